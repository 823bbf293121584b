"""Columns of a table, and rows as records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from flows.sources.jsonl import TEXT_FIELDS, capture_record, longest_record
from flows.sources.record import HeldDocument, Place, RunStamp, SourceOptions
from transforms.contracts.captures import Capture

MOST_NAMED = 30


def check_columns(names: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Check that a table has a column to read articles from.

    Raises:
        HeldDocument: no_text_column: a column that is mapped to title or body is missing, or there
            is neither a title nor a body; the reason names the columns.
    """
    heads = {name.partition(".")[0] for name in names} | set(names)
    wanted = {field: mapping.get(field, field) for field in TEXT_FIELDS}
    found = [field for field, path in wanted.items() if path.partition(".")[0] in heads]
    lost = [path for field, path in wanted.items() if field in mapping and field not in found]
    if found and not lost:
        return
    given = ", ".join(names[:MOST_NAMED]) + (", ..." if len(names) > MOST_NAMED else "")
    missing = f"no column {lost[0]!r}" if lost else "neither a column 'title' nor 'body'"
    reason = f"The table has {missing}; name one, as in --map body=COLUMN. Its columns: {given}."
    raise HeldDocument("no_text_column", reason)


def capture_row(
    row: Mapping[str, object], place: Place, options: SourceOptions, stamp: RunStamp
) -> Capture:
    """Return the capture of a row: a JSON object, keys sorted.

    Raises:
        HeldDocument: The row has neither title nor body (empty_document), or is too large.
    """
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, allow_nan=False)
    line = text.encode("utf-8", "replace")
    if len(line) > longest_record(options):
        reason = f"The row has more than {longest_record(options):,} bytes."
        raise HeldDocument("document_too_large", reason)
    return capture_record(line, place, options, stamp)
