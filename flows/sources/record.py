"""Captures and quarantine rows as sources make them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from flows.file_names import printable_name
from transforms.articles.decode import decode_content
from transforms.articles.document import UnreadableDocument
from transforms.articles.envelope import Envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine
from transforms.identity import ID_LENGTH, content_id

if TYPE_CHECKING:
    from flows.fetching import Web

DEFAULT_DOCUMENT_LIMIT = 20_000_000


class SourceNotFound(ValueError):
    """Nothing is there to be read; the message says where it was looked for."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How a source is read.

    Attributes:
        field_mapping: Our field to the record's field, for JSON Lines.
        document_limit: Largest document in bytes, unpacked.
        publisher: Who publishes the source, for documents that do not say so themselves.
        web: How pages are fetched; None where nothing may be.
        follow_links: Whether the pages of items are fetched for a feed that is read from a file.
        stored: Gives the last stored capture of an identity, for documents that are taken back.
        tops: Folders and globs that files are handed over from one by one: see `find_captures`.
    """

    field_mapping: Mapping[str, str] | None = None
    document_limit: int = DEFAULT_DOCUMENT_LIMIT
    publisher: str | None = None
    web: Web | None = None
    follow_links: bool = False
    stored: Callable[[str], Capture | None] | None = None
    tops: tuple[str, ...] = ()

    @property
    def mapping_json(self) -> str | None:
        """The mapping as a capture keeps it, keys sorted; None where there is none."""
        return json.dumps(dict(self.field_mapping), sort_keys=True) if self.field_mapping else None


@dataclass(frozen=True, slots=True)
class RunStamp:
    """Which run records a row, and when (UTC)."""

    run_id: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: the file's name without machine paths, and the place in it."""

    source_name: str
    locator: str | None = None

    def __str__(self) -> str:
        return f"{self.source_name}:{self.locator}" if self.locator else self.source_name


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes of one document with their sniffed media type and charset, and what is said of it.

    Attributes:
        content: The bytes.
        media_type: text/plain, text/html or application/json.
        charset: Encoding, as named by IANA.
        envelope: What the source says of it.
        captured_at: When a web archive captured it (UTC); None where there is no archive.
    """

    content: bytes
    media_type: str
    charset: str
    envelope: Envelope = Envelope()
    captured_at: datetime | None = None


class HeldDocument(Exception):
    """A document that goes to quarantine; `rule_code` and `reason` say why.

    `expected` is what would have passed, where the reason does not say so. `mark` tells it from
    another document that the same rule holds at the same place: a hash of its bytes, or a status.

    Attributes:
        is_passing: A later run may be luckier.
        is_missing: The page is not there, or not for us; it may still come.
        is_taken_back: The server says that there was a page, and that it is gone for good.
    """

    mark: str | None = None
    is_passing = False
    is_missing = False
    is_taken_back = False

    def __init__(self, rule_code: str, reason: str, expected: str | None = None) -> None:
        super().__init__(reason)
        self.rule_code = rule_code
        self.reason = reason
        self.expected = expected

    def with_content(self, content: bytes) -> HeldDocument:
        """Return it as held for these bytes, unless it is marked already."""
        self.mark = self.mark or hashlib.sha256(content).hexdigest()[:ID_LENGTH]
        return self


def decode_document(content: bytes, charset: str) -> str:
    """Return the characters of a document; see `decode_content`.

    Raises:
        HeldDocument: They cannot be told (unreadable_encoding).
    """
    try:
        return decode_content(content, charset)
    except UnreadableDocument as error:
        raise HeldDocument(error.rule_code, error.reason) from error


def make_capture(
    place: Place, identity: str, found: Content, options: SourceOptions, stamp: RunStamp
) -> Capture:
    """Return the capture of one document.

    Its id is a hash of identity, mapping, content and envelope: never of the time of capture, so
    that the same document captured twice is one.
    """
    digest = hashlib.sha256(found.content).hexdigest()
    mapping = options.mapping_json if found.media_type == "application/json" else None
    envelope = found.envelope
    if options.publisher:
        envelope = replace(envelope, default_publisher=options.publisher)
    said = envelope.to_json()
    parts = [identity, mapping or "", digest, *([said] if said else [])]
    return Capture(
        capture_id=content_id(*parts),
        identity=identity,
        source_name=place.source_name,
        locator=place.locator,
        media_type=found.media_type,
        charset=found.charset,
        field_mapping=mapping,
        content_sha256=digest,
        byte_count=len(found.content),
        content=found.content,
        run_id=stamp.run_id,
        recorded_at=stamp.recorded_at,
        envelope=said,
        captured_at=found.captured_at,
    )


def hold_document(place: Place, held: HeldDocument, stamp: RunStamp) -> Quarantine:
    """Return the quarantine row of a document that gave no capture."""
    return quarantine_document("raw.captures", str(place), held, place.source_name, stamp)


def quarantine_document(
    table_name: str, row_key: str, held: HeldDocument, source_name: str | None, stamp: RunStamp
) -> Quarantine:
    """Return the quarantine row of a whole document.

    Args:
        table_name: What the document failed to become: raw.captures or core.articles.
        row_key: Its place, or its capture id.
        held: The rule and the reason.
        source_name: File or feed it came from; None where its capture says so.
        stamp: The run that records.
    """
    return Quarantine(
        quarantine_id=content_id(*filter(None, (table_name, row_key, held.rule_code, held.mark))),
        table_name=table_name,
        row_key=row_key,
        rule_code=held.rule_code,
        reason=printable_name(held.reason),
        expected=held.expected,
        found=None,
        quote=None,
        article_id=None,
        version=None,
        start_char=None,
        end_char=None,
        sentence=None,
        source_name=source_name,
        held_row=None,
        run_id=stamp.run_id,
        recorded_at=stamp.recorded_at,
    )
