"""Records of a web archive (WARC), one by one; a broken one costs itself only.

warcio reads the headers. Its own iterator stops at the first broken record, prints to the
terminal and knows no limit of memory, so the archive is parted here.

Source: ISO 28500:2017 (WARC 1.1); its annex D for gzip, one member a record.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from flows.sources.members import Members, Seam
from flows.sources.unpack import open_regular

VERSIONS = ("WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17")
LARGEST_HEADER = 65_536
_STEP = 65_536
_COMPACT_AT = 1 << 20
_START = re.compile(rb"WARC/\d\.\d+\r?\n[\w-]{1,60}[ \t]*:")
_NEXT = re.compile(rb"\n" + _START.pattern)
_MOST_DIGITS = 15
_START_LENGTH = 100
"""Bytes in which `_NEXT` shows."""
_BLANK = re.compile(rb"\r?\n\r?\n")
_NEWLINES = re.compile(rb"[\r\n]*")


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One whole record.

    Attributes:
        place: Where it begins, such as "byte 512": of the file, as `warcio extract` takes it.
        headers: Its own header fields.
        block: Its content, or the beginning of it.
        is_whole: False where the content is larger than the limit.
    """

    place: str
    headers: StatusAndHeaders
    block: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A stretch of the archive that is no record; `reason` is a sentence."""

    place: str
    reason: str


def looks_like_warc(head: bytes) -> bool:
    """Tell whether a file begins with a record of a web archive."""
    return bool(_START.match(head))


def read_records(path: Path, limit: int) -> Iterator[WarcRecord | BrokenRecord]:
    """Yield the records of an archive, plain or gzip.

    Args:
        path: A regular file.
        limit: Of content of more bytes only the beginning is kept.

    Raises:
        HeldDocument: unreadable_file: no regular file, or it cannot be opened.
    """
    with open_regular(path) as file:
        yield from _Archive(Members(file), limit).records()


class _Broken(Exception):
    """The record at hand is none; the message says why."""


class _Archive:
    """Unpacked bytes parted into records; one record and a step are held at a time."""

    def __init__(self, members: Members, limit: int) -> None:
        self._members = members
        self._limit = limit
        self._buffer = bytearray()
        self._base = 0
        self._at = 0
        self._resume = 0
        self._member = Seam(0, 0, None)

    def records(self) -> Iterator[WarcRecord | BrokenRecord]:
        is_broken = False
        is_more = True
        while is_more:
            is_more = self._pass_newlines()
            damaged = self._pass_seams()
            if damaged and not is_broken:
                yield damaged
            if is_more:
                record = self._record_or_broken()
                is_broken = isinstance(record, BrokenRecord)
                yield record

    def _record_or_broken(self) -> WarcRecord | BrokenRecord:
        place = self._place()
        self._resume = self._at
        try:
            return self._record(place)
        except _Broken as broken:
            self._at = self._resume
            self._find_next()
            damaged = self._pass_seams()
            return BrokenRecord(place, f"{broken}{f': {damaged.reason}' if damaged else '.'}")

    def _record(self, place: str) -> WarcRecord:
        headers = self._headers()
        stated = (headers.get_header("Content-Length") or "").strip()
        if not (stated.isascii() and stated.isdigit() and len(stated) <= _MOST_DIGITS):
            raise _Broken(f"The record names no length of its content ({stated[:20]!r})")
        size = int(stated)
        is_whole = size <= self._limit
        block = self._block(size) if is_whole else self._beginning(size)
        self._check_end()
        return WarcRecord(place, headers, block, is_whole)

    def _headers(self) -> StatusAndHeaders:
        end = self._at + self._room(LARGEST_HEADER)
        if not _START.match(self._buffer, self._at, end):
            raise _Broken("No record of a web archive begins here")
        blank = _BLANK.search(self._buffer, self._at, end)
        if blank is None:
            raise _Broken("The record's header does not end")
        header = bytes(self._buffer[self._at : blank.end()])
        self._at = self._resume = blank.end()
        try:
            return StatusAndHeadersParser(VERSIONS).parse(BytesIO(header))
        except (StatusAndHeadersParserException, EOFError) as error:
            raise _Broken("The record's version of WARC is not known") from error

    def _block(self, size: int) -> bytes:
        room = self._room(size)
        if room < size:
            raise _Broken(f"The record names {size:,} bytes, and {room:,} are there")
        self._at += size
        return bytes(self._buffer[self._at - size : self._at])

    def _beginning(self, size: int) -> bytes:
        """Go past content, a step at a time; only its beginning is kept."""
        if not self._members.is_packed and self._base + self._at + size > self._members.size:
            raise _Broken(f"The record names {size:,} bytes, more than the file has left")
        kept = b""
        left = size
        while left:
            room = self._room(min(_STEP, left))
            if not room:
                raise _Broken(f"The record names {size:,} bytes, and {left:,} are missing")
            kept = kept or bytes(self._buffer[self._at : self._at + room])
            left -= room
            self._at += room
            self._compact()
            self._resume = self._at
        return kept

    def _check_end(self) -> None:
        """Check that newlines and then another record, a member's end or the file's end follow."""
        have = min(self._fill(_START_LENGTH), _START_LENGTH)
        position = self._base + self._at
        seam = next((s for s in self._members.seams if s.at >= position), None)
        end = self._at + (have if seam is None else min(have, seam.at - position))
        found = _NEWLINES.match(self._buffer, self._at, end)
        after = self._at if found is None else found.end()
        if after == end:
            if seam and seam.damage and seam.at == self._base + end:
                raise _Broken("The record cannot be trusted")
        elif not self._buffer.startswith(b"WARC/", after):
            raise _Broken("The record's content is longer than it names")

    def _find_next(self) -> None:
        """Go to where the next record seems to begin, or to the end."""
        while True:
            have = self._fill(_STEP)
            found = _NEXT.search(self._buffer, self._at)
            places = [found.start() + 1] if found else []
            starts = (seam.at - self._base for seam in self._members.seams)
            places += [n for n in starts if n >= self._at and _START.match(self._buffer, n)]
            if places:
                self._at = min(places)
                return
            if have < _STEP:
                self._at += have
                return
            self._at = len(self._buffer) - _START_LENGTH
            self._compact()

    def _pass_newlines(self) -> bool:
        """Go past blank lines; tell whether anything follows."""
        while have := self._fill(_START_LENGTH):
            found = _NEWLINES.match(self._buffer, self._at, self._at + have)
            self._at = self._at if found is None else found.end()
            self._compact()
            if self._at < len(self._buffer):
                return True
        return False

    def _pass_seams(self) -> BrokenRecord | None:
        """Forget the members that are behind; return the first damage among them."""
        seams = self._members.seams
        count = bisect_right(seams, self._base + self._at, key=lambda seam: seam.at)
        passed = [self._member, *seams[:count]]
        del seams[:count]
        self._member = passed[-1]
        damaged = zip(passed, passed[1:], strict=False)
        return next(
            (
                BrokenRecord(f"byte {seam.packed_at}", f"{following.damage}.")
                for seam, following in damaged
                if following.damage
            ),
            None,
        )

    def _place(self) -> str:
        position = self._base + self._at
        if not self._members.is_packed:
            return f"byte {position}"
        inside = position - self._member.at
        within = f", unpacked byte {inside}" if inside else ""
        return f"byte {self._member.packed_at}{within}"

    def _room(self, size: int) -> int:
        """Read until `size` bytes are at hand; how many of them belong to the record's member."""
        room = min(self._fill(size), size)
        number = 0
        while number < len(self._members.seams):
            seam = self._members.seams[number]
            ahead = seam.at - self._base - self._at
            if ahead >= room:
                break
            if ahead >= 0 and (seam.damage or self._starts_record(ahead)):
                return ahead
            number += 1
        return room

    def _starts_record(self, ahead: int) -> bool:
        self._fill(ahead + _START_LENGTH)
        return bool(_START.match(self._buffer, self._at + ahead))

    def _fill(self, size: int) -> int:
        """Read until `size` bytes are at hand, or the file ends; how many are."""
        while len(self._buffer) - self._at < size:
            data = self._members.read()
            if not data:
                break
            self._buffer += data
        return len(self._buffer) - self._at

    def _compact(self) -> None:
        if self._at > _COMPACT_AT:
            del self._buffer[: self._at]
            self._base += self._at
            self._at = 0
