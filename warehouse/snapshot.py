"""Write newsledger.duckdb: the published snapshot as one self-contained file for every tool."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.contracts import declared_tables
from transforms.contracts.table import Table
from warehouse.ddl import (
    comment_on,
    comment_statements,
    create_table,
    literal,
    quoted,
    table_comment,
)
from warehouse.lake import Lake, open_database, open_lake, plain_errors
from warehouse.layout import SCHEMAS, layout_digest, layout_statements
from warehouse.paths import WarehousePaths
from warehouse.transactions import transaction
from warehouse.view_files import load_views

if TYPE_CHECKING:
    from warehouse.lake import Connection

STORAGE_VERSION = "v1.0.0"
"""Oldest DuckDB whose file format is written: any 1.x and 2.x opens the copy."""

LEFT_OUT = {"raw.captures": frozenset({"content"})}
"""The documents themselves stay in the lake: they are as large as all the rest together."""
LEFT_OUT_COMMENT = "This copy leaves out `content`, the bytes: they are in the lake."


def write_copy(paths: WarehousePaths) -> Path:
    """Write the current snapshot to `paths.copy` and return it.

    The file is finished aside and moved in by one rename: a reader has the old snapshot or the
    new one, and keeps the one it opened.

    Raises:
        NoWarehouse: There is no lake to copy.
        WarehouseError: The copy cannot be written; the old one is as it was.
    """
    aside = paths.copy.with_name(f".{paths.copy.name}.{os.getpid()}")
    try:
        with open_lake(paths, read_only=True) as lake, plain_errors(f"{paths.copy} is not written"):
            _copy_tables(lake, aside)
        with (
            open_database(aside, read_only=False) as connection,
            plain_errors(f"{paths.copy} is not written"),
            transaction(connection),
        ):
            _describe(connection)
        _sync(aside)
        aside.replace(paths.copy)
        _sync(paths.root)
    finally:
        aside.unlink(missing_ok=True)
        aside.with_name(f"{aside.name}.wal").unlink(missing_ok=True)
    return paths.copy


def _copy_tables(lake: Lake, file: Path) -> None:
    file.unlink(missing_ok=True)
    run = lake.connection.execute
    run(f"ATTACH {literal(str(file.absolute()))} AS copy (STORAGE_VERSION '{STORAGE_VERSION}')")
    for schema in SCHEMAS:
        run(f"CREATE SCHEMA copy.{schema}")
    lake.connection.begin()
    for table in declared_tables().values():
        run(create_table(table, f"copy.{table.name}", LEFT_OUT.get(table.name, ())))
        run(_fill(table))
    lake.connection.commit()
    run("DETACH copy")


def _fill(table: Table) -> str:
    left_out = LEFT_OUT.get(table.name, frozenset())
    columns = ", ".join(quoted(name) for name in table.column_names if name not in left_out)
    order = ", ".join(quoted(name) for name in table.sort_by)
    return (
        f"INSERT INTO {quoted(f'copy.{table.name}')} SELECT {columns} "
        f"FROM {quoted(f'lake.{table.name}')} ORDER BY {order}"
    )


def _describe(connection: Connection) -> None:
    for table in declared_tables().values():
        left_out = LEFT_OUT.get(table.name, frozenset())
        for statement in comment_statements(table, table.name, left_out):
            connection.execute(statement)
        if left_out:
            comment = f"{table_comment(table)} {LEFT_OUT_COMMENT}"
            connection.execute(comment_on("TABLE", table.name, comment))
    for view in load_views():
        for statement in view.statements:
            connection.execute(statement)
    for statement in layout_statements(layout_digest()):
        connection.execute(statement)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
