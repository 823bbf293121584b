"""Add staged rows to the lake: one transaction over all tables, one snapshot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.contracts import declared_tables
from transforms.contracts.table import Table
from warehouse.ddl import literal, quoted
from warehouse.errors import AlreadyPublished, WarehouseError
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from warehouse.lake import Connection

MERGED_TABLES = frozenset({"core.entities", "core.fx_rates", "core.quarantine"})
"""Tables whose rows come again in later runs: only rows with a new key are added."""
ROOT_TABLES = ("core.runs", "raw.captures", "core.articles")
"""Tables that all other rows hang on: a stored key among theirs means a second publication."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A stored version of an article and the SHA-256 of its text."""

    version: int
    text_sha256: str


def publish_staged(
    connection: Connection, staged: Mapping[str, Sequence[Path]], message: str = ""
) -> int:
    """Add all staged rows and return the id of the snapshot that holds them.

    Raises:
        AlreadyPublished: A capture, article version or run is in the lake already.
        WarehouseError: A name in `staged` is not a declared table.
    """
    tables = declared_tables()
    unknown = sorted(set(staged) - set(tables))
    if unknown:
        raise WarehouseError(f"no such table: {', '.join(unknown)}")
    with transaction(connection):
        for name in ROOT_TABLES:
            _check_new(connection, tables[name], staged.get(name, ()))
        for name, table in tables.items():
            if staged.get(name):
                connection.execute(_insert(table), [_texts(staged[name])])
        if message:
            connection.execute(f"CALL lake.set_commit_message('newsledger', {literal(message)})")
    return _last_snapshot(connection)


def read_keys(connection: Connection, table_name: str) -> set[tuple[object, ...]]:
    """Return the key of every stored row of a table."""
    table = declared_tables()[table_name]
    return set(connection.execute(f"SELECT {_key(table)} FROM {quoted(table_name)}").fetchall())


def read_known_articles(connection: Connection) -> dict[str, tuple[KnownVersion, ...]]:
    """Return the stored versions of every article, in order, by article id."""
    known: dict[str, tuple[KnownVersion, ...]] = {}
    rows = connection.execute(
        "SELECT article_id, version, text_sha256 FROM core.articles ORDER BY article_id, version"
    ).fetchall()
    for article_id, version, text_sha256 in rows:
        known[article_id] = (*known.get(article_id, ()), KnownVersion(version, text_sha256))
    return known


def _check_new(connection: Connection, table: Table, files: Sequence[Path]) -> None:
    if not files:
        return
    stored = connection.execute(
        f"SELECT {_key(table)} FROM read_parquet(?) SEMI JOIN {quoted(table.name)} "
        f"USING ({_key(table)}) LIMIT 1",
        [_texts(files)],
    ).fetchall()
    if stored:
        raise AlreadyPublished(f"{table.name} holds {stored[0]} already: nothing was published")


def _insert(table: Table) -> str:
    columns = ", ".join(quoted(name) for name in table.column_names)
    insert = (
        f"INSERT INTO {quoted(table.name)} BY NAME SELECT {columns} FROM read_parquet(?) staged"
    )
    if table.name not in MERGED_TABLES:
        return insert
    return (
        f"{insert} ANTI JOIN {quoted(table.name)} USING ({_key(table)}) "
        f"QUALIFY row_number() OVER (PARTITION BY {_key(table)} ORDER BY {columns}) = 1"
    )


def _key(table: Table) -> str:
    return ", ".join(quoted(name) for name in table.key)


def _texts(files: Sequence[Path]) -> list[str]:
    return [str(file) for file in files]


def _last_snapshot(connection: Connection) -> int:
    rows = connection.execute("FROM ducklake_last_committed_snapshot('lake')").fetchall()
    if not rows or rows[0][0] is None:
        rows = connection.execute("FROM ducklake_current_snapshot('lake')").fetchall()
    return int(rows[0][0])
