"""Bodies of answers, read and unpacked piece by piece, never past the limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import httpx

from flows.content_codings import BrokenCoding, UnknownCoding, undo_coding
from flows.fetching.answers import Body
from flows.fetching.policy import Limits
from flows.fetching.refusals import FetchRefused
from flows.fetching.store import Store, too_large

ACCEPTED = "gzip, deflate, br"
SHOWN = 1_000_000
"""Bytes by which a body that is announced as long shows what it is."""


def read_page(chunks: Iterable[bytes], headers: httpx.Headers, limits: Limits) -> Body:
    """Return the body of an answer, its content coding undone.

    Args:
        chunks: The body as it arrives.
        headers: Of the answer.
        limits: Largest size as sent and unpacked.

    Raises:
        FetchRefused: document_too_large, or broken_answer: a coding that is unknown or broken.
    """
    if (declared_length(headers) or 0) > limits.wire_bytes:
        raise too_large(limits.wire_bytes, "as sent")
    body = bytearray()
    for piece in _pieces(_Wire(chunks, limits.wire_bytes).chunks(), headers):
        body += piece
        if len(body) > limits.content_bytes:
            raise too_large(limits.content_bytes, "unpacked")
    return Body.of(bytes(body))


def read_page_or_dump(
    chunks: Iterable[bytes], headers: httpx.Headers, limits: Limits, store: Store
) -> Body:
    """Return the body of an answer; where it is too large for a page, `store` may take it.

    Args:
        chunks: The body as it arrives.
        headers: Of the answer.
        limits: Largest size of a page as sent and unpacked.
        store: Knows a dump by its beginning, and how large one may be.

    Raises:
        FetchRefused: As `read_page`.
    """
    declared = declared_length(headers) or 0
    if declared > store.largest:
        raise too_large(store.largest, "as sent")
    wire = _Wire(chunks, limits.wire_bytes * 2 + SHOWN)
    pieces = _pieces(wire.chunks(), headers)
    body = bytearray()
    for piece in pieces:
        body += piece
        is_over = len(body) > limits.content_bytes or wire.count > limits.wire_bytes
        if is_over or (declared > limits.wire_bytes and len(body) > SHOWN):
            if not store.takes(body):
                raise too_large(limits.content_bytes, "and is no dump")
            wire.limit = store.largest
            return store.fill(body, pieces)
    return Body.of(bytes(body))


def read_beginning(chunks: Iterable[bytes], headers: httpx.Headers, size: int) -> Body:
    """Return the first `size` bytes of a body, unpacked; what follows is left unread.

    Raises:
        FetchRefused: broken_answer, or document_too_large: far more is sent than it unpacks to.
    """
    body = bytearray()
    for piece in _pieces(_Wire(chunks, size + SHOWN).chunks(), headers):
        body += piece
        if len(body) >= size:
            break
    return Body.of(bytes(body[:size]))


class _Wire:
    """Chunks as sent, counted; the limit may be raised on the way."""

    def __init__(self, chunks: Iterable[bytes], limit: int) -> None:
        self._chunks = chunks
        self.limit = limit
        self.count = 0

    def chunks(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.count += len(chunk)
            if self.count > self.limit:
                raise too_large(self.limit, "as sent")
            yield chunk


def declared_length(headers: httpx.Headers) -> int | None:
    """Return how many bytes a body is announced to have; None where nothing is announced."""
    text = headers.get("content-length", "")
    return int(text[:18]) if text.isascii() and text.isdigit() else None


def _pieces(chunks: Iterable[bytes], headers: httpx.Headers) -> Iterator[bytes]:
    coding = headers.get("content-encoding", "").strip().lower()
    try:
        yield from undo_coding(chunks, coding)
    except UnknownCoding as error:
        raise FetchRefused("broken_answer", f"The answer is packed as {coding[:40]!r}.") from error
    except BrokenCoding as error:
        raise FetchRefused("broken_answer", f"The answer cannot be unpacked: {error}.") from error
