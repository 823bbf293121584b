"""What a page's markup itself marks as no article text: seeds/reference/page_parts.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.reference import ReferenceRow

MOST_SHARE = 0.3
"""A part with more of a page's paragraphs than this holds the article, whatever its name."""
MOST_PARTS = 2000
"""More parts than this are left where they are: looking at each takes time."""
_WHOLE = frozenset({"html", "body", "main", "article"})
_EMPTY = frozenset({"script", "style", "link", "meta", "input"})
"""Elements without elements inside."""


@dataclass(frozen=True, slots=True)
class PageParts:
    """Selectors of parts of pages, each kind as one.

    Attributes:
        never: Elements that hold no prose at all: scripts, menus, controls.
        aside: Parts beside the article: captions, boxes, teasers, others' posts, authors' lives.
        standfirst: Where the lines between headline and text stand.
    """

    never: str
    aside: str
    standfirst: str

    @classmethod
    def from_rows(cls, rows: Iterable[ReferenceRow]) -> PageParts:
        """Return the parts of the reference rows: columns selector, kind."""
        found: dict[str, list[str]] = {"never": [], "aside": [], "standfirst": []}
        for row in rows:
            kind = row["kind"] if row["kind"] in found else "aside"
            found[kind].append(row["selector"])
        return cls(*(",".join(found[kind]) for kind in ("never", "aside", "standfirst")))


def standfirsts(page: LexborHTMLParser, parts: PageParts) -> list[str]:
    """Return the texts of the elements of `page` in which a standfirst may stand, in order."""
    texts = (" ".join(node.text().split()) for node in page.css(parts.standfirst))
    return list(dict.fromkeys(filter(None, texts)))


def clear_page(page: LexborHTMLParser, parts: PageParts) -> None:
    """Take out of `page` what is no article: it is changed in place.

    A part that holds the page's first h1, or more than 3 in 10 of the characters of its
    paragraphs, stays: names of classes lie.
    """
    _remove(page, parts.never, lambda node: True)
    most = MOST_SHARE * sum(map(_length, page.css("p")))
    title = {heading.mem_id for heading in page.css("h1")[:1]}

    def is_beside(node: LexborNode) -> bool:
        if node.tag in _WHOLE or any(one.mem_id in title for one in node.css("h1")):
            return False
        return _prose_length(node) <= most

    _remove(page, parts.aside, is_beside)


def _remove(
    page: LexborHTMLParser, selector: str, is_unwanted: Callable[[LexborNode], bool]
) -> None:
    """Take the unwanted nodes out. What stood in a node that is gone is never touched again."""
    gone: set[int] = set()
    for node in page.css(selector)[:MOST_PARTS] if selector else ():
        if node.mem_id not in gone and is_unwanted(node):
            gone.add(node.mem_id)
            if node.tag not in _EMPTY:
                gone.update(inner.mem_id for inner in node.css(selector))
            node.decompose()


def _prose_length(node: LexborNode) -> int:
    return _length(node) if node.tag == "p" else sum(map(_length, node.css("p")))


def _length(node: LexborNode) -> int:
    return len(node.text())
