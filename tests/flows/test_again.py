"""Documents that are read again: held in passing, or gone back to an older text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from flows.ledger import Ledger
from flows.records import COPIED_FACT
from tests.flows.running import ask, rows_of, run
from tests.flows.sources.archives import SITE, Archive, page
from tests.flows.stories import STORIES
from warehouse.lake import open_database, open_lake
from warehouse.paths import WarehousePaths

pytestmark = pytest.mark.slow

COUNTS = (
    "SELECT articles_in, articles_stored, articles_duplicate, articles_quarantined, state"
    " FROM core.runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
)
FORGET = (
    "DELETE FROM core.claims",
    "DELETE FROM core.other_numbers",
    "DELETE FROM core.figures",
    "DELETE FROM core.relations",
    "DELETE FROM core.mentions",
    "DELETE FROM core.sentences",
    "INSERT INTO core.quarantine BY NAME SELECT 'ab' AS quarantine_id, 'core.articles' AS"
    " table_name, capture_id AS row_key, 'unreadable_article' AS rule_code, 'A bug.' AS reason,"
    " run_id, recorded_at FROM core.articles",
    "DELETE FROM core.articles",
)
"""What a run leaves whose only article could not be read."""


def test_an_article_that_older_rules_could_not_read_is_read_again(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    folder, warehouse = tmp_path / "in", tmp_path / "warehouse"
    folder.mkdir()
    (folder / "ferry.txt").write_text(STORIES["ferry"], encoding="utf-8")
    assert run(["run", str(folder)], warehouse, prefect_api).code == 0
    expected = rows_of(warehouse)
    with open_lake(WarehousePaths(warehouse)) as lake:
        for statement in FORGET:
            lake.query(statement)
        lake.query("UPDATE core.runs SET rules_version = '0.1+older'")
    again = run(["run", str(folder)], warehouse, prefect_api)
    assert again.code == 0, again.err
    assert ask(warehouse, COUNTS) == [(1, 1, 0, 0, "published")]
    assert rows_of(warehouse) == expected
    pretend_another_version(warehouse)
    refused = run(["report"], warehouse, prefect_api)
    assert (refused.code, "another version of newsledger" in refused.sentence) == (1, True)
    again = run(["run", str(folder)], warehouse, prefect_api)
    assert "nothing new, newsledger.duckdb written" in again.err
    assert again.out.startswith("nothing new")
    assert run(["report"], warehouse, prefect_api).code == 0


def pretend_another_version(warehouse: Path) -> None:
    """Leave the copy and the note about it as a version with other views would have."""
    ledger = Ledger(warehouse)
    ledger.note(COPIED_FACT, str(ledger.fact(COPIED_FACT)).split()[0])
    with open_database(WarehousePaths(warehouse).copy, read_only=False) as connection:
        connection.execute("CREATE OR REPLACE VIEW core.layout AS SELECT 'older' AS digest")


def test_a_source_that_takes_a_correction_back_gives_a_third_version(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    folder, warehouse = tmp_path / "in", tmp_path / "warehouse"
    folder.mkdir()
    first = STORIES["mill"]
    corrected = first.replace("12 per cent", "14 per cent")
    for text in (first, corrected, first):
        (folder / "mill.txt").write_text(text, encoding="utf-8")
        done = run(["run", str(folder)], warehouse, prefect_api)
        assert done.code == 0, done.err
    found = ask(warehouse, "SELECT version, text LIKE '%12 per%' FROM core.articles ORDER BY 1")
    assert found == [(1, True), (2, False), (3, True)]
    assert ask(warehouse, COUNTS) == [(1, 1, 0, 0, "published")]
    assert "nothing new" in run(["run", str(folder)], warehouse, prefect_api).out


def test_what_is_held_is_told_again_until_it_can_be_read(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    folder, warehouse = tmp_path / "in", tmp_path / "warehouse"
    folder.mkdir()
    (folder / "mill.txt").write_text(STORIES["mill"], encoding="utf-8")
    (folder / "ferry.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 500)
    assert run(["run", str(folder)], warehouse, prefect_api).code == 0
    again = run(["run", str(folder)], warehouse, prefect_api)
    assert "again     1 held as before" in again.out
    assert ask(warehouse, COUNTS) == [(2, 0, 2, 0, "unchanged")]
    held = "SELECT rule_code FROM core.quarantine WHERE table_name = 'raw.captures'"
    assert ask(warehouse, held) == [("binary_document",)]
    (folder / "ferry.txt").write_text(STORIES["ferry"], encoding="utf-8")
    assert run(["run", str(folder)], warehouse, prefect_api).code == 0
    assert ask(warehouse, COUNTS) == [(2, 1, 1, 0, "published")]
    assert ask(warehouse, held) == []


def test_an_older_archive_that_is_read_later_is_held(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    file, warehouse = tmp_path / "crawl.warc", tmp_path / "warehouse"
    codes = []
    for day, sum_of in (("2025-03-20", b"$12 million"), ("2025-03-10", b"$11 million")):
        archive = Archive()
        body = page(0).replace(b"$10 million", sum_of)
        archive.add(f"{SITE}/news/0", body, warc={"WARC-Date": f"{day}T10:00:00Z"})
        file.write_bytes(archive.content)
        codes.append(run(["run", str(file)], warehouse, prefect_api).code)
    assert codes == [0, 1], "nothing of the second one is stored"
    assert ask(warehouse, COUNTS) == [(1, 0, 0, 1, "published")]
    assert ask(warehouse, "SELECT rule_code, reason FROM core.quarantine") == [
        (
            "older_capture",
            "It was captured at 2025-03-10 10:00 UTC, the stored version of the article at"
            " 2025-03-20 10:00: what is older never follows it.",
        )
    ]
