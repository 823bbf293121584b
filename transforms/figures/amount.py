"""Read one number with its sign or unit and a printed minus."""

from __future__ import annotations

from transforms.contracts.vocabulary import Bound
from transforms.figures.hedges import hedge_after
from transforms.figures.lexicon import FigureLexicon, Sign, Unit
from transforms.figures.number import Number
from transforms.figures.numbers import read_number
from transforms.figures.record import record, replace
from transforms.figures.refusals import refuse
from transforms.figures.tokens import DASHES, HYPHENS, Line
from transforms.figures.units import CODE, is_of_next, number_before, read_unit

OPENING = frozenset("([$£€/")
"""A minus may stand right behind these."""


@record
class Amount:
    """A number or a range with its sign or unit.

    Attributes:
        low: The number, or the lower end.
        high: The upper end of a range.
        start: First token, sign and "between" included.
        end: Token past the last one read, unit included.
        sign: Currency sign or word, before or after.
        unit: Any other unit that follows.
        is_negative: A minus is printed before it.
        bound: What a hedge between number and unit says: "20-plus years".
        is_unsure: It is an end or a range that may lack the scale of the other end: "$500-1bn".
    """

    low: Number
    high: Number | None
    start: int
    end: int
    sign: Sign | None
    unit: Unit | None
    is_negative: bool
    bound: Bound = "exact"
    is_unsure: bool = False


def read_single(
    line: Line, index: int, lexicon: FigureLexicon, *, is_money: bool = False
) -> Amount | None:
    """Return one number with its sign or unit, no range.

    `is_money`: it is the other end of a range that has a currency sign: "$3-5 M".
    """
    minus = index > 1 and line.words[index - 1] in DASHES and line.is_glued(index)
    before = lexicon.signs_before.match_before(line, index - minus)
    if before is not None and not _stands_alone(line, before[0], index):
        before = _plain_sign(line, index, lexicon)
    if before is not None and _is_of_previous(line, before[0], lexicon):
        before = None
    number = read_number(line, index, lexicon, is_money=is_money or before is not None)
    if number is None:
        return None
    start, sign = before if before is not None else (index, None)
    if (
        sign is not None
        and len(sign.text) == 1
        and sign.text.isalpha()
        and not _is_sum(line, number)
    ):
        return None
    number, bound = _read_hedge(line, number, lexicon, sign)
    end, after, unit = read_unit(line, number, lexicon, sign)
    sign = after or sign
    if after is not None and end == number.end + 1:
        number, end = _scale_behind(line, number, end, lexicon)
    if before is not None and minus:
        return Amount(number, None, start, end, sign, unit, is_negative=True)
    start, is_negative = _read_minus(line, start)
    return Amount(number, None, start, end, sign, unit, is_negative, bound)


def _is_of_previous(line: Line, start: int, lexicon: FigureLexicon) -> bool:
    """Return whether "USD" in "17 USD 25" stands behind another amount, whose currency it is."""
    if start == 0 or not line.words[start][:1].isalpha():
        return False
    first = number_before(line, start, lexicon)
    if first is None or is_of_next(line, start, lexicon):
        return False
    is_read = refuse(line, first, lexicon) is None
    return is_read and lexicon.signs_after.match_after(line, start) is not None


def _plain_sign(line: Line, index: int, lexicon: FigureLexicon) -> tuple[int, Sign] | None:
    """Return the "$" of "A $5bn deal", where "A$" is no sign."""
    sign = lexicon.signs.get(line.words[index - 1])
    return (index - 1, sign) if sign is not None and line.is_glued(index) else None


def _read_hedge(
    line: Line, number: Number, lexicon: FigureLexicon, sign: Sign | None
) -> tuple[Number, Bound]:
    """Return the number with the "-plus", "+" or "or more" behind it, and the bound."""
    found = None if sign else hedge_after(line, number.end, lexicon)
    if found is None or not line.words[found[0]][:1].isalpha():
        return number, "exact"
    return replace(number, end=found[0]), found[1]


def _scale_behind(
    line: Line, number: Number, end: int, lexicon: FigureLexicon
) -> tuple[Number, int]:
    """Return "75 USD million" with its scale, and the token past it."""
    scale = lexicon.scales.get(line.lower[end])
    if (
        number.is_scaled
        or scale is None
        or scale.place != "word"
        or len(line.words[end - 1]) != CODE
    ):
        return number, end
    by = scale.multiplier
    return replace(number, value=number.value * by, step=number.step * by, scale=by), end + 1


def _is_sum(line: Line, number: Number) -> bool:
    """Return whether the number behind a one-letter sign is money and no code: R8bn, P2,500."""
    printed = line.words[number.start]
    return line.is_glued(number.start) and (number.is_scaled or "," in printed or "." in printed)


def _stands_alone(line: Line, start: int, index: int) -> bool:
    """Return whether the sign is no tail of a word, and no article ("gave A $5 tip")."""
    if (
        line.is_glued(start)
        and line.words[start - 1][-1].isalnum()
        and line.words[start][0].isalpha()
    ):
        return False
    if line.starts[index] - line.ends[index - 1] > 1 or start < 0:
        return False
    spaced = index - start > 1 and not line.is_glued(start + 1)
    return not (spaced and line.words[start] in ("A", "C", "S", "B", "N", "R", "J", "G", "L", "Z"))


def _read_minus(line: Line, start: int) -> tuple[int, bool]:
    """Return the token of a printed minus before `start`, if there is one."""
    at = start - 1 - (line.lower[start - 1] in HYPHENS and line.lower[start - 2] == "minus")
    if at < 0:
        return start, False
    if line.lower[at] == "minus":
        near = line.starts[start] - line.ends[at] <= 1
        return (at, True) if near and line.lower[at - 1] != "or" else (start, False)
    if line.words[at] not in DASHES or line.words[at] == "—" or not line.is_glued(start):
        return start, False
    free = at == 0 or not line.is_glued(at) or line.words[at - 1] in OPENING
    return (at, True) if free else (start, False)
