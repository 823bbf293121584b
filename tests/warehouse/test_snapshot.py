"""newsledger.duckdb: whole, self-contained, and never in a reader's way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.warehouse.rows import Day, publish, row
from transforms.contracts import FxRate, declared_tables
from warehouse.errors import NoWarehouse, WarehouseError
from warehouse.lake import Connection, open_database, open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import STORAGE_VERSION, write_copy
from warehouse.view_files import load_views

pytestmark = pytest.mark.slow
COUNT = "SELECT count(*) FROM core.fx_rates"


def made(paths: WarehousePaths) -> Path:
    with open_lake(paths) as lake:
        day = Day()
        day.claim(day.article("one"), "Acme")
        day.add(FxRate)
        day.publish(lake)
    return write_copy(paths)


def one(connection: Connection, sql: str) -> object:
    return connection.execute(sql).fetchall()[0][0]


def test_the_copy_stands_alone(paths: WarehousePaths, tmp_path: Path) -> None:
    alone = tmp_path / "other name.duckdb"
    shutil.copy(made(paths), alone)
    shutil.rmtree(paths.root)
    with open_database(alone) as connection:
        assert one(connection, "SELECT who FROM pledges") == "Acme"
        claim_id = one(connection, "SELECT claim_id FROM said")
        assert one(connection, f"SELECT surface FROM evidence('{claim_id}')") == "printed"
        assert one(connection, "SELECT count(*) FROM as_of('2030-01-01')") == 1
        assert {row[0] for row in connection.execute("SHOW TABLES").fetchall()} == {
            view.name for view in load_views() if view.name not in {"as_of", "evidence"}
        }


def test_it_is_written_for_old_and_new_duckdb(paths: WarehousePaths) -> None:
    with open_database(made(paths)) as connection:
        tags = one(connection, "SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL")
    assert tags == {"storage_version": f"{STORAGE_VERSION}+"}


def test_every_view_and_column_has_a_comment(paths: WarehousePaths) -> None:
    with open_database(made(paths)) as connection:
        silent = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL "
            "AND NOT internal AND table_name <> 'layout'"
        ).fetchall()
        assert silent == []
        silent = connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE comment IS NULL AND NOT internal "
            "UNION ALL SELECT function_name FROM duckdb_functions() "
            "WHERE comment IS NULL AND NOT internal"
        ).fetchall()
        assert silent == []


def test_a_reader_keeps_its_snapshot(paths: WarehousePaths) -> None:
    made(paths)
    with open_database(paths.copy) as reader:
        assert one(reader, COUNT) == 1
        for number in range(1, 4):
            with open_lake(paths) as lake:
                publish(lake, {"core.fx_rates": [row(FxRate, number=number)]})
        # DuckDB shares one instance per file and process, so the new file is read under its own
        # name: another process would see it under the same one.
        write_copy(paths)
        assert one(reader, COUNT) == 1
        (paths.root / "new.duckdb").hardlink_to(paths.copy)
        with open_database(paths.root / "new.duckdb") as later:
            assert one(later, COUNT) == 4


def test_nothing_is_left_beside_it(paths: WarehousePaths) -> None:
    made(paths)
    write_copy(paths)
    assert {file.name for file in paths.root.iterdir()} == {
        "catalog.sqlite", "extensions", "newsledger.duckdb", "staging", "tables",
    }  # fmt: skip


def test_a_failed_copy_leaves_the_old_one(paths: WarehousePaths) -> None:
    before = made(paths).read_bytes()
    for file in paths.tables.rglob("*.parquet"):
        file.write_bytes(b"PAR1 broken")
    with pytest.raises(WarehouseError, match=r"newsledger\.duckdb is not written"):
        write_copy(paths)
    assert paths.copy.read_bytes() == before
    assert not list(paths.root.glob(".newsledger*"))


def test_there_is_nothing_to_copy(paths: WarehousePaths) -> None:
    with pytest.raises(NoWarehouse):
        write_copy(paths)


def test_an_empty_warehouse_has_a_copy(paths: WarehousePaths) -> None:
    with open_lake(paths):
        pass
    with open_database(write_copy(paths)) as connection:
        for name in declared_tables():
            assert one(connection, f"SELECT count(*) FROM {name}") == 0
        assert connection.execute("FROM pledges").fetchall() == []
