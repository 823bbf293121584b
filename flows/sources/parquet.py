"""Captures of a Parquet file: one article a row, read in a process with limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.sources.columns import capture_row, check_columns
from flows.sources.jsonl import longest_record
from flows.sources.members import unpacked_file
from flows.sources.parquet_process import Message, ParquetProcess
from flows.sources.record import (
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    hold_document,
)
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

MOST_LOST = 3
"""Processes that a file may cost before it is given up."""


def looks_like_parquet(head: bytes) -> bool:
    """Tell whether a file begins as Parquet does."""
    return head.startswith((b"PAR1", b"PARE"))


def parquet_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture a row; empty rows are passed over.

    A row group that cannot be read is one quarantine row, and the next one is tried.

    Raises:
        HeldDocument: no_text_column, empty_document, or broken_parquet, document_too_large,
            too_much_memory, too_slow for a file that cannot be read on.
    """
    is_empty = True
    with unpacked_file(path) as plain:
        for place, found in _rows(plain, options):
            if isinstance(found, HeldDocument):
                yield hold_document(Place(name, place), found, stamp)
            elif any(value not in (None, "") for value in found.values()):
                yield _capture(found, Place(name, place), options, stamp)
            else:
                continue
            is_empty = False
    if is_empty:
        raise HeldDocument("empty_document", "The file has columns and no row.")


def _capture(
    row: dict[str, object], place: Place, options: SourceOptions, stamp: RunStamp
) -> Capture | Quarantine:
    try:
        return capture_row(row, place, options, stamp)
    except HeldDocument as held:
        return hold_document(place, held.with_content(repr(row).encode("utf-8", "replace")), stamp)


def _rows(
    path: Path, options: SourceOptions
) -> Iterator[tuple[str, dict[str, object] | HeldDocument]]:
    """Yield each row, or what is held back, with its place."""
    reading = _Reading(options.field_mapping or {})
    for _ in range(MOST_LOST):
        with ParquetProcess(path, reading.group + 1, longest_record(options)) as process:
            for message in process.messages():
                found = reading.take(message)
                if found:
                    yield found
            if reading.is_over:
                return
            cause = process.cause()
        if not reading.has_begun:
            raise cause
        yield f"row group {reading.group + 1}", cause
    raise HeldDocument("broken_parquet", f"It cost {MOST_LOST} processes their lives.")


class _Reading:
    """How far a file is read."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._mapping = mapping
        self.group = -1
        self.is_over = False
        self.has_begun = False

    def take(self, message: Message) -> tuple[str, dict[str, object] | HeldDocument] | None:
        """Take what the reading process says; return a row or what is held back.

        Raises:
            HeldDocument: What is held back is the rest of the file.
        """
        kind, *words = message
        if kind == "columns":
            check_columns(words[0], self._mapping)
        elif kind == "group":
            self.group, self.has_begun = words[0], True
        elif kind == "row":
            return words[0], words[1]
        elif kind == "end":
            self.is_over = True
        elif words[0] is None:
            raise HeldDocument(*words[1:])
        else:
            return words[0], HeldDocument(*words[1:])
        return None
