"""A letter behind a space after a number: millions, metres, or neither for certain."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import HYPHENS, Line

ENDINGS = frozenset('.,;:)]!?"”')
"""These may be glued to the scale letter of "$3 B"; a hyphen or an ampersand may not."""
LONE_LETTERS = frozenset("bkm")
"""Small letters that scale behind a space too, before a currency or what is counted."""
CAPITALS = frozenset("BKM")
CLASSES = frozenset("BK")
"""Classes of shares: "$40 B shares"; no class is called M."""
CROSSES = frozenset("x×")
SHORT_UNIT = 3
"""A longer unit in the singular only describes: "a 5 m barrel"."""


def stands_free(line: Line, at: int) -> bool:
    """Return whether a letter is a word of its own, unlike in K-pop and M&A."""
    return not line.is_glued(at + 1) or line.words[at + 1] in ENDINGS


def measures_length(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether the letter at `at` is that of "5 m long", "1 m x 2 m" or "1 m 20 cm"."""
    crossed = line.words[at + 1] in CROSSES or line.words[at - 2] in CROSSES
    if line.is_number(at + 1) and lexicon.units.match_after(line, at + 2) is not None:
        return True
    return crossed or line.lower[at + 1] in lexicon.functions["length"]


def scales_follower(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a currency, a unit or a noun stands behind the free letter at `at`.

    What is counted must be known: "300 m towers" may be three hundred metres high, and the "won"
    of "the 100 m won by her" is a verb.
    """
    follower, letter = line.lower[at + 1], line.words[at]
    if letter in CLASSES and follower in lexicon.functions["letter_noun"]:
        return False
    if letter == "m" and measures_length(line, at, lexicon):
        return False
    money = lexicon.signs_after.match_after(line, at + 1)
    if money is not None and (letter in CAPITALS or money[1].place != "after_large"):
        return True
    known = follower in lexicon.nouns["person"] or follower in lexicon.functions["counted_in_bulk"]
    counted = letter in CAPITALS and follower in lexicon.nouns["counted"]
    return known or counted or _is_unit_in_plural(line, at + 1, lexicon)


def _is_unit_in_plural(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    found = lexicon.units.match_after(line, at)
    if found is None or found[1].role not in ("measure", "time", "rate"):
        return False
    last = line.lower[found[0] - 1]
    plural = any(word.endswith("s") for word in line.lower[at : found[0]])
    return (plural or len(last) <= SHORT_UNIT) and line.words[found[0]] not in HYPHENS


def unsure_letter_end(line: Line, end: int, lexicon: FigureLexicon) -> int | None:
    """Return the token past a letter at `end` that may scale the number before it, or None.

    `end` is the token past a number in digits that no word or letter scales.
    """
    letter = line.words[end]
    if letter not in LONE_LETTERS and letter not in CAPITALS:
        return None
    if line.is_glued(end) or not stands_free(line, end):
        return None
    if letter == "m" and measures_length(line, end, lexicon):
        return None
    if letter in CAPITALS and not (line.words[end + 1].islower() and line.words[end + 1].isalpha()):
        return None
    return end + 1


def follows_like_money(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether the same letter is grown onto a sum before: "€250m in 2026 and 150m".

    It is that of the 2 of "£2 or 3m", too.
    """
    if line.lower[at - 2] == "or" and line.is_number(at - 3):
        return lexicon.signs_before.match_before(line, at - 3) is not None
    for letter in range(at - 2, max(1, at - MONEY_WITHIN), -1):
        if line.words[letter] != line.words[at] or not line.is_glued(letter):
            continue
        is_signed = lexicon.signs_before.match_before(line, letter - 1) is not None
        named = lexicon.signs_after.match_after(line, letter + 1)
        if line.is_number(letter - 1) and (is_signed or named is not None):
            return True
    return False


MONEY_WITHIN = 40
"""Tokens before "150m" within which a sum in millions makes it no length."""
