"""An address as a source: pages and whatever files are served there, refusals, and polling."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.fetching import Fetcher, FetchPolicy, Web
from flows.sources import RunStamp, SourceOptions, find_captures
from flows.sources.find import MOST_HELD
from flows.sources.record import HeldDocument
from flows.sources.web import PageRefused, page_capture
from tests.flows.fetching.site import (
    QuickClock,
    Reply,
    Site,
    page,
    policy,
    redirect,
    serving,
    status,
    tagged,
)
from transforms.articles.decode import decode_content
from transforms.articles.envelope import Envelope, read_envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

STAMP = RunStamp("run-1", datetime(2025, 2, 24, tzinfo=UTC))
HTML = "<!doctype html><html><body><h1>Crane</h1><p>It paid £3 million.</p></body></html>"
RECORDS = b'{"id": 1, "title": "Crane"}\n{"id": 2, "title": "Quay"}\n'


class Run:
    """One run after the other, each with the notes of those before."""

    def __init__(self, site: Site, given: FetchPolicy | None = None) -> None:
        self.site = site
        self.policy = given or policy(site)
        self.notes: dict[str, str] = {}

    def __call__(
        self, path: str, options: SourceOptions | None = None
    ) -> list[Capture | Quarantine]:
        web = Web(self.policy, self.notes.get, Fetcher(self.policy, clock=QuickClock().clock()))
        given = replace(options or SourceOptions(document_limit=20_000), web=web)
        url = path if "://" in path else self.site.url(path)
        found = list(find_captures(url, given, STAMP))
        web.close()
        self.notes |= web.learned
        return found


def test_a_page_is_one_capture_that_knows_its_address() -> None:
    with serving({"/a?utm_source=x": page(HTML.encode())}) as site:
        (capture,) = Run(site)("/a?utm_source=x#part")
    assert isinstance(capture, Capture)
    address = site.url("/a?utm_source=x")
    assert capture.source_name == address
    assert read_envelope(capture.envelope) == Envelope(url=address)
    assert capture.identity == site.url("/a"), "however the reader came there"
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert capture.content == HTML.encode()


def test_a_redirected_page_is_known_by_its_own_address() -> None:
    with serving({"/go": redirect("/a"), "/a": page(HTML.encode())}) as site:
        (first,) = Run(site)("/go")
        (second,) = Run(site)("/a")
    assert isinstance(first, Capture)
    assert first == second


FRONTS = (
    ("/2025/crane", "/", False, "an article's address leads to the front page"),
    ("/?p=17", "/", False, "the same, by a number"),
    ("/", "/index.html", True, "the front page has another name"),
    ("/", "/", True, "the front page itself was asked for"),
    ("/crane", "/2025/crane", True, "the article moved"),
    ("/crane", "/?p=17", True, "the article is known by a number"),
)


@pytest.mark.parametrize(("asked", "led", "is_taken", "why"), FRONTS, ids=[c[3] for c in FRONTS])
def test_a_lost_article_is_not_the_front_page(
    asked: str, led: str, is_taken: bool, why: str
) -> None:
    pages = {asked: redirect(led), led: page(HTML.encode())}
    with serving(pages) as site:
        (found,) = Run(site)(asked)
    if is_taken:
        assert isinstance(found, Capture), why
    else:
        assert isinstance(found, Quarantine), why
        assert found.rule_code == "front_page"


CYRILLIC = HTML.replace("£", "").replace("Crane", "Кран")
CHARSETS = (
    (HTML, "windows-1252", "ISO-8859-1", "as the header says"),
    (CYRILLIC, "windows-1251", "windows-1251", "as the header says"),
    (CYRILLIC, "koi8-r", "KOI8-R", "as the header says"),
    (HTML, "utf-8", "ISO-8859-1", "the bytes know better"),
    (HTML, "utf-16", "utf-8", "a byte order mark knows better"),
    (HTML, "windows-1252", "word", "the header names none: a guess"),
)


@pytest.mark.parametrize(("text", "charset", "stated", "why"), CHARSETS)
def test_the_header_s_charset_helps(text: str, charset: str, stated: str, why: str) -> None:
    header = f"text/html; charset={stated}"
    with serving({"/": page(text.encode(charset), Content_Type=header)}) as site:
        (capture,) = Run(site)("/")
    assert isinstance(capture, Capture)
    assert decode_content(capture.content, capture.charset).removeprefix("\ufeff") == text, why


FILES: tuple[tuple[bytes, str, int, str], ...] = (
    (RECORDS, "application/x-ndjson", 2, "JSON Lines"),
    (gzip.compress(RECORDS), "application/gzip", 2, "JSON Lines, packed"),
    (RECORDS, "text/html", 2, "JSON Lines, announced as a page"),
    (b"Crane\n\nThe board bought it for 3 million.\n", "text/plain", 1, "plain text"),
    (gzip.compress(HTML.encode()), "application/octet-stream", 1, "a packed page"),
)


@pytest.mark.parametrize(("body", "media", "count", "why"), FILES, ids=[case[3] for case in FILES])
def test_files_are_read_as_from_a_disk(body: bytes, media: str, count: int, why: str) -> None:
    with serving({"/day": page(body, Content_Type=media)}) as site:
        found = Run(site)("/day")
    assert [type(one) for one in found] == [Capture] * count, why
    assert {one.source_name for one in found} == {site.url("/day")}


HELD: tuple[tuple[Reply, str, str], ...] = (
    (status(404), "http_error", "not there"),
    (status(503), "http_error", "out of order"),
    (redirect("http://10.0.0.1/"), "forbidden_address", "leads inside"),
    (redirect("/a"), "redirect_loop", "leads to itself"),
    (redirect("file:///etc/hostname"), "forbidden_url", "leads to a file"),
    (page(b"x" * 100_001), "document_too_large", "too long as sent"),
    (page(gzip.compress(bytes(300_000)), Content_Encoding="gzip"), "document_too_large", "a bomb"),
    (page(b"Some words. " * 4000), "document_too_large", "over the limit of documents"),
    (page(b"word", Content_Encoding="gzip"), "broken_answer", "not packed as told"),
    (page(b""), "empty_document", "empty"),
    (page(b"\x89PNG\r\n\x1a\n" + bytes(99)), "binary_document", "a picture"),
    (page(b"\x1f\x8b\x08\x00" + b"x" * 40), "unreadable_file", "no archive"),
    (page(HTML.encode(), Content_Type="application/rss+xml"), "no_feed", "a page for a feed"),
    (page(b'<?xml version="1.0"?><set/>'), "unsupported_type", "XML, but no feed"),
)


@pytest.mark.parametrize(("given", "rule_code", "why"), HELD, ids=[case[2] for case in HELD])
def test_what_cannot_be_had_is_one_row(given: Reply, rule_code: str, why: str) -> None:
    with serving({"/a": given}) as site:
        (held,) = Run(site)("/a")
    assert isinstance(held, Quarantine), why
    assert (held.rule_code, held.table_name) == (rule_code, "raw.captures")
    assert held.row_key == held.source_name == site.url("/a")
    assert held.reason.endswith(".")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "https://user@paper.example/", "HTTP://[::1]"]
)
def test_forbidden_addresses_are_rows_too(url: str) -> None:
    with serving() as site:
        (held,) = Run(site)(url)
    assert isinstance(held, Quarantine)
    assert held.rule_code in {"forbidden_url", "forbidden_address"}


def test_a_run_without_the_web_fetches_nothing() -> None:
    with serving({"/a": page()}) as site:
        (held,) = find_captures(site.url("/a"), SourceOptions(), STAMP)
        assert isinstance(held, Quarantine)
        assert site.connections == 0


def test_an_unchanged_page_gives_nothing() -> None:
    for given in (tagged(HTML.encode()), page(HTML.encode())):
        with serving({"/a": given}) as site:
            run = Run(site)
            assert [len(run("/a")) for _ in range(3)] == [1, 0, 0]


def test_a_changed_page_comes_again() -> None:
    with serving({"/a": page(HTML.encode(), ETag='"1"')}) as site:
        run = Run(site)
        run("/a")
        site.pages["/a"] = page(HTML.replace("3", "4").encode(), ETag='"2"')
        assert [len(run("/a")) for _ in range(2)] == [1, 0]


def test_what_was_refused_is_tried_again() -> None:
    with serving({"/a": status(500)}) as site:
        run = Run(site)
        run("/a")
        site.pages["/a"] = page(HTML.encode())
        (capture,) = run("/a")
    assert isinstance(capture, Capture)


def test_another_publisher_or_mapping_reads_a_page_again() -> None:
    with serving({"/a": page(HTML.encode())}) as site:
        run = Run(site)
        ways = (
            SourceOptions(),
            SourceOptions(publisher="Port Ellen Post"),
            SourceOptions(publisher="Port Ellen Post"),
            SourceOptions(field_mapping={"title": "head"}),
        )
        assert [len(run("/a", way)) for way in ways] == [1, 1, 0, 1]


def test_a_dump_is_given_up_where_most_of_it_is_unreadable() -> None:
    records = RECORDS + b'{"title": \n' * (MOST_HELD + 50)
    with serving({"/dump": page(records)}) as site:
        found = Run(site)("/dump")
    rules = [one.rule_code for one in found if isinstance(one, Quarantine)]
    assert rules == ["broken_json_line"] * MOST_HELD + ["mostly_unreadable"]
    assert len(found) == len(rules) + 2


def test_a_dump_that_was_not_read_to_its_end_is_read_again() -> None:
    with serving({"/day": page(RECORDS)}) as site:
        web = Web(policy(site))
        captures = find_captures(site.url("/day"), SourceOptions(web=web), STAMP)
        next(captures)
        captures.close()  # type: ignore[attr-defined]
        assert web.learned == {}
        assert len(list(find_captures(site.url("/day"), SourceOptions(web=web), STAMP))) == 2
        assert len(web.learned) == 1


def test_an_unlearned_page_is_read_again() -> None:
    with serving({"/go": redirect("/a"), "/a": page(RECORDS)}) as site:
        for name in ("/go", "/a"):
            web = Web(policy(site))
            web.unlearn(site.url(name))
            assert len(list(find_captures(site.url("/go"), SourceOptions(web=web), STAMP))) == 2
            assert web.learned == {}


def test_an_item_s_page_carries_what_its_feed_says() -> None:
    said = Envelope(url="http://paper.example/link", title="Crane", authors=("A. Reader",))
    with serving({"/a": page(HTML.encode())}) as site:
        options = SourceOptions(web=Web(policy(site)))
        capture = page_capture(site.url("/a"), said, options, STAMP)
    assert capture is not None
    assert read_envelope(capture.envelope) == replace(said, url=site.url("/a"))


@pytest.mark.parametrize(("code", "is_passing"), [(404, False), (410, False), (503, True)])
def test_an_item_s_page_that_is_refused_says_whether_to_try_again(
    code: int, is_passing: bool
) -> None:
    with serving({"/a": status(code)}) as site:
        given = policy(site)
        web = Web(given, fetcher=Fetcher(given, clock=QuickClock().clock()))
        with pytest.raises(PageRefused) as caught:
            page_capture(site.url("/a"), Envelope(), SourceOptions(web=web), STAMP)
    assert isinstance(caught.value, HeldDocument)
    assert (caught.value.rule_code, caught.value.is_passing) == ("http_error", is_passing)


def test_notes_are_plain_json() -> None:
    with serving({"/a": tagged(HTML.encode())}) as site:
        run = Run(site)
        run("/a")
    ((name, note),) = run.notes.items()
    assert name == f"page {site.url('/a')}"
    assert json.loads(note).keys() == {"etag", "last_modified", "sha256", "url"}
