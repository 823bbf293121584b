"""F1: the words of a figure read as the figure again."""

from __future__ import annotations

import re
from decimal import Decimal

from expectations.declarations import Finding
from expectations.row_rules.spans import words_match_text
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Figure
from transforms.figures.reading import FigureReading

STEP = Decimal("1e-9")
"""Smallest step of a DECIMAL(38, 9) column."""
OTHER_END = re.compile(r"\s*(?:to|or|[-–—])", re.IGNORECASE)
LENT_WITHIN = 300
"""Characters before a bare number within which the unit stands that it borrows."""
OTHER_END_WITHIN = 40
"""Characters behind a figure within which the other end of its range stands."""


def check_reads_back(figure: Figure, around: Surroundings) -> Finding | None:
    """F1: the words stand in the text, and reading them again gives the same size."""
    misplaced = words_match_text(figure, around)
    if misplaced is not None or around.context.read_surface is None:
        return misplaced
    again = _read_again(figure.surface, figure, around)
    if isinstance(again, Finding):
        return again
    pairs = ((again.value, figure.value), (again.value_high, figure.value_high))
    is_read = all(_is_stored_as(read, kept) for read, kept in pairs)
    if is_read or _shares_scale(figure, around) or _borrows_unit(figure, around):
        return None
    return Finding(
        f"{size_text(again.value, again.value_high)} from reading the words again",
        size_text(figure.value, figure.value_high),
    )


def _read_again(words: str, figure: Figure, around: Surroundings) -> FigureReading | Finding:
    """Return what the words read as, or the finding that they read as nothing."""
    assert around.context.read_surface is not None
    try:
        return around.context.read_surface(words, figure.kind)
    except ValueError:
        return Finding(f"words that give {size_text(figure.value)}", "words that give no figure")


def _shares_scale(figure: Figure, around: Surroundings) -> bool:
    """Return whether the $7 of "from $7 to $8 million" is so many millions by the other end."""
    article = around.article_of(figure)
    if article is None or not OTHER_END.match(article.text, figure.end_char):
        return False
    words = article.text[figure.start_char : figure.end_char + OTHER_END_WITHIN]
    both = _read_again(words, figure, around)
    return not isinstance(both, Finding) and _is_stored_as(both.value, figure.value)


def _borrows_unit(figure: Figure, around: Surroundings) -> bool:
    """Return whether the 13 of "41 cts vs 13" is 0.13 by the unit printed before it."""
    article, unit = around.article_of(figure), figure.unit_text
    if article is None or not unit:
        return False
    before = article.text[max(0, figure.start_char - LENT_WITHIN) : figure.start_char]
    if unit.lower() not in before.lower():
        return False
    named = (_read_again(f"{figure.surface}{gap}{unit}", figure, around) for gap in (" ", ""))
    return any(
        not isinstance(one, Finding) and _is_stored_as(one.value, figure.value) for one in named
    )


def _is_stored_as(read: Decimal | None, kept: Decimal | None) -> bool:
    """Return whether `kept` is `read`, up to what the column's last digit cannot hold."""
    if read is None or kept is None:
        return read is kept
    return abs(read - kept) < STEP


def size_text(value: Decimal, high: Decimal | None = None) -> str:
    """Return a size as a person would write it: 70000000000.000000000 -> 70,000,000,000."""
    low = f"{value.normalize():,f}"
    return low if high is None else f"{low} to {high.normalize():,f}"
