"""An article as a person pastes it from a page: prose with the page's furniture around it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.articles.credits import Credits, read_credits
from transforms.articles.document import Document, Segment, TextLine, UnreadableDocument
from transforms.articles.headline import fold_headline
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.lines import join_broken_lines
from transforms.articles.roles import MarkedLine, mark_lines
from transforms.text.mapped import MappedLine, clean_lines, clean_one_line, join_mapped

TITLE_LINES = 6
"""How far down a document its headline may stand."""
MOST_LINES = 20_000
"""A longer document is a table or a book; the time to tell its lines apart grows with them."""


def read_plain_text(
    source: str, lexicon: ArticleLexicon, said_title: str | None = None
) -> Document:
    """Return the article of `source`, with every line of it in the text.

    The text is the source's lines in their order, cleaned, one newline between two; a line that
    was broken inside a sentence goes on after one space. Every character of the text but those
    joints is in a segment. Boilerplate stays in the text, with its role.
    A headline that the source gives (`said_title`), and the document does not, is the first line
    of the text, without a segment.

    Raises:
        UnreadableDocument: No line holds a letter or digit (empty_document), or there are more
            lines than an article has (document_too_large).
    """
    lines = join_article_lines(clean_lines(source), lexicon)
    if not any(char.isalnum() for line in lines for char in line.text):
        raise UnreadableDocument("empty_document", "The document holds no letter and no digit.")
    title_at = None
    if said_title:
        lines, title_at = with_title(lines, said_title)
    marked = mark_lines([line.text for line in lines], lexicon, title_at)
    credits = read_credits(marked, lexicon)
    text, segments, text_lines = lay_out(lines, marked, credits)
    title = next((line.text for line in marked if line.role == "title"), None)
    return Document(
        text=text,
        lines=text_lines,
        segments=segments,
        title=title,
        publisher_name=credits.publisher.name if credits.publisher else None,
        publisher=credits.publisher,
        agency=credits.agency,
        authors=credits.authors,
        url=None,
        language_code=None,
        stated_dates=(),
    )


def with_title(lines: Sequence[MappedLine], said_title: str) -> tuple[list[MappedLine], int | None]:
    """Return `lines` with the headline among them, and its number; None where it has no words."""
    title = clean_one_line(said_title)
    folded = fold_headline(title)
    for number, line in enumerate(lines[:TITLE_LINES]):
        if fold_headline(line.text) == folded:
            return list(lines), number
    return ([MappedLine(title, ()), *lines], 0) if title else (list(lines), None)


def join_article_lines(lines: Sequence[MappedLine], lexicon: ArticleLexicon) -> list[MappedLine]:
    """Return `lines` with broken ones joined; boilerplate and stamps stay alone.

    Raises:
        UnreadableDocument: There are more than 20,000 lines (document_too_large).
    """
    if len(lines) > MOST_LINES:
        raise UnreadableDocument(
            "document_too_large",
            f"The document has {len(lines):,} lines; {MOST_LINES:,} are read at most.",
        )

    def is_furniture(text: str) -> bool:
        return lexicon.boilerplate.match(text) is not None or lexicon.stamps.is_stamp(text)

    return join_broken_lines(lines, is_furniture)


def lay_out(
    lines: Sequence[MappedLine], marked: Sequence[MarkedLine], credits: Credits
) -> tuple[str, tuple[Segment, ...], tuple[TextLine, ...]]:
    """Return the text, its segments and its lines.

    A closing agency name at the end of the last prose becomes a boilerplate line of its own,
    on the same line of the text.
    """
    whole = join_mapped(lines, "\n")
    last_body = max((n for n, line in enumerate(marked) if line.role == "body"), default=-1)
    placed: list[TextLine] = []
    start = 0
    for number, line in enumerate(marked):
        end = start + len(line.text)
        if number == last_body and credits.trailing_at:
            cut = start + credits.trailing_at
            body_end = start + len(line.text[: credits.trailing_at].rstrip())
            placed.append(TextLine(start, body_end, line.role))
            lead = len(line.text[credits.trailing_at :]) - len(
                line.text[credits.trailing_at :].lstrip()
            )
            placed.append(TextLine(cut + lead, end, "boilerplate"))
        else:
            placed.append(TextLine(start, end, line.role))
        start = end + 1
    return whole.text, whole.segments, tuple(placed)
