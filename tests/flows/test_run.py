"""The whole command on a small day: once, again, with corrections, and with bad input."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from flows.lease import Lease
from flows.ledger import Ledger
from flows.rates import fx_rate_rows, rates_source
from tests.flows.running import Outcome, ask, processes_of, rows_of, run, wait_until_gone
from tests.flows.stories import BAD_DOCUMENTS, STORIES, write_bad_documents, write_stories
from warehouse.lake import open_database
from warehouse.paths import WarehousePaths
from warehouse.staging import stage_batch

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("day")
    write_stories(folder / "articles")
    write_bad_documents(folder / "bad")
    return folder


@pytest.fixture(scope="module")
def first(day: Path, prefect_api: Mapping[str, str]) -> Outcome:
    return run(["run", str(day / "articles"), str(day / "bad")], day / "warehouse", prefect_api)


def counts(warehouse: Path) -> tuple[object, ...]:
    (row,) = ask(
        warehouse,
        "SELECT articles_in, articles_stored, articles_duplicate, articles_quarantined, state"
        " FROM core.runs ORDER BY started_at DESC LIMIT 1",
    )
    return row


def test_a_day_is_published_and_every_document_accounted_for(day: Path, first: Outcome) -> None:
    assert first.code == 0, first.err
    assert "Traceback" not in first.err
    assert counts(day / "warehouse") == (9, 4, 1, 4, "published")
    assert "9 in: 4 stored, 1 duplicate, 4 held back" in first.out
    assert str(day / "warehouse") in first.out


def test_bad_documents_are_held_with_a_reason(day: Path, first: Outcome) -> None:
    held = ask(
        day / "warehouse",
        "SELECT source_name, reason FROM core.quarantine"
        " WHERE table_name IN ('raw.captures', 'core.articles')",
    )
    names = {str(name).rpartition("/")[2].partition(":")[0].partition(",")[0] for name, _ in held}
    assert names == set(BAD_DOCUMENTS)
    assert all(str(reason).strip() for _, reason in held)


def test_the_copy_holds_the_same_rows(day: Path, first: Outcome) -> None:
    with open_database(WarehousePaths(day / "warehouse").copy) as connection:
        copied = connection.execute("SELECT count(*) FROM core.articles").fetchall()
    assert copied == [(4,)]


def test_no_process_outlives_the_run(day: Path, first: Outcome) -> None:
    assert processes_of(day / "warehouse") == []


def test_a_second_run_finds_nothing_new(
    day: Path, first: Outcome, prefect_api: Mapping[str, str]
) -> None:
    before = rows_of(day / "warehouse")
    changed = WarehousePaths(day / "warehouse").copy.stat().st_mtime_ns
    again = run(["run", str(day / "articles"), str(day / "bad")], day / "warehouse", prefect_api)
    assert again.code == 0, again.err
    assert "nothing new" in again.out
    assert rows_of(day / "warehouse") == before
    assert counts(day / "warehouse") == (9, 0, 9, 0, "unchanged")
    assert WarehousePaths(day / "warehouse").copy.stat().st_mtime_ns == changed


def test_a_corrected_article_is_a_new_version(
    day: Path, first: Outcome, prefect_api: Mapping[str, str]
) -> None:
    corrected = STORIES["mill"].replace("12 per cent", "14 per cent")
    (day / "articles" / "mill.txt").write_text(corrected, encoding="utf-8")
    assert run(["run", str(day / "articles")], day / "warehouse", prefect_api).code == 0
    versions = ask(
        day / "warehouse", "SELECT version FROM core.articles WHERE text LIKE 'Paper%' ORDER BY 1"
    )
    assert versions == [(1,), (2,)]


def test_mapped_fields_and_a_limit(tmp_path: Path, prefect_api: Mapping[str, str]) -> None:
    dump = tmp_path / "dump.jsonl"
    records = [{"headline": words[:30], "story": words} for words in STORIES.values()]
    dump.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    words = ["run", str(dump), "--map", "body=story", "--map", "title=headline", "--limit", "2"]
    done = run(words, tmp_path / "warehouse", prefect_api)
    assert done.code == 0, done.err
    assert counts(tmp_path / "warehouse")[:2] == (2, 2)


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (
            ["run", "no/such/folder"],
            1,
            "no/such/folder: no such file or folder, and no listed source",
        ),
        ([], 2, None),
        (["run"], 1, "no path: name a file, a folder, an address or a listed source"),
        (["run", "x.txt", "--limit", "0"], 2, None),
        (["run", "x.txt", "--map", "colour=red"], 2, None),
        (["serve", "no/such/folder"], 1, "no/such/folder: no such folder"),
        (["serve", "--every", "soon"], 2, None),
    ],
)
def test_wrong_usage(tmp_path: Path, words: list[str], code: int, expected: str | None) -> None:
    done = run(words, tmp_path, {})
    assert done.code == code
    assert "Traceback" not in done.err
    if expected:
        assert done.sentence == f"newsledger: {expected}"


def test_a_warehouse_that_cannot_be_written(day: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    done = run(["run", str(day / "articles")], taken, {})
    assert (done.code, "cannot write to" in done.sentence) == (1, True)


def test_a_second_run_is_refused_within_two_seconds(
    day: Path, first: Outcome, prefect_api: Mapping[str, str]
) -> None:
    lease = Lease(Ledger(day / "warehouse"), "holder")
    try:
        second = run(["run", str(day / "articles")], day / "warehouse", prefect_api)
    finally:
        lease.release()
    assert second.code == 1
    assert "run holder (process" in second.sentence
    assert second.seconds < 2


@pytest.fixture
def refused(tmp_path: Path) -> Iterator[Path]:
    """A warehouse whose rates are staged twice each: the gate must refuse that table."""
    rows = list(fx_rate_rows())[:50]
    batch_id = f"rates-{rates_source().sha256[:16]}"
    stage_batch(WarehousePaths(tmp_path), batch_id, {"core.fx_rates": [*rows, *rows]})
    yield tmp_path
    shutil.rmtree(tmp_path / "staging", ignore_errors=True)


def test_a_broken_table_stops_the_run(
    day: Path, refused: Path, prefect_api: Mapping[str, str]
) -> None:
    done = run(["run", str(day / "articles")], refused, prefect_api)
    assert done.code == 1
    assert "core.fx_rates breaks its contract, so nothing was published" in done.sentence
    assert "Traceback" not in done.err
    assert ask(refused, "SELECT count(*) FROM core.articles") == [(0,)]
    ((state, failure),) = ask(refused, "SELECT state, failure FROM core.runs")
    assert (state, "core.fx_rates" in str(failure)) == ("failed", True)


def test_a_run_brings_its_own_server_and_takes_it_away(day: Path, tmp_path: Path) -> None:
    done = run(["run", str(day / "articles")], tmp_path, {})
    assert done.code == 0, done.err
    assert "Traceback" not in done.err
    assert wait_until_gone(tmp_path, 1) == []
    assert (tmp_path / "prefect" / "prefect.db").is_file()


def test_all_rows_are_the_same_with_other_batches(
    day: Path, tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    found = []
    for size in ("1", "50"):
        warehouse = tmp_path / size
        more = {**prefect_api, "NEWSLEDGER_BATCH_SIZE": size}
        assert run(["run", str(day / "articles")], warehouse, more).code == 0
        found.append(rows_of(warehouse))
    assert found[0] == found[1]
