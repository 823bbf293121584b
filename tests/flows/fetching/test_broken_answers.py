"""However broken an answer is, it is taken or refused: nothing else is ever raised."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetching import RULES, Fetched, Fetcher, FetchRefused, Limits, NotModified, Validators
from tests.flows.fetching.site import (
    QuickClock,
    Site,
    page,
    policy,
    redirect,
    reply,
    serving,
)

MUTANTS = 400
LIMITS = Limits(wire_bytes=20_000, content_bytes=20_000, redirects=3, tries=1)
ORIGINALS = (
    reply(b"<p>Crane</p>", Content_Type="text/html; charset=utf-8", ETag='"1"'),
    reply(b"", 302, Location="/b?x=1"),
    reply(b"", 304, ETag='"1"'),
    reply(b"", 503, Retry_After="Mon, 24 Feb 2025 09:02:00 GMT"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nCrane\r\n0\r\n\r\n",
    b"HTTP/1.0 200 OK\r\nContent-Encoding: deflate\r\n\r\nCrane",
)
ODD = (
    b"",
    b"\r\n\r\n",
    b"Crane",
    b"HTTP/1.1\r\n\r\n",
    b"HTTP/1.1 999999 Word\r\n\r\n",
    b"HTTP/1.1 -1 Word\r\n\r\n",
    b"HTTP/9.9 200 OK\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: word\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nCrane",
    b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\nCrane",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nCrane",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nCrane",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nCrane",
    b"HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nA: b\r\n c\r\nA\x00: d\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: \xff\xfe; charset=\xff\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: \xe2\x82\xac\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://[\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://a:b:c/\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation:\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: \xff\xfe\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + b"a" * 50_000 + b"\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: \xff\xfe\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: Mon, 99 Xyz 99999 99:99 +9999\r\n\r\n",
)


def outcome(site: Site, answer: bytes) -> str:
    """Rule code of the refusal, or "taken"."""
    site.pages["/"] = lambda _request: [answer]
    fetcher = Fetcher(policy(site, limits=LIMITS), clock=QuickClock().clock())
    with fetcher:
        try:
            found = fetcher.get(site.url(), Validators('"1"'))
        except FetchRefused as refused:
            assert refused.rule_code in RULES
            assert refused.reason.endswith(".")
            return refused.rule_code
    assert isinstance(found, Fetched | NotModified)
    return "taken"


@pytest.mark.parametrize("answer", ODD, ids=range(len(ODD)))
def test_odd_answers(answer: bytes) -> None:
    with serving() as site:
        outcome(site, answer)


def test_mutated_answers() -> None:
    chance = random.Random(20250224)
    with serving({"/b?x=1": page()}) as site:
        found = {outcome(site, _mutant(chance)) for _ in range(MUTANTS)}
    assert {"taken", "broken_answer"} <= found


def _mutant(chance: random.Random) -> bytes:
    answer = bytearray(chance.choice(ORIGINALS))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(answer) + 1)
        change = chance.randrange(3)
        if change == 0:
            answer[at:at] = chance.randbytes(chance.randint(1, 4))
        elif change == 1:
            del answer[at : at + chance.randint(1, 8)]
        else:
            answer[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(answer)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with Fetcher(policy()) as fetcher, pytest.raises(FetchRefused) as caught:
        fetcher.get(f"http://127.0.0.1/{text}" if len(text) % 2 else text)
    assert caught.value.rule_code in {"forbidden_url", "forbidden_address"}


def test_a_validator_is_sent_back_byte_for_byte() -> None:
    tag = '"Kran \u20ac"'.encode().decode("latin-1")
    with serving({"/": page(ETag=tag)}) as site, Fetcher(policy(site)) as fetcher:
        found = fetcher.get(site.url())
        fetcher.get(site.url(), found.validators)
        assert site.asked("/")[-1].headers["if-none-match"] == tag


def test_a_validator_of_a_whole_page_is_not_kept() -> None:
    given = page(ETag='"' + "a" * 5000 + '"')
    with serving({"/": given}) as site, Fetcher(policy(site)) as fetcher:
        assert fetcher.get(site.url()).validators == Validators(url=site.url())


LOCATIONS = (
    ("/caf%C3%A9", "escaped"),
    ("/caf\u00c3\u00a9", "bytes of UTF-8"),
    ("/caf\u00e9", "a byte of Latin-1"),
)


@pytest.mark.parametrize(("location", "why"), LOCATIONS, ids=[case[1] for case in LOCATIONS])
def test_a_redirect_beyond_ascii_is_read(location: str, why: str) -> None:
    pages = {"/": redirect(location), "/caf%C3%A9": page()}
    with serving(pages) as site, Fetcher(policy(site)) as fetcher:
        assert fetcher.get(site.url()).url == site.url("/caf%C3%A9"), why
