"""Small files made to take long: each kind reads or refuses them within a few seconds."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.sources import SourceOptions
from tests.flows.sources.archives import SITE, Archive, page
from tests.flows.sources.finding import find_in

pytestmark = pytest.mark.slow

MOST_CPU_S = 12
"""Each takes one or two on a machine that is not busy."""


def _page(is_packed: bool) -> bytes:
    archive = Archive(is_packed)
    archive.add(f"{SITE}/1", page(1))
    return archive.content


def _between(piece: bytes, is_packed: bool = True) -> bytes:
    """An archive whose first page is followed by something else, and then a page again."""
    return _page(is_packed) + piece + _page(is_packed)


def _tiny_chunks() -> bytes:
    archive = Archive()
    http = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
    archive.add(f"{SITE}/1", b"1\r\na\r\n" * 3_000_000 + b"0\r\n\r\n", http=http)
    return archive.content


def _nested_mail(lines: bytes) -> bytes:
    head = b"From: a@b.example\nMIME-Version: 1.0\n"
    for level in range(49):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level)
    return head + b"\n" + lines


def _many_parts(fields: bytes, count: int) -> bytes:
    head = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    return head + (b"--x\n" + fields + b"\n\nIt paid 3 million.\n") * count + b"--x--\n"


def _pages_of(text: bytes, count: int) -> bytes:
    archive = Archive()
    archive.add(f"{SITE}/1", page(1))
    for number in range(count):
        archive.add(f"{SITE}/many/{number}", text)
    return archive.content


NO_LENGTH = b"WARC/1.0\r\nContent-Length: 19000000\r\n\r\n"
CASES: tuple[tuple[str, Callable[[], bytes], int], ...] = (
    ("empty gzip members", lambda: _between(gzip.compress(b"") * 50_000), 2),
    ("gzip members of one newline", lambda: _between(gzip.compress(b"\n") * 50_000), 2),
    ("marks of gzip", lambda: _between(b"\x1f\x8b\x08\x00" * 500_000), 1),
    (
        "gzip members without their ends",
        lambda: _between(gzip.compress(b"x" * 99)[:-4] * 50_000),
        1,
    ),
    ("small bombs", lambda: _between(gzip.compress(bytes(9_000_000)) * 100), 1),
    ("newlines", lambda: _between(b"\n" * 20_000_000, False), 2),
    ("lengths that are not there", lambda: _between(NO_LENGTH * 50_000, False), 1),
    ("chunks of one byte", _tiny_chunks, 0),
    ("mail: many boundaries", lambda: _nested_mail(b"--b\n" * 400_000), 0),
    ("mail: many lines", lambda: _nested_mail(b"\n" * 400_000), 0),
    ("mail: parts", lambda: _many_parts(b"", 200_000), 0),
    ("mail: as many parts as may be", lambda: _many_parts(b"Content-Type: a/b", 1_999), 0),
    ("mail: long fields", lambda: _many_parts(b"Content-Type: a/b" + b"; a=b" * 300, 60), 0),
    ("pages: tags that do not end", lambda: _pages_of(b"<p " * 30_000, 30), 31),
    (
        "table: quotes that open one behind the other",
        lambda: gzip.compress(b"title,body\n" + b'a",b,"c\n' * 660_000),
        0,
    ),
    ("table: digits and a sign", lambda: b"title,body\n" + (b"1" * 90_000 + b"!,y\n") * 9, 9),
    ("table: commas", lambda: b"title,body\n" + b"," * 10_000_000 + b"\n", 0),
    ("table: quotes", lambda: b"title,body\n" + b'"' * 4_000_000 + b"\n", 0),
    ("table: open quotes", lambda: b"title,body\n" + b'x,"y\n' * 600_000, 0),
    ("table: an endless line", lambda: b"title,body\n" + b"a" * 30_000_000, 0),
)


@pytest.mark.parametrize(("why", "make", "count"), CASES, ids=[case[0] for case in CASES])
def test_a_hostile_file_takes_seconds(
    tmp_path: Path, why: str, make: Callable[[], bytes], count: int
) -> None:
    content = make()
    began = time.process_time()
    found = find_in(tmp_path, content, SourceOptions())
    assert time.process_time() - began < MOST_CPU_S, why
    assert len(found.captures) >= count
    assert found.held or count > 1
    assert "unreadable_document" not in found.rules
