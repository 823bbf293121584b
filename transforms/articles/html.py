"""An article as a web page: trafilatura finds its body, our own reader what is said about it."""

from __future__ import annotations

import re
from dataclasses import replace

import trafilatura

from transforms.articles.boilerplate import NAME
from transforms.articles.credits import Credits, read_credits
from transforms.articles.document import Document, TextLine, UnreadableDocument
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.markup import map_lines
from transforms.articles.metadata import PageMetadata, read_metadata
from transforms.articles.plain_text import lay_out
from transforms.articles.roles import MarkedLine, mark_lines
from transforms.contracts.vocabulary import SentenceRole
from transforms.text.mapped import clean_lines

LONGEST_MARKUP = 5_000_000
"""Characters; trafilatura takes minutes and more from about four times that."""
MOST_TAGS = 40_000
"""The time of trafilatura grows with their square: 50,000 take 10 seconds; news has 4,000."""
FEWEST_WORDS = 15
"""A body with fewer words is a notice or a menu, not an article."""
NAME_LINES = 6
"""How far down a page's text a line of names alone may stand."""

_NAMES = re.compile(rf"{NAME}(?:\s?[/,&]\s?{NAME})*")


def read_html(markup: str, lexicon: ArticleLexicon) -> Document:
    """Return the article of a page: its title, then the body that trafilatura 2 keeps.

    What trafilatura drops (menus, boxes, comments) is not in the text. Each line of the text is
    looked for in what the markup shows: where it is found whole, or sentence by sentence, every
    non-space character of it is in a segment, whose source offsets count in `markup`; a line
    that is not found (its words are mixed with others in the markup, or stand only in a script
    or tag, as a title may) has no segment.

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
    metadata = read_metadata(markup)
    texts, headings = _body(markup)
    if sum(len(text.split()) for text in texts) < FEWEST_WORDS:
        raise UnreadableDocument("no_article", "The page shows no article: too few words of prose.")
    return _compose(markup, metadata, (texts, headings), lexicon)


def _body(markup: str) -> tuple[list[str], frozenset[str]]:
    """The lines of the body, cleaned, and those of them that are headings."""
    try:
        found = trafilatura.bare_extraction(
            markup, include_comments=False, favor_precision=True, with_metadata=False
        )
    except (ValueError, RecursionError):
        found = None
    if found is None or not found.text:
        return [], frozenset()
    texts = [line.text for line in clean_lines(found.text)]
    heads = ("".join(node.itertext()) for node in found.body.iter("head"))
    headings = frozenset(line.text for head in heads for line in clean_lines(head))
    return [text.removeprefix("- ") for text in texts if text.strip("-| ")], headings


def _compose(
    markup: str,
    metadata: PageMetadata,
    body: tuple[list[str], frozenset[str]],
    lexicon: ArticleLexicon,
) -> Document:
    texts, headings = body
    title = _clean(metadata.title)
    if title:
        texts = [title, *(text for text in texts if text != title)]
    marked = mark_lines(texts, lexicon, title_at=0 if title else None, is_clean=True)
    marked = [_page_role(line, headings, _clean(metadata.description)) for line in marked]
    names = _name_line(marked) if metadata.house_is_author else None
    if names is not None:
        marked[names] = replace(marked[names], role="boilerplate", kind="name")
    credits = read_credits(marked, lexicon)
    text, segments, lines = lay_out(map_lines(texts, markup), marked, credits)
    publisher = (
        lexicon.publishers.find(metadata.publisher_name)
        or lexicon.publishers.at_host(metadata.url)
        or credits.publisher
    )
    return Document(
        text=text,
        lines=lines,
        segments=segments,
        title=title,
        publisher_name=publisher.name if publisher else metadata.publisher_name,
        publisher=publisher,
        agency=credits.agency,
        authors=_authors(metadata, credits),
        url=metadata.url,
        language_code=metadata.language_code,
        stated_dates=metadata.stated_dates,
    )


def _name_line(marked: list[MarkedLine]) -> int | None:
    """Number of a line of names alone among the first lines of the body, or None."""
    for number, line in enumerate(marked[:NAME_LINES]):
        if line.role != "title" and _NAMES.fullmatch(line.text):
            return number
    return None


def _authors(metadata: PageMetadata, credits: Credits) -> tuple[str, ...]:
    """The page's own authors, unless it names only its house and the text a person."""
    if metadata.house_is_author or not metadata.authors:
        return credits.authors or metadata.authors
    return metadata.authors


def _page_role(line: MarkedLine, headings: frozenset[str], description: str | None) -> MarkedLine:
    """`line` with the role that the page's own markup gives it."""
    if line.role not in ("body", "heading"):
        return line
    role: SentenceRole = line.role
    if line.text in headings:
        role = "heading"
    elif line.text == description:
        role = "standfirst"
    return MarkedLine(line.text, role, line.kind, line.rule)


def _clean(text: str | None) -> str | None:
    lines = clean_lines(text or "")
    return " ".join(line.text for line in lines) or None


def body_lines(document: Document) -> list[str]:
    """Return the lines of the article without its title and boilerplate."""
    kept: list[TextLine] = [
        line for line in document.lines if line.role not in ("title", "boilerplate")
    ]
    return [document.text[line.start : line.end] for line in kept]
