"""What a scale word or letter behind a number multiplies it by: million, bn, m, lakh."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.letters import (
    LONE_LETTERS,
    follows_like_money,
    scales_follower,
    stands_free,
)
from transforms.figures.lexicon import FigureLexicon, Scale
from transforms.figures.tokens import DASHES, Line

NEAR = 12
"""Tokens before "3.5m," within which a word for people or sales makes it millions."""


def scale_at(line: Line, at: int, lexicon: FigureLexicon, is_money: bool) -> Decimal | None:
    """Return what the word or letter at token `at` multiplies the number before it by, or None.

    `is_money`: a currency sign stands before the number, so "m" and "t" are scales, not units.
    """
    scale = lexicon.scales.get(line.words[at]) or lexicon.scales.get(line.lower[at])
    if scale is None:
        return None
    if scale.place == "word":
        return scale.multiplier
    if line.words[at] not in lexicon.scales or line.words[at - 1] in DASHES:
        return None
    if not line.is_glued(at):
        return scale.multiplier if _is_spaced_letter(line, at, scale, lexicon, is_money) else None
    if scale.place != "ambiguous" or is_money or _is_scale_letter(line, at, lexicon):
        return scale.multiplier
    return None


def _is_spaced_letter(
    line: Line, at: int, scale: Scale, lexicon: FigureLexicon, is_money: bool
) -> bool:
    """Return whether the letter of "$3 B", "£4 m", "40 M euros" or "8 m people" is a scale.

    In "$40 B shares" it may name the class of the shares.
    """
    is_known = scale.place == "capital" or line.words[at] in LONE_LETTERS
    if not is_known or not stands_free(line, at):
        return False
    is_class = line.lower[at + 1] in lexicon.functions["letter_noun"]
    return (is_money and not is_class) or scales_follower(line, at, lexicon)


def past_dot(line: Line, end: int, lexicon: FigureLexicon) -> int:
    """Return the token past the dot of "3 Mio. euros", which else ends a sentence."""
    dotted = line.words[end] == "." and line.is_glued(end) and line.words[end + 1].islower()
    return end + 1 if dotted and lexicon.signs_after.match_after(line, end + 1) else end


def _is_scale_letter(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether "35m" or "5t" means millions or trillions: something counted follows."""
    far = _same_letter_beyond(line, at)
    if lexicon.signs_after.match_after(line, far + 1):
        return True
    follower = line.lower[far + 1]
    if line.words[at] == "t":
        return False
    if follower not in lexicon.functions["length"] and follows_like_money(line, at, lexicon):
        return True
    if not follower.isalpha():
        counted = lexicon.nouns["person"] | lexicon.nouns["counted"]
        return not counted.isdisjoint(line.lower[max(0, at - NEAR) : at])
    if follower == "of" or lexicon.units.match_after(line, far + 1):
        return True
    return follower not in lexicon.functions["stop"] and follower not in lexicon.functions["length"]


def _same_letter_beyond(line: Line, at: int) -> int:
    """Return the second "m" of "10m-12m" and "10m to 12m", else `at`."""
    joined = line.words[at + 1] in DASHES or line.lower[at + 1] == "to"
    return (
        at + 3 if joined and line.is_number(at + 2) and line.words[at + 3] == line.words[at] else at
    )
