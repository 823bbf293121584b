"""Which of a page's headlines is its title."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_SUFFIX = re.compile(r"\s+(?:[|–—·•*»]|[-:]{1,2})\s+(?P<site>[^|–—·•*»]{2,60})$")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
SAME_SHARE = 0.5
"""Two headlines with this share of words in common are of one article."""
FEWEST_WORDS = 5
"""A headline with fewer words is no shortening of another but a label."""


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headlines that a page gives, as it spells them.

    Attributes:
        stated: JSON-LD's headline; None also for a live blog, which changes it as it goes.
        headings: Every h1.
        tagged: og:title, twitter:title and the title tag, in this order.
        publisher: Name of the publisher, that may stand at an end.
    """

    stated: str | None
    headings: Sequence[str]
    tagged: Sequence[str]
    publisher: str | None


def choose_headline(given: Headlines) -> str | None:
    """Return the title, without the site's name.

    The stated headline, where an h1 or a tag shares half its words: one that none of them knows
    describes something else. Else the first tag that an h1 resembles; else the first tag; else
    the first h1. Where the first two tags agree on the same headline with words left out, and no
    number among them, theirs is the title: the one under which the page is passed on. One tag
    alone may be cut for length.
    """
    tagged = _without_sites(given)
    chosen = _first_choice(given, tagged)
    agreed = len(tagged) > 1 and fold_headline(tagged[0]) == fold_headline(tagged[1])
    return tagged[0] if chosen and agreed and is_shortened(tagged[0], chosen) else chosen


def known_headlines(given: Headlines) -> frozenset[str]:
    """Return all of a page's headlines, folded by `fold_headline`."""
    stated = [given.stated] if given.stated else []
    return frozenset(map(fold_headline, (*stated, *given.headings, *_without_sites(given))))


def fold_headline(text: str) -> str:
    """Return what two prints of one headline share: without case, quotes' shapes and spaces."""
    return " ".join(text.translate(_QUOTES).casefold().split())


def is_shortened(short: str, long: str) -> bool:
    """Tell whether `short` is `long` with at most half of its words left out, none with a digit."""
    left, right = fold_headline(short).split(), fold_headline(long).split()
    if not max(FEWEST_WORDS, SAME_SHARE * len(right)) <= len(left) < len(right):
        return False
    words = iter(right)
    return all(word in words for word in left) and len(_numbers(left)) == len(_numbers(right))


def shown(text: str) -> str:
    """Return `text` as one line, with character references read."""
    return " ".join(html.unescape(text).split())


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if _DIGIT.search(word)]


def _first_choice(given: Headlines, tagged: Sequence[str]) -> str | None:
    others = (*given.headings, *tagged)
    if given.stated and (not others or any(_alike(given.stated, text) for text in others)):
        return _without_site(given.stated, given)
    known = [text for text in tagged if any(_alike(text, one) for one in given.headings)]
    return next(iter([*known, *tagged[:1], *given.headings]), None)


def _without_sites(given: Headlines) -> list[str]:
    return [_without_site(text, given) for text in given.tagged]


def _without_site(title: str, given: Headlines) -> str:
    """`title` without " | Site" at its end, as often as it stands there; an h1 is left whole."""
    while title not in given.headings:
        found = _SUFFIX.search(title)
        if not found or not _names_site(found, title, given):
            return title
        title = title[: found.start()]
    return title


def _names_site(found: re.Match[str], title: str, given: Headlines) -> bool:
    site = found["site"].casefold()
    if "|" in found.group() or title[: found.start()] in given.headings:
        return True
    return (given.publisher or "").casefold() in (site, f"the {site}")


def _alike(first: str, second: str) -> bool:
    left, right = (set(_WORD.findall(text.casefold())) for text in (first, second))
    return len(left & right) >= SAME_SHARE * max(min(len(left), len(right)), 1)
