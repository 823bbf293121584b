"""What a page says about its article outside the body: JSON-LD, then OpenGraph, then h1."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from transforms.articles.document import StatedDate
from transforms.articles.stated import read_stated, read_url_date
from transforms.articles.structured import (
    Node,
    find_article,
    is_live,
    names_of,
    read_nodes,
    text_of,
)

_SUFFIX = re.compile(r"\s+(?:[|–—·•*»]|[-:]{1,2})\s+(?P<site>[^|–—·•*»]{2,60})$")
_NAME_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
SAME_SHARE = 0.5
"""Two headlines with this share of words in common are of one article."""
LONGEST_NAME_WORDS = 6

_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publishdate", "pubdate", "dc.date.issued", "dc.date",
    "date", "article.published", "dcterms.created",
)  # fmt: skip
_AUTHOR_TAGS = (
    "author",
    "article:author",
    "parsely-author",
    "byl",
    "sailthru.author",
    "dc.creator",
)
_AUTHOR_PLACES = (
    '[rel="author"],[itemprop="author"] [itemprop="name"],[class*="byline"] a,a[href*="/author"]'
)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page's own statements; `stated_dates` in order of trust. None and () where it has none.

    `house_is_author` tells that the only author named is the publisher itself.
    """

    title: str | None
    description: str | None
    authors: tuple[str, ...]
    publisher_name: str | None
    url: str | None
    language_code: str | None
    stated_dates: tuple[StatedDate, ...]
    house_is_author: bool


def read_metadata(markup: str) -> PageMetadata:
    """Return what `markup` says of title, authors, date, publisher, address and language.

    The JSON-LD headline is the title where the h1, og:title or title tag shares half its words;
    a headline that none of them knows describes something else. A site's name after a bar or
    dash is cut off. A live blog changes its headline as it goes: there og:title is the present
    one. Dates: JSON-LD, then tags, then the address.
    """
    page = LexborHTMLParser(markup)
    nodes = read_nodes(script.text() for script in page.css('script[type="application/ld+json"]'))
    article = find_article(nodes) or {}
    tags = _tags(page)
    publisher = _publisher(article, tags, nodes)
    url = _url(page, tags, article)
    authors = _authors(page, tags, (article, nodes), publisher)
    return PageMetadata(
        title=_title(page, tags, article, publisher),
        description=tags.get("og:description") or tags.get("description"),
        authors=authors,
        publisher_name=publisher,
        url=url,
        language_code=_language(page, tags),
        stated_dates=tuple(_dates(page, tags, article, url)),
        house_is_author=[name.casefold() for name in authors] == [(publisher or "").casefold()],
    )


def _tags(page: LexborHTMLParser) -> dict[str, str]:
    """The first content of each meta tag, by lower-case property or name."""
    tags: dict[str, str] = {}
    for tag in page.css("meta"):
        names = tag.attributes
        key = names.get("property") or names.get("name") or names.get("itemprop")
        content = " ".join(html.unescape(names.get("content") or "").split())
        if key and content:
            tags.setdefault(key.lower(), content)
    return tags


def _title(
    page: LexborHTMLParser, tags: Mapping[str, str], article: Node, publisher: str | None
) -> str | None:
    shown = [_shown(node.text()) for node in page.css("h1")]
    headings = [text for text in shown if text]
    tag = page.css_first("title")
    others = [tags.get("og:title"), tags.get("twitter:title"), tag.text() if tag else None]
    stripped = [_without_site(_shown(text), publisher, headings) for text in others if text]
    headline = None if is_live(article) and stripped else text_of(article.get("headline"))
    if headline and (
        not (headings or stripped) or any(_alike(headline, t) for t in (*headings, *stripped))
    ):
        return _without_site(headline, publisher, headings)
    known = [text for text in stripped if any(_alike(text, heading) for heading in headings)]
    return next(iter([*known, *stripped[:1], *headings]), None)


def _without_site(title: str, publisher: str | None, headings: list[str]) -> str:
    """`title` without " | Site" at its end, as often as it stands there; an h1 is left whole."""
    while title not in headings:
        found = _SUFFIX.search(title)
        if not found or not _names_site(found, title, publisher, headings):
            return title
        title = title[: found.start()]
    return title


def _names_site(
    found: re.Match[str], title: str, publisher: str | None, headings: list[str]
) -> bool:
    site = found["site"].casefold()
    if "|" in found.group() or title[: found.start()] in headings:
        return True
    return bool(publisher) and (publisher or "").casefold() in (site, f"the {site}")


def _authors(
    page: LexborHTMLParser,
    tags: Mapping[str, str],
    described: tuple[Node, list[Node]],
    publisher: str | None,
) -> tuple[str, ...]:
    article, nodes = described
    tagged = (tags.get(name, "") for name in _AUTHOR_TAGS)
    sources = (
        names_of(article.get("author") or article.get("creator"), nodes),
        [next((text for text in tagged if any(_names(text))), "")],
        [_shown(node.text()) for node in page.css(_AUTHOR_PLACES)],
    )
    house: tuple[str, ...] = ()
    for source in sources:
        names = tuple(dict.fromkeys(name for text in source for name in _names(text)))
        people = tuple(name for name in names if name.casefold() != (publisher or "").casefold())
        if people:
            return people
        house = house or names
    return house


def _names(text: str) -> Iterator[str]:
    """The names of a list such as "By Jane Roe, John Doe and Ann Poe"; addresses are none."""
    if "/" in text or "@" in text:
        return
    for part in _NAME_LIST.split(_BY.sub("", text)):
        if part and len(part.split()) <= LONGEST_NAME_WORDS and not part.islower():
            yield part


def _publisher(article: Node, tags: Mapping[str, str], nodes: list[Node]) -> str | None:
    named = names_of(article.get("publisher"), nodes)
    return tags.get("og:site_name") or next(iter(named), None) or tags.get("application-name")


def _url(page: LexborHTMLParser, tags: Mapping[str, str], article: Node) -> str | None:
    link = page.css_first('link[rel="canonical"]')
    canonical = link.attributes.get("href") if link else None
    entity = article.get("mainEntityOfPage")
    identified = entity.get("@id") if isinstance(entity, dict) else entity
    for address in (canonical, tags.get("og:url"), article.get("url"), identified):
        if isinstance(address, str) and re.match(r"https?://[^\s/]+/", address):
            return address
    return None


def _language(page: LexborHTMLParser, tags: Mapping[str, str]) -> str | None:
    root = page.css_first("html")
    stated = (root.attributes.get("lang") if root else None) or tags.get("og:locale") or ""
    code = stated.strip()[:2].lower()
    return code if re.fullmatch(r"[a-z]{2}(?:[-_].*)?", stated.strip().lower()) else None


def _dates(
    page: LexborHTMLParser, tags: Mapping[str, str], article: Node, url: str | None
) -> Iterator[StatedDate]:
    stated = [
        (f"JSON-LD {key}", text_of(article.get(key))) for key in ("datePublished", "dateCreated")
    ]
    stated += [(f"meta {name}", tags.get(name)) for name in _DATE_TAGS]
    stated += [
        ("time tag", node.attributes.get("datetime"))
        for node in page.css('time[itemprop="datePublished"], time[pubdate]')[:1]
    ]
    for evidence, value in stated:
        found = read_stated(value, f"{evidence} {value}") if value else None
        if found:
            yield found
    found = read_url_date(url) if url else None
    if found:
        yield found


def _shown(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _alike(first: str, second: str) -> bool:
    left, right = (set(_WORD.findall(text.casefold())) for text in (first, second))
    return len(left & right) >= SAME_SHARE * max(min(len(left), len(right)), 1)
