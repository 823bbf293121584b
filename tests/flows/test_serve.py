"""`newsledger serve`: a file dropped into the folder is in the warehouse two rounds later."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.running import page_address, serve, wait_for_articles
from tests.flows.stories import STORIES

pytestmark = pytest.mark.slow

PATIENCE_S = 120


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, str]]:
    """A served folder: folder, warehouse and the address of the Prefect page."""
    folder = tmp_path_factory.mktemp("inbox")
    warehouse = tmp_path_factory.mktemp("warehouse")
    with serve([str(folder), "--every", "4s"], warehouse, {}) as process:
        yield folder, warehouse, page_address(process)


def test_the_prefect_page_answers(served: tuple[Path, Path, str]) -> None:
    with urllib.request.urlopen(served[2], timeout=30) as response:
        assert b"<html" in response.read().lower()


def test_a_dropped_file_arrives(served: tuple[Path, Path, str]) -> None:
    folder, warehouse, _ = served
    (folder / "ferry.txt").write_text(STORIES["ferry"], encoding="utf-8")
    wait_for_articles(warehouse, "true", 1, PATIENCE_S)
