"""What a page's markup itself marks as no article text: seeds/reference/page_parts.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.reference import ReferenceRow

MOST_SHARE = 0.3
"""A part with more of a page's paragraphs than this holds the article, whatever its name."""
REPEAT = "⟦again⟧"
MOST_PARTS = 2000
"""More parts than this are left where they are: looking at each takes time."""
FEWEST_HEADLINE_WORDS = 4
_LINKED = "p:has(a)"
"""Paragraphs that may be nothing but a link to another story."""
_PICTURED = "p:has(img)"
"""Paragraphs that may be nothing but a picture and its caption."""
_WHOLE = frozenset({"html", "body", "main", "article"})
DEEPEST = 300
"""Elements within elements; news has 40."""


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
    paragraphs, stays: names of classes lie. A paragraph that is nothing but a link to another
    story, or a picture with its caption, goes.
    """
    _remove(page, parts.never, lambda node: True)
    most = MOST_SHARE * sum(map(_length, page.css("p")))
    title = {heading.mem_id for heading in page.css("h1")[:1]}

    def is_beside(node: LexborNode) -> bool:
        if node.tag in _WHOLE or any(one.mem_id in title for one in node.css("h1")):
            return False
        return _prose_length(node) <= most

    _remove(page, parts.aside, is_beside)
    _remove(page, _LINKED, lambda node: _is_whole(node, "a") and _is_headline(node))
    _remove(page, _PICTURED, lambda node: _is_whole(node, "em"))


def mark_repeats(page: LexborHTMLParser) -> None:
    """Let no paragraph of `page` equal the one before it: REPEAT is put behind every second one.

    trafilatura keeps one of several equal paragraphs in a row.
    """
    before, count = "", 0
    for node in page.css("p"):
        text = node.text().strip()
        count = count + 1 if text == before else 0
        if count % 2 and text:
            node.insert_child(REPEAT)
        before = text


def _remove(
    page: LexborHTMLParser, selector: str, is_unwanted: Callable[[LexborNode], bool]
) -> None:
    """Take the unwanted nodes out. What stood in a node that is gone is never touched again."""
    nodes = page.css(selector)[:MOST_PARTS] if selector else []
    gone: set[int] = set()
    for number, node in enumerate(nodes):
        if node.mem_id not in gone and is_unwanted(node):
            gone.add(node.mem_id)
            for inner in nodes[number + 1 :]:  # in the page's order: what is inside comes next
                if not _is_in(inner, node):
                    break
                gone.add(inner.mem_id)
            node.decompose()


def _is_in(inner: LexborNode, node: LexborNode) -> bool:
    """Tell whether `inner` is `node` or inside it; so deep that nobody can tell is inside."""
    one: LexborNode | None = inner
    for _ in range(DEEPEST):
        if one is None or one.mem_id == node.mem_id:
            return one is not None
        one = one.parent
    return True


def _is_whole(node: LexborNode, selector: str) -> bool:
    """Tell whether all words of `node` stand in the one element inside that `selector` finds."""
    inner = node.css_first(selector)
    return inner is not None and inner.text().strip() == node.text().strip()


def _is_headline(node: LexborNode) -> bool:
    text = node.text().strip()
    return len(text.split()) >= FEWEST_HEADLINE_WORDS and not text.endswith((".", ":", "”", '"'))


def _prose_length(node: LexborNode) -> int:
    return _length(node) if node.tag == "p" else sum(map(_length, node.css("p")))


def _length(node: LexborNode) -> int:
    return len(node.text())
