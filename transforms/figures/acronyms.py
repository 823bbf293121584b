"""Acronyms that look like units: the SEC of "two SEC lawyers" is no second, BP no basis point."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import Line

LONGEST = 3
"""Letters of an abbreviated unit that may be an acronym as well."""


def is_acronym(line: Line, at: int, name: str, lexicon: FigureLexicon, *, is_spelled: bool) -> bool:
    """Return whether the capitals at token `at` name something and are not the unit `name`.

    A noun follows, and either the number is in words, beside which no unit is abbreviated, or the
    unit is not written in capitals.
    """
    word, follower = line.words[at], line.words[at + 1]
    if not word.isalpha() or not word.isupper() or not 1 < len(word) <= LONGEST:
        return False
    if line.is_glued(at) or not follower.isalpha():
        return False
    if line.lower[at + 1] in lexicon.functions["stop"]:
        return False
    return is_spelled or (follower.islower() and name == name.lower())
