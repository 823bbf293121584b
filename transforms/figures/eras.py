"""Years of an era: A.D. 1000, 300 BC, between AD 900 and 1260."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import DASHES, Line

YEAR_DIGITS = 4
REACH = 3
"""Tokens on either side of a year among which the name of an era stands."""


def is_era_year(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether the number at token `index` is a year before or behind the name of an era."""
    if not line.words[index].isdecimal() or len(line.words[index]) > YEAR_DIGITS:
        return False
    eras = lexicon.functions["era"]
    if eras.isdisjoint(line.lower[max(0, index - REACH) : index + REACH + 1]):
        return False
    if _names_era(line, index - 1, eras) or _closes(line, index + 1, lexicon):
        return True
    if _joins(line, index - 1) and _names_era(line, index - 3, eras):
        return line.is_number(index - 2)
    return (
        _joins(line, index + 1) and line.is_number(index + 2) and _closes(line, index + 3, lexicon)
    )


def _joins(line: Line, at: int) -> bool:
    return line.lower[at] in ("and", "to") or line.words[at] in DASHES


def _names_era(line: Line, at: int, eras: frozenset[str]) -> bool:
    return at >= 0 and line.lower[at] in eras and line.words[at][0].isupper()


def _closes(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether an era's name ends the phrase: the BC of "300 BC mills" is a province."""
    if not _names_era(line, at, lexicon.functions["era"]):
        return False
    follower = line.lower[at + 1]
    return not follower.isalpha() or follower in lexicon.functions["stop"]
