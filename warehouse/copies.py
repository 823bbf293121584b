"""Read what copies are found with: article versions not yet signed, sketches, stories so far."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transforms.contracts import CopySignature, WirePrint, declared_tables
from transforms.copies.signature import Key
from transforms.copies.wires import Printed

if TYPE_CHECKING:
    from warehouse.lake import Connection

FETCHED_ROWS = 10_000
_PRINTED = "SELECT article_id, version, title, published_on, published_at, agency"

_KEYS = "(SELECT unnest(?::VARCHAR[]) AS article_id, unnest(?::BIGINT[]) AS version)"
_CURRENT = (
    "SELECT * FROM core.wire_prints QUALIFY row_number() OVER "
    "(PARTITION BY article_id, version ORDER BY recorded_at DESC, run_id DESC) = 1"
)


def read_unsigned(
    connection: Connection, staged: Mapping[str, Sequence[Path]]
) -> dict[Key, Printed]:
    """Return the article versions, staged or stored, that have no signature yet."""
    source, files = _with_staged("core.articles", staged)
    rows = connection.execute(
        f"{_PRINTED} FROM {source} ANTI JOIN core.copy_signatures USING (article_id, version) "
        "ORDER BY article_id, version",
        files,
    )
    return _printed(rows)


def read_prose(
    connection: Connection, staged: Mapping[str, Sequence[Path]], keys: Collection[Key]
) -> Iterator[tuple[Key, list[str]]]:
    """Yield the sentences of article versions, without boilerplate, in the order of the keys."""
    source, files = _with_staged("core.sentences", staged)
    cursor = connection.execute(
        f"SELECT article_id, version, surface FROM {source} JOIN {_KEYS} "
        "USING (article_id, version) WHERE role <> 'boilerplate' "
        "ORDER BY article_id, version, sentence_number",
        [*files, *_columns(keys)],
    )
    for key, sentences in groupby(_rows(cursor), key=lambda row: (row[0], row[1])):
        yield key, [surface for _, _, surface in sentences]


def read_sketches(
    connection: Connection, span: tuple[date, date] | None
) -> Iterator[tuple[Key, bytes]]:
    """Yield the stored sketches of articles published within `span`, or at an unknown date.

    Args:
        connection: The lake.
        span: First and last day; None: all days.
    """
    where = "" if span is None else "WHERE published_on IS NULL OR published_on BETWEEN ? AND ?"
    cursor = connection.execute(
        f"SELECT article_id, version, sketch FROM core.copy_signatures {where}", list(span or ())
    )
    for article_id, version, sketch in _rows(cursor):
        yield (article_id, version), sketch


def read_signatures(connection: Connection, keys: Collection[Key]) -> dict[Key, CopySignature]:
    """Return the stored signatures of article versions."""
    names = declared_tables()["core.copy_signatures"].column_names
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM core.copy_signatures JOIN {_KEYS} "
        "USING (article_id, version)",
        _columns(keys),
    ).fetchall()
    found = [CopySignature(**dict(zip(names, row, strict=True))) for row in rows]
    return {(one.article_id, one.version): one for one in found}


def read_stories(connection: Connection, keys: Collection[Key]) -> dict[Key, WirePrint]:
    """Return the rows that hold now, of all prints of the stories that `keys` are prints of."""
    names = declared_tables()["core.wire_prints"].column_names
    rows = connection.execute(
        f"WITH current AS ({_CURRENT}) SELECT {', '.join(names)} FROM current "
        f"WHERE wire_id IN (SELECT wire_id FROM current JOIN {_KEYS} USING (article_id, version))",
        _columns(keys),
    ).fetchall()
    found = [WirePrint(**dict(zip(names, row, strict=True))) for row in rows]
    return {(one.article_id, one.version): one for one in found}


def read_stored(connection: Connection, keys: Collection[Key]) -> dict[Key, Printed]:
    """Return stored article versions as they were published."""
    rows = connection.execute(
        f"{_PRINTED} FROM core.articles JOIN {_KEYS} USING (article_id, version)",
        _columns(keys),
    )
    return _printed(rows)


def _with_staged(
    table_name: str, staged: Mapping[str, Sequence[Path]]
) -> tuple[str, list[list[str]]]:
    """Return SQL for the stored and staged rows of a table together, and its parameters."""
    files = [str(file) for file in staged.get(table_name, ())]
    if not files:
        return table_name, []
    staged_rows = "SELECT * FROM read_parquet(?)"
    return f"(SELECT * FROM {table_name} UNION ALL BY NAME {staged_rows})", [files]


def _printed(cursor: Connection) -> dict[Key, Printed]:
    return {(one, number): Printed((one, number), *rest) for one, number, *rest in _rows(cursor)}


def _columns(keys: Collection[Key]) -> list[list[object]]:
    return [[article_id for article_id, _ in keys], [version for _, version in keys]]


def _rows(cursor: Connection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(FETCHED_ROWS):
        yield from rows
