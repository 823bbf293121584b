"""Numbers that cannot be read for certain: better no figure than one of the wrong size."""

from __future__ import annotations

from transforms.figures.digits import other_end, read_groups
from transforms.figures.hedges import hedge_after
from transforms.figures.letters import stands_free, unsure_letter_end
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.number import Number
from transforms.figures.numbers import read_number
from transforms.figures.powers import read_power
from transforms.figures.tokens import Line

APOSTROPHES = frozenset("'’")
LATIN_THOUSAND = "mil"
"""A million in English, a thousand in Spanish and Portuguese."""
LATIN_CURRENCIES = frozenset(
    {"ARS", "BOB", "BRL", "CLP", "COP", "CRC", "DOP", "GTQ", "MXN", "MZN", "PEN", "PYG", "UYU"}
)
VAGUE = frozenset({"something", "ish", "some", "plus", "(", "["})
"""Between a number and its scale word: "20-something million", "3 (million)"."""
INCHES = frozenset('"″”')


def unreadable_end(line: Line, index: int, lexicon: FigureLexicon) -> int | None:
    """Return the token past a number that no rule may read, or None where it is readable."""
    end = _power_end(line, index, lexicon) or _apostrophe_end(line, index)
    end = end or _broken_money_end(line, index, lexicon)
    return end or _unscaled_end(line, index, lexicon)


def _unscaled_end(line: Line, index: int, lexicon: FigureLexicon) -> int | None:
    """Return the token past "5 millones", "20-something million" and "45 m", which miss a scale."""
    number = read_number(line, index, lexicon)
    if number is None:
        return None
    at = line.after_hyphen(number.end)
    if line.lower[at] in lexicon.functions["foreign_scale"]:
        return at + 1
    if line.lower[at - 1] == LATIN_THOUSAND and _is_latin(line, index, lexicon):
        return at
    if number.is_scaled:
        return None
    hedge = hedge_after(line, number.end, lexicon)
    past = hedge[0] if hedge is not None else at + (line.lower[at] in VAGUE)
    scale = lexicon.scales.get(line.lower[line.after_hyphen(past)])
    if past > at and scale is not None and scale.place == "word":
        return line.after_hyphen(past) + 1
    is_end = line.is_number(index - 2) and other_end(line, index - 1) == index
    first = index - 2 if is_end else index
    is_signed = lexicon.signs_before.match_before(line, first) is not None
    return None if is_signed else unsure_letter_end(line, number.end, lexicon)


def _is_latin(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether the sign before the number is that of a country where "mil" is a thousand."""
    before = lexicon.signs_before.match_before(line, index)
    return before is not None and before[1].codes[0] in LATIN_CURRENCIES


def _power_end(line: Line, index: int, lexicon: FigureLexicon) -> int | None:
    """Return the token past "2^10" and past powers that no column holds."""
    power = read_power(line, index, lexicon)
    return power.end if power is not None and power.value is None else None


def _apostrophe_end(line: Line, index: int) -> int | None:
    """Return the token past "1'20", which is neither a group nor feet and inches."""
    joined = line.words[index + 1] in APOSTROPHES and line.is_glued(index + 1)
    if not joined or not line.is_number(index + 2) or not line.is_glued(index + 2):
        return None
    is_length = line.words[index + 3] in INCHES and line.is_glued(index + 3)
    return None if is_length else index + 3


def _broken_money_end(line: Line, index: int, lexicon: FigureLexicon) -> int | None:
    """Return the token past a number beside a currency that is broken or has an unknown scale."""
    is_signed = lexicon.signs_before.match_before(line, index) is not None
    digits = read_groups(line, index, lexicon)
    if not digits.is_clear:
        return digits.end
    number = read_number(line, index, lexicon, is_money=is_signed)
    if number is None:
        return index + 1 if is_signed or _is_named(line, index + 1, lexicon) else None
    number = _other_number(line, number, lexicon) if is_signed else number
    at = number.end
    if _is_exponent(line, index):
        at = index + 2
    elif number.is_scaled or not _is_scale_like(line, at, lexicon):
        return None
    return at + 1 if is_signed or _is_named(line, at + 1, lexicon) else None


def _other_number(line: Line, number: Number, lexicon: FigureLexicon) -> Number:
    """Return the 5 of "$3-5 b", whose scale counts for both ends."""
    at = None if number.is_scaled else other_end(line, number.end)
    second = None if at is None else read_number(line, at, lexicon, is_money=True)
    if second is None or line.lower[number.end] == "and":
        return number
    return second


def _is_exponent(line: Line, index: int) -> bool:
    """Return whether "e10" is glued to the number."""
    letter = line.lower[index + 1] == "e" and line.is_glued(index + 1)
    return letter and line.is_number(index + 2) and line.is_glued(index + 2)


def _is_scale_like(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a letter or a word stands here that scales elsewhere: "$3 b", "€5 Md"."""
    known = line.words[at] in lexicon.scales or line.lower[at] in lexicon.functions["scale_like"]
    return known and not line.is_glued(at) and stands_free(line, at)


def _is_named(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a currency word stands here, a scale word passed over."""
    at += line.lower[at] in lexicon.scales
    found = lexicon.signs_after.match_after(line, at)
    return found is not None and found[1].place != "after_glued"
