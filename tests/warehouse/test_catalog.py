"""What readers see while the very first run still makes the tables."""

from __future__ import annotations

import sqlite3

import pytest

from warehouse.ddl import literal
from warehouse.errors import NoWarehouse
from warehouse.lake import Limits, load_extensions, open_database, open_lake, open_locked
from warehouse.paths import WarehousePaths


def test_an_empty_catalog_is_no_warehouse_yet(paths: WarehousePaths) -> None:
    paths.root.mkdir()
    sqlite3.connect(paths.catalog).close()
    paths.catalog.touch()
    with (
        pytest.raises(NoWarehouse, match="no warehouse in .* yet"),
        open_lake(paths, read_only=True),
    ):
        pass


def test_a_catalog_without_tables_is_no_warehouse_yet(paths: WarehousePaths) -> None:
    paths.root.mkdir()
    with open_database(paths.root / "attaching.duckdb", read_only=False) as connection:
        load_extensions(connection, paths)
        catalog = literal(f"ducklake:sqlite:{paths.catalog}")
        connection.execute(f"ATTACH {catalog} AS lake (DATA_PATH {literal(f'{paths.tables}/')})")
    with pytest.raises(NoWarehouse), open_lake(paths, read_only=True):
        pass
    with pytest.raises(NoWarehouse), open_locked(paths, Limits()):
        pass
    with open_lake(paths):
        pass
    with open_lake(paths, read_only=True) as lake:
        assert lake.query("SELECT count(*) FROM core.runs") == [(0,)]
