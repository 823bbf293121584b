"""What a feed or a server takes back: a new version of the stored document that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.flows.feed_samples import ARTICLE, atom, entry
from tests.flows.fetching.site import Site, reply, serving
from tests.flows.test_polls import BRIEF, Found, Poll, conditional, feed_of, page
from transforms.articles.envelope import read_envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

TOMBSTONE = (
    '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="{}"'
    ' when="2025-02-25T00:00:00Z"/>'
)
KEY = "tag:example.com,2025:1"
GONE = "The server answers 410 Gone."


class Stored:
    """The last capture of each identity, as a warehouse holds it."""

    def __init__(self) -> None:
        self.captures: dict[str, Capture] = {}

    def __call__(self, identity: str) -> Capture | None:
        return self.captures.get(identity)

    def keep(self, found: list[Found]) -> list[Found]:
        self.captures |= {one.identity: one for one in found if isinstance(one, Capture)}
        return found


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def is_withdrawn(found: Found, stored: Capture, words: str) -> bool:
    """Whether `found` is `stored` again, but for these words."""
    assert isinstance(found, Capture)
    said = replace(read_envelope(stored.envelope), withdrawn=words).to_json()
    assert replace(found, capture_id=stored.capture_id) == replace(stored, envelope=said)
    return found.capture_id != stored.capture_id


def test_a_deleted_item_is_withdrawn_once(site: Site) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    site.pages["/feed"] = conditional(atom(entry(KEY, ARTICLE)).encode())
    (first,) = stored.keep(poll())
    assert isinstance(first, Capture)
    site.pages["/feed"] = conditional(atom(TOMBSTONE.format(KEY)).encode())
    (second,) = stored.keep(poll())
    words = f"The feed says that its item {KEY} was deleted at 2025-02-25T00:00:00Z."
    assert is_withdrawn(second, first, words)
    site.pages["/feed"] = conditional(atom(TOMBSTONE.format(KEY)).encode() + b"<!-- later -->")
    assert poll() == []


def test_a_deleted_item_of_which_nothing_is_stored_is_a_row(site: Site) -> None:
    poll = Poll(site, stored=Stored())
    site.pages["/feed"] = conditional(atom(TOMBSTONE.format(KEY)).encode())
    (held,) = poll()
    assert isinstance(held, Quarantine)
    assert held.rule_code == "withdrawn_item"


def test_a_feed_does_not_take_back_what_another_one_gave(site: Site) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    site.pages["/feed"] = conditional(atom(entry(KEY, ARTICLE)).encode())
    site.pages["/other"] = conditional(atom(TOMBSTONE.format(KEY)).encode())
    stored.keep(poll("/feed"))
    (held,) = poll("/other")
    assert isinstance(held, Quarantine)
    assert held.rule_code == "withdrawn_item"


def test_the_page_of_a_deleted_item_is_withdrawn(site: Site) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    summary = entry(KEY, "Soon.").replace("https://example.com/crane", site.url("/story/0"))
    site.pages["/story/0"] = conditional(page(0), "text/html")
    site.pages["/feed"] = conditional(atom(summary).encode())
    (first,) = stored.keep(poll())
    assert isinstance(first, Capture)
    site.pages["/feed"] = conditional(atom(TOMBSTONE.format(KEY)).encode())
    (second,) = poll()
    assert isinstance(second, Capture)
    assert second.content == page(0)
    assert "was deleted" in str(read_envelope(second.envelope).withdrawn)


def test_a_page_that_is_gone_for_good_is_withdrawn(site: Site) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    (first,) = stored.keep(poll("/story/0"))
    assert isinstance(first, Capture)
    site.pages["/story/0"] = lambda _request: reply(b"", 410)
    (second,) = stored.keep(poll("/story/0"))
    assert is_withdrawn(second, first, GONE)
    assert poll("/story/0") == [second], "nothing new: its id is known"
    site.pages["/story/0"] = conditional(page(0), "text/html")
    assert poll("/story/0") == [first], "it is back, and is not asked whether it has changed"


def test_an_item_s_page_that_is_gone_for_good_is_withdrawn(site: Site) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF))
    (first,) = stored.keep(poll())
    assert isinstance(first, Capture)
    site.pages["/story/0"] = lambda _request: reply(b"", 410)
    site.pages["/feed"] = conditional(feed_of(site, range(1), BRIEF) + b"<!-- more -->")
    (second,) = poll()
    assert is_withdrawn(second, first, GONE)


@pytest.mark.parametrize("status", [403, 404, 451])
def test_a_page_that_is_only_missing_is_not_withdrawn(site: Site, status: int) -> None:
    stored = Stored()
    poll = Poll(site, stored=stored)
    site.pages["/story/0"] = conditional(page(0), "text/html")
    stored.keep(poll("/story/0"))
    site.pages["/story/0"] = lambda _request: reply(b"", status)
    (held,) = poll("/story/0")
    assert isinstance(held, Quarantine)
    assert held.rule_code == "http_error"
