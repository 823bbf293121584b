"""Files, folders, globs: captures, their names and types, and a quarantine row for each refusal."""

from __future__ import annotations

import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.sources import RunStamp, SourceNotFound, SourceOptions, find_captures
from flows.sources.names import dump_name
from flows.sources.unpack import RATIO_FLOOR
from transforms.articles.decode import decode_content
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

STAMP = RunStamp("run-1", datetime(2025, 2, 24, tzinfo=UTC))
TEXT = "Harbour board buys a crane\n\nIt paid £3 million for “the last one”, it said on Monday.\n"
HTML = "<!doctype html><html><body><h1>Crane</h1><p>It paid £3 million.</p></body></html>"
RECORD = '{"id": 7, "title": "Crane", "body": "It paid 3 million."}'
LIMIT = 2000
OPTIONS = SourceOptions(document_limit=LIMIT)

HELD = (
    ("empty.txt", b"", "empty_document", "no byte"),
    ("blank.txt", b" \r\n\t\n", "empty_document", "white space only"),
    ("mark.txt", b"\xef\xbb\xbf", "empty_document", "a byte order mark only"),
    ("page.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary_document", "a picture"),
    ("story.txt", b"%PDF-1.7\n1 0 obj", "binary_document", "a PDF called text"),
    ("noise.txt", b"word\x01\x02\x03\x04" * 60, "binary_document", "control bytes"),
    ("big.txt", b"word " * LIMIT, "document_too_large", "over the limit"),
    (
        "big.txt.gz",
        gzip.compress(b"word " * LIMIT),
        "document_too_large",
        "unpacked over the limit",
    ),
    ("cut.txt.gz", gzip.compress(TEXT.encode() * 9)[:-20], "unreadable_file", "a cut archive"),
    ("bad.txt.gz", b"\x1f\x8b\x08\x00" + b"x" * 40, "unreadable_file", "no archive at all"),
    ("cut.json", b'{"id": 1,\n"title": "a', "broken_record", "a cut JSON file"),
    ("list.json", b'[{"title": "a"}]', "broken_record", "a list of records"),
    ("other.json", b'{\n"name": "a"\n}', "empty_document", "JSON without title and body"),
    ("map.xml", b'<?xml version="1.0"?><urlset><url/></urlset>', "unsupported_type", "a site map"),
    ("utf16.txt", b"\xff\xfe" + b"\x00\xd8" * 50, "unreadable_encoding", "surrogates alone"),
)
LINES = (
    (b'{"id": 1, "title": ', "broken_json_line", "cut off"),
    (b'["a"]', "broken_json_line", "no object"),
    (b'{"id": 1, "headline": "a"}', "empty_document", "neither title nor body"),
    (b'{"id": 1, "title": "\xff\xfe"}', "unreadable_encoding", "no UTF-8"),
    (b'{"id": 1, "title": "' + b"a" * LIMIT + b'"}', "document_too_large", "over the limit"),
)
TYPES = (
    (TEXT.encode(), "text/plain", "utf-8", "UTF-8"),
    (b"\xef\xbb\xbf" + TEXT.encode(), "text/plain", "utf-8", "UTF-8 with a mark"),
    (TEXT.encode("utf-16"), "text/plain", "utf-16", "UTF-16 with a mark"),
    (TEXT.encode("utf-16-le"), "text/plain", "utf-16-le", "UTF-16 without one"),
    (TEXT.encode("windows-1252"), "text/plain", "windows-1252", "Windows"),
    (HTML.encode(), "text/html", "utf-8", "a page"),
    (b"<p>One</p>\n<p>Two</p>", "text/html", "utf-8", "a piece of a page"),
    (b"If a < b and c > d then <p> is small.", "text/plain", "utf-8", "prose with signs"),
    (RECORD.encode(), "application/json", "utf-8", "one record"),
    (gzip.compress(HTML.encode()), "text/html", "utf-8", "packed"),
    (gzip.compress(RECORD.encode()), "application/json", "utf-8", "a packed record"),
)


def _find(location: Path | str, options: SourceOptions = OPTIONS) -> list[Capture | Quarantine]:
    return list(find_captures(str(location), options, STAMP))


def _write(path: Path, content: bytes = TEXT.encode()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("name", "content", "rule_code", "why"), HELD, ids=[c[3] for c in HELD])
def test_a_document_that_cannot_be_read_is_one_row(
    tmp_path: Path, name: str, content: bytes, rule_code: str, why: str
) -> None:
    _write(tmp_path / name, content)
    _write(tmp_path / "zz.txt")
    held, kept = _find(tmp_path)
    assert isinstance(held, Quarantine), why
    assert (held.rule_code, held.table_name) == (rule_code, "raw.captures")
    assert held.source_name == held.row_key == f"{tmp_path.name}/{name}"
    assert held.reason.endswith(".")
    assert isinstance(kept, Capture)


@pytest.mark.parametrize(("line", "rule_code", "why"), LINES, ids=[case[2] for case in LINES])
def test_a_broken_line_is_one_row_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, rule_code: str, why: str
) -> None:
    path = _write(tmp_path / "day.jsonl", b"\n".join([RECORD.encode(), line, b"", RECORD.encode()]))
    first, held, last = _find(path)
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert isinstance(held, Quarantine), why
    assert (held.rule_code, held.row_key) == (rule_code, f"{tmp_path.name}/day.jsonl:line 2")
    assert (first.locator, last.locator) == ("line 1", "line 4")
    assert first.identity == last.identity == f"{tmp_path.name}/day#7"


@pytest.mark.parametrize(("content", "media", "charset", "why"), TYPES, ids=[c[3] for c in TYPES])
def test_type_and_charset_are_sniffed(
    tmp_path: Path, content: bytes, media: str, charset: str, why: str
) -> None:
    (capture,) = _find(_write(tmp_path / "story.pdf", content))
    assert isinstance(capture, Capture), why
    assert (capture.media_type, capture.charset) == (media, charset), why
    text = decode_content(capture.content, capture.charset)
    assert "\ufffd" not in text
    assert capture.byte_count == len(capture.content)


def test_one_record_may_begin_with_a_long_line(tmp_path: Path) -> None:
    record = '{"image": "' + "a" * 90_000 + '",\n "title": "Crane",\n "body": "It paid."}'
    (capture,) = _find(_write(tmp_path / "story.json", record.encode()), SourceOptions())
    assert isinstance(capture, Capture)
    assert capture.locator is None


def test_names_hold_no_machine_path_and_begin_at_the_top(tmp_path: Path) -> None:
    path = _write(tmp_path / "papers" / "monday" / "crane.txt")
    ways = [
        # location, tops, name, why
        (path, (), "monday/crane.txt", "a file by itself"),
        (path.parent, (), "monday/crane.txt", "its folder"),
        (tmp_path / "papers", (), "papers/monday/crane.txt", "the folder above"),
        (tmp_path / "papers" / "**" / "*.txt", (), "papers/monday/crane.txt", "a glob"),
        (path, (str(tmp_path / "papers"),), "papers/monday/crane.txt", "a file of a watched one"),
        (path, (str(tmp_path / "pap*"),), f"{tmp_path.name}/papers/monday/crane.txt", "of a glob"),
        (path, (str(path), "elsewhere"), "monday/crane.txt", "a watched file"),
    ]
    for location, tops, name, why in ways:
        (found,) = _find(location, SourceOptions(tops=tops))
        assert found.source_name == name, why


def test_another_file_of_its_name_changes_no_name(tmp_path: Path) -> None:
    names = []
    for folder in ("a", "b"):
        _write(tmp_path / "top" / folder / "x" / "crane.txt")
        names.append([found.source_name for found in _find(tmp_path / "top")])
    assert names == [["top/a/x/crane.txt"], ["top/a/x/crane.txt", "top/b/x/crane.txt"]]


def test_order_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", ".git/c.txt", "sub/d.txt"):
        _write(tmp_path / name)
    names = [Path(found.source_name or "").name for found in _find(tmp_path)]
    assert names == ["a.txt", "b.txt", "d.txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "*.txt", "empty"])
def test_nothing_to_read_is_said_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceNotFound, match=r"\.$"):
        find_captures(str(tmp_path / name), OPTIONS, STAMP)


def test_pipes_and_links_are_never_opened(tmp_path: Path) -> None:
    outside = _write(tmp_path / "outside" / "secret.txt")
    folder = tmp_path / "in"
    _write(folder / "good.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "inner.txt").symlink_to(folder / "good.txt")
    (folder / "leads-out.txt").symlink_to(outside)
    (folder / "leads-nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "folder").symlink_to(outside.parent)
    (folder / "loop").symlink_to(folder / "loop")
    found = {Path(row.source_name or "").name: row for row in _find(folder)}
    held = {name for name, row in found.items() if isinstance(row, Quarantine)}
    assert held == {"pipe.txt", "leads-out.txt", "leads-nowhere.txt", "folder", "loop"}
    assert {row.rule_code for row in found.values() if isinstance(row, Quarantine)} == {
        "unreadable_file"
    }


def test_a_device_is_refused() -> None:
    (held,) = _find("/dev/zero")
    assert isinstance(held, Quarantine)


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    content = gzip.compress(b"\n" * (RATIO_FLOOR * 2))
    (held,) = _find(_write(tmp_path / "bomb.txt.gz", content), SourceOptions())
    assert isinstance(held, Quarantine)
    assert held.rule_code == "document_too_large"


def test_a_mapping_is_kept_and_changes_the_capture(tmp_path: Path) -> None:
    record = {"key": "k1", "meta": {"head": "Crane"}, "text": "Sold."}
    path = _write(tmp_path / "dump.jsonl", json.dumps(record).encode())
    (unmapped,) = _find(path)
    assert isinstance(unmapped, Quarantine)
    mapping = {"id": "key", "title": "meta.head", "body": "text"}
    (capture,) = _find(path, SourceOptions(field_mapping=mapping))
    assert isinstance(capture, Capture)
    assert capture.identity == f"{tmp_path.name}/dump#k1"
    assert json.loads(capture.field_mapping or "") == mapping


def test_a_record_without_id_is_the_same_one_at_a_later_line(tmp_path: Path) -> None:
    record = b'{"title": "Crane", "body": "Sold."}'
    (first,) = _find(_write(tmp_path / "a.jsonl", record))
    other = b'{"title": "Ferry", "body": "Late."}\n' + record
    _, second = _find(_write(tmp_path / "a.jsonl", other))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert first.identity == second.identity
    assert first.capture_id == second.capture_id


RECORDS: list[tuple[dict[str, object], dict[str, object], bool, str]] = [
    ({"body": "A."}, {"body": "B."}, False, "no title: its text tells"),
    ({"title": "Briefing", "body": "A."}, {"title": "Briefing", "body": "B."}, False, "no day"),
    (
        {"title": "Briefing", "published_on": "2024-01-01", "body": "A."},
        {"title": "Briefing", "published_on": "2024-01-02", "body": "B."},
        False,
        "two days",
    ),
    (
        {"title": "Crane", "published_on": "2024-01-01", "body": "A."},
        {"title": "Crane", "published_on": "2024-01-01", "body": "B."},
        True,
        "corrected",
    ),
    ({"id": 1, "title": "A", "body": "A."}, {"id": 1, "title": "A", "body": "B."}, True, "its id"),
    (
        {"id": 1, "title": "A", "url": "https://www.paper.example/a?utm_source=x"},
        {"id": 2, "title": "B", "url": "http://paper.example/a/"},
        True,
        "its address",
    ),
    (
        {"id": 1, "title": "A", "url": "https://paper.example/"},
        {"id": 2, "title": "B", "url": "https://paper.example/"},
        False,
        "a front page is no article's address",
    ),
    ({"id": 1, "title": "A", "url": "n/a"}, {"id": 2, "title": "B", "url": "n/a"}, False, "none"),
]


@pytest.mark.parametrize(("one", "other", "is_same", "why"), RECORDS, ids=[c[3] for c in RECORDS])
def test_what_a_record_is_known_by(
    tmp_path: Path, one: dict[str, object], other: dict[str, object], is_same: bool, why: str
) -> None:
    lines = b"\n".join(json.dumps(record).encode() for record in (one, other))
    found = _find(_write(tmp_path / "a.jsonl", lines))
    identities = {capture.identity for capture in found if isinstance(capture, Capture)}
    assert len(identities) == 2 - is_same, why


DUMPS = [
    # source, what its records are known by, why
    ("x/articles.jsonl.gz", "x/articles", "suffixes of its kind"),
    ("x/news.2024-01-01.jsonl", "x/news.2024-01-01", "a day is no suffix"),
    ("y/Export.CSV", "y/Export", "in capitals"),
    ("x/.csv", "x/", "a suffix alone"),
    ("https://www.paper.example/dump.csv?key=1", "https://paper.example/dump", "a key changes"),
]


@pytest.mark.parametrize(("source", "expected", "why"), DUMPS)
def test_what_a_dump_is_called(source: str, expected: str, why: str) -> None:
    assert dump_name(source) == expected, why


TABLE = b"id,title,body\n1,Crane,Sold.\n"
DAYS = [
    # name, what is held one day, another day, whether it is the same row, why
    ("day.csv", TABLE + b"2,Ferry\n", TABLE + b"2,Ferry\n", True, "the same broken row"),
    ("day.csv", TABLE + b"2,Ferry\n", TABLE + b"3,Mill\n", False, "another row, as broken"),
    ("day.csv", TABLE + b'2,"Ferry"x,A\n', TABLE + b'2,"Mill"x,A\n', False, "another quote"),
    ("a.jsonl", RECORD.encode() + b'\n{"a', RECORD.encode() + b'\n{"b', False, "another line"),
    ("a.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, b"\x89PNG\r\n\x1a\n", False, "another picture"),
    ("a.gz", b"\x1f\x8b\x08\x00" + b"x" * 40, b"\x1f\x8b\x08\x00" + b"y" * 40, True, "damaged"),
]


@pytest.mark.parametrize("case", DAYS, ids=[case[4] for case in DAYS])
def test_what_is_held_at_one_place_is_told_apart_by_its_bytes(
    tmp_path: Path, case: tuple[str, bytes, bytes, bool, str]
) -> None:
    name, one, other, is_same, why = case
    rows = []
    for content in (one, other):
        found = _find(_write(tmp_path / name, content))
        rows += [row for row in found if isinstance(row, Quarantine)]
    first, second = rows
    assert (first.row_key, first.rule_code) == (second.row_key, second.rule_code)
    assert (first.quarantine_id == second.quarantine_id) is is_same, why
