"""Captures of a table in text (CSV, TSV, plain or gzip): one article a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from flows.sources.columns import capture_row, check_columns
from flows.sources.csv_rows import (
    DELIMITERS,
    MOST_COLUMNS,
    BrokenRow,
    Row,
    find_delimiter,
    read_rows,
)
from flows.sources.csv_shape import read_on
from flows.sources.jsonl import TEXT_FIELDS, longest_record
from flows.sources.members import read_head, read_to_damage
from flows.sources.record import (
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    hold_document,
)
from flows.sources.sniff import sniff_charset
from flows.sources.text_lines import read_text_lines, text_charset
from flows.sources.unpack import open_regular
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

_HEAD_BYTES = 65_536
_SIGNS = tuple(sign.encode() for sign in DELIMITERS)


def looks_like_table(head: bytes) -> bool:
    """Tell whether a file begins with a row of column names and rows that fit it."""
    return _delimiter(head, TEXT_FIELDS) is not None


def table_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture a row; empty rows are passed over.

    A row that is broken, or has more or fewer fields than the table has columns, is one
    quarantine row (broken_record, document_too_large). Behind a quote that went wrong, the table
    is read on from the next row that looks like those before; what is between is part of that row.

    Raises:
        HeldDocument: no_text_column; broken_record, empty_document for a table without columns
            or rows; unreadable_file where it is damaged.
    """
    charset = text_charset(path)
    delimiter = _delimiter(read_head(path, _HEAD_BYTES), _wanted(options)) or ","
    with open_regular(path) as file:
        lines = read_text_lines(read_to_damage(file), charset, longest_record(options))
        yield from _captures(
            read_rows(lines, delimiter, longest_record(options)), name, options, stamp
        )


def _captures(
    rows: Iterator[Row | BrokenRow], name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    names = _names(next(rows, None))
    check_columns(names, options.field_mapping or {})
    is_empty = True
    for row in read_on(rows, len(names)):
        found = _capture(row, names, Place(name, f"line {row.line}"), (options, stamp))
        if found:
            is_empty = False
            yield found
    if is_empty:
        raise HeldDocument("empty_document", "The table has columns and no row.")


def _capture(
    row: Row | BrokenRow, names: Sequence[str], place: Place, how: tuple[SourceOptions, RunStamp]
) -> Capture | Quarantine | None:
    """Return the capture or quarantine row of a row; None for an empty one."""
    try:
        record = _record(row, names)
        return capture_row(record, place, *how) if record else None
    except HeldDocument as held:
        words = row.words if isinstance(row, BrokenRow) else "\0".join(row.fields)
        return hold_document(place, held.with_content(words.encode("utf-8", "replace")), how[1])


def _names(first: Row | BrokenRow | None) -> list[str]:
    """Return the names of the columns, each once; those without one are named by their number."""
    if not isinstance(first, Row):
        raise HeldDocument("broken_record", "The table's row of column names is broken.")
    names = [field.strip() for field in first.fields]
    if len(names) > MOST_COLUMNS:
        reason = f"The table has {len(names):,} columns; {MOST_COLUMNS:,} are read at most."
        raise HeldDocument("broken_record", reason)
    return [name or f"column {number}" for number, name in enumerate(names, 1)]


def _record(row: Row | BrokenRow, names: Sequence[str]) -> dict[str, str]:
    """Return the row's fields by column; nothing for an empty row."""
    if isinstance(row, BrokenRow):
        raise HeldDocument(row.rule_code, row.reason)
    if not any(field.strip() for field in row.fields):
        return {}
    beyond = row.fields[len(names) :]
    if len(row.fields) < len(names) or any(field.strip() for field in beyond):
        reason = f"The row has {len(row.fields)} fields, the table {len(names)} columns."
        raise HeldDocument("broken_record", reason)
    return dict(zip(names, row.fields, strict=False))


def _wanted(options: SourceOptions) -> set[str]:
    """Names of the columns that articles are read from."""
    mapping = options.field_mapping or {}
    return {mapping.get(field, field) for field in TEXT_FIELDS}


def _delimiter(head: bytes, wanted: Collection[str]) -> str | None:
    if not any(sign in head.partition(b"\n")[0] for sign in _SIGNS):
        return None
    text = head.decode(sniff_charset(head), "replace").removeprefix("\ufeff")
    return find_delimiter(text, wanted)
