"""Killed writers and readers beside a writer: nothing lost, nothing partial, nobody locked out."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.warehouse.writer import ROWS_PER_RUN
from warehouse.lake import Lake, open_database, open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow
CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = 6
RUNS = 12


def start_writer(paths: WarehousePaths, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.writer", str(paths.root), str(first), str(count)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )


def runs_found(lake: Lake) -> list[int]:
    """The numbers of the published runs; fails where one of them is not whole."""
    lake.connection.begin()
    whole = lake.query(
        "SELECT run_id::INT, articles, sentences, claims FROM core.runs AS r "
        "LEFT JOIN (SELECT title, count(*) AS articles FROM core.articles GROUP BY title) AS a "
        "ON a.title = 'article ' || r.run_id::INT "
        "LEFT JOIN (SELECT article_id, count(*) AS sentences FROM core.sentences "
        "GROUP BY article_id) AS s ON s.article_id = (SELECT any_value(article_id) "
        "FROM core.articles WHERE title = a.title) "
        "LEFT JOIN (SELECT subject_name, count(*) AS claims FROM core.claims "
        "GROUP BY subject_name) AS c ON c.subject_name = 'who ' || r.run_id::INT ORDER BY 1"
    )
    assert {row[1:] for row in whole} <= {(1, ROWS_PER_RUN, 1)}
    totals = lake.query(
        "SELECT (SELECT count(*) FROM core.runs), (SELECT count(*) FROM core.articles), "
        "(SELECT count(*) FROM core.claims), (SELECT count(*) FROM core.sentences)"
    )[0]
    lake.connection.rollback()
    assert totals == (len(whole), len(whole), len(whole), ROWS_PER_RUN * len(whole))
    return [int(str(row[0])) for row in whole]


def test_killed_writers_lose_nothing_and_leave_nothing_half(paths: WarehousePaths) -> None:
    moments = random.Random(2)
    acknowledged: set[int] = set()
    for attempt in range(KILLS):
        writer = start_writer(paths, attempt * 1000, 500)
        assert writer.stdout is not None
        acknowledged.add(int(writer.stdout.readline()))
        time.sleep(moments.uniform(0.0, 1.0))
        writer.send_signal(signal.SIGKILL)
        acknowledged |= {int(line) for line in writer.stdout.read().split("\n")[:-1]}
        writer.wait()
        with open_lake(paths, read_only=True) as lake:
            found = set(runs_found(lake))
        assert acknowledged <= found
        assert len(found - acknowledged) <= attempt + 1
    with open_lake(paths) as lake:
        lake.remove_orphans()
        assert acknowledged <= set(runs_found(lake))


def test_readers_are_never_locked_out_and_see_whole_runs(paths: WarehousePaths) -> None:
    with open_lake(paths):
        pass
    writer = start_writer(paths, 0, RUNS)
    seen = []
    while writer.poll() is None:
        with open_lake(paths, read_only=True) as lake:
            seen.append(len(runs_found(lake)))
    assert writer.returncode == 0
    with open_lake(paths, read_only=True) as lake:
        assert runs_found(lake) == list(range(RUNS))
    assert seen == sorted(seen)
    assert len(seen) > 1


def test_a_copy_is_written_while_a_writer_publishes(paths: WarehousePaths) -> None:
    with open_lake(paths):
        pass
    writer = start_writer(paths, 0, RUNS)
    copied = 0
    while writer.poll() is None:
        with open_database(write_copy(paths)) as connection:
            runs, sentences = connection.execute(
                "SELECT (SELECT count(*) FROM core.runs), (SELECT count(*) FROM core.sentences)"
            ).fetchall()[0]
        assert sentences == ROWS_PER_RUN * runs
        copied += 1
    assert writer.returncode == 0
    assert copied > 0
