"""Captures of a feed: RSS, Atom, RDF or JSON Feed, from a file or an address."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from flows.file_names import printable_name
from flows.sources.feed_items import FeedItem, ParsedFeed, item_keys, tombstone_keys
from flows.sources.feed_memory import ItemMemory, remembered_items
from flows.sources.feed_process import parse_feed_within_limits
from flows.sources.json_feed import opens_json_feed
from flows.sources.members import open_to_damage
from flows.sources.record import (
    Content,
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    decode_document,
    make_capture,
)
from flows.sources.sniff import sniff_charset
from flows.sources.unpack import read_whole
from flows.sources.withdrawals import withdraw_document
from transforms.articles.addresses import canonical_url
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

LARGEST_FEED = 10_000_000
"""Bytes; feeds of news have up to 5 million, with the whole text of 500 items."""
LONGEST_NAME = 200

_ROOT = re.compile(r"<(?:rss|(?:[\w.-]{1,20}:)?(?:feed|RDF))(?=[\s>/])")
_BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))
"""How declarations, comments and the document type open and close."""
_SPACE = re.compile(r"\s*")
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Codecs of Python by which no feed is written, and some by which one can do harm."""
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def looks_like_feed(head: bytes) -> bool:
    """Tell whether a file opens as a feed: by its first element, or by JSON Feed's version."""
    text = head.decode(sniff_charset(head), "replace").removeprefix("\ufeff")
    return bool(_ROOT.match(text, _root_at(text))) or opens_json_feed(text)


def _root_at(text: str) -> int:
    """Where the first element of an XML text stands, or its end; each character is seen once."""
    at = 0
    while True:
        at = _end(_SPACE.match(text, at), text)
        subset = _SUBSET.match(text, at)
        if subset:
            at = _end(_SUBSET_END.search(text, subset.end()), text)
            continue
        closing = next((end for begin, end in _BEFORE_ROOT if text.startswith(begin, at)), None)
        if closing is None:
            return at
        found = text.find(closing, at)
        at = found + len(closing) if found >= 0 else len(text)


def _end(found: re.Match[str] | None, text: str) -> int:
    return found.end() if found else len(text)


def feed_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture or quarantine row an item; a stored one that is deleted comes once more.

    An item with its text in the feed is that text, as the feed gives it. One with a summary only
    is its page with `options.follow_links`; without, it is held (summary_only).

    Args:
        path: The feed, maybe packed.
        name: Its name without machine paths.
        options: Size limit, publisher, and the web where it may be used.
        stamp: The run that records.

    Raises:
        HeldDocument: The feed as a whole cannot be read: document_too_large, unsafe_xml, no_feed,
            broken_feed, empty_feed, too_slow, too_much_memory, unreadable_encoding.
    """
    feed = _parsed(path, None, options)
    yield from _rows(feed, _Reading(name, options, stamp, ItemMemory(name, None, "")))


def fetched_feed_captures(
    path: Path, asked: str, found: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield what `feed_captures` does, but for items that an earlier run read as they are.

    An item with a summary only is its page. What is left after `options.web.feed_s` comes with
    the next run.

    Args:
        path: The feed, maybe packed.
        asked: The address that it was asked for: it is known by it, whatever that leads to.
        found: The address that it was found at, which relative links count from.
        options: Size limit, publisher, and the web.
        stamp: The run that records.

    Raises:
        HeldDocument: As `feed_captures`.
    """
    feed = _parsed(path, found, options)
    following = replace(options, follow_links=True)
    with remembered_items(asked, options.web, options.publisher or "") as seen:
        until = monotonic() + options.web.feed_s if options.web else math.inf
        yield from _rows(feed, _Reading(printable_name(asked), following, stamp, seen, until))


def _parsed(path: Path, address: str | None, options: SourceOptions) -> ParsedFeed:
    with open_to_damage(path) as file:
        content = read_whole(file, min(options.document_limit, LARGEST_FEED))
    return parse_feed_within_limits(_decoded(content), address)


def _rows(feed: ParsedFeed, reading: _Reading) -> Iterator[Capture | Quarantine]:
    items = [*feed.items, *([feed.cut] if feed.cut else [])]
    named = zip(items, item_keys(items, feed.base), strict=True)
    seen = reading.seen
    for item, key in sorted(named, key=lambda one: seen.turn_of(one[1], one[0].digest)):
        is_late = monotonic() > reading.until
        if seen.has(key, item.digest, may_ask=not is_late):
            continue
        if is_late and item.full_text is None:
            seen.leave_rest()
            break
        yield from reading.rows(item, key, is_cut=item is feed.cut)
    for guid, when in feed.withdrawn:
        if not seen.has(f"deleted {guid}", when):
            yield reading.withdrawal(guid, when, tombstone_keys(guid, feed.base))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of a feed.

    Attributes:
        name: Of the feed.
        options: How it is read.
        stamp: The run that records.
        seen: Its memory.
        until: When the pages that are left are left to the next run, by the monotonic clock.
    """

    name: str
    options: SourceOptions
    stamp: RunStamp
    seen: ItemMemory
    until: float = math.inf

    def rows(self, item: FeedItem, key: str, *, is_cut: bool) -> Iterator[Capture | Quarantine]:
        """Yield the capture of an item, or why there is none, and remember what came of it."""
        identity = self.seen.identity_of(key)
        try:
            if is_cut:
                raise HeldDocument("cut_item", "The feed breaks off within this item.")
            for capture in _item_captures(item, (key, self._place(key)), self.options, self.stamp):
                identity = capture.identity
                yield capture
        except HeldDocument as held:
            yield self._held(item, key, held)
            if is_cut or held.is_passing:
                self.seen.add_failed(key)
                return
            is_missing = held.is_missing
            is_settled = not is_missing
        else:
            is_missing, is_settled = False, item.full_text is not None
        if is_settled:
            self.seen.add(key, item.digest)
        else:
            self.seen.add_page(key, item.digest, identity, is_missing=is_missing)

    def _held(self, item: FeedItem, key: str, held: HeldDocument) -> Capture | Quarantine:
        known_by = (self.seen.identity_of(key), canonical_url(item.link or ""))
        pages = [page for page in known_by if page] if held.is_taken_back else []
        return withdraw_document(pages, self._place(key), held, self.options, self.stamp)

    def withdrawal(self, guid: str, when: str, keys: list[str]) -> Capture | Quarantine:
        """Return an item that the feed says was deleted, as stored; or the row that says so.

        Args:
            guid: What the feed calls it.
            when: The time of its deletion as the feed gives it, or nothing.
            keys: What it may be called here.
        """
        reason = f"The feed says that its item {guid} was deleted{when and f' at {when}'}."
        self.seen.add(f"deleted {guid}", when)
        pages = [page for key in keys if (page := self.seen.identity_of(key))]
        texts = [key for key in keys if self._has_given(key)]
        held = HeldDocument("withdrawn_item", reason)
        place = self._place(guid)
        return withdraw_document([*pages, *texts], place, held, self.options, self.stamp)

    def _has_given(self, key: str) -> bool:
        """Whether the stored text of an item is this feed's: nobody takes back what others say."""
        stored = self.options.stored(key) if self.options.stored else None
        return stored is not None and stored.source_name == self.name

    def _place(self, key: str) -> Place:
        return Place(self.name, f"item {key}"[:LONGEST_NAME])


def _decoded(content: bytes) -> str:
    charset = sniff_charset(content)
    declared = _DECLARED.match(content)
    if declared and not charset.startswith("utf"):
        name = declared[1].decode("ascii")
        charset = name if _is_known(name) else charset
    return decode_document(content, charset).removeprefix("\ufeff")


def _is_known(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name not in _NO_CHARSETS
    except LookupError:
        return False


def _item_captures(
    item: FeedItem, named: tuple[str, Place], options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture]:
    key, place = named
    text = item.full_text
    if text is not None:
        media_type = "text/html" if text.is_html else "text/plain"
        content = text.value.encode("utf-8", "replace")
        found = Content(content, media_type, "utf-8", item.envelope)
        yield make_capture(place, key, found, options, stamp)
    elif item.link and options.web and options.follow_links:
        from flows.sources.web import page_capture  # noqa: PLC0415 - it knows all kinds: also us

        page = page_capture(item.link, item.envelope, options, stamp)
        yield from [page] if page else []
    else:
        raise HeldDocument("summary_only", _why_not_followed(item))


def _why_not_followed(item: FeedItem) -> str:
    if item.link is None:
        return "The feed holds only a summary of the item, and no link to its page."
    return (
        f"The feed holds only a summary of the item; its page {item.link} is fetched out of a"
        " file's feed only with --follow-links."
    )
