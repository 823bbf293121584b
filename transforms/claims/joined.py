"""Figures that give one size twice in a sentence: ", or 1.4%", "one in ten (10%)"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.claims.context import CountedTokens, SentenceView
from transforms.claims.frame import VERBS, Frame
from transforms.claims.likeness import is_ratio
from transforms.figures.reading import FigureReading

LONGEST_BETWEEN = 10
"""Tokens between "10%" and "400 posts" in "10% of its posts, or 400 posts"."""
SAME_SHARE = 2
"""Points by which a share in words and its percentage in brackets differ."""


def joined_before(frame: Frame, figures: Sequence[FigureReading]) -> CountedTokens | None:
    """Return the figure just before that gives the same size in another unit, or None.

    It must be another unit: of "$60 in cash, or $58 in shares" each is a size of its own.
    """
    view, first = frame.view, frame.figure.span.first
    position = view.figures.index(frame.figure)
    if position == 0:
        return None
    other = view.figures[position - 1]
    between = [view.lower(token) for token in range(other.span.last + 1, first)]
    if not between or len(between) > LONGEST_BETWEEN or _has_verb(view, other.span.last + 1, first):
        return None
    one, two = figures[other.figure], figures[frame.figure.figure]
    if between[-1] == "(" and is_ratio(one, two, SAME_SHARE):
        return other
    is_or = between[-1] == "or" and between[-2:-1] == [","]
    is_other_unit = (one.kind, one.unit_code) != (two.kind, two.unit_code)
    return other if is_or and is_other_unit else None


def _has_verb(view: SentenceView, first: int, end: int) -> bool:
    return any(view.tokens[token].pos in VERBS for token in range(first, end))
