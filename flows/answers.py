"""Answers as people and programs read them: a table, records, CSV or JSON."""

from __future__ import annotations

import csv
import datetime
import io
import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

NULL = "NULL"
GROUPED_FROM = 10_000
"""Whole numbers below are printed without separators: they may be years."""
LARGE_FROM = 1000
LARGE_DECIMALS = 2
"""Decimals from a thousand up are shown to the cent; CSV and JSON keep every digit."""
LARGEST_PLAIN_FLOAT = 1e15
SMALLEST_PLAIN_FLOAT = 1e-4
FLOAT_DECIMALS = 6
WIDEST_CELL = 60
"""Columns that a terminal shows of one cell; the rest is behind an ellipsis."""

FORMULA_LEADERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet runs a cell that begins with one of them (OWASP: CSV injection)."""

_HIDDEN = {code: f"\\x{code:02x}" for code in chain(range(32), range(127, 160))} | {
    code: f"\\u{code:04x}" for code in chain(range(0x202A, 0x202F), range(0x2066, 0x206A))
}
_HIDDEN |= {ord("\n"): " ", ord("\r"): " ", ord("\t"): " "}


def cell_text(value: object) -> str:
    """Return a value as a person reads it: digits grouped, no trailing zeros, no escapes."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return _number_text(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "seconds").replace("+00:00", "Z")
    if isinstance(value, bytes):
        return f"{len(value):,} bytes"
    return str(value).translate(_HIDDEN)


def table_lines(
    columns: Sequence[str], rows: Sequence[Sequence[object]], width: int | None = None
) -> Iterator[str]:
    """Yield the lines of a table; one block per row where it is wider than `width`.

    Args:
        columns: Names of the columns.
        rows: Values of the rows.
        width: Columns of the terminal; None: any width, no cell is cut.
    """
    heads = [cell_text(name) for name in columns]
    cells = [[cell_text(value) for value in row] for row in rows]
    if width is not None:
        cut = [[_cut(cell, WIDEST_CELL) for cell in row] for row in cells]
        if _total(_widths(heads, cut)) > width:
            yield from _records(heads, cells)
            return
        cells = cut
    widths = _widths(heads, cells)
    is_right = [_is_numeric(row[place] for row in rows) for place in range(len(heads))]
    yield _line(heads, widths, is_right)
    yield "  ".join("─" * wide for wide in widths)
    for row in cells:
        yield _line(row, widths, is_right)


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV; text that a spreadsheet would run is quoted with `'`."""
    for row in chain([columns], rows):
        stream = io.StringIO()
        # The module quotes only the line ends that it writes itself, so it is given both.
        csv.writer(stream, lineterminator="\r\n").writerow([_csv_cell(value) for value in row])
        yield stream.getvalue().removesuffix("\r\n") + "\n"


def json_lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a JSON array, one object a line; decimals keep all their digits."""
    opening = "["
    for row in rows:
        pairs = zip(columns, row, strict=True)
        yield opening + "{" + ", ".join(f"{_json(name)}: {_json(v)}" for name, v in pairs) + "}"
        opening = ",\n "
    yield "[]\n" if opening == "[" else "]\n"


def _number_text(value: float | Decimal) -> str:
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= GROUPED_FROM else str(value)
    if isinstance(value, Decimal):
        return _decimal_text(value) if value.is_finite() else str(value)
    if value == 0 or SMALLEST_PLAIN_FLOAT <= abs(value) < LARGEST_PLAIN_FLOAT:
        return _without_zeros(f"{value:,.{FLOAT_DECIMALS}f}")
    return repr(value)


def _decimal_text(value: Decimal) -> str:
    is_large = abs(value) >= LARGE_FROM
    return _without_zeros(f"{value:,.{LARGE_DECIMALS}f}" if is_large else f"{value:,f}")


def _without_zeros(digits: str) -> str:
    trimmed = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if trimmed in {"-0", ""} else trimmed


def _is_numeric(values: Iterable[object]) -> bool:
    solid = [value for value in values if value is not None]
    return bool(solid) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in solid
    )


def _wide(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (_east_asian(character) in "WF")
        for character in text
    )


def _east_asian(character: str) -> str:
    return unicodedata.east_asian_width(character)


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"


def _widths(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(_wide(text) for text in column) for column in zip(heads, *cells, strict=True)]


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _line(texts: Sequence[str], widths: Sequence[int], is_right: Sequence[bool]) -> str:
    padded = []
    for text, width, right in zip(texts, widths, is_right, strict=True):
        space = " " * (width - _wide(text))
        padded.append(space + text if right else text + space)
    return "  ".join(padded).rstrip()


def _records(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    width = max(map(_wide, heads))
    for number, row in enumerate(cells, start=1):
        yield f"── {number} " + "─" * width
        for head, cell in zip(heads, row, strict=True):
            if cell != NULL:
                yield f"{head}{' ' * (width - _wide(head))}  {cell}"


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return _without_zeros(f"{value:f}")
    if isinstance(value, bytes):
        return value.hex()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_LEADERS) else text


def _json(value: object) -> str:
    if isinstance(value, Decimal):
        return _without_zeros(f"{value:f}")
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    if isinstance(value, bool | int | float | str) or value is None:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_json(str(k))}: {_json(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_json, value)) + "]"
    return _json(value.hex() if isinstance(value, bytes) else str(value))
