"""RSS, Atom and RDF, read by feedparser: from bytes in memory, never from an address."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import cast

import feedparser

from flows.sources.feed_items import (
    MOST_ITEMS,
    FeedItem,
    FeedText,
    ParsedFeed,
    author_name,
    has_markup,
    plain,
    too_many_items,
    web_address,
)
from flows.sources.record import HeldDocument
from transforms.articles.credits import read_names
from transforms.articles.envelope import Envelope

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_ROOT = re.compile(r"<[A-Za-z_]")
_END = re.compile(r"</\s*(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<(?:item|entry)\b")
_TOMBSTONE = re.compile(r"<(?:[\w.-]{1,20}:)?deleted-entry\b[^>]{0,2000}>")
_ATTRIBUTE = re.compile(r"""\b(ref|when)\s*=\s*["']([^"'<>]{1,500})["']""")
LONGEST_TRAILER = 2000
"""Characters within which a whole feed closes: comments of its maker may follow."""
_TEXT_TYPES = ("text/", "application/xhtml+xml")

Entry = Mapping[str, object]


def parse_xml_feed(text: str, address: str | None) -> ParsedFeed:
    """Return the items of a feed.

    Markup stays as the feed gives it: neither cleaned nor with its links made absolute. Entities
    of the feed's own are refused, and its DTD is never looked for. A feed that breaks off gives
    its items but the last one, which is held.

    Args:
        text: The whole feed.
        address: Where it was found, for relative links; None for a file.

    Raises:
        HeldDocument: unsafe_xml (it declares entities), document_too_large (too many items),
            no_feed (nothing that feedparser knows), empty_feed (a feed without items).
    """
    prolog = text[: _first_element(text)]
    if _ENTITY.search(prolog):
        raise HeldDocument("unsafe_xml", "The feed declares entities of its own.")
    if len(_ITEM.findall(text)) > MOST_ITEMS:
        raise too_many_items()
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address or ""}
    parsed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    feed, entries = cast("Entry", parsed["feed"]), cast("list[Entry]", parsed["entries"])
    if not parsed.get("version") and not entries:
        raise HeldDocument("no_feed", "The document is XML, but no feed that is known.")
    withdrawn = tuple(_withdrawn(text))
    if not entries and not withdrawn:
        raise HeldDocument("empty_feed", "The feed holds no item.")
    base = web_address(feed.get("link"), address) or address
    items = tuple(_item(entry, feed, base) for entry in entries)
    if items and not _END.search(text, max(0, len(text) - LONGEST_TRAILER)):
        return ParsedFeed(items[:-1], base, items[-1], withdrawn)
    return ParsedFeed(items, base, None, withdrawn)


def _first_element(text: str) -> int:
    found = _ROOT.search(text)
    return found.start() if found else len(text)


def _withdrawn(text: str) -> Iterator[tuple[str, str]]:
    """Ids and times of Atom's tombstones, which feedparser does not tell apart."""
    for found in _TOMBSTONE.finditer(text):
        said = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(found[0])}
        if said.get("ref"):
            yield said["ref"], said.get("when", "")


def _item(entry: Entry, feed: Entry, base: str | None) -> FeedItem:
    link = web_address(entry.get("feedburner_origlink"), base) or web_address(_link(entry), base)
    guid = entry.get("id")
    language = _said(entry, "language") or _content_language(entry) or _said(feed, "language")
    envelope = Envelope(
        url=link,
        title=plain(entry.get("title")),
        published=_said(entry, "published"),
        updated=entry_value(entry, "updated"),
        publisher=_publisher(entry, feed),
        authors=_authors(entry),
        language=language,
    )
    key = guid.strip() if isinstance(guid, str) else None
    return FeedItem(key or None, link, tuple(_texts(entry)), envelope)


def entry_value(entry: Entry, name: str) -> str | None:
    """Return a field that stands in the entry itself: feedparser fills `updated` by `published`."""
    return _said(entry, name) if name in entry else None


def _said(entry: Entry, name: str) -> str | None:
    value = entry.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _link(entry: Entry) -> object:
    """The page of an item; an Atom content that stands elsewhere is as good."""
    outside = [content.get("src") for content in _contents(entry) if content.get("src")]
    return entry.get("link") or (outside[0] if outside else None)


def _contents(entry: Entry) -> list[Mapping[str, object]]:
    found = entry.get("content")
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _texts(entry: Entry) -> Iterator[FeedText]:
    """Contents by length, then the description."""
    contents = sorted(_contents(entry), key=lambda one: -len(str(one.get("value") or "")))
    details = [(one, True) for one in contents]
    summary = entry.get("summary_detail")
    details += [(summary, False)] if isinstance(summary, Mapping) else []
    for detail, is_content in details:
        value, kind = detail.get("value"), str(detail.get("type") or "")
        if isinstance(value, str) and value.strip() and kind.startswith(_TEXT_TYPES):
            is_html = kind != "text/plain" and has_markup(value)
            is_escaped = kind != "text/plain" and not is_html
            yield FeedText(html.unescape(value) if is_escaped else value, is_html, is_content)


def _content_language(entry: Entry) -> str | None:
    return next(
        (said for content in _contents(entry) if (said := _said(content, "language"))), None
    )


def _authors(entry: Entry) -> tuple[str, ...]:
    listed = entry.get("authors")
    given = [one.get("name") for one in listed if isinstance(one, Mapping)] if listed else []  # type: ignore[attr-defined]
    names: list[str] = []
    for name in filter(None, map(author_name, given)):
        names += read_names(name) or (name,)
    return tuple(dict.fromkeys(names))


def _publisher(entry: Entry, feed: Entry) -> str | None:
    """The paper that an item is taken from, or that the feed names as its publisher."""
    source = entry.get("source")
    taken_from = plain(source.get("title")) if isinstance(source, Mapping) else None
    named = plain(entry.get("publisher")) or plain(feed.get("publisher"))
    return taken_from or (named if named and "@" not in named else None)
