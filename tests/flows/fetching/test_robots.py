"""What sites ask of robots is done, and what their robots.txt's absence means (RFC 9309)."""

from __future__ import annotations

import pytest

from flows.fetching import Fetched, Fetcher, FetchRefused
from flows.fetching.robots import READ_BYTES
from tests.flows.fetching.site import (
    QuickClock,
    Reply,
    Site,
    page,
    policy,
    redirect,
    serving,
    status,
)

ALLOWED = "allowed"
CLOSED = b"User-agent: *\nDisallow: /\n"

RULES = (
    (b"", "/a", True, "an empty file"),
    (CLOSED, "/a", False, "all closed to all"),
    (b"User-agent: *\nDisallow:\n", "/a", True, "nothing closed"),
    (b"User-agent: *\nDisallow: /a\n", "/abc", False, "a beginning"),
    (b"User-agent: *\nDisallow: /a\n", "/b", True, "another path"),
    (b"User-agent: *\nDisallow: /a$\n", "/abc", True, "an end"),
    (b"User-agent: *\nDisallow: /*.pdf$\n", "/x/y.pdf", False, "a wildcard"),
    (b"User-agent: *\nDisallow: /\nAllow: /news/\n", "/news/1", True, "the longest rule wins"),
    (b"User-agent: newsledger\nDisallow: /\n", "/a", False, "us by name"),
    (b"User-agent: NEWSLEDGER\nDisallow: /\n", "/a", False, "us by name, in capitals"),
    (b"User-agent: otherbot\nDisallow: /\n", "/a", True, "another robot"),
    (CLOSED + b"\nUser-agent: newsledger\nAllow: /\n", "/a", True, "our own group wins"),
    (b"User-agent: newsledger\nUser-agent: x\nDisallow: /\n", "/a", False, "a group of two"),
    (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "/a", False, "a byte order mark"),
    (b"User-agent: *\r\nDisallow: /\r\n", "/a", False, "Windows' line ends"),
    (b"User-agent: *\nDisallow: /a?b=\n", "/a?b=1", False, "a query"),
    (b"<html><p>No such page</p></html>", "/a", True, "a web page instead"),
    (b"\xff\xfe\x00bad", "/a", True, "no text"),
    (b"#" * READ_BYTES + b"\n" + CLOSED, "/a", True, "what comes after 500 KiB is not read"),
    (CLOSED + b"#" * READ_BYTES * 2, "/a", False, "what comes before counts"),
)


def outcome(site: Site, path: str = "/a", *others: Site) -> str:
    fetcher = Fetcher(policy(site, *others), clock=QuickClock().clock())
    with fetcher:
        try:
            assert isinstance(fetcher.get(site.url(path)), Fetched)
        except FetchRefused as refused:
            return refused.rule_code
    return ALLOWED


@pytest.mark.parametrize(("rules", "path", "is_open", "why"), RULES, ids=[c[3] for c in RULES])
def test_rules_are_kept(rules: bytes, path: str, is_open: bool, why: str) -> None:
    with serving({"/robots.txt": page(rules), path: page()}) as site:
        assert outcome(site, path) == (ALLOWED if is_open else "forbidden_by_robots"), why
        assert len(site.asked(path)) == is_open, "a closed page is not asked for"


ABSENT: tuple[tuple[Reply, str, str], ...] = (
    (status(404), ALLOWED, "none: all is open"),
    (status(410), ALLOWED, "no more"),
    (status(401), ALLOWED, "unavailable, as any 4xx"),
    (status(403), ALLOWED, "unavailable, as any 4xx"),
    (status(204), ALLOWED, "empty"),
    (status(429), "forbidden_by_robots", "too many requests: no page either"),
    (status(500), "forbidden_by_robots", "unreachable: all is closed"),
    (status(503), "forbidden_by_robots", "unreachable: all is closed"),
    (lambda _request: [b""], "broken_answer", "no answer"),
    (redirect("/robots.txt"), ALLOWED, "redirected for ever: unavailable"),
    (redirect("ftp://paper.example/robots.txt"), ALLOWED, "redirected to no web page"),
    (redirect("http://10.0.0.1/robots.txt"), "forbidden_address", "redirected inside"),
)


@pytest.mark.parametrize(("given", "expected", "why"), ABSENT, ids=[case[2] for case in ABSENT])
def test_absence_means_what_the_standard_says(given: Reply, expected: str, why: str) -> None:
    with serving({"/robots.txt": given, "/a": page()}) as site:
        assert outcome(site) == expected, why
        assert len(site.asked("/a")) == (expected == ALLOWED)


def test_five_redirects_are_followed_and_a_sixth_is_not() -> None:
    hops: dict[str, Reply] = {f"/{n}": redirect(f"/{n + 1}") for n in range(1, 9)}
    for last, expected in ((5, "forbidden_by_robots"), (6, ALLOWED)):
        pages = {**hops, f"/{last}": page(CLOSED), "/robots.txt": redirect("/1"), "/a": page()}
        with serving(pages) as site:
            assert outcome(site) == expected


def test_a_redirected_robots_txt_counts_for_the_site_that_redirects() -> None:
    with serving({"/robots.txt": page(CLOSED)}) as other, serving({"/a": page()}) as site:
        site.pages["/robots.txt"] = redirect(other.url("/robots.txt"))
        assert outcome(site, "/a", other) == "forbidden_by_robots"


def test_it_is_asked_for_once_a_run() -> None:
    for answer, asked in ((page(b""), 1), (status(404), 1), (status(500), 3), (status(521), 1)):
        with serving({"/robots.txt": answer, "/a": page(), "/b": page()}) as site:
            with Fetcher(policy(site), clock=QuickClock().clock()) as fetcher:
                for path in ("/a", "/b", "/a"):
                    try:
                        fetcher.get(site.url(path))
                    except FetchRefused as refused:
                        assert refused.is_passing
            assert len(site.asked("/robots.txt")) == asked


DELAYS: tuple[tuple[bytes, list[float], str], ...] = (
    (b"User-agent: *\nCrawl-delay: 7\n", [7.0, 7.0], "seconds"),
    (b"User-agent: newsledger\nCrawl-delay: 0.5\n", [0.5, 0.5], "a part of one"),
    (b"User-agent: *\nRequest-rate: 1/5\n", [5.0, 5.0], "a rate"),
    (b"User-agent: other\nCrawl-delay: 7\n", [], "for another robot"),
    (b"User-agent: *\nCrawl-delay: soon\n", [], "no number"),
    (b"User-agent: *\nCrawl-delay: nan\n", [], "no finite number"),
    (b"User-agent: *\nCrawl-delay: -3\n", [], "negative"),
)


@pytest.mark.parametrize(("rules", "waits", "why"), DELAYS, ids=[case[2] for case in DELAYS])
def test_the_pace_it_asks_for_is_kept(rules: bytes, waits: list[float], why: str) -> None:
    quick = QuickClock()
    pages = {f"/{name}": page() for name in "abc"}
    with serving({"/robots.txt": page(rules), **pages}) as site:
        fetcher = Fetcher(policy(site), clock=quick.clock())
        for path in pages:
            fetcher.get(site.url(path))
        fetcher.close()
    assert [round(wait, 1) for wait in quick.waits] == waits, why


LONG_PACES = (b"Crawl-delay: 86400", b"Request-rate: 1/1d", b"Request-rate: 1/" + b"9" * 400)


@pytest.mark.parametrize("asked", LONG_PACES, ids=["a day", "one a day", "a number of any length"])
def test_a_pace_of_hours_gives_one_page_a_run(asked: bytes) -> None:
    quick = QuickClock()
    rules = page(b"User-agent: *\n" + asked + b"\n")
    with serving({"/robots.txt": rules, "/a": page(), "/b": page()}) as site:
        with Fetcher(policy(site), clock=quick.clock()) as fetcher:
            fetcher.get(site.url("/a"))
            with pytest.raises(FetchRefused) as caught:
                fetcher.get(site.url("/b"))
        assert caught.value.is_passing
        assert quick.waits == []
        assert site.asked("/b") == []
