"""Options of the whole suite, and one Prefect server for all runs that tests start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from flows.server import OwnServer
from flows.settings import load_settings


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=3, help="how often the fault tests kill a run (default: 3)"
    )
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Environment of a running Prefect server: a run with it starts in seconds."""
    home = tmp_path_factory.mktemp("server")
    server = OwnServer(load_settings({"NEWSLEDGER_WAREHOUSE": str(home)}))
    try:
        server.wait()
        yield {"PREFECT_API_URL": server.api_url, "PREFECT_HOME": str(server.home)}
    finally:
        server.stop()
