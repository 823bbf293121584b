"""The lake: made once, extended carefully, published whole, cleaned up."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.rows import Day, bare_row, hexed, publish, row
from transforms.contracts import (
    Article,
    Capture,
    Entity,
    FxRate,
    Quarantine,
    Run,
    Sentence,
    declared_tables,
)
from warehouse.errors import AlreadyPublished, NoWarehouse, SchemaMismatch, WarehouseError
from warehouse.lake import Lake, open_lake, packaged_extension, query_tables
from warehouse.layout import layout_digest
from warehouse.paths import WarehousePaths
from warehouse.publishing import KnownVersion, Told
from warehouse.staging import stage_batch

pytestmark = pytest.mark.slow


def counts(lake: Lake) -> dict[str, int]:
    return {
        name: int(str(lake.query(f"SELECT count(*) FROM {name}")[0][0]))
        for name in declared_tables()
    }


def test_opening_again_changes_nothing(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        first = lake.snapshot_id()
    with open_lake(paths) as lake:
        assert lake.snapshot_id() == first == 1


def test_a_reader_needs_a_warehouse(paths: WarehousePaths) -> None:
    with pytest.raises(NoWarehouse, match="no warehouse in .* yet: run"), open_lake(paths, True):
        pass
    assert not paths.root.exists()


def test_extensions_come_from_their_packages_and_never_from_the_network(
    paths: WarehousePaths,
) -> None:
    with open_lake(paths) as lake:
        settings = lake.query(
            "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%extensions' ORDER BY 1"
        )
    assert settings == [
        ("autoinstall_known_extensions", "false"),
        ("autoload_known_extensions", "false"),
    ]
    linked = {link.name: link.resolve() for link in paths.extensions.iterdir()}
    assert linked == {
        "ducklake.duckdb_extension": packaged_extension("ducklake"),
        "sqlite_scanner.duckdb_extension": packaged_extension("sqlite_scanner"),
    }


def test_a_broken_extension_link_is_mended(paths: WarehousePaths) -> None:
    with open_lake(paths):
        pass
    link = paths.extensions / "ducklake.duckdb_extension"
    link.unlink()
    link.symlink_to("/nowhere/ducklake.duckdb_extension")
    with open_lake(paths, read_only=True) as lake:
        assert lake.snapshot_id() == 1


def test_a_moved_warehouse_opens_where_it_is(paths: WarehousePaths, tmp_path: Path) -> None:
    with open_lake(paths) as lake:
        publish(lake, {"core.fx_rates": [row(FxRate)]})
    moved = WarehousePaths(tmp_path / "moved")
    paths.root.rename(moved.root)
    with open_lake(moved, read_only=True) as lake:
        assert counts(lake)["core.fx_rates"] == 1


def test_a_broken_catalog_is_named(paths: WarehousePaths) -> None:
    paths.root.mkdir(parents=True)
    paths.catalog.write_text("this is no SQLite file" * 100)
    with pytest.raises(WarehouseError, match=r"catalog\.sqlite cannot be opened"), open_lake(paths):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    paths = WarehousePaths(file / "warehouse")
    with pytest.raises(WarehouseError, match="Not a directory"), open_lake(paths):
        pass


def test_one_publication_is_one_snapshot(paths: WarehousePaths) -> None:
    day = Day()
    day.claim(day.article("first"), "Acme")
    day.add(Run)
    with open_lake(paths) as lake:
        before = lake.snapshot_id()
        assert day.publish(lake) == before + 1 == lake.snapshot_id()
        assert counts(lake) == {name: len(rows) for name, rows in day.rows.items()}


def test_the_same_rows_cannot_be_published_twice(paths: WarehousePaths) -> None:
    day = Day()
    day.claim(day.article("first"), "Acme")
    with open_lake(paths) as lake:
        snapshot = day.publish(lake)
        stored = counts(lake)
        with pytest.raises(AlreadyPublished, match="core.articles holds .* nothing was published"):
            day.publish(lake)
        assert counts(lake) == stored
        assert lake.snapshot_id() == snapshot


def test_a_run_cannot_be_published_twice(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        publish(lake, {"core.runs": [row(Run)]})
        with pytest.raises(AlreadyPublished, match=r"core\.runs"):
            publish(lake, {"core.runs": [row(Run)], "core.fx_rates": [row(FxRate)]})
        assert counts(lake)["core.fx_rates"] == 0


MERGED = [
    (FxRate, {"units_per_eur": Decimal(9)}, "history is never rewritten"),
    (Quarantine, {"reason": "changed"}, "a document that is still in the folder"),
]


@pytest.mark.parametrize(("row_class", "change", "why"), MERGED, ids=lambda v: str(v)[-30:])
def test_only_new_keys_of_merged_tables_are_added(
    paths: WarehousePaths, row_class: type[Entity], change: dict[str, object], why: str
) -> None:
    name = next(n for n, t in declared_tables().items() if t.row_class is row_class)
    old, same_key, new = row(row_class), row(row_class, change), row(row_class, number=1)
    with open_lake(paths) as lake:
        publish(lake, {name: [old]})
        publish(lake, {name: [same_key, new, new]})
        key = ", ".join(declared_tables()[name].key)
        assert len(lake.existing_keys(name)) == 2
        assert counts(lake)[name] == 2, why
        column = next(iter(change))
        assert (getattr(old, column),) in lake.query(f"SELECT {column} FROM {name} ORDER BY {key}")


def test_a_failed_publication_leaves_nothing(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        staged = stage_batch(
            paths, "one", {"core.fx_rates": [row(FxRate)], "core.sentences": [row(Sentence)]}
        )
        staged["core.sentences"].write_bytes(b"PAR1 half a file")
        before = lake.snapshot_id()
        with pytest.raises(WarehouseError, match="the rows could not be published"):
            lake.publish({name: [file] for name, file in staged.items()})
        assert lake.snapshot_id() == before
        assert counts(lake)["core.fx_rates"] == 0
        publish(lake, {"core.fx_rates": [row(FxRate)]}, "two")
        assert counts(lake)["core.fx_rates"] == 1


def test_an_unknown_table_is_refused(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake, pytest.raises(WarehouseError, match=r"no such table: core\.x"):
        lake.publish({"core.x": []})


def test_nothing_staged_makes_no_snapshot(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        before = lake.snapshot_id()
        assert lake.publish({}) == before
        publish(lake, {"core.fx_rates": [row(FxRate)]})
        assert publish(lake, {"core.fx_rates": [row(FxRate)]}) == before + 1


def test_it_knows_what_it_holds(paths: WarehousePaths) -> None:
    day = Day()
    day.article("one")
    day.article("one", version=2, text_sha256="2" * 64)
    day.article("two", text_sha256="3" * 64)
    with open_lake(paths) as lake:
        assert (lake.known_articles(), lake.known_captures("1", "")) == ({}, frozenset())
        day.publish(lake)
        known = lake.known_articles()
        told = Told("two", None, date(2025, 2, 24))
        assert known[hexed("two")] == (
            KnownVersion(1, "3" * 64, hexed("capture", "two", 1), "The Morning Paper", told=told),
        )
        assert [version.version for version in known[hexed("one")]] == [1, 2]
        assert lake.known_captures("1", "") == {
            capture.capture_id
            for capture in day.rows["raw.captures"]
            if isinstance(capture, Capture)
        }
        assert lake.existing_keys("core.articles") == {
            (hexed("one"), 1), (hexed("one"), 2), (hexed("two"), 1),
        }  # fmt: skip


def test_time_travel_shows_the_older_snapshot(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        first = publish(lake, {"core.fx_rates": [row(FxRate)]})
        publish(lake, {"core.fx_rates": [row(FxRate, number=1)]})
        travelled = lake.query(f"SELECT count(*) FROM core.fx_rates AT (VERSION => {first})")
        assert travelled == [(1,)]


def test_the_snapshot_list_names_the_run(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        file = stage_batch(paths, "one", {"core.fx_rates": [row(FxRate)]})["core.fx_rates"]
        snapshot = lake.publish({"core.fx_rates": [file]}, "it's run 7")
        messages = lake.query("SELECT snapshot_id, commit_message FROM lake.snapshots()")
        assert (snapshot, "it's run 7") in messages


DIFFERENCES = [
    # what was done to the stored table, what the message says, None where it is mended
    ("ALTER TABLE core.fx_rates DROP COLUMN units_per_eur", "is new and may not be NULL"),
    ("ALTER TABLE core.fx_rates ADD COLUMN extra VARCHAR", "the contract lacks it"),
    ("ALTER TABLE core.runs ALTER articles_in DROP NOT NULL", "stored as BIGINT, but declared as"),
    ("ALTER TABLE core.articles DROP COLUMN agency", None),
    ("DROP TABLE core.relations", None),
    ("DROP VIEW pledges", None),
    ("COMMENT ON COLUMN core.runs.state IS 'other words'", None),
]


@pytest.mark.parametrize(("done", "message"), DIFFERENCES, ids=lambda v: str(v)[:50])
def test_missing_parts_are_added_and_anything_else_is_an_error(
    paths: WarehousePaths, done: str, message: str | None
) -> None:
    with open_lake(paths) as lake:
        publish(lake, {"core.articles": [row(Article)]})
        lake.query(done)
        lake.query("CREATE OR REPLACE VIEW core.layout AS SELECT 'older' AS digest")
        before = lake.snapshot_id()
    if message:
        with pytest.raises(SchemaMismatch, match=message), open_lake(paths):
            pass
        with open_lake(paths, read_only=True) as lake:
            assert lake.snapshot_id() == before
        return
    with open_lake(paths) as lake:
        assert lake.query("FROM core.layout") == [(layout_digest(),)]
        assert lake.snapshot_id() == before + 1
        assert counts(lake)["core.relations"] == 0
        assert lake.query("FROM pledges") == []
        agencies = lake.query("SELECT agency FROM core.articles")
        assert agencies == [(None,)] if "agency" in done else len(agencies) == 1
        fresh = bare_row(Article, {"article_id": "f" * 16})
        publish(lake, {"core.articles": [dataclasses.replace(fresh, agency="Wire")]}, "later")
        assert ("Wire",) in lake.query("SELECT agency FROM core.articles")


def parquet_files(paths: WarehousePaths) -> set[Path]:
    return set(paths.tables.rglob("*.parquet"))


def test_orphans_are_removed_and_nothing_else(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        publish(lake, {"core.fx_rates": [row(FxRate)]})
        kept = parquet_files(paths)
        orphan = next(iter(kept)).with_name("ducklake-left-by-a-killed-writer.parquet")
        orphan.write_bytes(b"PAR1")
        assert [Path(name).name for name in lake.remove_orphans()] == [orphan.name]
        assert parquet_files(paths) == kept
        assert lake.remove_orphans() == []
        assert counts(lake)["core.fx_rates"] == 1


def test_compaction_merges_files_and_keeps_the_rows(paths: WarehousePaths) -> None:
    with open_lake(paths) as lake:
        for number in range(5):
            publish(lake, {"core.fx_rates": [row(FxRate, number=number)]})
        rows = lake.query("FROM core.fx_rates ORDER BY ALL")
        assert len(parquet_files(paths)) == 5
        lake.compact(timedelta(days=7))
        assert lake.query("FROM core.fx_rates AT (VERSION => 3) ORDER BY ALL") == rows[:2]
        lake.compact(timedelta(0))
        lake.compact(timedelta(0))
        assert lake.query("FROM core.fx_rates ORDER BY ALL") == rows
        assert len(parquet_files(paths)) == 1


def test_sql_over_arrow_tables_answers_in_arrow() -> None:
    import pyarrow as pa  # noqa: PLC0415

    staged = pa.table({"a": [1, 2], "at": [datetime(2025, 1, 1, tzinfo=UTC), None]})
    found = query_tables(
        "SELECT s.a, s.at::DATE AS on_day FROM staged_x s ANTI JOIN stored_x USING (a)",
        {"staged_x": staged, "stored_x": pa.table({"a": [2]})},
    )
    assert found.to_pylist() == [{"a": 1, "on_day": date(2025, 1, 1)}]
    with pytest.raises(WarehouseError, match="the check cannot be run: .*nothing_here"):
        query_tables("FROM nothing_here", {})
