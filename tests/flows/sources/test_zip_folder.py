"""Zip archives are folders; nothing in one reaches beyond its limits, and tar is refused."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import tarfile
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flows.sources.archives import SITE, Archive, page
from tests.flows.sources.finding import LIMIT, find_in

STORY = b"The port orders two cranes\n\nIt paid 3 million, it said on Monday.\n"
TABLE = b"id,title,body\n1,Crane,It paid.\n2,Ferry,It sold.\n"


def _zip(*files: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in files:
            archive.writestr(name, content, packing)
    return out.getvalue()


def _warc() -> bytes:
    archive = Archive(is_packed=True)
    archive.add(f"{SITE}/1", page(1))
    return archive.content


def test_each_file_is_read_as_its_kind(tmp_path: Path) -> None:
    files = [("b/day.csv", TABLE), ("a.txt", STORY), ("c.html", page(1)), ("d.warc.gz", _warc())]
    found = find_in(tmp_path, _zip(*files))
    assert not found.held
    top = f"{tmp_path.name}/source"
    assert [(capture.source_name, capture.identity) for capture in found.captures] == [
        (f"{top}/a.txt", f"{top}/a.txt"),
        (f"{top}/b/day.csv", f"{top}/b/day#1"),
        (f"{top}/b/day.csv", f"{top}/b/day#2"),
        (f"{top}/c.html", f"{top}/c.html"),
        (f"{top}/d.warc.gz", f"{SITE}/1"),
    ]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    names = (".hidden", "__MACOSX/a.txt", "a/.git/b.txt", "folder/", "Thumbs.db")
    found = find_in(tmp_path, _zip(*((name, b"") for name in names), ("a.txt", STORY)))
    assert (len(found.captures), found.rules) == (1, [])


def _link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def _changed(content: bytes, old: bytes, new: bytes) -> bytes:
    assert old in content
    return content.replace(old, new)


def _locked() -> bytes:
    """A file that says it is locked, in both of its headers."""
    content = bytearray(_zip(("x.txt", STORY)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _only(entry: str | zipfile.ZipInfo, content: bytes, packing: int = 8) -> bytes:
    return _zip((entry, content), packing=packing)


ENTRIES = (
    (_only("../../etc/story.txt", STORY), "unreadable_file", "a way out"),
    (_only("a/../../b.txt", STORY), "unreadable_file", "a way out in the middle"),
    (_only("/etc/story.txt", STORY), "unreadable_file", "an absolute name"),
    (_only("C:story.txt", STORY), "unreadable_file", "a drive"),
    (_only("..\\story.txt", STORY), "unreadable_file", "Windows' way out"),
    (_changed(_only("aXb.txt", STORY), b"aXb.txt", b"a\x00b.txt"), "unreadable_file", "NUL"),
    (_only(_link(), b"/etc/passwd"), "unreadable_file", "a link"),
    (_locked(), "unreadable_file", "a password"),
    (_only("a.txt", STORY, zipfile.ZIP_LZMA), "unsupported_type", "packing that asks for memory"),
    (_only("a.zip", _zip(("b.txt", STORY))), "unsupported_type", "an archive in an archive"),
    (_only("a.gz", gzip.compress(_zip(("b.txt", STORY)))), "unsupported_type", "and in gzip"),
    (_only("a.png", b"\x89PNG\r\n\x1a\n"), "binary_document", "a picture"),
    (_only("a.txt", b"a" * (LIMIT + 1)), "document_too_large", "larger than a document may be"),
    (_changed(_only("a.txt", STORY, 0), b"cranes", b"crames"), "unreadable_file", "a changed byte"),
)


@pytest.mark.parametrize(("content", "rule", "why"), ENTRIES, ids=[case[2] for case in ENTRIES])
def test_a_file_that_cannot_be_read_is_one_row(
    tmp_path: Path, content: bytes, rule: str, why: str
) -> None:
    found = find_in(tmp_path, content)
    assert (found.rules, found.captures) == ([rule], []), why
    assert found.held[0].row_key.startswith(f"{tmp_path.name}/source/")
    assert os.listdir(tmp_path) == ["source"], "nothing is written beside it"  # noqa: PTH208


def _listed_far_away(content: bytes) -> bytes:
    """The archive, its first file listed at the largest offset there is (zip64)."""
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    name_end = start + 46 + int.from_bytes(content[start + 28 : start + 30], "little")
    extra = struct.pack("<HHQ", 1, 8, 2**63 - 1)
    listed = bytearray(content[start:name_end] + extra + content[name_end:end])
    listed[30:32] = len(extra).to_bytes(2, "little")
    listed[42:46] = b"\xff" * 4
    size = len(listed).to_bytes(4, "little")
    return content[:start] + listed + content[end : end + 12] + size + content[end + 16 :]


def test_a_file_listed_far_away_costs_itself_only(tmp_path: Path) -> None:
    found = find_in(tmp_path, _listed_far_away(_zip(("a.txt", STORY), ("b.txt", STORY))))
    assert found.rules == ["unreadable_file"]
    assert found.urls == [f"{tmp_path.name}/source/b.txt"]


def _entries(count: int) -> bytes:
    return _zip(*((f"{number:060}.txt", b"") for number in range(count)), packing=0)


ARCHIVES = (
    (_zip(("a.txt", STORY))[:-30], "broken_archive", "cut off"),
    (b"PK\x03\x04" + b"junk" * 50, "broken_archive", "a mark alone"),
    (_zip(), "empty_document", "no file"),
    (_zip(("[Content_Types].xml", b"<x/>"), ("word/document.xml", STORY)), "unsupported_type",
     "an office document"),
    (_zip(("META-INF/MANIFEST.MF", b"x")), "unsupported_type", "a program"),
    (gzip.compress(_zip(("a.txt", STORY))), "unsupported_type", "a zip in gzip"),
)  # fmt: skip


@pytest.mark.parametrize(("content", "rule", "why"), ARCHIVES, ids=[case[2] for case in ARCHIVES])
def test_an_archive_that_cannot_be_read_is_one_row(
    tmp_path: Path, content: bytes, rule: str, why: str
) -> None:
    found = find_in(tmp_path, content)
    assert (found.rules, found.captures) == ([rule], []), why


def test_a_bomb_of_many_files_is_stopped(tmp_path: Path) -> None:
    files = [(f"{number}.txt", b"a" * 5_000_000) for number in range(40)]
    found = find_in(tmp_path, _zip(*files))
    assert set(found.rules) == {"document_too_large"}
    assert 2 <= len(found.held) < 20
    assert "200 times" in found.held[-1].reason


@pytest.mark.slow
def test_an_archive_of_too_many_files_is_refused_unread(tmp_path: Path) -> None:
    found = find_in(tmp_path, _entries(100_000))
    assert found.rules == ["document_too_large"]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_archive_is_refused_plainly(tmp_path: Path, mode: str) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(STORY)
        archive.addfile(entry, io.BytesIO(STORY))
    found = find_in(tmp_path, out.getvalue())
    assert (found.rules, found.captures) == (["unsupported_type"], [])
    assert "unpack it" in found.held[0].reason


def test_an_old_web_archive_is_refused_plainly(tmp_path: Path) -> None:
    head = b"filedesc://a.arc 0.0.0.0 20250303100000 text/plain 76\n1 0 Crawler\n"
    found = find_in(tmp_path, gzip.compress(head))
    assert found.rules == ["unsupported_type"]
    assert "warcio recompress" in found.held[0].reason


@given(at=st.integers(0, 10**6), value=st.integers(1, 255))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_changed_byte_is_read_or_held(at: int, value: int) -> None:
    record = json.dumps({"id": 7, "title": "Crane", "body": "It paid."}).encode()
    content = bytearray(_zip(("a.txt", STORY), ("b.jsonl", record), ("c.csv", TABLE)))
    content[at % len(content)] ^= value
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), bytes(content))
    assert found.captures or found.held
    assert "unreadable_document" not in found.rules, found.held
