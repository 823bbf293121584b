"""A fragment of a page, as feeds and mails hold it: all that it shows is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from transforms.articles.body import FEWEST_WORDS, Body
from transforms.text.mapped import clean_lines

HEAD_CHARACTERS = 5000
DEEPEST = 50
"""Inline elements within one another; feeds have 5."""

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
"""Elements that do not end a line: HTML Living Standard, "Phrasing content"."""
_HIDDEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})


def is_fragment(markup: str) -> bool:
    """Tell whether markup is a piece of a page: it opens neither a document nor its parts."""
    return not _PAGE.search(markup, 0, HEAD_CHARACTERS)


def read_fragment(fragment: LexborHTMLParser) -> Body:
    """Return all lines that a fragment shows: each block and each line break ends one.

    A page's reader looks for the article among menus and boxes, and finds none in two lines with a
    break between them. The lines are empty where they hold fewer than 15 words.
    """
    root = fragment.body
    if root is None:
        return Body(())
    lines = tuple(line.text for line in clean_lines("".join(_pieces(root))))
    headings = ("".join(node.text()) for node in root.css("h1, h2, h3, h4, h5, h6"))
    found = Body(lines, frozenset(line.text for one in headings for line in clean_lines(one)))
    return found if found.word_count >= FEWEST_WORDS else Body(())


def _pieces(root: LexborNode) -> Iterator[str]:
    """The texts in their order, with a line end wherever another block begins."""
    before: int | None = None
    for node in root.traverse(include_text=True):
        if node.tag in {"br", "hr"}:
            yield "\n"
        elif node.tag == "-text":
            block = _block_of(node)
            if block.tag in _HIDDEN:
                continue
            if block.mem_id != before:
                yield "\n"
            before = block.mem_id
            yield _SPACES.sub(" ", node.text_content or "")


def _block_of(node: LexborNode) -> LexborNode:
    """The innermost element around `node` that is no inline one."""
    one = node
    for _ in range(DEEPEST):
        if one.parent is None:
            break
        one = one.parent
        if one.tag not in _INLINE:
            break
    return one
