"""Feeds from files: what becomes a capture, what is held and why."""

from __future__ import annotations

import html
import json
import time
from pathlib import Path

import pytest

from flows.sources import RunStamp, SourceOptions, find_captures
from flows.sources.feed_items import MOST_ITEMS
from flows.sources.feed_process import SMALL_FEED
from flows.sources.feeds import LARGEST_FEED, looks_like_feed
from tests.flows.feed_samples import ARTICLE, STAMP, TEASER, atom, entry, item, json_feed, rdf, rss
from transforms.articles.envelope import read_envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

FULL = f"<content:encoded><![CDATA[<p>{ARTICLE}</p>]]></content:encoded>"


def _read(
    path: Path, content: str | bytes, options: SourceOptions | None = None
) -> list[Capture | Quarantine]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(find_captures(str(path), options or SourceOptions(), RunStamp("run-1", STAMP)))


def _one(path: Path, content: str | bytes) -> Capture:
    (found,) = _read(path, content)
    assert isinstance(found, Capture), found
    return found


KINDS = (
    (rss(item("g1", FULL)), "text/html", "example.com#g1", "RSS 2.0 with content:encoded"),
    (atom(entry("tag:a,1", ARTICLE)), "text/html", "tag:a,1", "Atom with content"),
    (rdf(FULL), "text/html", "https://example.com/crane", "RDF: its id is its address"),
    (json_feed(content_html=f"<p>{ARTICLE}</p>"), "text/html", "example.com#j1", "JSON Feed"),
    (json_feed(content_text=ARTICLE), "text/plain", "example.com#j1", "JSON Feed in plain text"),
    (rss(item("g1", f"<description>{ARTICLE * 4}</description>")), "text/plain", "example.com#g1",
     "a description as long as an article"),
    (rss(item("g1", FULL)).encode("utf-16"), "text/html", "example.com#g1", "UTF-16"),
    (rss(item("g1", FULL)).removeprefix('<?xml version="1.0"?>'), "text/html", "example.com#g1",
     "no declaration"),
    ("<!-- made by hand -->\n" + rss(item("g1", FULL))[21:], "text/html", "example.com#g1",
     "a comment first"),
)  # fmt: skip


@pytest.mark.parametrize(("feed", "media", "identity", "why"), KINDS, ids=[c[3] for c in KINDS])
def test_each_kind_of_feed_gives_the_text_of_its_item(
    tmp_path: Path, feed: str | bytes, media: str, identity: str, why: str
) -> None:
    capture = _one(tmp_path / "a.txt", feed)
    assert (capture.media_type, capture.identity) == (media, identity), why
    assert ARTICLE in capture.content.decode(capture.charset)
    assert capture.source_name == f"{tmp_path.name}/a.txt"
    assert capture.locator is not None
    said = read_envelope(capture.envelope)
    assert (said.title, said.url) == ("Crane & ferry", "https://example.com/crane"), why
    assert (said.published or said.updated or "")[:4] in {"Mon,", "2025"}, why
    assert said.authors == ("Ann Field",), why
    assert said.language == "en-GB", why


HELD = (
    (rss(), "empty_feed", "no item"),
    ('<?xml version="1.0"?><rss version="2.0"/>', "empty_feed", "a root alone"),
    (json_feed().replace('"items": [', '"items": [], "x": ['), "empty_feed", "JSON, no item"),
    (json_feed()[:-4], "broken_feed", "JSON that breaks off"),
    ('{"version": "https://jsonfeed.org/version/1.1", "items": 3}', "broken_feed", "no list"),
    ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel>'
     "<item><title>&c;</title></item></channel></rss>", "unsafe_xml", "entities"),
    ('<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]><feed><entry><title>&a;</title>'
     "</entry></feed>", "unsafe_xml", "an external entity"),
    ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><rss><channel/></rss>',
     "unsafe_xml", "an external parameter entity"),
    (json_feed().replace('"items": [', '"items": [' + "{}," * MOST_ITEMS), "document_too_large",
     "JSON, too many items"),
    (rss("<item/>" * (MOST_ITEMS + 1)), "document_too_large", "too many items"),
    (rss(item("g", f"<description>{TEASER}</description>")), "summary_only", "a summary"),
    (rss(item("g", f"<description>{ARTICLE * 4} [&#8230;]</description>")), "summary_only",
     "a long text that breaks off"),
    (rss(item("g", FULL.replace("</p>", "...</p>"))), "summary_only", "content that breaks off"),
    (rss(item("g", f"<description>{TEASER}</description><content:encoded>{TEASER}"
     "</content:encoded>")), "summary_only", "the summary once more as content"),
    (rss(item("g", "<content:encoded>Soon.</content:encoded>")), "summary_only", "one word"),
    (rss(item("g", FULL))[:-60], "cut_item", "a download that breaks off"),
    (atom('<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:a,1"'
     ' when="2025-02-25T00:00:00Z"/>'), "withdrawn_item", "a tombstone"),
)  # fmt: skip


@pytest.mark.parametrize(("feed", "rule_code", "why"), HELD, ids=[case[2] for case in HELD])
def test_what_cannot_be_taken_is_a_row(tmp_path: Path, feed: str, rule_code: str, why: str) -> None:
    (held,) = _read(tmp_path / "feed.xml", feed)
    assert isinstance(held, Quarantine), why
    assert held.rule_code == rule_code, held.reason
    assert held.reason.endswith(".")


def content(markup: str) -> str:
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


ENDS = (
    (f"<p>{ARTICLE}</p>", True, "a whole text"),
    (f"<p>{ARTICLE}</p>\n<p>The post <a href='u'>Crane</a> appeared first on it.</p>", True,
     "what a program adds"),
    (f"<p>“We are … late,” it said. {ARTICLE}</p>", True, "an ellipsis in the text"),
    (f"<p>{ARTICLE} “We [...] pay,” it said.</p>", True, "words left out of a quotation"),
    (f"<p>{ARTICLE}</p><p>And so on ... and on, <a href='u'>it said</a>.</p>", True,
     "an ellipsis in the text, a link behind it"),
    (f"<p>{ARTICLE} &hellip;</p>", False, "an ellipsis at the end"),
    (f"<p>{ARTICLE} [&#8230;]</p>\n<p>The post <a href='u'>Crane</a> appeared first.</p>", False,
     "brackets at a paragraph's end"),
    (f"<p>{ARTICLE}&hellip; <span><a href='u'>Continue reading</a></span></p>", False,
     "a link that leads on"),
    (f"<p>{ARTICLE} ...</p><p><a class='more' href='u'>More</a></p>", False,
     "a link of its own line"),
)  # fmt: skip


@pytest.mark.parametrize(("markup", "is_full", "why"), ENDS, ids=[case[2] for case in ENDS])
def test_a_text_that_breaks_off_is_a_summary(
    tmp_path: Path, markup: str, is_full: bool, why: str
) -> None:
    (found,) = _read(tmp_path / "feed.xml", rss(item("g", content(markup))))
    assert isinstance(found, Capture) == is_full, why


def test_a_page_under_a_feeds_name_is_a_page(tmp_path: Path) -> None:
    page = f"<!doctype html><html><body><h1>Crane</h1><p>{ARTICLE}</p></body></html>"
    assert not looks_like_feed(page.encode())
    assert _one(tmp_path / "feed.xml", page).media_type == "text/html"


def test_a_feed_over_the_limit_is_held(tmp_path: Path) -> None:
    feed = rss(item("g1", FULL) + "<x>" + "word " * (LARGEST_FEED // 5) + "</x>")
    (held,) = _read(tmp_path / "feed.xml", feed)
    assert isinstance(held, Quarantine)
    assert held.rule_code == "document_too_large"


HEADS = (
    "<!DOCTYPE x [", "<!DOCTYPE x []>", "<?a?>", "<!--a-->", "<!DOCTYPE x [] ", "<!--", "<!", " ",
    '{"version" :  ', "<!DOCTYPE x [<!ENTITY a 'b'>]>",
)  # fmt: skip
PIECES = ("<a>", "<item><description>", "<item/>", "&", "<!--", "a@", "...", "<a ", "[ ")


@pytest.mark.parametrize("piece", HEADS)
def test_hostile_beginnings_are_judged_at_once(piece: str) -> None:
    began = time.process_time()
    assert not looks_like_feed((piece * 65_536)[:65_536].encode())
    assert time.process_time() - began < 1


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_time(tmp_path: Path, piece: str) -> None:
    filler = (piece * SMALL_FEED)[: SMALL_FEED // 2 - 1000]
    author = f"<author>{html.escape(filler)[: SMALL_FEED // 2]}</author>"
    began = time.process_time()
    assert _read(tmp_path / "feed.xml", rss(item("g1", content(filler)) + author))
    assert time.process_time() - began < 3


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_hostile_markup_ends_within_the_limit(tmp_path: Path, piece: str) -> None:
    feed = rss(item("g1", FULL)) + piece * (1_000_000 // len(piece))
    began = time.process_time()
    assert _read(tmp_path / "feed.xml", feed)
    assert time.process_time() - began < 10


def test_a_large_feed_is_parsed_in_a_process_of_its_own(tmp_path: Path) -> None:
    items = "".join(item(f"g{number}", FULL) for number in range(300))
    assert len(items) > SMALL_FEED
    found = _read(tmp_path / "feed.xml", rss(items))
    assert len({one.capture_id for one in found if isinstance(one, Capture)}) == 300


def test_charsets(tmp_path: Path) -> None:
    feed = rss(item("g1", FULL.replace("crane", "grúa “nueva”")))
    named = feed.replace('version="1.0"', 'version="1.0" encoding="windows-1252"', 1)
    capture = _one(tmp_path / "feed.xml", named.encode("windows-1252"))
    assert "grúa “nueva”" in capture.content.decode()
    lied = _one(tmp_path / "feed.xml", named.encode())
    assert "grúa “nueva”" in lied.content.decode()


def test_an_item_is_the_same_one_at_another_place(tmp_path: Path) -> None:
    first = _read(tmp_path / "feed.xml", rss(item("g1", FULL)))
    again = _read(tmp_path / "feed.xml", rss(item("g2", FULL) + item("g1", FULL)))
    ids = [one.capture_id for one in again if isinstance(one, Capture)]
    assert isinstance(first[0], Capture)
    assert first[0].capture_id == ids[1]


IDENTITIES = (
    (item("g1", FULL) + item("g1", FULL, link="https://example.com/other"),
     ["https://example.com/crane", "https://example.com/other"], "one id for two links"),
    (item("https://example.com/crane", FULL), ["https://example.com/crane"], "the id is the link"),
    (item(None, FULL, link="https://www.example.com/crane?utm_source=rss#top"),
     ["https://example.com/crane"], "no id: the link without what tracks"),
    (item("urn:uuid:1", FULL, link="/crane"), ["urn:uuid:1"], "an id that is unique by itself"),
)  # fmt: skip


@pytest.mark.parametrize(("items", "identities", "why"), IDENTITIES, ids=[c[2] for c in IDENTITIES])
def test_identities(tmp_path: Path, items: str, identities: list[str], why: str) -> None:
    found = _read(tmp_path / "feed.xml", rss(items))
    assert [one.identity for one in found if isinstance(one, Capture)] == identities, why


def test_the_users_publisher_is_a_default_beside_what_the_item_names(
    tmp_path: Path,
) -> None:
    taken = FULL + '<source url="https://wire.example/">Coast Wire</source>'
    options = SourceOptions(publisher="Harbour Times")
    found = _read(tmp_path / "f.xml", rss(item("g1", FULL) + item("g2", taken)), options)
    said = [read_envelope(one.envelope) for one in found if isinstance(one, Capture)]
    assert [one.publisher for one in said] == [None, "Coast Wire"]
    assert {one.default_publisher for one in said} == {"Harbour Times"}


def test_markup_stays_as_the_feed_gives_it(tmp_path: Path) -> None:
    body = f'<p class="x">{ARTICLE}</p><script>alert(1)</script><a href="/rel">there</a>'
    (capture,) = _read(tmp_path / "f.json", json.dumps(json.loads(json_feed(content_html=body))))
    assert isinstance(capture, Capture)
    assert capture.content.decode() == body
    (capture,) = _read(tmp_path / "f.xml", rss(item("g", FULL.replace(f"<p>{ARTICLE}</p>", body))))
    assert isinstance(capture, Capture)
    assert capture.content.decode() == body
