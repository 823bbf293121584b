"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from flows.sources.feed_items import (
    MOST_ITEMS,
    FeedItem,
    FeedText,
    ParsedFeed,
    author_name,
    plain,
    too_many_items,
    web_address,
)
from flows.sources.record import HeldDocument
from transforms.articles.envelope import Envelope

_MARK = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_FIELDS = (
    ("content_html", True, True),
    ("content_text", False, True),
    ("summary", False, False),
)
"""Name of a field, whether it is markup, and whether it is the text itself."""

Record = Mapping[str, object]


def opens_json_feed(head: str) -> bool:
    """Tell whether the beginning of a JSON text names JSON Feed's version."""
    return head.lstrip("\ufeff \t\r\n").startswith("{") and bool(_MARK.search(head))


def parse_json_feed(text: str, address: str | None) -> ParsedFeed:
    """Return the items of a JSON Feed; what is no item in its list is passed over.

    Raises:
        HeldDocument: broken_feed (no JSON, no list of items), empty_feed, document_too_large (too
            many items).
    """
    try:
        feed = json.loads(text.removeprefix("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise HeldDocument("broken_feed", f"The feed is no JSON: {error}.") from error
    listed = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(listed, list):
        raise HeldDocument("broken_feed", "The feed has no list of items.")
    if len(listed) > MOST_ITEMS:
        raise too_many_items()
    base = web_address(feed.get("home_page_url"), address) or address
    items = tuple(_item(one, feed, base) for one in listed if isinstance(one, dict))
    if not items:
        raise HeldDocument("empty_feed", "The feed holds no item.")
    return ParsedFeed(items, base)


def _item(item: Record, feed: Record, base: str | None) -> FeedItem:
    link = web_address(item.get("url") or item.get("external_url"), base)
    envelope = Envelope(
        url=link,
        title=plain(item.get("title")),
        published=_said(item, "date_published"),
        updated=_said(item, "date_modified"),
        authors=_authors(item) or _authors(feed),
        language=_said(item, "language") or _said(feed, "language"),
    )
    return FeedItem(_said(item, "id"), link, _texts(item), envelope)


def _texts(item: Record) -> tuple[FeedText, ...]:
    return tuple(
        FeedText(value, is_html, is_content)
        for name, is_html, is_content in _FIELDS
        if (value := _said(item, name))
    )


def _authors(record: Record) -> tuple[str, ...]:
    """Names of version 1.1's `authors`, or of version 1's `author`."""
    listed = record.get("authors")
    people = listed if isinstance(listed, list) else [record.get("author")]
    names = [author_name(one.get("name")) for one in people if isinstance(one, Mapping)]
    return tuple(dict.fromkeys(name for name in names if name))


def _said(record: Record, name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None
