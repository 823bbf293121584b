"""What a feed holds: its items, as RSS, Atom, RDF or JSON Feed give them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from flows.sources.record import HeldDocument
from transforms.articles.addresses import canonical_url
from transforms.articles.envelope import Envelope
from transforms.identity import content_id

MOST_ITEMS = 20_000
"""Feeds of news have up to 1,000."""
FEWEST_FULL_WORDS = 15
"""A content element with fewer words is no article; below it the cleaning refuses as well."""
FEWEST_DESCRIBED_WORDS = 120
"""A description is taken for the article itself only from here: summaries have 20 to 60 words."""
LONGEST_KEY = 300
LONGEST_NAME = 200
"""Characters; what is longer names no person."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SPACE = re.compile(r"\s+")
_TAGS = r"(?:\s*</?(?!a\b)[a-z][a-z0-9]*[^<>]{0,300}>)*\s*"
_CUT = re.compile(
    rf"(?:[\[(]\s*(?:\u2026|\.\.\.)\s*[\])](?:\s*</p>|{_TAGS}(?:<a\b|$))"
    rf"|(?:\u2026|\.\.\.)[\s\"'\u201d\u2019)]*{_TAGS}(?:<a\b|$))",
    re.IGNORECASE,
)
"""An ellipsis at the end, before a link that leads on, or in brackets at a paragraph's end."""
TAIL = 1500
"""Characters of markup at the end of a text that may follow where it breaks off."""
_MAILED = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class FeedText:
    """A text of an item as the feed gives it; `is_content`: not as a mere description."""

    value: str
    is_html: bool
    is_content: bool


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed.

    Attributes:
        guid: Id that the feed gives it.
        link: Address of its page, http or https.
        texts: What the feed holds of its text, the fullest first.
        envelope: What the feed says of it.
    """

    guid: str | None
    link: str | None
    texts: tuple[FeedText, ...]
    envelope: Envelope

    @property
    def full_text(self) -> FeedText | None:
        """The text that is the whole article; None where there is only a summary."""
        return next((text for text in self.texts if _is_full(text, self.texts)), None)

    @property
    def digest(self) -> str:
        """A hash of all that the feed gives of it: another one where the item was changed."""
        said = self.envelope.to_json() or ""
        return content_id(said, self.guid or "", *(text.value for text in self.texts))


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """The items of a feed.

    Attributes:
        items: Those that are whole, in the feed's order.
        base: Address that relative links count from.
        cut: The item within which the feed breaks off.
        withdrawn: Id and time of each item that the feed says was deleted (RFC 6721).
    """

    items: tuple[FeedItem, ...]
    base: str | None
    cut: FeedItem | None = None
    withdrawn: tuple[tuple[str, str], ...] = ()


def too_many_items() -> HeldDocument:
    """Return what holds a feed of more than MOST_ITEMS items."""
    return HeldDocument("document_too_large", f"The feed has more than {MOST_ITEMS:,} items.")


def item_keys(items: Sequence[FeedItem], base: str | None) -> list[str]:
    """Return what each item is called, whatever place it has: stable from poll to poll.

    It is the item's id (made unique by its host where it is no address of its own), else the
    canonical form of its link, else a hash of its title. A name that a feed gives to items with
    different links names none of them.
    """
    links_of: dict[str, set[str | None]] = {}
    for item in items:
        links_of.setdefault(item.guid or "", set()).add(item.link)
    shared = {guid for guid, links in links_of.items() if len(links) > 1}
    link_counts = Counter(item.link for item in items if item.link)
    return [_key(item, shared, link_counts, base) for item in items]


def tombstone_keys(guid: str, base: str | None) -> list[str]:
    """Return what the item may be called (see `item_keys`) that the feed names by its id alone."""
    host = urlsplit(base or "").hostname or ""
    return [canonical_url(guid) or guid, guid, f"{host}#{guid}"]


def _key(item: FeedItem, shared: set[str], link_counts: Counter[str], base: str | None) -> str:
    host = urlsplit(item.link or base or "").hostname or ""
    if item.guid and item.guid not in shared:
        if item.guid == item.link:
            return canonical_url(item.link) or item.link
        is_global = urlsplit(item.guid).scheme in {"http", "https", "tag", "urn"}
        return (item.guid if is_global else f"{host}#{item.guid}")[:LONGEST_KEY]
    if item.link and link_counts[item.link] == 1:
        return canonical_url(item.link) or item.link
    return f"{host}#~{content_id(item.link or '', item.envelope.title or '')}"


def web_address(link: object, base: str | None) -> str | None:
    """Return `link` as an absolute address of http or https, or None."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        address = urljoin(base or "", link.strip())
        parts = urlsplit(address)
        return address if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def plain(text: object) -> str | None:
    """Return the words of a text with markup and entities, on one line; None where none are."""
    if not isinstance(text, str):
        return None
    first, *others = text.split("<!--")
    shown = "".join([first, *(other.partition("-->")[2] for other in others)])
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", shown))).strip() or None


def has_markup(text: str) -> bool:
    """Return whether `text` holds a tag."""
    return bool(_TAG.search(text))


def author_name(name: object) -> str | None:
    """Return a personal name without the address of mail that RSS has before it."""
    words = plain(name)
    if words is None or len(words) > LONGEST_NAME:
        return None
    mailed = _MAILED.fullmatch(words)
    if mailed:
        return mailed["name"].strip() or None
    return None if "@" in words and " " not in words else words


def _is_full(text: FeedText, texts: Sequence[FeedText]) -> bool:
    words = plain(text.value) or ""
    described = {plain(other.value) for other in texts if not other.is_content}
    is_content = text.is_content and words not in described
    fewest = FEWEST_FULL_WORDS if is_content else FEWEST_DESCRIBED_WORDS
    is_cut = _CUT.search(html.unescape(text.value.rstrip()[-TAIL:]))
    return len(words.split()) >= fewest and not is_cut
