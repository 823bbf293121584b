"""Captures of a zip archive: a folder of documents."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from flows.file_names import printable_name
from flows.sources.members import LARGEST_COPY
from flows.sources.record import (
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    hold_document,
)
from flows.sources.refused_archives import refuse_archive
from flows.sources.unpack import LARGEST_RATIO, RATIO_FLOOR, is_gzip, open_regular
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

LARGEST_DIRECTORY = 10_000_000
"""Bytes of the list of files: some 100,000 of them, which Python holds in 100 MB."""
_STEP = 65_536
_ENCRYPTED = 0x1
_READABLE = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Others can ask for gigabytes of memory in a few bytes."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
"""What zipfile raises for a file that is damaged, locked or listed where none can be."""
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_LARGEST_END = 66_000
"""An archive ends with 22 bytes, a comment of up to 65,535, and 76 bytes before for zip64."""
_OFFICE = re.compile(r"\[Content_Types\]\.xml|META-INF/MANIFEST\.MF|mimetype")
_OUTWARD = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\x00")
_PASSED_OVER = re.compile(r"(?:^|/)(?:\.|__MACOSX/|Thumbs\.db$)")


def looks_like_zip(head: bytes) -> bool:
    """Tell whether a file begins as zip archives do."""
    return head.startswith((b"PK\x03\x04", _END))


def zip_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield the captures of the files in an archive, in the order of their names.

    Each file is unpacked by itself, under a name of ours, and forgotten when it is read. One that
    cannot be read is one quarantine row; hidden files are passed over.

    Raises:
        HeldDocument: unsupported_type (office documents, archives in archives), broken_archive,
            empty_document, or document_too_large for an archive that is a bomb.
    """
    is_empty = True
    with open_regular(path) as file:
        if is_gzip(file):
            raise HeldDocument("unsupported_type", "The file is an archive in an archive.")
        _check_directory(file)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise HeldDocument("broken_archive", f"The zip archive is broken: {error}.") from error
        with archive, TemporaryDirectory(prefix="newsledger-") as folder:
            reading = _Reading(archive, Path(folder, "unpacked"), path.stat().st_size)
            for entry in _entries(archive):
                place = f"{name}/{printable_name(entry.filename)}"
                try:
                    copy = reading.unpack(entry)
                    yield from _file_captures(copy, place, options, stamp)
                except HeldDocument as held:
                    digest = f"{entry.CRC} {entry.file_size}".encode()
                    yield hold_document(Place(place), held.with_content(digest), stamp)
                is_empty = False
                reading.check_left()
    if is_empty:
        raise HeldDocument("empty_document", "The zip archive holds no file to read.")


def _file_captures(
    copy: Path, place: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    # The table of kinds holds this module's own functions.
    from flows.sources.find import document_capture  # noqa: PLC0415
    from flows.sources.kinds import kind_of  # noqa: PLC0415

    kind = kind_of(copy)
    if kind is None:
        yield document_capture(copy, place, options, stamp)
    elif kind.captures in {zip_captures, refuse_archive}:
        raise HeldDocument("unsupported_type", "The file is an archive in an archive.")
    else:
        yield from kind.captures(copy, place, options, stamp)


def _check_directory(file: BinaryIO) -> None:
    """Hold an archive whose list of files would fill the memory.

    Every place that may be the archive's end is believed: readers differ in which one they take.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LARGEST_END))
    tail = file.read(_LARGEST_END)
    sizes = [_number(tail, found.start() + 12, 4) for found in re.finditer(re.escape(_END), tail)]
    wide = [_number(tail, found.start() + 40, 8) for found in re.finditer(re.escape(_END_64), tail)]
    unknown = 0xFFFFFFFF
    if max([size for size in sizes if size != unknown] + wide, default=0) > LARGEST_DIRECTORY:
        raise HeldDocument("document_too_large", "The zip archive holds too many files.")


def _number(content: bytes, start: int, length: int) -> int:
    return int.from_bytes(content[start : start + length], "little")


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files of an archive by name, without hidden ones.

    Raises:
        HeldDocument: They are the parts of one document or program (unsupported_type).
    """
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    if any(_OFFICE.fullmatch(entry.filename) for entry in files):
        reason = "The file is an office document, a book or a program, packed as zip."
        raise HeldDocument("unsupported_type", reason)
    kept = [entry for entry in files if not _PASSED_OVER.search(entry.filename)]
    outward = [entry for entry in files if _OUTWARD.search(entry.orig_filename)]
    return sorted({*kept, *outward}, key=lambda entry: (entry.filename, entry.header_offset))


class _Reading:
    """Unpacks files one at a time to `copy`, and counts what the whole archive gave."""

    def __init__(self, archive: zipfile.ZipFile, copy: Path, size: int) -> None:
        self._archive = archive
        self._copy = copy
        self._left = min(LARGEST_COPY, max(RATIO_FLOOR, LARGEST_RATIO * size))

    def unpack(self, entry: zipfile.ZipInfo) -> Path:
        """Return the copy of one file.

        Raises:
            HeldDocument: unreadable_file, unsupported_type, document_too_large.
        """
        _check_entry(entry)
        try:
            with self._archive.open(entry) as packed, self._copy.open("wb") as copy:
                while self._left >= 0 and (step := packed.read(_STEP)):
                    self._left -= len(step)
                    copy.write(step)
        except _BROKEN as error:
            reason = f"It cannot be unpacked: {str(error) or 'it is cut off'}."
            raise HeldDocument("unreadable_file", reason) from error
        self.check_left()
        return self._copy

    def check_left(self) -> None:
        """Check that the archive did not give more than it may.

        Raises:
            HeldDocument: It did (document_too_large).
        """
        if self._left < 0:
            reason = f"The archive unpacks to more than {LARGEST_RATIO} times its size."
            raise HeldDocument("document_too_large", reason)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if _OUTWARD.search(entry.orig_filename):
        raise HeldDocument("unreadable_file", "Its name leads out of the archive.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise HeldDocument("unreadable_file", "It is a link.")
    if entry.flag_bits & _ENCRYPTED:
        raise HeldDocument("unreadable_file", "It is locked with a password.")
    if entry.compress_type not in _READABLE:
        raise HeldDocument("unsupported_type", "It is packed in a way that is not read here.")
