"""Bytes of regular files, never more than the limit."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from flows.sources.record import HeldDocument

GZIP_MARK = b"\x1f\x8b"
LARGEST_RATIO = 200
"""Text packs to a tenth or so; a file that unpacks to 200 times its size is a bomb."""
RATIO_FLOOR = 10_000_000
"""Bytes unpacked below which the ratio is not looked at."""
_CHUNK = 1 << 20


@contextmanager
def open_regular(path: Path) -> Iterator[io.BufferedReader]:
    """Open a regular file for reading, as it is.

    Raises:
        HeldDocument: unreadable_file: no regular file, or it cannot be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        reason = f"The file cannot be opened: {error.strerror}."
        raise HeldDocument("unreadable_file", reason) from error
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise HeldDocument("unreadable_file", "It is no regular file.")
        yield file


def is_gzip(file: io.BufferedReader) -> bool:
    """Tell whether a file that nothing was read of yet begins as gzip does."""
    return file.peek(len(GZIP_MARK)).startswith(GZIP_MARK)


def read_whole(file: BinaryIO, limit: int) -> bytes:
    """Return all bytes of `file`.

    Raises:
        HeldDocument: It holds more than `limit` bytes (document_too_large).
    """
    chunks: list[bytes] = []
    left = limit + 1
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        left -= len(chunk)
    raise HeldDocument("document_too_large", f"The document has more than {limit:,} bytes.")


def read_lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line of `file` with its number from 1; None for one of more than `limit` bytes."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield number, None
