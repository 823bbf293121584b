"""No server holds a fetch longer, or fills more memory, than the policy allows."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from flows.fetching import Fetcher, FetchRefused, Limits
from tests.flows.fetching.site import (
    QUICK,
    QuickClock,
    Reply,
    Request,
    page,
    policy,
    poured,
    serving,
)

pytestmark = pytest.mark.slow

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
STEP_S = 0.02
ONE_TRY = Limits(wire_bytes=300_000, content_bytes=300_000, redirects=2, tries=1)
HURRIED = replace(QUICK, read_s=0.15, total_s=0.4)
LONGEST_S = 2.0
"""Well past the limits of HURRIED, for a loaded machine."""


def _dripping(*first: bytes, piece: bytes = b"x") -> Reply:
    """Send `first`, then a piece now and again, for ever and never late."""
    return poured(*first, piece=piece, step_s=STEP_S)


def _silent(*first: bytes) -> Reply:
    def wait(_request: Request) -> Iterator[bytes]:
        yield from first
        time.sleep(LONGEST_S)

    return wait


CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
BLOCK = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
BOMB = gzip.compress(bytes(50_000_000))
SLOW: tuple[tuple[Reply, str, str], ...] = (
    (_silent(), "fetch_timeout", "says nothing"),
    (_silent(HEAD), "fetch_timeout", "stops within its head"),
    (_silent(HEAD + b"Content-Length: 9\r\n\r\n"), "fetch_timeout", "stops before its body"),
    (_dripping(), "fetch_timeout", "drips its first line"),
    (_dripping(HEAD, piece=b"X: y\r\n"), "fetch_timeout", "drips its head"),
    (_dripping(HEAD + b"Content-Length: 99999\r\n\r\n"), "fetch_timeout", "drips its body"),
    (_dripping(CHUNKED, piece=b"1\r\nx\r\n"), "fetch_timeout", "drips chunks"),
    (_dripping(HEAD + b"\r\n"), "fetch_timeout", "drips a body without a length"),
    (
        _dripping(piece=b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "fetch_timeout",
        "announces an answer for ever",
    ),
)
LARGE: tuple[tuple[Reply, str, str], ...] = (
    (poured(HEAD, piece=b"X: " + b"y" * 9000 + b"\r\n"), "broken_answer", "endless head"),
    (poured(piece=b"x" * 9000), "broken_answer", "endless first line"),
    (poured(HEAD + b"\r\n", piece=b"x" * 65_536), "document_too_large", "endless body"),
    (poured(CHUNKED, piece=BLOCK), "document_too_large", "endless chunks"),
    (
        poured(HEAD + b"Content-Length: 9000000\r\n\r\n", piece=b"x" * 65_536),
        "document_too_large",
        "a long body, and told so",
    ),
    (page(BOMB, Content_Encoding="gzip"), "document_too_large", "a bomb"),
    (page(b"x" * 300_001), "document_too_large", "one byte too many"),
)


@pytest.mark.parametrize(
    ("given", "rule_code", "why"), SLOW + LARGE, ids=[case[2] for case in SLOW + LARGE]
)
def test_a_server_that_does_not_end_is_left(given: Reply, rule_code: str, why: str) -> None:
    with serving({"/": given, "/b": page()}) as site:
        given_policy = policy(site, limits=ONE_TRY, patience=HURRIED)
        with Fetcher(given_policy) as fetcher:
            began = time.monotonic()
            with pytest.raises(FetchRefused) as caught:
                fetcher.get(site.url())
            assert time.monotonic() - began < LONGEST_S, why
            assert caught.value.rule_code == rule_code
            fetcher.get(site.url("/b"))


def test_tries_and_redirects_share_the_time() -> None:
    def hop(request: Request) -> Iterator[bytes]:
        time.sleep(0.1)
        number = int(request.path.removeprefix("/"))
        yield f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /{number + 1}\r\n\r\n".encode()

    pages: dict[str, Reply] = {f"/{number}": hop for number in range(99)}
    limits = replace(ONE_TRY, redirects=90, tries=3)
    with serving(pages) as site:
        given = policy(site, limits=limits, patience=HURRIED)
        fetcher = Fetcher(given, clock=QuickClock().clock())
        with fetcher, pytest.raises(FetchRefused) as caught:
            fetcher.get(site.url("/0"))
        assert caught.value.rule_code == "fetch_timeout"
        assert len(site.paths) < 8


def test_waits_do_not_count_as_time() -> None:
    quick = QuickClock()
    patience = replace(HURRIED, host_delay_s=30.0)
    with serving({"/": page(), "/b": page()}) as site:
        fetcher = Fetcher(policy(site, patience=patience), clock=quick.clock())
        fetcher.get(site.url())
        fetcher.get(site.url("/b"))
        fetcher.close()
    assert [round(wait) for wait in quick.waits] == [30]


def test_a_robots_txt_that_drips_holds_nobody() -> None:
    with serving({"/robots.txt": _dripping(HEAD + b"\r\n"), "/": page()}) as site:
        fetcher = Fetcher(policy(site, limits=ONE_TRY, patience=HURRIED))
        with fetcher, pytest.raises(FetchRefused) as caught:
            fetcher.get(site.url())
        assert caught.value.rule_code == "fetch_timeout"
        assert site.asked("/") == []
