"""What a page says of its article in JSON-LD: schema.org objects, with references followed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

Node: TypeAlias = Mapping[str, object]

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
DEEPEST = 40
"""Nesting beyond this is no article's description."""


def read_nodes(scripts: Iterable[str]) -> list[Node]:
    """Return every JSON object of the JSON-LD `scripts`, outer ones first.

    A script that is no JSON gives nothing; raw line breaks inside strings are accepted, as
    browsers' readers do.
    """
    nodes: list[Node] = []
    for script in scripts:
        try:
            value = json.loads(script.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += _walk(value, 0)
    return nodes


def find_article(nodes: Iterable[Node]) -> Node | None:
    """Return the first node of an article type that has a headline, else any with one."""
    with_headline = [node for node in nodes if text_of(node.get("headline"))]
    typed = (node for node in with_headline if any(map(_is_article, types_of(node))))
    return next(typed, next(iter(with_headline), None))


def is_live(node: Node) -> bool:
    """Tell whether `node` is a live blog, which is rewritten while it runs."""
    return "LiveBlogPosting" in types_of(node)


def text_of(value: object) -> str | None:
    """Return `value` as one line of text with character references read, or None.

    Of a list the first text counts, of an object its name.
    """
    if isinstance(value, str):
        return " ".join(html.unescape(html.unescape(value)).split()) or None
    if isinstance(value, list):
        return next(filter(None, map(text_of, value)), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return None


def names_of(value: object, nodes: Iterable[Node]) -> list[str]:
    """Return the names of an author property; an object that is only a reference is followed."""
    if isinstance(value, list):
        known = list(nodes)
        return [name for part in value for name in names_of(part, known)]
    if isinstance(value, dict) and not value.get("name"):
        value = next((n for n in nodes if n.get("@id") == value.get("@id") and n.get("name")), None)
    name = text_of(value)
    return [name] if name else []


def types_of(node: Node) -> list[str]:
    """Return the names of the types that `node` has; one empty name where it has none."""
    value = node.get("@type")
    return [str(part) for part in value] if isinstance(value, list) else [str(value or "")]


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _walk(part, depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, depth + 1)


def _is_article(name: str) -> bool:
    return bool(_ARTICLE_TYPE.search(name))
