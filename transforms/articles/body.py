"""The body of a page: trafilatura finds it, else the page's own statement or its paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.articles.markup import SHORTEST_SEARCH
from transforms.articles.page_parts import REPEAT, mark_repeats
from transforms.text.mapped import clean_lines

FEWEST_WORDS = 15
"""A body with fewer words is a notice or a menu, not an article."""
FEWEST_PARAGRAPH_WORDS = 8
"""A shorter paragraph proves nothing about where the article stands."""
MOST_LINKED_SHARE = 0.5
"""A paragraph with more of its characters in links is a list of links."""

_NO_LETTER = re.compile(r"[\W_]+")
_TAG = re.compile(r"<[^<>]{0,500}>")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote)\b[^<>]{0,500}>", re.I)


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article's body, cleaned, and those of them that are headings."""

    lines: tuple[str, ...]
    headings: frozenset[str] = frozenset()

    @property
    def word_count(self) -> int:
        """How many words the lines hold."""
        return sum(len(line.split()) for line in self.lines)


def read_body(page: LexborHTMLParser, stated: str | None) -> Body:
    """Return the body of `page`, cleared of what is no article.

    Where trafilatura finds none, `stated` counts, the page's own statement of the article's text;
    else the paragraphs of the one element that holds most of them. The lines are empty where
    nothing is found: fewer than 15 words are no article.
    """
    for found in _bodies(page, stated):
        if found.word_count >= FEWEST_WORDS:
            return found
    return Body(())


def _bodies(page: LexborHTMLParser, stated: str | None) -> Iterator[Body]:
    mark_repeats(page)
    yield fill_gaps(page, _by_trafilatura(page.html or ""))
    if stated:
        yield Body(_lines(_TAG.sub("", _BLOCK_TAG.sub("\n", stated))))
    yield Body(_lines("\n".join(_paragraphs(page))))


def fill_gaps(page: LexborHTMLParser, body: Body) -> Body:
    """Return `body` with the paragraphs of `page` that it lacks between two that it holds.

    All three stand in one element, and the one between them is prose: it was passed over for its
    own sake, as one with a long quotation may be. Where the page goes back to what stands
    higher in the body, nothing is put there.
    """
    letters = [_letters(line) for line in body.lines]
    text, ends = "".join(letters), list(accumulate(map(len, letters)))
    place = 0
    added: dict[int, list[str]] = {}
    waiting: list[LexborNode] = []
    before: LexborNode | None = None
    for node in page.css("p"):
        found = _letters(node.text().replace(REPEAT, ""))
        at = _place_of(found, text, place)
        if at < 0:
            waiting.append(node)
            continue
        if at >= place:
            lost = [one for one in waiting if _is_between(one, before, node) and _is_prose(one)]
            added.setdefault(bisect_right(ends, at), []).extend(map(_line, lost))
        waiting, before, place = [], node, at + len(found)
    lines = [
        line
        for number, kept in enumerate(body.lines)
        for line in (*_lines("\n".join(added.get(number, ()))), kept)
    ]
    return Body(tuple(lines), body.headings)


def _place_of(letters: str, text: str, after: int) -> int:
    """Where `letters` begin in `text`, at `after` or else before it; -1 for none, or for a few."""
    if len(letters) < SHORTEST_SEARCH:
        return -1
    at = text.find(letters, after)
    return at if at >= 0 else text.find(letters)


def _letters(text: str) -> str:
    """The letters and digits of `text`: what two prints of one paragraph share."""
    return _NO_LETTER.sub("", text)


def _is_between(node: LexborNode, before: LexborNode | None, after: LexborNode) -> bool:
    """Tell whether all three stand directly in one element."""
    parents = {one.parent.mem_id for one in (node, before, after) if one is not None and one.parent}
    return before is not None and len(parents) == 1


def _by_trafilatura(markup: str) -> Body:
    try:
        found = trafilatura.bare_extraction(
            markup, include_comments=False, favor_precision=True, with_metadata=False, fast=True
        )
    except (ValueError, RecursionError):
        found = None
    if found is None or not found.text:
        return Body(())
    heads = ("".join(node.itertext()) for node in found.body.iter("head"))
    headings = frozenset(line.text for head in heads for line in clean_lines(head))
    return Body(_lines(found.text), headings)


def _lines(text: str) -> tuple[str, ...]:
    texts = (line.text.rstrip() for line in clean_lines(text.replace(REPEAT, "")))
    return tuple(text.removeprefix("- ") for text in texts if text.strip("-| "))


def _paragraphs(page: LexborHTMLParser) -> list[str]:
    """The paragraphs of the element with most prose directly in it, in their order."""
    prose: dict[int, list[LexborNode]] = {}
    for node in page.css("p"):
        if node.parent is not None and _is_prose(node):
            prose.setdefault(node.parent.mem_id, []).append(node)
    return [_line(node) for node in max(prose.values(), key=_size, default=[])]


def _is_prose(node: LexborNode) -> bool:
    text = _line(node)
    linked = sum(len(_line(link)) for link in node.css("a"))
    return len(text.split()) >= FEWEST_PARAGRAPH_WORDS and linked <= MOST_LINKED_SHARE * len(text)


def _size(nodes: Iterable[LexborNode]) -> int:
    return sum(len(node.text()) for node in nodes)


def _line(node: LexborNode) -> str:
    return " ".join(node.text().replace(REPEAT, "").split())
