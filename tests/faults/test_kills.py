"""A run killed at any moment, then a run to the end: the same rows as an unkilled run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.flows.running import (
    ask,
    rows_of,
    run,
    shell_code,
    start,
    wait_until_begun,
    wait_until_gone,
)
from warehouse.errors import NoWarehouse, WarehouseError
from warehouse.lake import DatabaseError, open_database, open_lake
from warehouse.paths import WarehousePaths

pytestmark = pytest.mark.slow

ARTICLES = Path(__file__).resolve().parents[2] / "seeds" / "articles"
SEED = 20250224
STOPPED = 128 + signal.SIGINT

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def unkilled(
    tmp_path_factory: pytest.TempPathFactory, prefect_api: Mapping[str, str]
) -> tuple[Rows, float]:
    """The rows of a run that nobody disturbs, and how long it takes."""
    warehouse = tmp_path_factory.mktemp("unkilled")
    done = run(["run", str(ARTICLES)], warehouse, prefect_api)
    assert done.code == 0, done.err
    return rows_of(warehouse), done.seconds


def test_kills_change_no_row(
    tmp_path: Path,
    unkilled: tuple[Rows, float],
    prefect_api: Mapping[str, str],
    pytestconfig: pytest.Config,
) -> None:
    expected, seconds = unkilled
    moments = random.Random(SEED)
    killed = 0
    for _ in range(pytestconfig.getoption("kills")):
        process = start(["run", str(ARTICLES)], tmp_path, prefect_api)
        time.sleep(moments.uniform(0.1, seconds))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        assert wait_until_gone(tmp_path, 10) == [], "processes outlive the killed run"
    done = run(["run", str(ARTICLES)], tmp_path, prefect_api)
    assert done.code == 0, done.err
    assert rows_of(tmp_path) == expected
    states = [str(state) for (state,) in ask(tmp_path, "SELECT state FROM core.runs")]
    assert states.count("published") == 1
    assert states.count("killed") <= killed
    with open_database(WarehousePaths(tmp_path).copy) as connection:
        copied = connection.execute("SELECT count(*) FROM core.figures").fetchall()
    assert copied == [(len(expected["core.figures"]),)]


def test_a_killed_run_takes_its_own_server_along(tmp_path: Path) -> None:
    process = start(["run", str(ARTICLES)], tmp_path, {})
    time.sleep(4)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert wait_until_gone(tmp_path, 10) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_says_so_and_leaves_nothing(
    tmp_path: Path, how: signal.Signals, prefect_api: Mapping[str, str]
) -> None:
    process = start(["run", str(ARTICLES)], tmp_path, prefect_api)
    wait_until_begun(process)
    time.sleep(2)
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    assert shell_code(process) == STOPPED, err
    assert "Traceback" not in err
    assert wait_until_gone(tmp_path, 5) == []


@pytest.mark.parametrize("after_s", [1, 3, 6])
def test_ctrl_c_reaches_the_whole_group_and_says_one_sentence(
    tmp_path: Path, after_s: int, prefect_api: Mapping[str, str]
) -> None:
    process = start(["run", str(ARTICLES)], tmp_path, prefect_api)
    time.sleep(after_s)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert shell_code(process) in (0, STOPPED), err
    assert "Traceback" not in err
    assert wait_until_gone(tmp_path, 5) == []


def test_readers_see_whole_snapshots_during_a_run(
    tmp_path: Path, unkilled: tuple[Rows, float], prefect_api: Mapping[str, str]
) -> None:
    expected, _ = unkilled
    process = start(["run", str(ARTICLES)], tmp_path, prefect_api)
    seen: set[tuple[int, int]] = set()
    problems: list[str] = []
    reader = threading.Thread(target=_read_on, args=(tmp_path, process, seen, problems))
    reader.start()
    _, err = process.communicate()
    reader.join()
    assert process.returncode == 0, err
    assert problems == []
    whole = (len(expected["core.articles"]), len(expected["core.figures"]))
    assert whole in seen
    assert seen <= {(0, 0), whole}


def _read_on(
    warehouse: Path,
    process: subprocess.Popen[str],
    seen: set[tuple[int, int]],
    problems: list[str],
) -> None:
    sql = "SELECT (SELECT count(*) FROM core.articles), (SELECT count(*) FROM core.figures)"
    paths = WarehousePaths(warehouse)
    is_over = False
    while not is_over:
        is_over = process.poll() is not None
        try:
            with open_lake(paths, read_only=True) as lake:
                articles, figures = lake.query(sql)[0]
                seen.add((int(str(articles)), int(str(figures))))
            if paths.copy.exists():
                with open_database(paths.copy) as connection:
                    articles, figures = connection.execute(sql).fetchall()[0]
                    seen.add((articles, figures))
        except NoWarehouse:
            pass
        except (WarehouseError, DatabaseError, OSError) as error:
            problems.append(f"{type(error).__name__}: {error}")
        time.sleep(0.05)


@pytest.mark.parametrize("limit", [65_536, 262_144])
def test_a_disk_that_takes_no_more(
    tmp_path: Path, limit: int, unkilled: tuple[Rows, float], prefect_api: Mapping[str, str]
) -> None:
    stopped = run(["run", str(ARTICLES)], tmp_path, prefect_api, limit)
    assert stopped.code == 1, stopped.err
    assert stopped.sentence
    assert "Traceback" not in stopped.err
    assert wait_until_gone(tmp_path, 5) == []
    done = run(["run", str(ARTICLES)], tmp_path, prefect_api)
    assert done.code == 0, done.err
    assert rows_of(tmp_path) == unkilled[0]
