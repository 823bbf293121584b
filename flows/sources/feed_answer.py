"""What the process that parses a feed says of it, as JSON: its parent believes nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flows.sources.feed_items import FeedItem, FeedText, ParsedFeed, web_address
from flows.sources.record import HeldDocument
from transforms.articles.envelope import Envelope, read_envelope

Answer = ParsedFeed | tuple[str, str]
"""A feed, or the rule and the reason by which it is held."""


def write_answer(answer: Answer) -> str:
    """Return an answer as JSON, all of it ASCII."""
    if not isinstance(answer, ParsedFeed):
        return json.dumps({"held": answer})
    said = {
        "items": [_said(item) for item in answer.items],
        "base": answer.base,
        "cut": _said(answer.cut) if answer.cut else None,
        "withdrawn": answer.withdrawn,
    }
    return json.dumps({"feed": said})


def read_answer(text: bytes) -> Answer:
    """Return what `write_answer` wrote.

    Raises:
        HeldDocument: It is no such answer (broken_feed).
    """
    try:
        said = json.loads(text)
        if "held" in said:
            rule_code, reason = said["held"]
            return _text(rule_code), _text(reason)
        return _feed(said["feed"])
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        reason = "The process that reads the feed says what cannot be understood."
        raise HeldDocument("broken_feed", reason) from error


def _said(item: FeedItem) -> Mapping[str, Any]:
    return {
        "guid": item.guid,
        "link": item.link,
        "texts": [asdict(text) for text in item.texts],
        "envelope": item.envelope.to_json(),
    }


def _feed(said: Mapping[str, Any]) -> ParsedFeed:
    return ParsedFeed(
        items=tuple(_item(one) for one in said["items"]),
        base=web_address(said["base"], None),
        cut=_item(said["cut"]) if said["cut"] else None,
        withdrawn=tuple((_text(guid), _text(when)) for guid, when in said["withdrawn"]),
    )


def _item(said: Mapping[str, Any]) -> FeedItem:
    return FeedItem(
        guid=None if said["guid"] is None else _text(said["guid"]),
        link=web_address(said["link"], None),
        texts=tuple(
            FeedText(_text(one["value"]), one["is_html"] is True, one["is_content"] is True)
            for one in said["texts"]
        ),
        envelope=_envelope(said["envelope"]),
    )


def _envelope(said: str | None) -> Envelope:
    envelope = read_envelope(said)
    for name, value in asdict(envelope).items():
        for part in value if name == "authors" else filter(None, [value]):
            _text(part)
    return envelope


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {type(value).__name__}")
    return value
