"""Captures of JSON Lines, plain or gzip: one article a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.file_names import printable_name
from flows.sources.members import open_to_damage
from flows.sources.names import NAMELESS, article_address, dump_name
from flows.sources.record import (
    Content,
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    hold_document,
    make_capture,
)
from flows.sources.unpack import read_lines, read_whole
from transforms.articles.document import UnreadableDocument
from transforms.articles.json_record import parse_record, read_field
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine
from transforms.identity import content_id

_PROBE_LINES = 5
_OPENING = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*\{)")
_MARK = b"\xef\xbb\xbf"
TEXT_FIELDS = ("title", "body")
"""Fields of which a record has one at least."""
LONGEST_RECORD = 5_000_000
"""Bytes; what JSON holds can take thirty times its own length in memory."""
LONGEST_NAME = 40
"""Characters of a field's name that a message shows."""


def looks_like_json(head: bytes) -> bool:
    """Tell whether a file opens as a JSON object with a named field, or as a list."""
    return bool(_OPENING.match(head.removeprefix(_MARK)))


def json_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield the records of a file: one a line, or the one object that fills it.

    A file of which none of the first lines is a record by itself is taken as a whole.

    Raises:
        HeldDocument: The whole is no record (broken_record, empty_document, document_too_large).
    """
    if _has_records(path):
        yield from record_captures(path, name, options, stamp)
        return
    with open_to_damage(path) as file:
        content = read_whole(file, longest_record(options)).removeprefix(_MARK)
    if content.lstrip().startswith(b"["):
        raise HeldDocument("broken_record", "The file is a JSON list; give one record a line.")
    yield capture_record(content, Place(name), options, stamp)


def longest_record(options: SourceOptions) -> int:
    """Return the most bytes of a record, or of a row of a table."""
    return min(options.document_limit, LONGEST_RECORD)


def _has_records(path: Path) -> bool:
    with open_to_damage(path) as file:
        for number, line in read_lines(file, LONGEST_RECORD):
            if number > _PROBE_LINES:
                return False
            if line is None or _is_record(line.removeprefix(_MARK)):
                return True
    return False


def _is_record(line: bytes) -> bool:
    try:
        return bool(parse_record(line.decode("utf-8")))
    except ValueError:
        return False


def record_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture or quarantine row a line; empty lines are passed over."""
    with open_to_damage(path) as file:
        for number, line in read_lines(file, longest_record(options)):
            place = Place(name, f"line {number}")
            try:
                if line is None:
                    reason = f"The line has more than {longest_record(options):,} bytes."
                    raise HeldDocument("document_too_large", reason)
                if line.strip(b" \t\x00" + _MARK):
                    yield capture_record(line.removeprefix(_MARK), place, options, stamp)
            except HeldDocument as held:
                yield hold_document(place, held.with_content(line or b""), stamp)


def capture_record(line: bytes, place: Place, options: SourceOptions, stamp: RunStamp) -> Capture:
    """Return the capture of one record in UTF-8.

    Raises:
        HeldDocument: It is no JSON object (broken_json_line; broken_record where it is a whole
            file), no UTF-8 (unreadable_encoding), or has neither title nor body (empty_document).
    """
    try:
        record = parse_record(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise HeldDocument(
            "unreadable_encoding", f"The record is no UTF-8: {error.reason}."
        ) from error
    except UnreadableDocument as error:
        rule_code = "broken_json_line" if place.locator else error.rule_code
        raise HeldDocument(rule_code, error.reason) from error
    mapping = options.field_mapping or {}
    if not any(read_field(record, mapping, field) for field in TEXT_FIELDS):
        raise HeldDocument("empty_document", _no_text(record, mapping))
    found = Content(line, "application/json", "utf-8")
    return make_capture(place, _identity(record, mapping, place), found, options, stamp)


def _identity(record: Mapping[str, object], mapping: Mapping[str, str], place: Place) -> str:
    """The record's own address; else its dump and id; without these, a hash of what it states.

    A title without a day names no article ("Morning briefing"): then its text is of the name.
    """
    url = read_field(record, mapping, "url")
    address = article_address(url) if isinstance(url, str) else None
    if address:
        return address
    dump = dump_name(place.source_name)
    number = read_field(record, mapping, "id")
    if isinstance(number, str | int) and str(number).strip():
        return f"{dump}#{printable_name(str(number))}"
    title, day = (read_field(record, mapping, field) for field in ("title", "published_on"))
    stated = [title, read_field(record, mapping, "source"), day]
    if not title or not day:
        stated.append(read_field(record, mapping, "body"))
    return f"{dump}{NAMELESS}{content_id(*(json.dumps(one) for one in stated))}"


def _no_text(record: Mapping[str, object], mapping: Mapping[str, str]) -> str:
    wanted = " nor ".join(repr(mapping.get(field, field)) for field in TEXT_FIELDS)
    given = ", ".join(name[:LONGEST_NAME] for name in list(record)[:12]) or "none"
    return f"The record has neither {wanted} (its fields: {given})."
