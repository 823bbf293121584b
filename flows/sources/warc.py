"""Captures of a web archive (WARC, plain or gzip): one a page it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from flows.sources.digests import disagrees
from flows.sources.http_body import body_forms
from flows.sources.record import (
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    decode_document,
    hold_document,
    make_capture,
)
from flows.sources.sniff import sniff
from flows.sources.stated_charset import with_stated_charset
from flows.sources.warc_records import (
    LARGEST_HEADER,
    BrokenRecord,
    WarcRecord,
    read_records,
)
from transforms.articles.addresses import canonical_url
from transforms.articles.envelope import Envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_HTTP_VERSIONS = ("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/2", "HTTP/3.0", "HTTP/3")
_OK = "200"
_BLANK = re.compile(rb"\r?\n\r?\n")
_FOR_MACHINES = re.compile(
    r"https://[^/]+/(?:\.well-known/.*|(?:robots|ads|app-ads|security)\.txt)"
)
"""Texts that crawlers read: RFC 9309 (robots.txt), RFC 9116 and RFC 8615, IAB's ads.txt."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a record says a server gave for `url`: headers and the body as archived."""

    url: str
    identity: str
    headers: StatusAndHeaders
    raw: bytes


def warc_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture a page: an answer (or resource) with status 200 that is HTML or text.

    Requests, redirects, errors, pictures, robots.txt and what else is no document are passed over;
    they are not counted. A broken record is one quarantine row (broken_record), and so is a page
    that is cut off, disagrees with its digest (wrong_digest) or is too large.

    Raises:
        HeldDocument: The archive holds no page (empty_document).
    """
    records = documents = 0
    for record in read_records(path, options.document_limit + LARGEST_HEADER):
        records += 1
        found = _found(record, name, options, stamp)
        if found is not None:
            documents += 1
            yield found
    if not documents:
        reason = f"None of the archive's records ({records:,}) is a page: HTML or text, status 200."
        raise HeldDocument("empty_document", reason)


def _found(
    record: WarcRecord | BrokenRecord, name: str, options: SourceOptions, stamp: RunStamp
) -> Capture | Quarantine | None:
    """Return the capture or quarantine row of a record; None where it is no document."""
    place = Place(name, record.place)
    try:
        if isinstance(record, BrokenRecord):
            raise HeldDocument("broken_record", record.reason)
        return _page_capture(record, place, options, stamp)
    except HeldDocument as held:
        content = record.block if isinstance(record, WarcRecord) else b""
        return hold_document(place, held.with_content(content), stamp)


def _page_capture(
    record: WarcRecord, place: Place, options: SourceOptions, stamp: RunStamp
) -> Capture | None:
    """Return the capture of a record; None where it is no document.

    Raises:
        HeldDocument: It is a document that cannot be taken.
    """
    answer = _answer(record)
    if answer is None or not _is_page(answer, options.document_limit):
        return None
    body = _checked_body(record, answer, options.document_limit)
    found = sniff(body)
    charset = with_stated_charset(found, answer.headers.get_header("Content-Type"))
    decode_document(body, charset)
    content = replace(
        found,
        charset=charset,
        envelope=Envelope(url=answer.url),
        captured_at=_moment(record.headers.get_header("WARC-Date"), stamp),
    )
    return make_capture(place, answer.identity, content, options, stamp)


def _answer(record: WarcRecord) -> _Answer | None:
    """Return what a server answered with status 200; None for all other records."""
    kind = (record.headers.get_header("WARC-Type") or "").lower()
    url = (record.headers.get_header("WARC-Target-URI") or "").strip(" <>")
    identity = canonical_url(url)
    if identity is None or _FOR_MACHINES.fullmatch(identity):
        return None
    if kind == "resource":
        return _Answer(url, identity, record.headers, record.block)
    if kind != "response":
        return None
    headers, raw = _http(record.block)
    return _Answer(url, identity, headers, raw) if headers.get_statuscode() == _OK else None


def _http(block: bytes) -> tuple[StatusAndHeaders, bytes]:
    """Return the headers and the body of an HTTP answer."""
    blank = _BLANK.search(block, 0, LARGEST_HEADER)
    if blank is None:
        raise HeldDocument("broken_record", "The headers of the server's answer do not end.")
    try:
        headers = StatusAndHeadersParser(_HTTP_VERSIONS).parse(BytesIO(block[: blank.end()]))
    except (StatusAndHeadersParserException, EOFError) as error:
        reason = "The record holds no answer of a web server."
        raise HeldDocument("broken_record", reason) from error
    return headers, block[blank.end() :]


def _is_page(answer: _Answer, limit: int) -> bool:
    """Tell whether an answer is HTML or text, by its header, or without one by its bytes."""
    stated = (answer.headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if stated:
        return stated in PAGE_TYPES
    try:
        sniff(body_forms(answer.raw, answer.headers, limit)[-1])
    except HeldDocument:
        return False
    return True


def _checked_body(record: WarcRecord, answer: _Answer, limit: int) -> bytes:
    """Return the document of an answer: whole, as its digest says, decoded."""
    headers = record.headers
    if not record.is_whole:
        raise HeldDocument("document_too_large", f"The page has more than {limit:,} bytes.")
    cut = headers.get_header("WARC-Truncated") or headers.get_header("WARC-Segment-Number")
    if cut:
        raise HeldDocument("broken_record", f"The archive holds a part of the page only ({cut}).")
    if disagrees(headers.get_header("WARC-Block-Digest"), (record.block,)):
        raise HeldDocument("wrong_digest", "The record is not what its WARC-Block-Digest says.")
    forms = body_forms(answer.raw, answer.headers, limit)
    if disagrees(headers.get_header("WARC-Payload-Digest"), forms):
        raise HeldDocument("wrong_digest", "The page is not what its WARC-Payload-Digest says.")
    if len(forms[-1]) > limit:
        raise HeldDocument("document_too_large", f"The page has more than {limit:,} bytes.")
    return forms[-1]


def _moment(text: str | None, stamp: RunStamp) -> datetime | None:
    """Return a WARC-Date in UTC; None where it is none or yet to come."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC) if moment <= stamp.recorded_at else None
