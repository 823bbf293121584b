"""Bytes of a file, plain or gzip, read on behind damage: a broken part costs that part only."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

from flows.sources.record import HeldDocument
from flows.sources.unpack import GZIP_MARK, LARGEST_RATIO, RATIO_FLOOR, is_gzip, open_regular

LARGEST_COPY = 4_000_000_000
"""Bytes that are unpacked to the disk for one file at most."""
_CHUNK = 16_384
_GZIP_WINDOW = 31
"""zlib's number for "a gzip member, of the largest window"."""
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
"""How a gzip member begins (RFC 1952): mark, deflate, no reserved flag."""
_MEMBER_MARK = 4
_REREAD_SHARE = 4
_REREAD_FLOOR = 100_000_000
"""Behind damage the next member is searched; all searches read four files' worth, or 100 MB."""


_BOMB = f"the gzip archive unpacks to more than {LARGEST_RATIO} times its size"


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a gzip member begins behind another one, or where the file breaks off.

    Attributes:
        at: Offset in the unpacked bytes.
        packed_at: Offset in the file.
        damage: What is wrong with the member before; None where it is whole.
    """

    at: int
    packed_at: int
    damage: str | None


class Members:
    """A file as one run of unpacked bytes, with the seams between its gzip members.

    A damaged member ends where its damage shows, and the next one follows. Nothing that a file
    holds raises: damage is a seam. Bytes are unpacked 16 KiB at a time.
    """

    def __init__(self, file: BinaryIO) -> None:
        """Begin to read `file`, which can be sought in."""
        self._file = file
        self.size = file.seek(0, os.SEEK_END)
        file.seek(0)
        self.seams: list[Seam] = []
        self.unpacked = 0
        self.is_packed = file.read(len(GZIP_MARK)) == GZIP_MARK
        self._reread_left = max(_REREAD_FLOOR, _REREAD_SHARE * self.size)
        self._is_over = False
        file.seek(0)
        self._begin(0)

    def read(self) -> bytes:
        """Return some more bytes; b"" at the end."""
        if not self.is_packed:
            data = self._file.read(_CHUNK)
            self.unpacked += len(data)
            return data
        while not self._is_over:
            data = self._unpack()
            if data:
                return data
        return b""

    def _begin(self, packed_at: int, rest: bytes = b"") -> None:
        """Begin with the member at `packed_at`; `rest` of it was read already."""
        self._start = packed_at
        self._given = 0
        self._rest = rest
        self._member = zlib.decompressobj(_GZIP_WINDOW)

    def _unpack(self) -> bytes:
        """Return what the present member gives next, and move on where it ends."""
        packed = self._rest or self._file.read(_CHUNK)
        try:
            data = self._member.decompress(packed, _CHUNK)
        except zlib.error as error:
            self._break_off(f"the gzip archive is broken: {error}")
            return b""
        self._rest = self._member.unconsumed_tail
        self._given += len(data)
        self.unpacked += len(data)
        if self.unpacked > max(RATIO_FLOOR, LARGEST_RATIO * self.size):
            self._end(_BOMB)
        elif self._member.eof:
            self._go_on(self._member.unused_data)
        elif not packed and not data:
            self._break_off("the gzip archive is cut off")
        elif self._given > max(RATIO_FLOOR, LARGEST_RATIO * (self._file.tell() - self._start)):
            self._break_off(_BOMB)
        return data

    def _go_on(self, rest: bytes) -> None:
        """Begin with the member that `rest` belongs to, behind a whole one."""
        packed_at = self._file.tell() - len(rest)
        if len(rest) < _MEMBER_MARK:
            rest += self._file.read(_CHUNK)
        mark = rest[:_MEMBER_MARK]
        if _MEMBER.match(mark):
            self.seams.append(Seam(self.unpacked, packed_at, None))
            self._begin(packed_at, rest)
        elif mark.strip(b"\0"):
            self._break_off("what follows a gzip archive is none", packed_at)
        else:
            self._is_over = True

    def _break_off(self, damage: str, search_from: int | None = None) -> None:
        """Note the damage of the present member and begin with the next that can be found."""
        if search_from is None:
            self._reread_left -= self._file.tell() - self._start
            search_from = self._start + 1
        found = self._find_member(search_from) if self._reread_left > 0 else None
        if found is None:
            self._end(damage)
        else:
            self.seams.append(Seam(self.unpacked, found, damage))
            self._file.seek(found)
            self._begin(found)

    def _end(self, damage: str) -> None:
        self.seams.append(Seam(self.unpacked, self.size, damage))
        self._is_over = True

    def _find_member(self, packed_at: int) -> int | None:
        """Return where in the file the next gzip member seems to begin, from `packed_at` on."""
        self._file.seek(packed_at)
        window = self._file.read(_CHUNK)
        while len(window) >= _MEMBER_MARK:
            found = _MEMBER.search(window)
            if found:
                return packed_at + found.start()
            keep = window[1 - _MEMBER_MARK :]
            packed_at += len(window) - len(keep)
            more = self._file.read(_CHUNK)
            window = keep + more if more else b""
        return None


def read_head(path: Path, size: int) -> bytes:
    """Return the first `size` bytes of a file, unpacked; what damage hides is left out.

    Raises:
        HeldDocument: unreadable_file: no regular file, or it cannot be opened.
    """
    head = b""
    with open_regular(path) as file:
        members = Members(file)
        while len(head) < size and (data := members.read()):
            head += data
    return head[:size]


def read_to_damage(file: BinaryIO) -> Iterator[bytes]:
    """Yield the bytes of a file, unpacked, up to where it is damaged.

    Raises:
        HeldDocument: At the damage: unreadable_file, or document_too_large for a bomb.
    """
    members = Members(file)
    while data := members.read():
        _raise_damage(members, members.unpacked - len(data))
        yield data
    _raise_damage(members, members.unpacked)


def _raise_damage(members: Members, at: int) -> None:
    """Raise where a member that ends before `at` is damaged."""
    while members.seams and members.seams[0].at <= at:
        damage = members.seams.pop(0).damage
        if damage:
            rule_code = "document_too_large" if damage == _BOMB else "unreadable_file"
            raise HeldDocument(rule_code, f"{damage[:1].upper()}{damage[1:]}.")


@contextmanager
def open_to_damage(path: Path) -> Iterator[BinaryIO]:
    """Open a file, plain or gzip, to read or to read lines up to where it is damaged.

    Raises:
        HeldDocument: unreadable_file: no regular file, or it cannot be opened.
    """
    with open_regular(path) as file:
        yield cast("BinaryIO", _Steps(read_to_damage(file)))


class _Steps:
    """Steps of bytes as a file; damage raises when the bytes before it are read."""

    def __init__(self, steps: Iterator[bytes]) -> None:
        self._steps = steps
        self._step = b""
        self._at = 0

    def read(self, size: int) -> bytes:
        return b"".join(self._pieces(size, b""))

    def readline(self, size: int) -> bytes:
        return b"".join(self._pieces(size, b"\n"))

    def _pieces(self, size: int, end: bytes) -> Iterator[bytes]:
        """Yield `size` bytes, fewer at the end of the file or behind the first `end`."""
        while size > 0:
            if self._at >= len(self._step):
                self._step, self._at = next(self._steps, b""), 0
                if not self._step:
                    return
            found = self._step.find(end, self._at, self._at + size) if end else -1
            piece = self._step[self._at : found + 1 if found >= 0 else self._at + size]
            self._at += len(piece)
            size -= len(piece)
            yield piece
            if found >= 0:
                return


@contextmanager
def unpacked_file(path: Path) -> Iterator[Path]:
    """Give a file to seek in: `path` itself, or where it is gzip a copy that is unpacked.

    Raises:
        HeldDocument: unreadable_file where it is damaged, document_too_large.
    """
    with open_regular(path) as file:
        if not is_gzip(file):
            yield path
            return
        with TemporaryDirectory(prefix="newsledger-") as folder:
            copy = Path(folder, "unpacked")
            write_limited(read_to_damage(file), copy)
            yield copy


def write_limited(steps: Iterable[bytes], path: Path) -> None:
    """Write a file of at most LARGEST_COPY bytes.

    Raises:
        HeldDocument: It would be larger (document_too_large).
    """
    left = LARGEST_COPY
    with path.open("wb") as copy:
        for step in steps:
            left -= len(step)
            if left < 0:
                reason = f"It unpacks to more than {LARGEST_COPY:,} bytes."
                raise HeldDocument("document_too_large", reason)
            copy.write(step)
