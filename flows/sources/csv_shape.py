"""What the rows of a table look like, to find them again behind a broken one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from flows.sources.csv_rows import BrokenRow, Row

MOST_LOST = 100_000
"""Lines behind a broken row in which the next whole one is looked for."""
_ROWS_LOOKED_AT = 50
_SURE_ROWS = 20
"""So many lines in a row that have the table's columns are rows, whatever is in them: no prose."""
_NARROW = (
    ("number", re.compile(r"[-+]?\d[\d.,]*")),
    ("moment", re.compile(r"\d{1,4}[-/.]\d\d?[-/.]\d{1,4}(?:[T ][\d:.,+Z -]*)?")),
    ("address", re.compile(r"https?://\S+")),
    ("code", re.compile(r"[^\W\d-]*(?:-[^\W\d-]*)*\d[\w-]*")),
)
"""Kinds of value that no line of prose is, the narrowest first."""
_OTHER = ""
_WIDE = (None, _OTHER)


def read_on(rows: Iterator[Row | BrokenRow], column_count: int) -> Iterator[Row | BrokenRow]:
    """Yield rows; behind a broken one, from the next that looks like those before.

    What is between is part of the broken row, whose reason says where the table is read on.
    """
    shape = TableShape(column_count)
    for row in rows:
        if isinstance(row, BrokenRow):
            found, last = _find_rows(rows, shape)
            told = _told(found, max(0, last - row.line))
            yield replace(row, reason=f"{row.reason} {told}")
            if not found:
                return
        else:
            found = [row]
        for one in found:
            shape.learn(one.fields)
            yield one


def _find_rows(rows: Iterator[Row | BrokenRow], shape: TableShape) -> tuple[list[Row], int]:
    """Return the next rows of the table, none where it has no more, and the last line before."""
    alike: list[Row] = []
    last = 0
    for row in islice(rows, MOST_LOST):
        if isinstance(row, BrokenRow) or (row.fields and not shape.has_columns(row.fields)):
            alike = []
        elif row.fields and shape.fits(row.fields):
            return [row], row.line - 1
        elif row.fields:
            alike.append(row)
        if len(alike) == _SURE_ROWS:
            return alike, alike[0].line - 1
        last = row.line
    return [], last


def _told(found: Sequence[Row], passed: int) -> str:
    lines = f"{passed:,} line{'' if passed == 1 else 's'} behind it"
    if not found:
        return f"No row was found in {lines}."
    between = f"{lines} passed over. " if passed else ""
    return f"{between}Read on from line {found[0].line:,}."


class TableShape:
    """The kinds of value in each column, learned from whole rows.

    A quote that does not close leaves open where the next row begins, and a line of a broken
    row's text may have as many commas as the table has. Prose has a blank behind its commas and
    no numbers and dates where the table has them. Each of these may be missing; all of them only
    where each was missing before.
    """

    def __init__(self, column_count: int) -> None:
        self._kinds: list[str | None] = [None] * column_count
        self._may_be_empty = [False] * column_count
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
        before = zip(self._may_be_empty, fields, strict=True)
        self._may_be_empty = [seen or not field.strip() for seen, field in before]

    def has_columns(self, fields: Sequence[str]) -> bool:
        """Tell whether `fields` are as many as the columns, and are parted as in the table."""
        return len(fields) == len(self._kinds) and (self._has_blanks or not _has_blank(fields))

    def fits(self, fields: Sequence[str]) -> bool:
        """Tell whether `fields` can be a row of this table."""
        if not self.has_columns(fields):
            return False
        columns = zip(self._kinds, self._may_be_empty, fields, strict=True)
        narrow = [column for column in columns if column[0] not in _WIDE]
        given = [(kind, field) for kind, _, field in narrow if field.strip()]
        is_telling = bool(given) or all(may_be_empty for _, may_be_empty, _ in narrow)
        return is_telling and all(kind == _kind(field) for kind, field in given)


def _has_blank(fields: Sequence[str]) -> bool:
    return any(field[:1].isspace() for field in fields[1:])


def _common(kind: str | None, field: str) -> str | None:
    """Return the kind of a column that has this `field` too; an empty one is of any kind."""
    if not field.strip():
        return kind
    found = _kind(field)
    return found if kind in (None, found) else _OTHER


def _kind(field: str) -> str:
    return next((name for name, form in _NARROW if form.fullmatch(field.strip())), _OTHER)
