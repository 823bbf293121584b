"""Add staged rows to the lake: one transaction over all tables, one snapshot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transforms.contracts import declared_tables
from transforms.contracts.table import Table
from warehouse.ddl import literal, quoted
from warehouse.errors import AlreadyPublished, WarehouseError
from warehouse.transactions import transaction

if TYPE_CHECKING:
    from warehouse.lake import Connection

MERGED_TABLES = frozenset({"raw.captures", "core.entities", "core.fx_rates", "core.quarantine"})
"""Tables whose rows come again in later runs: only rows with a new key are added."""
ROOT_TABLES = ("core.runs", "core.articles")
"""Tables that all other rows hang on: a stored key among theirs means a second publication."""
LIMITED_RULES = ("too_slow", "too_much_memory")
"""Rules that hold a document which took more than the settings allow."""
RETRIED_RULES = (
    *LIMITED_RULES,
    "fatal_document",
    "unreadable_document",
    "unreadable_article",
    "held_copy",
)
"""Rules that hold a document for a reason that may pass: other code may be able to read it."""
ENTITY_PREFERENCE = (
    "link_reason IS NOT NULL, name = upper(name), name, country_code, ticker, home_currency_code"
)
"""Order of rows of one entity, the best first: known in the seeds, and not in capitals only."""


_KNOWN = """
SELECT article_id, version, text_sha256, capture_id, publisher,
    coalesce(article_status = 'withdrawn', false),
    coalesce(captured_at, CASE WHEN regexp_matches(source_name, '^https?://')
        AND (locator IS NULL OR starts_with(locator, 'item ')) THEN capture.recorded_at END),
    CASE WHEN count(*) OVER (PARTITION BY article_id) > 1 THEN identity END,
    CASE WHEN is_loose THEN title END,
    CASE WHEN is_loose THEN url END,
    CASE WHEN is_loose THEN published_on END
FROM core.articles LEFT JOIN (
    SELECT *, media_type = 'application/json' OR NOT regexp_matches(identity, '^https?://')
        AS is_loose FROM raw.captures) capture USING (capture_id)
ORDER BY article_id, version
"""


class Told(NamedTuple):
    """What an article tells of itself, by which two of one name are told apart."""

    title: str | None = None
    url: str | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A stored version of an article.

    Attributes:
        version: Its number.
        text_sha256: SHA-256 of its text.
        capture_id: Its capture.
        publisher: Who says it.
        is_withdrawn: Whether it is taken back.
        captured_at: When an archive captured it, or it was fetched; None where neither is known.
        identity: What its capture is known by; None where the article has one version.
        told: What it tells of itself; empty where the article is known by an address.
    """

    version: int
    text_sha256: str
    capture_id: str
    publisher: str | None = None
    is_withdrawn: bool = False
    captured_at: datetime | None = None
    identity: str | None = None
    told: Told = Told()


def publish_staged(
    connection: Connection,
    staged: Mapping[str, Sequence[Path]],
    message: str = "",
    guard: AbstractContextManager[None] | None = None,
    settled: Collection[str] = (),
) -> int:
    """Add all staged rows and return the id of the snapshot that holds them.

    Entities are brought up to date, and what was held of documents that were read again is
    forgotten: if it is held once more, it is among the staged rows. So is what was held at the
    places of `settled`, where it gave no capture then and one now. `guard` is entered around the
    commit; what it raises undoes everything.

    Raises:
        AlreadyPublished: An article version or run is in the lake already.
        WarehouseError: A name in `staged` is not a declared table.
    """
    tables = declared_tables()
    unknown = sorted(set(staged) - set(tables))
    if unknown:
        raise WarehouseError(f"no such table: {', '.join(unknown)}")
    with transaction(connection, guard or nullcontext()):
        for name in ROOT_TABLES:
            _check_new(connection, tables[name], staged.get(name, ()))
        _forget_held(connection, staged.get("raw.captures", ()))
        _forget_settled(connection, settled)
        _update_entities(connection, tables["core.entities"], staged.get("core.entities", ()))
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
    for article_id, *version, title, url, day in connection.execute(_KNOWN).fetchall():
        found = replace(KnownVersion(*version), told=Told(title, url, day))
        known[article_id] = (*known.get(article_id, ()), found)
    return known


def read_known_captures(connection: Connection, rules_version: str, limits: str) -> frozenset[str]:
    """Return the stored captures that `rules_version` would read like the run that stored them.

    A document that was held for a reason that may pass is not among them once the rules differ, or
    for one that took too long or too much, the `limits` that its row names as expected.
    """
    rows = connection.execute(
        "SELECT capture_id FROM raw.captures WHERE capture_id NOT IN ("
        "SELECT held.row_key FROM core.quarantine held LEFT JOIN core.runs run USING (run_id) "
        "WHERE held.table_name = 'core.articles' AND list_contains(?, held.rule_code) "
        "AND (run.rules_version IS DISTINCT FROM ? OR list_contains(?, held.rule_code) "
        "AND held.expected IS DISTINCT FROM ?))",
        [list(RETRIED_RULES), rules_version, list(LIMITED_RULES), limits],
    ).fetchall()
    return frozenset(str(capture_id) for (capture_id,) in rows)


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


def _forget_held(connection: Connection, captures: Sequence[Path]) -> None:
    if captures:
        connection.execute(
            "DELETE FROM core.quarantine WHERE table_name = 'core.articles' "
            "AND list_contains(?, rule_code) "
            "AND row_key IN (SELECT capture_id FROM read_parquet(?))",
            [list(RETRIED_RULES), _texts(captures)],
        )


def _forget_settled(connection: Connection, settled: Collection[str]) -> None:
    if settled:
        connection.execute(
            "DELETE FROM core.quarantine WHERE table_name = 'raw.captures' "
            "AND list_contains(?, row_key)",
            [sorted(settled)],
        )


def _update_entities(connection: Connection, table: Table, files: Sequence[Path]) -> None:
    """Give stored entities what the seeds now say of them; among unknown ones, the best row."""
    if not files:
        return
    columns = [name for name in table.column_names if name not in table.key]
    staged, stored = (
        f"({', '.join(f'{side}.{name}' for name in columns)})" for side in ("staged", "stored")
    )
    rank = ", ".join(
        f"({{side}}.{name} IS NULL), coalesce({{side}}.{name}, '')"
        for name in ("name", "country_code", "ticker", "home_currency_code")
    )
    first = "{side}.link_reason IS NOT NULL, {side}.name = upper({side}.name), " + rank
    connection.execute(
        f"UPDATE core.entities AS stored SET {', '.join(f'{n} = staged.{n}' for n in columns)} "
        f"FROM ({_best_entities('read_parquet(?)')}) AS staged "
        "WHERE staged.entity_id = stored.entity_id "
        f"AND {staged} IS DISTINCT FROM {stored} AND (staged.link_reason IS NULL "
        f"OR ({first.format(side='staged')}) < ({first.format(side='stored')}))",
        [_texts(files)],
    )


def _best_entities(source: str) -> str:
    return (
        f"SELECT * FROM {source} "
        f"QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY {ENTITY_PREFERENCE}) = 1"
    )


def _insert(table: Table) -> str:
    columns = ", ".join(quoted(name) for name in table.column_names)
    insert = (
        f"INSERT INTO {quoted(table.name)} BY NAME SELECT {columns} FROM read_parquet(?) staged"
    )
    if table.name not in MERGED_TABLES:
        return insert
    order = ENTITY_PREFERENCE if table.name == "core.entities" else columns
    merge = f"{insert} ANTI JOIN {quoted(table.name)} USING ({_key(table)})"
    if table.name == "raw.captures":
        return merge  # the same capture is staged once; sorting the documents would be slow
    return f"{merge} QUALIFY row_number() OVER (PARTITION BY {_key(table)} ORDER BY {order}) = 1"


def _key(table: Table) -> str:
    return ", ".join(quoted(name) for name in table.key)


def _texts(files: Sequence[Path]) -> list[str]:
    return [str(file) for file in files]


def _last_snapshot(connection: Connection) -> int:
    rows = connection.execute("FROM ducklake_last_committed_snapshot('lake')").fetchall()
    if not rows or rows[0][0] is None:
        rows = connection.execute("FROM ducklake_current_snapshot('lake')").fetchall()
    return int(rows[0][0])
