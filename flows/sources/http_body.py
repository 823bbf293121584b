"""The body of an archived HTTP answer, its encodings taken off within limits."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator

import brotli
from warcio.statusandheaders import StatusAndHeaders

from flows.sources.record import HeldDocument

MOST_CHUNKS = 200_000
"""Servers send chunks of kilobytes: 200,000 are more than any page."""
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_NEWLINE = re.compile(rb"\r?\n")
_GZIP_MARK = b"\x1f\x8b"
_GZIP_WINDOW = 31
_RAW_WINDOW = -15
_STEP = 65_536


def body_forms(raw: bytes, headers: StatusAndHeaders, limit: int) -> tuple[bytes, ...]:
    """Return the body as archived, without its chunks, and decoded: the last one is the document.

    Archives differ in what they keep: a body that does not have the form its headers name was
    decoded when it was archived, and is taken as it is.

    Raises:
        HeldDocument: broken_record, document_too_large, or unsupported_type for an encoding that
            is not known.
    """
    forms = [raw]
    if "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        forms.append(_without_chunks(raw))
    names = (headers.get_header("Content-Encoding") or "").lower().split(",")
    for name in reversed([name.strip() for name in names if name.strip()]):
        forms.append(_decoded(forms[-1], name, limit))
    return tuple(forms)


def _without_chunks(raw: bytes) -> bytes:
    """Return the body of a chunked answer (RFC 9112, 7.1); of another one, the answer itself."""
    if not _CHUNK_SIZE.match(raw):
        return raw
    chunks: list[bytes] = []
    at = 0
    while len(chunks) < MOST_CHUNKS and (found := _CHUNK_SIZE.match(raw, at)):
        size = int(found[1], 16)
        if not size:
            return b"".join(chunks)
        chunks.append(raw[found.end() : found.end() + size])
        end = _NEWLINE.match(raw, found.end() + size)
        if end is None:
            break
        at = end.end()
    reason = f"The last chunk of the page is missing ({len(chunks):,} are there)."
    raise HeldDocument("broken_record", reason)


def _decoded(body: bytes, name: str, limit: int) -> bytes:
    if name in _PLAIN or not body:
        return body
    unpack = _UNPACKERS.get(name)
    if unpack is None:
        reason = f"The page is packed as {name[:40]!r}, which is not known."
        raise HeldDocument("unsupported_type", reason)
    pieces: list[bytes] = []
    left = limit
    try:
        for piece in unpack(body):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                reason = f"The page unpacks to more than {limit:,} bytes."
                raise HeldDocument("document_too_large", reason)
    except (zlib.error, brotli.error, EOFError) as error:
        if not pieces and not body.startswith(_GZIP_MARK):
            return body
        reason = f"The page is packed as {name} and does not unpack: {error}."
        raise HeldDocument("broken_record", reason) from error
    return b"".join(pieces)


def _ungzip(body: bytes) -> Iterator[bytes]:
    if not body.startswith(_GZIP_MARK):
        raise zlib.error("no gzip")
    while body.startswith(_GZIP_MARK):
        member = zlib.decompressobj(_GZIP_WINDOW)
        yield from _inflate(member, body)
        body = member.unused_data


def _undeflate(body: bytes) -> Iterator[bytes]:
    """Unpack with zlib's header, as RFC 9110 has it, or without, as old servers send it."""
    try:
        zlib.decompressobj().decompress(body, 1)
    except zlib.error:
        yield from _inflate(zlib.decompressobj(_RAW_WINDOW), body)
    else:
        yield from _inflate(zlib.decompressobj(), body)


def _inflate(member: zlib._Decompress, body: bytes) -> Iterator[bytes]:
    rest = body
    while not member.eof:
        piece = member.decompress(rest, _STEP)
        rest = member.unconsumed_tail
        if piece:
            yield piece
        elif not rest and not member.eof:
            raise EOFError("it is cut off")


def _unbrotli(body: bytes) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    rest = body
    while not unpacker.is_finished():
        piece = unpacker.process(rest, output_buffer_limit=_STEP)
        rest = b""
        if piece:
            yield piece
        elif unpacker.can_accept_more_data():
            raise EOFError("it is cut off")


_PLAIN = frozenset({"identity", "none", "utf-8"})
_UNPACKERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _ungzip,
    "x-gzip": _ungzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}
"""By the names of IANA's registry of content codings."""
