"""Captures of an address: a page, or whatever kind of file is served there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from flows.fetching import LONGEST_URL, Fetched, FetchRefused, NotModified, Store, Web
from flows.file_names import printable_name
from flows.sources.feeds import feed_captures, fetched_feed_captures
from flows.sources.find import given_up
from flows.sources.kinds import kind_of
from flows.sources.mail import mail_captures
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
from flows.sources.sniff import sniff
from flows.sources.stated_charset import with_stated_charset
from flows.sources.unpack import read_whole
from flows.sources.withdrawals import withdraw_document
from transforms.articles.addresses import canonical_url
from transforms.articles.envelope import Envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)


class PageRefused(HeldDocument):
    """A page that was not fetched."""

    def __init__(self, refused: FetchRefused) -> None:
        super().__init__(refused.rule_code, refused.reason)
        self.mark = str(refused.status) if refused.status else None
        self.is_passing = refused.is_passing
        self.is_missing = refused.is_missing
        self.is_taken_back = refused.is_taken_back


def web_captures(
    url: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield what is at `url`: one page, or the documents of a feed, a dump or an archive.

    What has not changed since an earlier run gives nothing. A page that is gone for good (410)
    gives its stored capture once more, as withdrawn. What else cannot be had gives one
    quarantine row, by the rules of `flows.fetching.RULES`, by those of files (see
    `find_captures`), no_feed: a page stands where a feed was announced, or front_page: the address
    of an article leads to the front page of a site.

    Args:
        url: An http or https address.
        options: Size limit, publisher, and the web.
        stamp: The run that records.
    """
    address = url.strip()
    try:
        yield from _captures(address, options, stamp)
    except HeldDocument as held:
        place = Place(printable_name(address[:LONGEST_URL]))
        identities = [canonical_url(address) or address] if held.is_taken_back else []
        yield withdraw_document(identities, place, held, options, stamp)


def page_capture(
    url: str, envelope: Envelope, options: SourceOptions, stamp: RunStamp
) -> Capture | None:
    """Return the page at `url`; None where it is what an earlier run read.

    Args:
        url: An http or https address, such as an item's link.
        envelope: What is said of the page, for instance by the feed that led there.
        options: Size limit, publisher, and the web.
        stamp: The run that records.

    Raises:
        PageRefused: It was not fetched.
        HeldDocument: It is no page that can be read.
    """
    found = _get(url, options)
    if isinstance(found, NotModified):
        return None
    with TemporaryDirectory(prefix="newsledger-") as folder:
        path = Path(folder) / "page"
        path.write_bytes(found.content)
        capture = _page(path, found, envelope, options, stamp)
    _web(options).keep(url, found, _reading(options))
    return capture


def _captures(url: str, options: SourceOptions, stamp: RunStamp) -> Iterator[Capture | Quarantine]:
    with TemporaryDirectory(prefix="newsledger-") as folder:
        path = Path(folder) / "page"
        found = _get(url, options, Store(path, _is_dump))
        if isinstance(found, NotModified):
            return
        if found.body.file is None:
            path.write_bytes(found.content)
        kind = kind_of(path)
        if kind is None:
            yield _page(path, found, Envelope(), options, stamp)
        elif kind.captures is feed_captures:
            yield from given_up(fetched_feed_captures(path, url, found.url, options, stamp))
        else:
            yield from given_up(kind.captures(path, found.url, options, stamp))
    _web(options).keep(url, found, _reading(options))


def _web(options: SourceOptions) -> Web:
    if options.web is None:
        raise HeldDocument("forbidden_url", "Nothing is fetched here: no web was given.")
    return options.web


def _get(url: str, options: SourceOptions, store: Store | None = None) -> Fetched | NotModified:
    try:
        return _web(options).get(url, _reading(options), store)
    except FetchRefused as refused:
        raise PageRefused(refused) from refused


def _reading(options: SourceOptions) -> str:
    """What of the options changes a capture: with another publisher, the page is read again."""
    return " ".join(filter(None, (options.publisher, options.mapping_json)))


def _is_dump(beginning: Path) -> bool:
    """Whether a file that begins like this may be larger than a page: none that is read whole."""
    try:
        kind = kind_of(beginning)
    except HeldDocument:
        return False
    return kind is not None and kind.captures not in {feed_captures, mail_captures}


def _page(
    path: Path, found: Fetched, envelope: Envelope, options: SourceOptions, stamp: RunStamp
) -> Capture:
    _check_place(found)
    with open_to_damage(path) as file:
        content = _sniffed(read_whole(file, options.document_limit), found)
    decode_document(content.content, content.charset)
    said = replace(content, envelope=replace(envelope, url=found.url))
    identity = canonical_url(found.url) or found.url
    return make_capture(Place(found.url), identity, said, options, stamp)


def _check_place(found: Fetched) -> None:
    """Hold a front page that stands where an article was: sites send their lost readers there."""
    if found.redirects and _is_front(found.url) and not _is_front(found.redirects[0]):
        raise HeldDocument("front_page", f"The page is gone: its address leads to {found.url}.")


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _sniffed(content: bytes, found: Fetched) -> Content:
    sniffed = sniff(content)
    if found.media_type in FEED_TYPES:
        reason = "The address gave a web page where it announced a feed."
        raise HeldDocument("no_feed", reason)
    stated = f"text/html; charset={found.charset}" if found.charset else None
    return replace(sniffed, charset=with_stated_charset(sniffed, stated))
