"""A run over an archive or a feed, killed and run again: the same rows as one that is not."""

from __future__ import annotations

import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.flows.feed_samples import item, rss
from tests.flows.fetching.site import Site, page, serving, tagged
from tests.flows.running import rows_of, run, start, wait_until_gone
from tests.flows.sources import archives

pytestmark = pytest.mark.slow

COUNT = 4
SHARES = (0.5, 0.8)
"""Of the time that a whole run takes: while articles are read, and about when they go in."""


def _archive() -> bytes:
    archive = archives.Archive(is_packed=True)
    for number in range(COUNT):
        archive.add(f"{archives.SITE}/{number}", archives.page(number))
    return archive.content


def _offer_feed(site: Site) -> None:
    """Offer a feed that is told only once, and whose items lead to their pages."""
    links = [f"/story/{number}" for number in range(COUNT)]
    items = [
        item(link, "<description>The port buys.</description>", site.url(link), f"Port {link[-1]}")
        for link in links
    ]
    site.pages["/feed.xml"] = tagged(rss("".join(items)).encode(), Content_Type="text/xml")
    site.pages |= {link: page(archives.page(number)) for number, link in enumerate(links)}


def _check(words: list[str], folder: Path, more: Mapping[str, str]) -> None:
    whole = run(words, folder / "whole", more)
    assert whole.code == 0, whole.err
    for share in SHARES:
        process = start(words, folder / "killed", more)
        time.sleep(share * whole.seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert wait_until_gone(folder / "killed", 10) == [], "processes outlive the killed run"
    done = run(words, folder / "killed", more)
    assert done.code == 0, done.err
    rows = rows_of(folder / "killed")
    assert rows == rows_of(folder / "whole")
    assert len(rows["core.articles"]) == COUNT


def test_an_archive(tmp_path: Path, prefect_api: Mapping[str, str]) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(_archive())
    _check(["run", str(path)], tmp_path, prefect_api)


def test_a_feed(tmp_path: Path, prefect_api: Mapping[str, str]) -> None:
    with serving() as site:
        _offer_feed(site)
        web = {"NEWSLEDGER_FETCH_ALLOW": site.authority, "NEWSLEDGER_FETCH_DELAY": "0"}
        _check(["run", site.url("/feed.xml")], tmp_path, {**prefect_api, **web})
