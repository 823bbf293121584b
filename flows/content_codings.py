"""HTTP's content codings, undone piece by piece: a bomb is noticed one piece past a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

import brotli

PIECE = 65_536
"""Most bytes unpacked at a time."""
_GZIP_MARK = b"\x1f"
"""First byte of a gzip member: the second may still be on its way."""
_RAW_DEFLATE = -zlib.MAX_WBITS
_GZIP = zlib.MAX_WBITS | 16
_ZLIB_METHOD, _ZLIB_CHECK = 8, 31
"""A zlib stream's first byte ends in 8, and its first two are a multiple of 31 (RFC 1950)."""


class UnknownCoding(ValueError):
    """A coding that is not undone here."""


class BrokenCoding(ValueError):
    """What is packed breaks off or is damaged; the message says which, as in "it breaks off"."""


def undo_coding(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Yield what a body holds, its content coding undone.

    Args:
        chunks: The body as sent, in order.
        coding: Its name in IANA's registry, in lower case; "" for none.

    Raises:
        UnknownCoding: It is none of gzip, deflate, br and identity.
        BrokenCoding: The body is not packed so, or not whole.
    """
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
            raise UnknownCoding(coding)
    except (zlib.error, brotli.error) as error:
        raise BrokenCoding(str(error)) from error


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
        raise BrokenCoding("it breaks off")


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
    checked = int.from_bytes(head[:2], "big")
    is_zlib = len(head) > 1 and head[0] % 16 == _ZLIB_METHOD and checked % _ZLIB_CHECK == 0
    yield from _inflated(chain([head], rest), zlib.MAX_WBITS if is_zlib else _RAW_DEFLATE)


def _unbrotlied(chunks: Iterable[bytes]) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    has_begun = False
    for chunk in chunks:
        has_begun = has_begun or bool(chunk)
        left = chunk
        while not stream.is_finished():
            piece = stream.process(left, output_buffer_limit=PIECE)
            left = b""
            if piece:
                yield piece
            elif stream.can_accept_more_data():
                # It says so as well where more comes out than the limit: only silence is an end.
                break
    if has_begun and not stream.is_finished():
        raise BrokenCoding("it breaks off")
