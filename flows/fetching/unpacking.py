"""Bodies of answers, read and unpacked piece by piece, never past the limits."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

import brotli
import httpx

from flows.fetching.answers import Body
from flows.fetching.policy import Limits
from flows.fetching.refusals import FetchRefused
from flows.fetching.store import Store, too_large

ACCEPTED = "gzip, deflate, br"
PIECE = 65_536
"""Most bytes unpacked at a time: a bomb is noticed one piece past the limit."""
SHOWN = 1_000_000
"""Bytes by which a body that is announced as long shows what it is."""
_GZIP_MARK = b"\x1f"
"""First byte of a gzip member: the second may still be on its way."""
_RAW_DEFLATE = -zlib.MAX_WBITS
_GZIP = zlib.MAX_WBITS | 16
_ZLIB_METHOD, _ZLIB_CHECK = 8, 31
"""A zlib stream's first byte ends in 8, and its first two are a multiple of 31 (RFC 1950)."""


def read_page(chunks: Iterable[bytes], headers: httpx.Headers, limits: Limits) -> Body:
    """Return the body of an answer, its content coding undone.

    Args:
        chunks: The body as it arrives.
        headers: Of the answer.
        limits: Largest size as sent and unpacked.

    Raises:
        FetchRefused: document_too_large, or broken_answer: a coding that is unknown or broken.
    """
    if _declared(headers) > limits.wire_bytes:
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
    declared = _declared(headers)
    if declared > store.largest:
        raise too_large(store.largest, "as sent")
    wire = _Wire(chunks, limits.wire_bytes * 2 + SHOWN)
    pieces = _pieces(wire.chunks(), headers)
    body = bytearray()
    for piece in pieces:
        body += piece
        is_over = len(body) > limits.content_bytes or wire.count > limits.wire_bytes
        if is_over or (declared > limits.wire_bytes and len(body) > SHOWN):
            if not store.takes(bytes(body)):
                raise too_large(limits.content_bytes, "and is no dump")
            wire.limit = store.largest
            return store.fill(pieces)
    return Body.of(bytes(body))


def read_beginning(chunks: Iterable[bytes], headers: httpx.Headers, size: int) -> Body:
    """Return the first `size` bytes of a body, unpacked; what follows is left unread.

    Raises:
        FetchRefused: broken_answer.
    """
    body = bytearray()
    for piece in _pieces(chunks, headers):
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


def _declared(headers: httpx.Headers) -> int:
    text = headers.get("content-length", "")
    return int(text[:18]) if text.isascii() and text.isdigit() else 0


def _pieces(chunks: Iterable[bytes], headers: httpx.Headers) -> Iterator[bytes]:
    coding = headers.get("content-encoding", "").strip().lower()
    try:
        if coding in {"", "identity"}:
            yield from chunks
        elif coding in {"gzip", "x-gzip"}:
            yield from _inflated(chunks, _GZIP)
        elif coding == "deflate":
            yield from _deflated(chunks)
        elif coding == "br":
            yield from _unbrotlied(chunks)
        else:
            raise FetchRefused("broken_answer", f"The answer is packed as {coding[:40]!r}.")
    except (zlib.error, brotli.error) as error:
        raise FetchRefused("broken_answer", f"The answer cannot be unpacked: {error}.") from error


def _inflated(chunks: Iterable[bytes], wbits: int) -> Iterator[bytes]:
    """Yield what a zlib stream holds; of what follows it, further gzip members only."""
    stream = zlib.decompressobj(wbits)
    is_within = is_past_one = False
    for chunk in chunks:
        left = chunk
        while left:
            if is_past_one and not is_within and not _is_member(left, wbits):
                return
            is_within = True
            yield from _drained(stream, left)
            left = stream.unused_data
            if stream.eof:
                stream = zlib.decompressobj(wbits)
                is_within, is_past_one = False, True
    if is_within:
        raise FetchRefused("broken_answer", "The packed answer breaks off.")


def _is_member(head: bytes, wbits: int) -> bool:
    return wbits == _GZIP and head.startswith(_GZIP_MARK)


def _drained(stream: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """Yield all that `chunk` unpacks to, a piece at a time."""
    while True:
        piece = stream.decompress(chunk, PIECE)
        if piece:
            yield piece
        chunk = stream.unconsumed_tail
        if stream.eof or (not chunk and len(piece) < PIECE):
            return


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a "deflate" body: zlib's format by the book (RFC 9110), bare by some servers."""
    rest = iter(chunks)
    head = b""
    for chunk in rest:
        head += chunk
        if len(head) > 1:
            break
    is_zlib = head[:1] and head[0] % 16 == _ZLIB_METHOD
    is_zlib = is_zlib and int.from_bytes(head[:2], "big") % _ZLIB_CHECK == 0
    yield from _inflated(_joined(head, rest), zlib.MAX_WBITS if is_zlib else _RAW_DEFLATE)


def _joined(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _unbrotlied(chunks: Iterable[bytes]) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    has_begun = False
    for chunk in chunks:
        has_begun = has_begun or bool(chunk)
        yield stream.process(chunk, output_buffer_limit=PIECE)
        while not stream.can_accept_more_data():
            yield stream.process(b"", output_buffer_limit=PIECE)
    if has_begun and not stream.is_finished():
        raise FetchRefused("broken_answer", "The packed answer breaks off.")
