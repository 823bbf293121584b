"""Feeds fetched again and again: nothing comes twice, nothing unchanged is parsed or fetched."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from flows.fetching import FetchPolicy, Limits, Patience, Web
from flows.sources import RunStamp, SourceOptions, find_captures
from tests.flows.feed_samples import ARTICLE, STAMP, TEASER, item, rss
from tests.flows.fetching.site import Reply, Request, Site, redirect, reply, serving
from transforms.articles.envelope import read_envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

MANY = 500
BRIEFLY_S = 0.05
FULL = f"<content:encoded><![CDATA[<p>{ARTICLE}</p>]]></content:encoded>"
BRIEF = f"<description>{TEASER}</description>"


def web_policy(
    site: Site, tries: int = Limits().tries, feed_s: float = Patience().feed_s
) -> FetchPolicy:
    """Real limits, but no time between two requests."""
    patience = Patience(host_delay_s=0.0, backoff_s=0.0, feed_s=feed_s)
    limits = Limits(tries=tries)
    return FetchPolicy(allowed=frozenset({site.authority}), limits=limits, patience=patience)


class Poll:
    """One run after the other over one address, each with the notes of those before."""

    def __init__(
        self,
        site: Site,
        tries: int = Limits().tries,
        feed_s: float = Patience().feed_s,
        stored: Stored | None = None,
    ) -> None:
        self.site = site
        self.policy = web_policy(site, tries, feed_s)
        self.stored = stored
        self.unfinished: list[str] = []
        self.notes: dict[str, str] = {}

    def __call__(self, path: str = "/feed", publisher: str | None = None) -> list[Found]:
        web = Web(self.policy, self.notes.get)
        options = SourceOptions(publisher=publisher, web=web, stored=self.stored)
        try:
            found = list(find_captures(self.site.url(path), options, RunStamp("run-1", STAMP)))
        finally:
            web.close()
        self.notes |= web.learned
        self.unfinished = web.unfinished
        return found


Found = Capture | Quarantine
Stored = Callable[[str], Capture | None]


def conditional(body: bytes, media: str = "application/rss+xml") -> Reply:
    """Answers 304 to who has the body already."""
    tag = f'"{sha256(body).hexdigest()[:12]}"'

    def answer(request: Request) -> bytes:
        if request.headers.get("if-none-match") == tag:
            return reply(b"", 304, ETag=tag)
        return reply(body, Content_Type=media, ETag=tag)

    return answer


def unconditional(body: bytes) -> Reply:
    return lambda _request: reply(body, Content_Type="application/rss+xml")


def page(number: int) -> bytes:
    return (
        f"<!doctype html><html><head><title>Crane {number}</title></head><body><article>"
        f"<h1>Crane {number}</h1><p>{ARTICLE}</p></article></body></html>"
    ).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def feed_of(site: Site, numbers: range, text: str) -> bytes:
    items = [item(f"g{n}", text, link=site.url(f"/story/{n}"), title=f"{n}") for n in numbers]
    return rss("".join(items)).encode()


@pytest.mark.parametrize("serve", [conditional, unconditional])
def test_500_items_polled_three_times_are_500_captures(
    site: Site, serve: Callable[[bytes], Reply]
) -> None:
    site.pages["/feed"] = serve(feed_of(site, range(MANY), FULL))
    poll = Poll(site)
    first, *later = [poll() for _ in range(3)]
    assert len({one.capture_id for one in first if isinstance(one, Capture)}) == MANY
    assert later == [[], []]
    assert [path for path in site.paths if path != "/robots.txt"] == ["/feed"] * 3


def test_a_new_item_is_all_that_a_changed_feed_gives(site: Site) -> None:
    poll = Poll(site)
    site.pages["/feed"] = conditional(feed_of(site, range(MANY), FULL))
    poll()
    site.pages["/feed"] = conditional(feed_of(site, range(1, MANY + 1), FULL))
    (found,) = poll()
    assert isinstance(found, Capture)
    assert found.identity == f"127.0.0.1#g{MANY}"


def test_pages_of_summaries_come_once(site: Site) -> None:
    poll = Poll(site)
    site.pages |= {f"/story/{n}": conditional(page(n), "text/html") for n in range(6)}
    site.pages["/feed"] = conditional(feed_of(site, range(5), BRIEF))
    first = poll(publisher="Example Bay News")
    site.pages["/feed"] = conditional(feed_of(site, range(6), BRIEF))
    second = poll(publisher="Example Bay News")
    captures = [one for one in first if isinstance(one, Capture)]
    assert [one.identity for one in captures] == [site.url(f"/story/{n}") for n in range(5)]
    said = read_envelope(captures[0].envelope)
    assert (said.title, said.default_publisher) == ("0 & ferry", "Example Bay News")
    assert said.authors == ("Ann Field",)
    assert captures[0].content == page(0)
    assert len(second) == 1
    assert poll(publisher="Example Bay News") == []
    assert [len(site.asked(f"/story/{n}")) for n in range(6)] == [2] * 5 + [1]


def test_a_page_is_asked_for_again_ever_more_rarely_while_its_feed_goes_on(site: Site) -> None:
    poll = Poll(site)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    asked_at = []
    for number in range(50):
        site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF) + b"<!--%d-->" % number)
        if number == 10:
            site.pages["/story/0"] = conditional(page(99), "text/html")
        before = len(site.asked("/story/0"))
        found = poll()
        asked_at += [number] if len(site.asked("/story/0")) > before else []
        contents = [one.content for one in found if isinstance(one, Capture)]
        assert contents == {0: [page(0)], 32: [page(99)]}.get(number, []), number
    assert asked_at == [0, 1, 8, 32]


def test_one_poll_asks_for_few_pages_again(site: Site) -> None:
    poll = Poll(site)
    site.pages |= {f"/story/{n}": conditional(page(n), "text/html") for n in range(50)}
    counts = []
    for number in range(5):
        site.pages["/feed"] = conditional(feed_of(site, range(50), BRIEF) + b"<!--%d-->" % number)
        before = len(site.requests)
        poll()
        counts.append(len(site.requests) - before - 2)
    assert counts == [50, 20, 20, 10, 0], "without the feed and robots.txt"


def test_another_publisher_reads_the_items_again(site: Site) -> None:
    poll = Poll(site)
    site.pages["/feed"] = conditional(feed_of(site, range(2), FULL))
    assert len(poll()) == 2
    found = poll(publisher="Example Bay News")
    said = [read_envelope(one.envelope) for one in found if isinstance(one, Capture)]
    assert [one.default_publisher for one in said] == ["Example Bay News"] * 2


def test_a_changed_item_is_fetched_again(site: Site) -> None:
    poll = Poll(site)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF))
    poll()
    site.pages["/story/0"] = conditional(page(99), "text/html")
    changed = feed_of(site, range(1), BRIEF).replace(b"09:30", b"11:30")
    site.pages["/feed"] = conditional(changed)
    (found,) = poll()
    assert isinstance(found, Capture)
    assert found.content == page(99)


STATUSES = (
    (503, 9, "a fault that may pass"),
    (403, 5, "not for us, maybe for a minute"),
    (404, 5, "the feed is ahead of its pages, or the page is gone"),
    (410, 5, "the same"),
    (451, 5, "the same"),
    (401, 1, "for readers with a password"),
)


@pytest.mark.parametrize(("status", "tries", "why"), STATUSES, ids=[case[2] for case in STATUSES])
def test_how_often_a_page_that_fails_is_asked_for(
    site: Site, status: int, tries: int, why: str
) -> None:
    poll = Poll(site, tries=1)
    site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF))
    site.pages["/story/0"] = lambda _request: reply(b"", status)
    found = [one for _ in range(9) for one in poll()]
    assert {one.rule_code for one in found if isinstance(one, Quarantine)} == {"http_error"}
    assert len(site.asked("/story/0")) == tries, why


@pytest.mark.parametrize("status", [503, 403, 404])
def test_a_page_that_comes_later_than_its_feed_is_read(site: Site, status: int) -> None:
    poll = Poll(site, tries=1)
    site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF))
    site.pages["/story/0"] = lambda _request: reply(b"", status)
    for _ in range(3):
        assert isinstance(poll()[0], Quarantine)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    (found,) = poll()
    assert isinstance(found, Capture)
    assert poll() == []


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:1/", "http://169.254.169.254/latest/", "http://0x7f.1/"]
)
def test_a_feed_cannot_have_private_addresses_fetched(site: Site, link: str) -> None:
    site.pages["/feed"] = conditional(rss(item("g1", BRIEF, link=link)).encode())
    poll = Poll(site)
    (held,) = poll()
    assert isinstance(held, Quarantine)
    assert held.rule_code in {"forbidden_address", "forbidden_url"}
    assert poll() == []


def test_a_page_where_a_feed_was_announced_is_held(site: Site) -> None:
    site.pages["/feed"] = conditional(page(1), "application/atom+xml")
    (held,) = Poll(site)()
    assert isinstance(held, Quarantine)
    assert held.rule_code == "no_feed"


def test_a_run_that_read_only_some_items_reads_the_others_later(site: Site) -> None:
    site.pages["/feed"] = conditional(feed_of(site, range(5), FULL))
    web = Web(web_policy(site))
    found = find_captures(site.url("/feed"), SourceOptions(web=web), RunStamp("run-1", STAMP))
    next(iter(found))
    found.close()  # type: ignore[attr-defined]
    poll = Poll(site)
    poll.notes = dict(web.learned)
    web.close()
    assert len(poll()) == 5


def slow(number: int) -> Callable[[Request], bytes]:
    def answer(_request: Request) -> bytes:
        time.sleep(2 * BRIEFLY_S)
        return reply(page(number), Content_Type="text/html")

    return answer


def test_a_feed_of_slow_pages_is_read_by_several_runs(site: Site) -> None:
    poll = Poll(site, feed_s=BRIEFLY_S)
    site.pages |= {f"/story/{n}": slow(n) for n in range(3)}
    site.pages["/feed"] = conditional(feed_of(site, range(3), BRIEF))
    found = []
    for left in (1, 1, 0, 0):
        found += [one.content for one in poll() if isinstance(one, Capture)]
        assert poll.unfinished == [site.url("/feed")] * left
    assert found == [page(n) for n in range(3)]


def test_pages_that_failed_wait_behind_the_others(site: Site) -> None:
    poll = Poll(site, tries=1, feed_s=BRIEFLY_S)
    site.pages |= {f"/story/{n}": slow(n) for n in range(3)}
    site.pages["/story/0"] = lambda request: reply(slow(0)(request), 503)
    site.pages["/feed"] = conditional(feed_of(site, range(3), BRIEF))
    for _ in range(6):
        poll()
    asked = [path for path in site.paths if path.startswith("/story/")]
    assert asked[:3] == ["/story/0", "/story/1", "/story/2"]
    assert "/story/0" in asked[3:]


def test_a_feed_behind_changing_addresses_is_known_by_the_one_that_is_asked_for(site: Site) -> None:
    poll = Poll(site)
    for number in range(3):
        signed = f"/cdn?signature={number}"
        site.pages["/feed"] = redirect(signed)
        site.pages[signed] = unconditional(feed_of(site, range(number + 1), FULL))
        (found,) = poll()
        assert isinstance(found, Capture)
        assert found.identity == f"127.0.0.1#g{number}"
        assert found.source_name == site.url("/feed")


def test_a_feed_in_a_fetched_archive_is_a_file(site: Site) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("feed.xml", feed_of(site, range(1), BRIEF))
    site.pages["/day.zip"] = lambda _request: reply(content.getvalue())
    (held,) = Poll(site)("/day.zip")
    assert isinstance(held, Quarantine)
    assert held.rule_code == "summary_only"
    assert site.asked("/story/0") == []


def test_links_in_a_file_are_followed_only_where_that_is_asked_for(
    site: Site, tmp_path: Path
) -> None:
    site.pages["/story/0"] = conditional(page(0), "text/html")
    file = tmp_path / "feed.xml"
    file.write_bytes(feed_of(site, range(1), BRIEF))
    web = Web(web_policy(site))
    options = SourceOptions(web=web)
    stamp = RunStamp("run-1", STAMP)
    (held,) = find_captures(str(file), options, stamp)
    assert isinstance(held, Quarantine)
    assert held.rule_code == "summary_only"
    assert site.requests == []
    (capture,) = find_captures(str(file), replace(options, follow_links=True), stamp)
    assert isinstance(capture, Capture)
    assert capture.content == page(0)
    web.close()
