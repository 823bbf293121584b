"""Web archives: which records are documents, and what a broken one costs."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flows.sources.archives import SITE, Archive, page
from tests.flows.sources.finding import LIMIT, find_in

TEXT = {"Content-Type": "text/plain"}
HTML = {"Content-Type": "text/html"}
CHUNKED = {**HTML, "Transfer-Encoding": "chunked"}

Fields = dict[str, object]

RECORDS: tuple[tuple[Fields, bool, str], ...] = (
    ({}, True, "a page"),
    ({"http": {"Content-Type": "application/xhtml+xml"}}, True, "a page in XHTML"),
    ({"http": TEXT, "body": b"It paid 3 million."}, True, "plain text"),
    ({"http": {"Server": "x"}}, True, "a page without a type"),
    (
        {"http": {"Content-Encoding": "gzip"}, "body": gzip.compress(page(1))},
        True,
        "a packed page without a type",
    ),
    ({"kind": "resource"}, True, "a page kept without the server's answer"),
    ({"http": {"content-type": "TEXT/HTML"}}, True, "names of fields and types in any case"),
    ({"http": {"Server": "x"}, "body": b"\x89PNG\r\n"}, False, "a picture without a type"),
    ({"http": {"Content-Type": "image/png"}}, False, "a picture"),
    ({"http": {"Content-Type": "application/json"}, "body": b"{}"}, False, "an answer to a script"),
    ({"status": "301 Moved Permanently"}, False, "a redirect"),
    ({"status": "404 Not Found"}, False, "an error"),
    ({"status": "304 Not Modified", "body": b""}, False, "nothing new"),
    ({"status": "206 Partial Content"}, False, "a part of a page"),
    ({"kind": "request", "body": b""}, False, "a request"),
    ({"kind": "revisit"}, False, "a page that was captured before"),
    ({"kind": "resource", "url": "urn:pageinfo:x"}, False, "the crawler's own notes"),
    ({"kind": "resource", "url": "metadata://gnu.org/wget.log"}, False, "the crawler's log"),
    ({"url": "dns:harbourdaily.example", "kind": "resource", "http": TEXT}, False, "an address"),
    ({"url": f"{SITE}/robots.txt", "http": TEXT, "body": b"User-agent: *"}, False, "robots.txt"),
)


def _archive(*records: Fields, is_packed: bool = False) -> bytes:
    archive = Archive(is_packed)
    for number, record in enumerate(records):
        archive.add(**{"url": f"{SITE}/{number}", "body": page(number), **record})  # type: ignore[arg-type]
    return archive.content


@pytest.mark.parametrize(("record", "is_document", "why"), RECORDS, ids=[c[2] for c in RECORDS])
def test_only_pages_are_documents(
    tmp_path: Path, record: Fields, is_document: bool, why: str
) -> None:
    found = find_in(tmp_path, _archive({}, record, {}))
    assert not found.held, why
    assert len(found.captures) == 2 + is_document, why


def test_a_page_keeps_its_address_time_and_bytes(tmp_path: Path) -> None:
    content = _archive({"url": f"http://www.{SITE[8:]}/a/?utm_source=x#top"})
    (capture,) = find_in(tmp_path, content).captures
    assert capture.content == page(0)
    assert capture.identity == f"{SITE}/a"
    assert capture.envelope == f'{{"url": "http://www.{SITE[8:]}/a/?utm_source=x#top"}}'
    assert capture.captured_at == datetime(2025, 3, 3, 10, tzinfo=UTC)
    assert (capture.media_type, capture.locator) == ("text/html", "byte 0")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2025-03-03T10:00:00.123456Z", datetime(2025, 3, 3, 10, 0, 0, 123456, tzinfo=UTC)),
        ("2025-03-03", datetime(2025, 3, 3, tzinfo=UTC)),
        ("2099-01-01T00:00:00Z", None),
        ("last Monday", None),
    ],
)
def test_a_time_that_is_none_or_yet_to_come_is_not_taken(
    tmp_path: Path, stated: str, expected: datetime | None
) -> None:
    (capture,) = find_in(tmp_path, _archive({"warc": {"WARC-Date": stated}})).captures
    assert capture.captured_at == expected


def test_an_archive_without_pages_is_one_row(tmp_path: Path) -> None:
    found = find_in(
        tmp_path, _archive({"status": "404 Not Found"}, {"kind": "request", "body": b""})
    )
    assert found.rules == ["empty_document"]
    assert "(2)" in found.held[0].reason


def _chunks(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    chunks = b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts)
    return chunks + b"0\r\n\r\n"


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


ENCODED = (
    ({"http": CHUNKED, "body": _chunks(page(0))}, "in chunks"),
    ({"http": CHUNKED}, "said to be in chunks, but kept without"),
    ({"http": {**HTML, "Content-Encoding": "gzip"}, "body": gzip.compress(page(0))}, "gzip"),
    ({"http": {**HTML, "Content-Encoding": "gzip"}}, "said to be gzip, but kept unpacked"),
    ({"http": {**HTML, "Content-Encoding": "br"}, "body": brotli.compress(page(0))}, "brotli"),
    ({"http": {**HTML, "Content-Encoding": "deflate"}, "body": zlib.compress(page(0))}, "deflate"),
    (
        {"http": {**HTML, "Content-Encoding": "deflate"}, "body": _raw_deflate(page(0))},
        "raw deflate",
    ),
    (
        {"http": {**CHUNKED, "Content-Encoding": "gzip"}, "body": _chunks(gzip.compress(page(0)))},
        "gzip in chunks",
    ),
    (
        {
            "http": {**HTML, "Content-Encoding": "gzip"},
            "body": gzip.compress(page(0)[:300]) + gzip.compress(page(0)[300:]),
        },
        "gzip in two members",
    ),
    ({"http": {**HTML, "Content-Encoding": "identity"}}, "as it is"),
)


@pytest.mark.parametrize(("record", "why"), ENCODED, ids=[case[1] for case in ENCODED])
def test_encodings_are_taken_off(tmp_path: Path, record: Fields, why: str) -> None:
    found = find_in(tmp_path, _archive(record))
    assert [capture.content for capture in found.captures] == [page(0)], why


HELD = (
    ({"body": b"<html>" + b"a" * LIMIT}, "document_too_large", "larger than a document may be"),
    (
        {"http": {**HTML, "Content-Encoding": "gzip"}, "body": gzip.compress(bytes(10**7))},
        "document_too_large",
        "a bomb in gzip",
    ),
    (
        {"http": {**HTML, "Content-Encoding": "br"}, "body": brotli.compress(bytes(10**7))},
        "document_too_large",
        "a bomb in brotli",
    ),
    (
        {"http": {**HTML, "Content-Encoding": "gzip"}, "body": gzip.compress(page(0))[:-60]},
        "broken_record",
        "gzip that is cut off",
    ),
    (
        {"http": {**HTML, "Content-Encoding": "zstd"}, "body": b"(\xb5/\xfd"},
        "unsupported_type",
        "an unknown encoding",
    ),
    (
        {"http": CHUNKED, "body": _chunks(page(0))[:-9]},
        "broken_record",
        "the last chunk is missing",
    ),
    ({"http": {**HTML, "Content-Encoding": "br, " * 900}}, "broken_record", "codings on codings"),
    ({"warc": {"WARC-Truncated": "length"}}, "broken_record", "the crawler cut the page off"),
    ({"warc": {"WARC-Segment-Number": "1"}}, "broken_record", "one of several segments"),
    (
        {"warc": {"WARC-Payload-Digest": "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"}},
        "wrong_digest",
        "the digest of something else",
    ),
    (
        {"warc": {"WARC-Payload-Digest": "sha256:" + "0" * 64}},
        "wrong_digest",
        "a digest in hex of something else",
    ),
    ({"body": b""}, "empty_document", "an empty page"),
    ({"body": b"\x89PNG\r\n\x1a\n"}, "binary_document", "a picture that says it is a page"),
)


@pytest.mark.parametrize(("record", "rule", "why"), HELD, ids=[case[2] for case in HELD])
@pytest.mark.parametrize("is_packed", [False, True], ids=["plain", "gzip"])
def test_a_page_that_cannot_be_taken_is_one_row(
    tmp_path: Path, is_packed: bool, record: Fields, rule: str, why: str
) -> None:
    found = find_in(tmp_path, _archive({}, record, {}, is_packed=is_packed))
    assert found.rules == [rule], why
    assert found.urls == [f"{SITE}/0", f"{SITE}/2"], why
    assert found.held[0].row_key.startswith(f"{tmp_path.name}/source:byte ")
    assert found.held[0].reason.endswith(".")


@pytest.mark.parametrize(
    "digest", ["sha1:notadigest", "crc32:00000000", "sha1:", "", "blake3:ABC", "sha1"]
)
def test_a_digest_of_an_unknown_form_says_nothing(tmp_path: Path, digest: str) -> None:
    found = find_in(tmp_path, _archive({"warc": {"WARC-Payload-Digest": digest}}))
    assert len(found.captures) == 1


CHARSETS = (
    ("text/html; charset=iso-8859-1", "£3 million".encode("cp1252"), "£3 million"),
    ('text/html; charset="Shift_JIS"', "百万円の船".encode("shift_jis"), "百万円の船"),
    ("text/html; charset=iso-8859-1", "£3 million".encode(), "£3 million"),
    ("text/html; charset=rot13", b"3 million", "3 million"),
    ("text/html; charset=punycode", "£3 million".encode("cp1252"), "£3 million"),
    ("text/html; charset=" + "x" * 5000, b"3 million", "3 million"),
)


@pytest.mark.parametrize(("stated", "words", "text"), CHARSETS)
def test_the_stated_charset_helps_where_the_bytes_do_not_tell(
    tmp_path: Path, stated: str, words: bytes, text: str
) -> None:
    body = b"<!doctype html><p>It paid " + words + b".</p>"
    found = find_in(tmp_path, _archive({"http": {"Content-Type": stated}, "body": body}))
    assert text in found.texts[0]


def _spliced(content: bytes, at: int, piece: bytes = b"", drop: int = 0) -> bytes:
    return content[:at] + piece + content[at + drop :]


def _second_length(content: bytes, value: bytes) -> bytes:
    at = content.index(b"Content-Length: ", content.index(f"{SITE}/1".encode()))
    end = content.index(b"\r\n", at)
    return content[:at] + b"Content-Length: " + value + content[end:]


BROKEN: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("a length too long", lambda c: _second_length(c, b"1900")),
    ("a length too short", lambda c: _second_length(c, b"300")),
    ("a length beyond the file", lambda c: _second_length(c, b"99999999999")),
    ("no number", lambda c: _second_length(c, b"many")),
    ("a negative length", lambda c: _second_length(c, b"-5")),
    ("digits of another script", lambda c: _second_length(c, "٣٠٠".encode())),
    ("a length of 5,000 digits", lambda c: _second_length(c, b"9" * 5000)),
    ("no length", lambda c: c.replace(b"Content-Length", b"Content-Longth", 3)),
    ("junk between records", lambda c: _spliced(c, c.index(b"WARC/1.0", 9), b"junk\x00\xff" * 99)),
    ("a version from the future", lambda c: _spliced(c, c.index(b"WARC/1.0", 9), b"WARC/7.3", 8)),
)


@pytest.mark.parametrize(("why", "breaks"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_record_costs_itself_only(
    tmp_path: Path, why: str, breaks: Callable[[bytes], bytes]
) -> None:
    found = find_in(tmp_path, breaks(_archive(*[{}] * 4)))
    assert set(found.rules) == {"broken_record"}, why
    assert {f"{SITE}/2", f"{SITE}/3"} <= set(found.urls) or why == "no length", why
    assert found.urls, why


def test_a_damaged_member_costs_itself_only(tmp_path: Path) -> None:
    archive = Archive(is_packed=True)
    places = [archive.add(f"{SITE}/{number}", page(number)) for number in range(4)]
    for step in (10, 40, 200, places[2] - places[1] - 6):
        content = bytearray(archive.content)
        content[places[1] + step] ^= 0x55
        found = find_in(tmp_path, bytes(content))
        assert found.rules == ["broken_record"], step
        assert found.held[0].row_key.endswith(f"byte {places[1]}")
        assert found.urls == [f"{SITE}/{number}" for number in (0, 2, 3)], step


def test_a_bomb_among_the_members_costs_itself_only(tmp_path: Path) -> None:
    bomb = gzip.compress(b"WARC/1.0\r\nContent-Length: 9999999999\r\n\r\n" + bytes(50_000_000))
    content = _archive({}, is_packed=True) + bomb + _archive({"url": f"{SITE}/z"}, is_packed=True)
    found = find_in(tmp_path, content)
    assert found.urls == [f"{SITE}/0", f"{SITE}/z"]
    assert found.rules == ["broken_record"]
    assert "200 times" in found.held[0].reason


@pytest.mark.parametrize("size", [100, 500, 65_536])
def test_members_that_are_no_records_are_read_on(tmp_path: Path, size: int) -> None:
    content = _archive(*[{}] * 6)
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    found = find_in(tmp_path, b"".join(map(gzip.compress, parts)))
    assert len(found.captures) == 6
    assert not found.held
    assert found.captures[1].locator is not None


def test_a_header_without_end_is_broken(tmp_path: Path) -> None:
    endless = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: y\r\n" * 40_000
    found = find_in(tmp_path, endless + b"\r\n" + _archive({}))
    assert found.rules == ["broken_record"]
    assert len(found.captures) == 1


@given(cut=st.integers(1, 5000), is_packed=st.booleans())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_an_archive_cut_off_gives_what_is_before_the_cut(cut: int, is_packed: bool) -> None:
    archive = Archive(is_packed)
    ends = []
    for number in range(5):
        archive.add(f"{SITE}/{number}", page(number))
        ends.append(len(archive.content))
    cut = cut % len(archive.content) or 1
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), archive.content[:cut])
    whole = [f"{SITE}/{number}" for number, end in enumerate(ends) if end <= cut]
    assert found.urls[: len(whole)] == whole
    assert len(found.captures) <= len(whole) + 1
    assert all(capture.content in {page(number) for number in range(5)} or cut < 20
               for capture in found.captures)  # fmt: skip


@given(at=st.integers(0, 10**6), value=st.integers(1, 255), is_packed=st.booleans())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_flipped_byte_never_changes_a_page_and_costs_few(
    at: int, value: int, is_packed: bool
) -> None:
    content = bytearray(_archive(*[{}] * 5, is_packed=is_packed))
    content[at % len(content)] ^= value
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), bytes(content))
    pages = {page(number) for number in range(5)}
    is_archive = any(capture.media_type == "text/html" for capture in found.captures)
    if at % len(content) > 20:
        assert is_archive
        assert len(found.captures) >= 3
        assert all(capture.content in pages for capture in found.captures)
