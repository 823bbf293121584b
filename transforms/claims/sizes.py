"""Sizes and units of two figures: whether they are one, and whether one rounds the other."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.reading import FigureReading

SMALL_COUNT = Decimal(1000)
"""Counts up to here are the same only when they count the same noun."""
TELLING_DIGITS = 3
LOOSEST = Decimal("0.05")
"""A headline rounds by no larger share than this."""
ROUND_KINDS = frozenset({"money", "count", "rate", "quantity"})
"""Kinds whose trailing zeros are rounding: "$840 million" for 844."""


def rounds(coarse: FigureReading, fine: FigureReading) -> bool:
    """Return whether `coarse` is `fine`, or the middle of its range, to fewer digits."""
    middle = fine.value
    if fine.value_high is not None and coarse.value_high is None:
        middle = (fine.value + fine.value_high) / 2
        if coarse.bound == "at_most":
            middle = fine.value_high
    off_by = abs(coarse.value - middle)
    step = max(_printed_step(coarse), fine.rounding_step)
    return off_by * 2 <= step and off_by <= LOOSEST * middle


def _printed_step(figure: FigureReading) -> Decimal:
    """Return one unit of the last digit that is no trailing zero, where those round."""
    step = figure.rounding_step
    if figure.kind not in ROUND_KINDS or not step or not figure.value:
        return step
    digits = int(figure.value / step)
    while digits and digits % 10 == 0:
        digits //= 10
        step *= 10
    return step


def same_unit(a: FigureReading, b: FigureReading) -> bool:
    """Return whether the units agree; a currency that could not be known agrees with any."""
    if a.kind == "money":
        return a.unit_code == b.unit_code or None in {a.unit_code, b.unit_code}
    if a.unit_code or b.unit_code:
        return a.unit_code == b.unit_code
    return noun_of(a) == noun_of(b) or (a.value > SMALL_COUNT and "" in {noun_of(a), noun_of(b)})


def noun_of(figure: FigureReading) -> str:
    """Return the counted noun without its plural s, or nothing."""
    words = (figure.unit_text or "").lower().split()
    return words[-1].rstrip("s") if words else ""


def is_telling_count(one: FigureReading, two: FigureReading) -> bool:
    """Return whether 2,412 and 2,412 are too exact to agree by chance, whatever their nouns."""
    is_large = one.kind == two.kind == "count" and one.value > SMALL_COUNT
    return is_large and one.value == two.value and digits_of(one) >= TELLING_DIGITS


def digits_of(figure: FigureReading) -> int:
    """Return how many digits the size prints, trailing zeros left out."""
    return len(figure.value.normalize().as_tuple().digits)
