"""What a printed plus or minus and a loss say of a size: whether it is below zero."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.claims.context import SentenceView
from transforms.claims.frame import Frame
from transforms.contracts.vocabulary import Category, Direction
from transforms.figures.reading import FigureReading

LOSSES = frozenset({"loss", "losses"})
"""A measure that ends in one of these is below zero: "net loss", "pre-tax losses"."""


def printed_direction(frame: Frame, figures: Sequence[FigureReading]) -> Direction:
    """Return what the printed sign says: "down" for a minus, "up" for a plus, else "none"."""
    printed = figures[frame.figure.figure].direction
    if printed != "none":
        return printed
    view, start = frame.view, frame.view.tokens[frame.figure.span.first].start
    if view.words[start : start + 1] == "+":
        return "up"
    is_glued = start > 1 and not view.words[start - 2].isalnum()
    is_plus = start > 0 and view.words[start - 1] == "+"
    return "up" if is_plus and (start == 1 or is_glued) else "none"


def is_below_zero(
    figure: FigureReading, category: Category, measure: str | None, *, is_change: bool
) -> bool:
    """Return whether the size is below zero.

    A minus is printed before it, or it is a sum of profit_loss whose measure is a loss. A loss
    that widens by five million is a change, and no size below zero.
    """
    if figure.direction == "down":
        return True
    if figure.kind != "money" or category != "profit_loss" or is_change:
        return False
    return bool(measure) and str(measure).lower().split()[-1] in LOSSES


def is_hyphened(view: SentenceView, token: int) -> bool:
    """Return whether `token` is part of a compound: the "up" of "start-up" or "up-front"."""
    if not 0 <= token < len(view.tokens):
        return False
    start, end = view.tokens[token].start, view.tokens[token].end
    before, after = view.words[start - 1 : start], view.words[end : end + 2]
    is_behind = before == "-" and view.words[start - 2 : start - 1].isalpha()
    return is_behind or (after[:1] == "-" and after[1:].isalpha())
