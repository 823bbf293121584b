"""Archives that unpack to far more than they are, or to nothing."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from functools import cache
from pathlib import Path

from tests.faults.hostile_case import Hostile, Write, page, prose, stored, words

MEGABYTE = 1 << 20
GIGABYTES_10 = 10_000
"""Megabytes."""
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"


@cache
def megabytes_packed(count: int, unit: bytes = b"\n") -> bytes:
    """Return gzip that unpacks to `count` megabytes of `unit`; its checksum is wrong."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(unit * (MEGABYTE // len(unit))) + packer.flush(zlib.Z_FULL_FLUSH)
    return _HEADER + first * count + b"\x03\x00" + bytes(8)


def packed(content: bytes | str) -> Write:
    return words(gzip.compress(content.encode() if isinstance(content, str) else content))


def bomb(count: int, layers: int = 1, unit: bytes = b"\n") -> Write:
    def write(path: Path) -> None:
        content = megabytes_packed(count, unit)
        for _ in range(layers - 1):
            content = gzip.compress(content, 1)
        path.write_bytes(content)

    return write


def zipped(members: dict[str, bytes], layers: int = 1) -> Write:
    def write(path: Path) -> None:
        content = members
        for layer in range(layers):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, member in content.items():
                    archive.writestr(name, member)
            content = {f"layer{layer}-{copy}.zip": buffer.getvalue() for copy in range(4)}
        path.write_bytes(buffer.getvalue())

    return write


def tarred(name: str, content: bytes) -> Write:
    def write(path: Path) -> None:
        with tarfile.open(path, "w:gz") as archive:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))

    return write


def two_members(path: Path) -> None:
    half = prose("twin").encode()
    path.write_bytes(gzip.compress(half[:100]) + gzip.compress(half[100:]))


def named_elsewhere(path: Path) -> None:
    with (
        path.open("wb") as file,
        gzip.GzipFile("../../etc/crontab", "wb", fileobj=file) as archive,
    ):
        archive.write(prose("elsewhere").encode())


def wrong_checksum(path: Path) -> None:
    content = bytearray(gzip.compress(prose("checksum").encode()))
    content[-6] ^= 0xFF
    path.write_bytes(content)


PACKED = (
    Hostile("9mb.txt.gz", packed(b"\n" * 9_000_000), "empty_document", "9 KB that are 9 MB"),
    Hostile("bomb100m.txt.gz", bomb(100), "document_too_large", "100 KB that are 100 MB"),
    Hostile("bomb10g.txt.gz", bomb(GIGABYTES_10), "document_too_large", "10 MB that are 10 GB"),
    Hostile("bomb10g.gz.gz", bomb(GIGABYTES_10, 2), "binary_document", "10 GB packed twice: 20 KB"),
    Hostile("bomb10g.gz.gz.gz", bomb(GIGABYTES_10, 3), "binary_document", "three times: 1 KB"),
    Hostile(
        "bomb.html.gz", bomb(400, 1, b"<p>a</p>"), "document_too_large", "a bomb of paragraphs"
    ),
    Hostile(
        "bomb.json.gz", bomb(400, 1, b'{"a":1}\n'), "empty_document|mostly_unreadable", "of records"
    ),
    Hostile("bomb.csv.gz", bomb(400, 1, b"a,b,c,d\n"), "no_text_column", "a bomb of rows"),
    Hostile("bomb.bz2", words(bz2.compress(b"\n" * 10**7)), "binary_document", "bzip2"),
    Hostile("bomb.xz", words(lzma.compress(b"\n" * 10**7)), "binary_document", "xz"),
    Hostile(
        "cut.txt.gz",
        words(gzip.compress(prose("cut").encode())[:-30]),
        "unreadable_file",
        "cut off in the middle",
    ),
    Hostile(
        "tail.txt.gz",
        words(gzip.compress(prose("tail").encode())[:-4]),
        "unreadable_file",
        "the last four bytes are gone",
    ),
    Hostile("checksum.txt.gz", wrong_checksum, "unreadable_file", "bytes that were altered"),
    Hostile("head.txt.gz", words(_HEADER), "unreadable_file", "a header alone"),
    Hostile("mark.txt.gz", words(b"\x1f\x8b"), "unreadable_file", "two bytes of gzip"),
    Hostile("empty.txt.gz", packed(b""), "empty_document", "nothing, packed"),
    Hostile("twin.txt.gz", two_members, stored("twin"), "one text in two members of an archive"),
    Hostile("elsewhere.txt.gz", named_elsewhere, stored("elsewhere"), "a way out in its header"),
    Hostile("page.txt.gz", packed(page("packedpage")), stored("packedpage"), "a page named text"),
)
"""Hostile gzip, and archives that are not unpacked."""

ARCHIVES = (
    Hostile("bomb.zip", zipped({"a.txt": bytes(400 * MEGABYTE)}), "document_too_large", "400 MB"),
    Hostile("in-itself.zip", zipped({"a.txt": b"x"}, 3), "unsupported_type", "zips in zips"),
    Hostile(
        "ways-out.zip",
        zipped({"../../out.txt": b"x", "/etc/out.txt": b"y", "C:\\out.txt": b"z"}),
        "unreadable_file",
        "members that lead out",
    ),
    Hostile(
        "many.zip",
        zipped({f"{number}.txt": b"" for number in range(20_000)}),
        "document_too_large|empty_document|mostly_unreadable",
        "20,000 files of nothing",
    ),
    Hostile("cut.zip", words(b"PK\x03\x04" + bytes(200)), "broken_archive", "no directory"),
    Hostile("ways-out.tar.gz", tarred("../../out.txt", b"x"), "unsupported_type", "a way out"),
    Hostile("bomb.tar.gz", tarred("a.txt", bytes(100 * MEGABYTE)), "unsupported_type", "100 MB"),
)
"""Hostile archives of several files."""
