"""Give the lake the tables, views and macros that the contracts and view files declare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transforms.contracts import declared_tables
from transforms.contracts.table import Table
from warehouse.ddl import (
    add_column,
    comment_on,
    comment_statements,
    create_table,
    literal,
    quoted,
    sort_lake_table,
)
from warehouse.errors import SchemaMismatch
from warehouse.transactions import transaction
from warehouse.view_files import load_views

if TYPE_CHECKING:
    from warehouse.lake import Connection

SCHEMAS = ("raw", "core")
LAYOUT_COMMENT = "Digest of the contracts and views that this warehouse was made with."


def layout_digest() -> str:
    """Return a hash over every contract and view; it changes when any of them does."""
    digest = hashlib.sha256()
    for table in declared_tables().values():
        for statement in _table_statements(table):
            digest.update(statement.encode() + b"\0")
    for view in load_views():
        for statement in view.statements:
            digest.update(statement.encode() + b"\0")
    return digest.hexdigest()[:16]


def prepare_layout(connection: Connection) -> None:
    """Create what is missing and add new nullable columns, in one transaction.

    Raises:
        SchemaMismatch: A stored table differs from its contract in any other way.
    """
    digest = layout_digest()
    if _stored_digest(connection) == digest:
        return
    with transaction(connection):
        for schema in SCHEMAS:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        stored = _stored_columns(connection)
        for table in declared_tables().values():
            for statement in _missing_statements(table, stored.get(table.name, {})):
                connection.execute(statement)
        for view in load_views():
            for statement in view.lake_statements:
                connection.execute(statement)
        for statement in layout_statements(digest):
            connection.execute(statement)


def layout_statements(digest: str) -> Iterator[str]:
    """Yield the statements that note in the warehouse itself what it was made with."""
    yield f"CREATE OR REPLACE VIEW core.layout AS SELECT {literal(digest)} AS digest"
    yield comment_on("VIEW", "core.layout", LAYOUT_COMMENT)


def _table_statements(table: Table) -> Iterator[str]:
    yield create_table(table, table.name)
    yield sort_lake_table(table)
    yield from comment_statements(table, table.name)


def _missing_statements(table: Table, stored: dict[str, str]) -> Iterator[str]:
    if not stored:
        yield from _table_statements(table)
        return
    _check_columns(table, stored)
    for field in table.fields:
        if field.name not in stored:
            yield add_column(table, field)
    yield from comment_statements(table, table.name)


def _check_columns(table: Table, stored: dict[str, str]) -> None:
    declared = {field.name: field for field in table.fields}
    for name, stored_type in stored.items():
        field = declared.get(name)
        if field is None:
            raise SchemaMismatch(f"{table.name}.{name} is stored, but the contract lacks it")
        wanted = _described(field.sql_type, field.is_nullable)
        if wanted != stored_type:
            raise SchemaMismatch(
                f"{table.name}.{name} is stored as {stored_type}, but declared as {wanted}"
            )
    for name, field in declared.items():
        if name not in stored and not field.is_nullable:
            raise SchemaMismatch(
                f"{table.name}.{name} is new and may not be NULL: stored rows have no value for it"
            )


def _described(sql_type: str, is_nullable: bool) -> str:
    name = sql_type.replace(", ", ",").replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE")
    return name if is_nullable else f"{name} NOT NULL"


def _stored_columns(connection: Connection) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    rows = connection.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type, is_nullable "
        "FROM duckdb_columns() WHERE database_name = current_database() "
        "AND table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY column_index"
    ).fetchall()
    for table_name, column_name, data_type, is_nullable in rows:
        found.setdefault(table_name, {})[column_name] = _described(data_type, is_nullable)
    return found


def _stored_digest(connection: Connection) -> str | None:
    views = connection.execute(
        "SELECT view_name FROM duckdb_views() WHERE database_name = current_database() "
        "AND schema_name = 'core' AND view_name = 'layout'"
    ).fetchall()
    if not views:
        return None
    return str(connection.execute(f"SELECT digest FROM {quoted('core.layout')}").fetchall()[0][0])
