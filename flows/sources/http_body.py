"""The body of an archived HTTP answer, its encodings taken off within limits."""

from __future__ import annotations

import re

from warcio.statusandheaders import StatusAndHeaders

from flows.content_codings import BrokenCoding, UnknownCoding, undo_coding
from flows.sources.record import HeldDocument
from flows.sources.unpack import GZIP_MARK

MOST_CHUNKS = 200_000
"""Servers send chunks of kilobytes: 200,000 are more than any page."""
MOST_CODINGS = 5
"""Servers pack once; each coding may cost as much as the page itself."""
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_NEWLINE = re.compile(rb"\r?\n")
_PLAIN = frozenset({"none", "utf-8"})
"""What servers call no coding, beside its name in the registry."""


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
    stated = (headers.get_header("Content-Encoding") or "").lower().split(",")
    names = [name.strip() for name in stated if name.strip()]
    if len(names) > MOST_CODINGS:
        reason = f"The page is packed {len(names):,} times over."
        raise HeldDocument("broken_record", reason)
    for name in reversed(names):
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
    pieces: list[bytes] = []
    left = limit
    try:
        for piece in undo_coding((body,), name):
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                reason = f"The page unpacks to more than {limit:,} bytes."
                raise HeldDocument("document_too_large", reason)
    except UnknownCoding as error:
        reason = f"The page is packed as {name[:40]!r}, which is not known."
        raise HeldDocument("unsupported_type", reason) from error
    except BrokenCoding as error:
        if not any(pieces) and not body.startswith(GZIP_MARK):
            return body
        reason = f"The page is packed as {name} and does not unpack: {error}."
        raise HeldDocument("broken_record", reason) from error
    return b"".join(pieces)
