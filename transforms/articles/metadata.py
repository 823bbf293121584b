"""What a page says about its article outside the body: JSON-LD, then OpenGraph, then h1."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from transforms.articles.document import StatedDate
from transforms.articles.headline import Headlines, choose_headline, known_headlines, shown
from transforms.articles.stated import read_stated, read_url_date
from transforms.articles.statements import read_language
from transforms.articles.structured import (
    Node,
    find_article,
    is_live,
    names_of,
    read_nodes,
    text_of,
    types_of,
)

_NAME_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_FOR = re.compile(r"\s+for\s+\S+\.\w+$", re.IGNORECASE)
"""What the Mail's bylines end in: "Jane Roe For Dailymail.Com"."""
LONGEST_NAME_WORDS = 6
MOST_HEADINGS = 20
MOST_LINKED = 4
"""More names than this in the places of authors are a list of a paper's writers."""

_HOUSE_TYPES = {"Organization", "NewsMediaOrganization", "Corporation"}
_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publish-date", "publishdate", "pubdate", "dc.date.issued", "dc.date",
    "date", "article.published", "dcterms.created",
)  # fmt: skip
_AUTHOR_TAGS = (
    "author", "article:author", "parsely-author", "byl", "sailthru.author", "dc.creator",
    "article:author_name", "mrf:authors", "cxenseparse:author",
)  # fmt: skip
_AUTHOR_PLACES = (
    '[rel="author"],[itemprop="author"] [itemprop="name"],[class*="byline" i] a,'
    '[class*="author-name" i],[class*="author__name" i],a[href*="/author"]'
)
_DESCRIPTION_TAGS = ("og:description", "description", "twitter:description")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page's own statements; `stated_dates` in order of trust. None and () where it has none.

    Attributes:
        title: Its headline, without the site's name.
        headlines: All its headlines, as headline.fold_headline folds them.
        headings: The h1s it shows.
        descriptions: What it says of the article in a sentence or two.
        article_body: The text that JSON-LD gives as the article's, often without paragraphs.
        house_is_author: All authors named are organisations, such as the publisher itself.
    """

    title: str | None
    headlines: frozenset[str]
    headings: tuple[str, ...]
    descriptions: tuple[str, ...]
    article_body: str | None
    authors: tuple[str, ...]
    publisher_name: str | None
    url: str | None
    language_code: str | None
    stated_dates: tuple[StatedDate, ...]
    house_is_author: bool


def read_metadata(page: LexborHTMLParser) -> PageMetadata:
    """Return what `page` says of title, authors, date, publisher, address and language.

    JSON-LD comes before tags, tags before what the page shows; dates also from the address. Which
    headline is the title: choose_headline. Authors that are the publisher, or an organisation,
    give way to any person that another place names.
    """
    nodes = read_nodes(script.text() for script in page.css('script[type="application/ld+json"]'))
    article = find_article(nodes) or {}
    tags = _tags(page)
    publisher = _publisher(article, tags, nodes)
    houses = _houses(article, nodes, publisher)
    url = _url(page, tags, article)
    authors = _authors(page, tags, (article, nodes), houses)
    headlines = _headlines(page, tags, article, publisher)
    described = [text_of(article.get("description")), *map(tags.get, _DESCRIPTION_TAGS)]
    body = article.get("articleBody")
    return PageMetadata(
        title=choose_headline(headlines),
        headlines=known_headlines(headlines),
        headings=tuple(headlines.headings),
        descriptions=tuple(dict.fromkeys(text for text in described if text)),
        article_body=body if isinstance(body, str) else None,
        authors=authors,
        publisher_name=publisher,
        url=url,
        language_code=_language(page, tags),
        stated_dates=tuple(_dates(page, tags, article, url)),
        house_is_author=bool(authors) and all(name.casefold() in houses for name in authors),
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


def _headlines(
    page: LexborHTMLParser, tags: Mapping[str, str], article: Node, publisher: str | None
) -> Headlines:
    tag = page.css_first("title")
    given = (tags.get("og:title"), tags.get("twitter:title"), tag.text() if tag else None)
    tagged = [text for one in given if (text := shown(one or ""))]
    shown_first = (shown(node.text()) for node in page.css("h1")[:MOST_HEADINGS])
    headings = list(filter(None, dict.fromkeys(shown_first)))
    stated = None if is_live(article) and tagged else text_of(article.get("headline"))
    return Headlines(stated, headings, tagged, publisher)


def _houses(article: Node, nodes: list[Node], publisher: str | None) -> frozenset[str]:
    """The names, in lower case, of organisations: publishers and authors that say they are one."""
    author = article.get("author") or article.get("creator")
    listed = author if isinstance(author, list) else [author]
    bodies = [one for one in listed if isinstance(one, dict) and _HOUSE_TYPES & {*types_of(one)}]
    names = [*names_of(article.get("publisher"), nodes), *names_of(bodies, nodes)]
    return frozenset(name.casefold() for name in (*names, publisher or "") if name)


def _authors(
    page: LexborHTMLParser,
    tags: Mapping[str, str],
    described: tuple[Node, list[Node]],
    houses: frozenset[str],
) -> tuple[str, ...]:
    house: tuple[str, ...] = ()
    for texts in _bylines(page, tags, described):
        names = tuple(dict.fromkeys(name for text in texts for name in _names(text)))
        people = tuple(name for name in names if name.casefold() not in houses)
        if people:
            return people
        house = house or names
    return house


def _bylines(
    page: LexborHTMLParser, tags: Mapping[str, str], described: tuple[Node, list[Node]]
) -> Iterator[Sequence[str]]:
    """What names authors: JSON-LD, then the first tag that does, then what the page shows."""
    article, nodes = described
    yield names_of(article.get("author") or article.get("creator"), nodes)
    tagged = (tags.get(name, "") for name in _AUTHOR_TAGS)
    yield [next((text for text in tagged if any(_names(text))), "")]
    yield _linked_names(page)


def _linked_names(page: LexborHTMLParser) -> list[str]:
    """The texts of the places where a page shows its author; none where they name many."""
    found = (shown(node.text()) for node in page.css(_AUTHOR_PLACES))
    texts = list(dict.fromkeys(filter(None, found)))
    return texts if len(texts) <= MOST_LINKED else []


def _names(text: str) -> Iterator[str]:
    """The names of a list such as "By Jane Roe, John Doe and Ann Poe"; addresses are none."""
    if "/" in text or "@" in text:
        return
    for name in _NAME_LIST.split(_BY.sub("", text)):
        part = _FOR.sub("", name)
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
    return read_language((root.attributes.get("lang") if root else None) or tags.get("og:locale"))


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
