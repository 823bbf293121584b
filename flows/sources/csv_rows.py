"""Rows of a table in text (CSV, TSV); a broken one costs itself only.

Source: RFC 4180. Quotes are doubled inside quotes; a field may hold line ends.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

DELIMITERS = (",", "\t", ";", "|")
MOST_COLUMNS = 1000
_PROBE_ROWS = 20
_NAME = re.compile(r"[^\W\d][\w .:/()#%&-]{0,63}")
_FEWEST_COLUMNS = 2
_REREAD_SHARE = 2
_REREAD_FLOOR = 10_000_000
"""Characters behind broken rows are read again: these, and twice as many as the table has."""

Line = tuple[int, str | None]
"""A line with its number; None for one that is too long."""


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one row, and the number of the line it begins in."""

    line: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that begins no row, with its words; none where it is too long."""

    line: int
    rule_code: str
    reason: str
    words: str = ""


class _TooLong(Exception):
    """A row goes on beyond the limit."""


def find_delimiter(head: str, wanted: Collection[str]) -> str | None:
    """Return what parts the fields of a table that begins with `head`; None for no table.

    A table begins with a row of names, all different, two or more. Where one of them is wanted
    that is enough; otherwise the rows below must have as many fields as names, and no name may
    begin with a blank, as what follows a comma in prose does.

    Args:
        head: Beginning of a file.
        wanted: Names of columns that an article may be read from.
    """
    tables = [table for sign in DELIMITERS if (table := _Probe.read(head, sign))]
    sure = [table for table in tables if table.has_any(wanted)]
    likely = sure or [table for table in tables if table.is_regular()]
    return max(likely, key=lambda table: len(table.names)).delimiter if likely else None


@dataclass(frozen=True, slots=True)
class _Probe:
    """How the first rows look when they are parted by `delimiter`."""

    delimiter: str
    names: list[str]
    rows: list[list[str]]

    @classmethod
    def read(cls, head: str, delimiter: str) -> _Probe | None:
        lines = enumerate(io.StringIO(head, newline=""), 1)
        found = read_rows(lines, delimiter, len(head))
        first = next(found, None)
        if not isinstance(first, Row) or not _are_names(first.fields):
            return None
        rows = [row.fields for row in islice(found, _PROBE_ROWS) if isinstance(row, Row)]
        return cls(delimiter, first.fields, rows)

    def has_any(self, wanted: Collection[str]) -> bool:
        return any(name.strip() in wanted for name in self.names)

    def is_regular(self) -> bool:
        if any(name != name.strip() for name in self.names) or not self.rows:
            return False
        alike = sum(len(row) == len(self.names) for row in self.rows)
        return 2 * alike > len(self.rows) and all(self.rows)


def _are_names(fields: Sequence[str]) -> bool:
    """Tell whether a first row holds names of columns; the first may be empty, as pandas has it."""
    names = [field.strip() for field in fields]
    if len(names) < _FEWEST_COLUMNS:
        return False
    named = names[1:] if not names[0] else names
    is_each_once = len(set(names)) == len(names)
    return is_each_once and all(_NAME.fullmatch(name) for name in named if name)


def read_rows(lines: Iterator[Line], delimiter: str, limit: int) -> Iterator[Row | BrokenRow]:
    """Yield the rows that begin in `lines`.

    Behind a line that begins no row (a quote that does not close, text behind one that does), the
    next line is tried. Where too much was read again in that way, a row ends with its line.

    Args:
        lines: Lines with their ends on.
        delimiter: What parts the fields.
        limit: Most characters of a row.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    supply = _Supply(lines, limit)
    while True:
        supply.begin()
        try:
            fields = next(csv.reader(supply, delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            reason = f"The row is broken: {error}."
            yield BrokenRow(supply.give_back(), "broken_record", reason, supply.words)
        except _TooLong:
            reason = f"The row has more than {limit:,} characters, or a quote does not close."
            yield BrokenRow(supply.give_back(), "document_too_large", reason, supply.words)
        else:
            if fields is None:
                return
            yield Row(supply.taken[0][0], fields)


class _Supply:
    """Lines for one row at a time; those of a row that broke are given again."""

    def __init__(self, lines: Iterator[Line], limit: int) -> None:
        self._lines = lines
        self._again: deque[Line] = deque()
        self._limit = limit
        self._reread_left = _REREAD_FLOOR
        self.taken: list[Line] = []

    def begin(self) -> None:
        self.taken = []
        self._left = self._limit

    @property
    def words(self) -> str:
        """The first line that was taken for the row; nothing where it is too long."""
        return self.taken[0][1] or ""

    def give_back(self) -> int:
        """Take the first line as lost and return its number; the others are given again."""
        again = self.taken[1:]
        self._reread_left -= sum(len(text or "") for _, text in again)
        self._again.extendleft(reversed(again))
        return self.taken[0][0]

    def __iter__(self) -> _Supply:
        return self

    def __next__(self) -> str:
        if self.taken and self._reread_left < 0:
            raise _TooLong
        line = self._again.popleft() if self._again else self._new()
        self.taken.append(line)
        text = line[1]
        self._left -= len(text or "")
        if text is None or self._left < 0:
            raise _TooLong
        return text

    def _new(self) -> Line:
        line = next(self._lines)
        self._reread_left += _REREAD_SHARE * len(line[1] or "")
        return line
