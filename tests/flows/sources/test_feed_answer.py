"""What the process that parses a feed says: read back whole, or not at all."""

from __future__ import annotations

import json
import pickle

import pytest

from flows.sources.feed_answer import Answer, read_answer, write_answer
from flows.sources.feed_items import FeedItem, FeedText, ParsedFeed
from flows.sources.feed_process import parse_feed
from flows.sources.record import HeldDocument
from tests.flows.feed_samples import ARTICLE, atom, entry, item, json_feed, rdf, rss
from transforms.articles.envelope import Envelope

FULL = f"<content:encoded><![CDATA[<p>{ARTICLE}</p>]]></content:encoded>"
TOMBSTONE = '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:a,1"/>'
ODD = FeedItem(None, None, (FeedText("\ud800 \x00\n", False, True),), Envelope())
ANSWERS: tuple[tuple[Answer, str], ...] = (
    (parse_feed(rss(item("g1", FULL) + item(None, FULL)), None), "RSS"),
    (parse_feed(rss(item("g1", FULL) + item("g2", FULL))[:-60], None), "a feed that breaks off"),
    (parse_feed(atom(entry("tag:a,2", ARTICLE) + TOMBSTONE), "https://example.com/f"), "Atom"),
    (parse_feed(rdf(FULL), None), "RDF"),
    (parse_feed(json_feed(content_text=ARTICLE), None), "JSON Feed"),
    (ParsedFeed((ODD,), None), "characters that are none"),
    (("no_feed", "The document is XML, but no feed that is known."), "a feed that is held"),
)


@pytest.mark.parametrize(("answer", "why"), ANSWERS, ids=[case[1] for case in ANSWERS])
def test_an_answer_reads_back(answer: Answer, why: str) -> None:
    assert read_answer(write_answer(answer).encode("ascii")) == answer, why


def _feed(**changed: object) -> bytes:
    item = {"guid": "g", "link": None, "texts": [], "envelope": None, **changed}
    return json.dumps(
        {"feed": {"items": [item], "base": None, "cut": None, "withdrawn": []}}
    ).encode()


LIES = (
    (b"", "nothing"),
    (pickle.dumps(("no_feed", "x")), "a pickle"),
    (b"[" * 100_000, "lists in lists"),
    (b'{"held": [1, 2]}', "numbers for words"),
    (b'{"feed": {"items": 3}}', "no items"),
    (_feed(guid=3), "a number for an id"),
    (_feed(texts=[{"value": None, "is_html": True, "is_content": True}]), "no text"),
    (_feed(envelope="[]"), "an envelope that is none"),
    (_feed(envelope='{"title": 3}'), "a number for a title"),
    (_feed(envelope='{"authors": [[]]}'), "a list for a name"),
)


@pytest.mark.parametrize(("said", "why"), LIES, ids=[case[1] for case in LIES])
def test_what_is_no_answer_is_held(said: bytes, why: str) -> None:
    with pytest.raises(HeldDocument) as caught:
        read_answer(said)
    assert caught.value.rule_code == "broken_feed", why


def test_a_link_that_is_no_address_is_none() -> None:
    answer = read_answer(_feed(link="file:///etc/hostname"))
    assert isinstance(answer, ParsedFeed)
    assert answer.items[0].link is None
