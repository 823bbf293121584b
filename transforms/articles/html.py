"""An article as a web page: what its body, its metadata and its markup say, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from transforms.articles.body import Body, read_body
from transforms.articles.boilerplate import NAME
from transforms.articles.credits import Credits, read_credits, read_names
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.fragment import is_fragment, read_fragment
from transforms.articles.headline import fold_headline
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.markup import ShownText, map_lines, read_shown_text
from transforms.articles.metadata import PageMetadata, read_metadata
from transforms.articles.page_parts import clear_page, standfirsts
from transforms.articles.plain_text import lay_out
from transforms.articles.roles import MarkedLine, mark_lines
from transforms.contracts.vocabulary import SentenceRole
from transforms.text.mapped import clean_one_line

LONGEST_MARKUP = 5_000_000
"""Characters; trafilatura takes minutes and more from about four times that."""
MOST_TAGS = 40_000
"""The time of trafilatura grows with their square: 50,000 take 10 seconds; news has 4,000."""
NAME_LINES = 6
"""How far down a page's text a line of names alone may stand."""
FEWEST_STANDFIRST_WORDS = 5
LONGEST_STANDFIRST = 500

LIFE_LINES = 6
"""How many lines at an article's end may tell of its authors."""

_NAMES = re.compile(rf"{NAME}(?:\s?[/,&]\s?{NAME})*")
_LIFE = re.compile(
    r",? (?:is|was|has|writes|covers|reports|joined|works|serves|teaches|specialis\w+|specializ\w+"
    r"|makes|can be)\b"
)
_NO_BODY_ROLES = frozenset({"title", "boilerplate", "caption"})


@dataclass(frozen=True, slots=True)
class _Page:
    """A page taken apart: what it says of itself, what it shows, and the lines of its article."""

    metadata: PageMetadata
    shown: ShownText
    title: str | None
    standfirst: tuple[str, ...]
    body: Body

    @property
    def texts(self) -> list[str]:
        """The lines of the text, title first; no headline stands twice."""
        first = [self.title] if self.title else []
        return [*first, *self.standfirst, *self.body.lines]


def read_html(markup: str, lexicon: ArticleLexicon, said_title: str | None = None) -> Document:
    """Return the article of a page: title, standfirst, then the body that trafilatura 2 keeps.

    What trafilatura drops (menus, boxes, comments), and what the page's markup marks as no
    article, is not in the text. Each line of the text is looked for in what the markup shows:
    where it is found whole, or sentence by sentence, every non-space character of it is in a
    segment, whose source offsets count in `markup`; a line that is not found (its words are
    mixed with others in the markup, or stand only in a script or tag, as a title may) has no
    segment.

    Args:
        markup: The page, or a feed's fragment of one.
        lexicon: What lines and parts of pages are known by.
        said_title: The headline that its source gives; it goes before the page's own.

    Raises:
        UnreadableDocument: The page is too large (document_too_large), or holds no body of at
            least 15 words (no_article).
    """
    tags = markup.count("<")
    if len(markup) > LONGEST_MARKUP or tags > MOST_TAGS:
        raise UnreadableDocument(
            "document_too_large",
            f"The page has {len(markup):,} characters and {tags:,} tags; "
            f"{LONGEST_MARKUP:,} and {MOST_TAGS:,} are read at most.",
        )
    page = _take_apart(markup, lexicon, said_title)
    if not page.body.lines:
        raise UnreadableDocument("no_article", "The page shows no article: too few words of prose.")
    return _compose(page, lexicon)


def body_lines(document: Document) -> list[str]:
    """Return the lines of the article without its title, captions and boilerplate."""
    kept = (line for line in document.lines if line.role not in _NO_BODY_ROLES)
    return [document.text[line.start : line.end] for line in kept]


def _take_apart(markup: str, lexicon: ArticleLexicon, said_title: str | None) -> _Page:
    tree = LexborHTMLParser(markup)
    metadata = read_metadata(tree)
    beside = standfirsts(tree, lexicon.page_parts)
    clear_page(tree, lexicon.page_parts)
    is_whole = not is_fragment(markup)
    body = read_body(tree, metadata.article_body) if is_whole else read_fragment(tree)
    title = clean_one_line(said_title or "") or clean_one_line(metadata.title or "") or None
    headlines = metadata.headlines | {fold_headline(title or "")}
    body = replace(
        body, lines=tuple(line for line in body.lines if fold_headline(line) not in headlines)
    )
    shown = read_shown_text(markup)
    headings = (title or "", *metadata.headings)
    found = _standfirst((*metadata.descriptions, *beside), headings, body, shown)
    return _Page(metadata, shown, title, found, body)


def _standfirst(
    candidates: Iterable[str], headings: Iterable[str], body: Body, shown: ShownText
) -> tuple[str, ...]:
    """Return the candidates that the page shows between its headline and its body, in order."""
    begin = shown.place_of(body.lines[0]) if body.lines else -1
    title_at = max((shown.place_of(text, before=begin) for text in headings), default=-1)
    if begin < 0 or title_at < 0:
        return ()
    inside = " ".join(body.lines)
    places: dict[int, str] = {}
    for text in filter(None, map(clean_one_line, candidates)):
        at = shown.place_of(text, after=title_at + 1, before=begin)
        if at >= 0 and _may_stand_first(text) and text not in inside:
            places.setdefault(at, text)
    return tuple(places[at] for at in sorted(places))


def _may_stand_first(text: str) -> bool:
    return len(text) <= LONGEST_STANDFIRST and len(text.split()) >= FEWEST_STANDFIRST_WORDS


def _compose(page: _Page, lexicon: ArticleLexicon) -> Document:
    metadata, texts = page.metadata, page.texts
    marked = mark_lines(texts, lexicon, title_at=0 if page.title else None, is_clean=True)
    marked = [_page_role(line, page) for line in marked]
    _mark_lives(marked, metadata.authors)
    names = _name_line(marked) if metadata.house_is_author else None
    if names is not None:
        marked[names] = replace(marked[names], role="boilerplate", kind="name")
    credits = read_credits(marked, lexicon)
    text, segments, lines = lay_out(map_lines(texts, page.shown), marked, credits)
    publisher = (
        lexicon.publishers.find(metadata.publisher_name)
        or lexicon.publishers.at_host(metadata.url)
        or credits.publisher
    )
    return Document(
        text=text,
        lines=lines,
        segments=segments,
        title=page.title,
        publisher_name=publisher.name if publisher else metadata.publisher_name,
        publisher=publisher,
        agency=credits.agency,
        authors=_authors(metadata, credits, marked[names].text if names is not None else ""),
        url=metadata.url,
        language_code=metadata.language_code,
        stated_dates=metadata.stated_dates,
    )


def _mark_lives(marked: list[MarkedLine], authors: Sequence[str]) -> None:
    """Lines at the end that tell of the authors: "Jane Roe is a reporter in Oslo."."""
    named = [name for name in authors if len(name.split()) > 1]
    for number in range(len(marked) - min(LIFE_LINES, len(marked) // 2), len(marked)):
        line = marked[number]
        after = next((line.text[len(n) :] for n in named if line.text.startswith(n)), "")
        if line.role in ("body", "heading") and _LIFE.match(after):
            marked[number] = replace(line, role="boilerplate", kind="bio")


def _name_line(marked: Sequence[MarkedLine]) -> int | None:
    """Number of a line of names alone among the first lines of the body, or None."""
    for number, line in enumerate(marked[:NAME_LINES]):
        if line.role != "title" and _NAMES.fullmatch(line.text):
            return number
    return None


def _authors(metadata: PageMetadata, credits: Credits, names: str) -> tuple[str, ...]:
    """The page's own authors, unless it names only its house and the text a person."""
    if metadata.house_is_author or not metadata.authors:
        return read_names(names) or credits.authors or metadata.authors
    return metadata.authors


def _page_role(line: MarkedLine, page: _Page) -> MarkedLine:
    """`line` with the role that the page's own markup gives it."""
    if line.role not in ("body", "heading"):
        return line
    role: SentenceRole = line.role
    if line.text in page.body.headings:
        role = "heading"
    elif line.text in page.standfirst or line.text in page.metadata.descriptions:
        role = "standfirst"
    return replace(line, role=role)
