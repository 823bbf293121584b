"""Dumps larger than a page go to the disk, within their own limits; nothing else does."""

from __future__ import annotations

import gzip
import hashlib
import json
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.fetching import Fetched, Fetcher, FetchRefused, Limits, Store, Web
from flows.sources import RunStamp, SourceOptions, find_captures
from tests.flows.fetching.site import QUICK, Reply, Request, Site, page, policy, poured, serving
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

STAMP = RunStamp("run-1", datetime(2025, 2, 24, tzinfo=UTC))
SMALL = Limits(wire_bytes=100_000, content_bytes=200_000, tries=1)
COUNT = 6000
LINES = "".join(
    json.dumps({"id": number, "title": f"Crane {number}", "body": "It lifts. " * 20}) + "\n"
    for number in range(COUNT)
).encode()
HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def fetch(site: Site, store: Store | None, limits: Limits = SMALL) -> Fetched:
    with Fetcher(policy(site, limits=limits)) as fetcher:
        found = fetcher.get(site.url(), store=store)
    assert isinstance(found, Fetched)
    return found


WAYS: tuple[tuple[Reply, str], ...] = (
    (page(LINES), "with its length"),
    (page(gzip.compress(LINES, 1), Content_Encoding="gzip"), "packed on the way"),
    (lambda _request: [b"HTTP/1.1 200 OK\r\n\r\n", LINES], "without a length"),
)


@pytest.mark.parametrize(("given", "why"), WAYS, ids=[case[1] for case in WAYS])
def test_a_dump_goes_to_the_disk(tmp_path: Path, given: Reply, why: str) -> None:
    with serving({"/": given}) as site:
        found = fetch(site, Store(tmp_path / "dump", lambda _path: True))
    assert (found.content, found.body.file) == (b"", tmp_path / "dump"), why
    assert (tmp_path / "dump").read_bytes() == LINES
    assert found.body.sha256 == hashlib.sha256(LINES).hexdigest()


def test_a_page_stays_in_memory(tmp_path: Path) -> None:
    with serving({"/": page(LINES[:50_000])}) as site:
        found = fetch(site, Store(tmp_path / "dump", lambda _path: True))
    assert (found.content, found.body.file) == (LINES[:50_000], None)
    assert not (tmp_path / "dump").exists()


@pytest.mark.parametrize(("given", "why"), WAYS, ids=[case[1] for case in WAYS])
def test_what_is_no_dump_is_refused(tmp_path: Path, given: Reply, why: str) -> None:
    beginnings: list[int] = []

    def is_none(path: Path) -> bool:
        beginnings.append(path.stat().st_size)
        return False

    with serving({"/": given}) as site:
        with pytest.raises(FetchRefused) as caught:
            fetch(site, Store(tmp_path / "dump", is_none))
        with pytest.raises(FetchRefused):
            fetch(site, None)
    assert caught.value.rule_code == "document_too_large", why
    assert len(beginnings) == 1
    assert beginnings[0] < 400_000


def test_a_dump_has_its_limit_as_sent_and_unpacked(tmp_path: Path) -> None:
    for given in (page(LINES), page(gzip.compress(LINES, 1), Content_Encoding="gzip")):
        with serving({"/": given}) as site, pytest.raises(FetchRefused) as caught:
            fetch(site, Store(tmp_path / "dump", lambda _path: True, largest=1_000_000))
        assert caught.value.rule_code == "document_too_large"


def test_an_endless_dump_ends_at_its_limit(tmp_path: Path) -> None:
    chunk = b"10000\r\n" + LINES[:0x10000] + b"\r\n"
    tracemalloc.start()
    with serving({"/": poured(HEAD, piece=chunk)}) as site, pytest.raises(FetchRefused) as caught:
        fetch(site, Store(tmp_path / "dump", lambda _path: True, largest=20_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.rule_code == "document_too_large"
    assert 19_000_000 < (tmp_path / "dump").stat().st_size <= 20_000_000
    assert peak < 5_000_000, "a dump passes through memory piece by piece"


def test_a_dump_leaves_room_on_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "dump", lambda _path: True, left_free=1 << 60)
    with (
        serving({"/": page(LINES)}) as site,
        pytest.raises(FetchRefused, match="no room") as caught,
    ):
        fetch(site, store)
    assert caught.value.rule_code == "document_too_large"


@pytest.mark.slow
def test_a_dump_that_drips_is_left_and_one_that_flows_has_time(tmp_path: Path) -> None:
    hurried = replace(QUICK, total_s=0.3)

    def send(step_s: float) -> Reply:
        def pieces(_request: Request) -> Iterator[bytes]:
            yield b"HTTP/1.1 200 OK\r\n\r\n"
            yield LINES[:300_000]
            for at in range(300_000, 900_000, 50_000):
                time.sleep(step_s)
                yield LINES[at : at + 50_000]

        return pieces

    with serving({"/": send(0.05)}) as site:
        given = policy(site, limits=SMALL, patience=hurried)
        with Fetcher(given) as fetcher:
            found = fetcher.get(site.url(), store=Store(tmp_path / "a", lambda _path: True))
            assert isinstance(found, Fetched)
            assert (tmp_path / "a").stat().st_size == 900_000
        site.pages["/"] = send(0.6)
        with Fetcher(given) as fetcher, pytest.raises(FetchRefused) as caught:
            fetcher.get(site.url(), store=Store(tmp_path / "b", lambda _path: True))
    assert caught.value.rule_code == "fetch_timeout"


DUMPS = (
    (LINES, "application/x-ndjson", COUNT, "JSON Lines"),
    (gzip.compress(LINES, 1), "application/gzip", COUNT, "JSON Lines, packed"),
)


@pytest.mark.parametrize(("body", "media", "count", "why"), DUMPS, ids=[case[3] for case in DUMPS])
def test_a_dump_on_the_web_is_read_like_a_file(
    body: bytes, media: str, count: int, why: str
) -> None:
    with serving({"/": page(body, Content_Type=media)}) as site:
        web = Web(policy(site, limits=SMALL))
        options = SourceOptions(document_limit=SMALL.content_bytes, web=web)
        found = list(find_captures(site.url(), options, STAMP))
        assert [type(one) for one in found] == [Capture] * count, why
        again = Web(policy(site, limits=SMALL), web.learned.get)
        assert list(find_captures(site.url(), replace(options, web=again), STAMP)) == []


READ_WHOLE = (
    (b"<!doctype html><html><body>" + b"<p>It lifts.</p>" * 90_000, "a page"),
    (b'<rss version="2.0"><channel>' + b"<item><title>Crane</title></item>" * 90_000, "a feed"),
    (b"From: a@paper.example\nSubject: Crane\n\n" + b"It lifts.\n" * 90_000, "a mail"),
)


@pytest.mark.parametrize(("body", "why"), READ_WHOLE, ids=[case[1] for case in READ_WHOLE])
def test_what_is_read_whole_is_no_dump(body: bytes, why: str) -> None:
    with serving({"/": page(body)}) as site:
        options = SourceOptions(web=Web(policy(site, limits=SMALL)))
        (held,) = find_captures(site.url(), options, STAMP)
    assert isinstance(held, Quarantine)
    assert held.rule_code == "document_too_large", why
