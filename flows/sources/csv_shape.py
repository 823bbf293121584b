"""What the rows of a table look like, to find them again behind a broken one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.sources.csv_rows import BrokenRow, Row

MOST_LOST = 100_000
"""Lines behind a broken row in which the next whole one is looked for."""
_ROWS_LOOKED_AT = 50
_NARROW = (
    ("number", re.compile(r"[-+]?\d[\d.,]*")),
    ("moment", re.compile(r"\d{1,4}[-/.]\d\d?[-/.]\d{1,4}(?:[T ][\d:.,+Z -]*)?")),
    ("address", re.compile(r"https?://\S+")),
    ("code", re.compile(r"[\w-]*\d[\w-]*")),
)
"""Kinds of value that no line of prose is, the narrowest first."""
_OTHER = ""


def read_on(rows: Iterator[Row | BrokenRow], column_count: int) -> Iterator[Row | BrokenRow]:
    """Yield rows; behind a broken one, from the next that looks like those before.

    What is between is part of the broken row, whose reason says where the table is read on.
    """
    shape = TableShape(column_count)
    lost: BrokenRow | None = None
    count = 0
    for row in rows:
        count = count + 1 if lost else 0
        if count > MOST_LOST:
            break
        if isinstance(row, BrokenRow):
            lost = lost or row
        elif lost is None or shape.fits(row.fields):
            if lost:
                yield replace(lost, reason=f"{lost.reason} Read on from line {row.line:,}.")
            lost = None
            shape.learn(row.fields)
            yield row
    if lost:
        yield replace(lost, reason=f"{lost.reason} No row was found behind it.")


class TableShape:
    """The kinds of value in each column, learned from whole rows.

    A quote that does not close leaves open where the next row begins, and a line of a broken
    row's text may have as many commas as the table has. Prose has a blank behind its commas and
    no numbers and dates where the table has them.
    """

    def __init__(self, column_count: int) -> None:
        self._kinds: list[str | None] = [None] * column_count
        self._has_blanks = False
        self._seen = 0

    def learn(self, fields: Sequence[str]) -> None:
        """Take a whole row into account."""
        if self._seen >= _ROWS_LOOKED_AT or len(fields) != len(self._kinds):
            return
        self._seen += 1
        self._has_blanks = self._has_blanks or _has_blank(fields)
        pairs = zip(self._kinds, fields, strict=True)
        self._kinds = [_common(kind, field) for kind, field in pairs]

    def fits(self, fields: Sequence[str]) -> bool:
        """Tell whether `fields` can be a row of this table."""
        if len(fields) != len(self._kinds) or (_has_blank(fields) and not self._has_blanks):
            return False
        return all(
            kind in (None, _OTHER, _kind(field))
            for kind, field in zip(self._kinds, fields, strict=True)
        )


def _has_blank(fields: Sequence[str]) -> bool:
    return any(field[:1].isspace() for field in fields[1:])


def _common(kind: str | None, field: str) -> str:
    found = _kind(field)
    return found if kind in (None, found) else _OTHER


def _kind(field: str) -> str:
    return next((name for name, form in _NARROW if form.fullmatch(field.strip())), _OTHER)
