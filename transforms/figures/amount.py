"""Read one number with its sign or unit and a printed minus."""

from __future__ import annotations

from dataclasses import replace

from transforms.contracts.vocabulary import Bound
from transforms.figures.hedges import hedge_after
from transforms.figures.lexicon import FigureLexicon, Sign, Unit
from transforms.figures.numbers import Number, read_number
from transforms.figures.record import record
from transforms.figures.tokens import DASHES, HYPHENS, Line

CODE = 3
"""Letters of an ISO 4217 code."""
OPENING = frozenset("([$£€/")
"""A minus may stand right behind these."""
PAYING_WITHIN = 12
"""Tokens before "200 pounds" within which a word of paying makes it money."""
LARGE = 100
"""Words such as "won" or "mark" are currencies only after a number from here on, or a scale."""


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
    """

    low: Number
    high: Number | None
    start: int
    end: int
    sign: Sign | None
    unit: Unit | None
    is_negative: bool
    bound: Bound = "exact"


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
    end, after, unit = _read_unit(line, number, lexicon, sign)
    sign = after or sign
    if after is not None and end == number.end + 1:
        number, end = _scale_behind(line, number, end, lexicon)
    if before is not None and minus:
        return Amount(number, None, start, end, sign, unit, is_negative=True)
    start, is_negative = _read_minus(line, start)
    return Amount(number, None, start, end, sign, unit, is_negative, bound)


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


def _read_unit(
    line: Line, number: Number, lexicon: FigureLexicon, sign: Sign | None
) -> tuple[int, Sign | None, Unit | None]:
    """Return the token past the unit, and the currency word or other unit found."""
    if sign is not None:
        return _read_trailing_country(line, number.end, sign, lexicon)
    money = lexicon.signs_after.match_after(line, number.end)
    other = _match_unit(line, number, lexicon)
    longest = money is not None and (other is None or other[0] <= money[0])
    if money is not None and longest and _fits(line, number, money[1], lexicon):
        return money[0], money[1], None
    if other is None:
        return _read_unit_past_filler(line, number, lexicon)
    is_open = money is not None and money[0] == other[0] and money[1].place == "after"
    if is_open and not _is_weighed(line, number, lexicon):
        return other[0], None, replace(other[1], code=None)
    return other[0], None, other[1]


def _match_unit(line: Line, number: Number, lexicon: FigureLexicon) -> tuple[int, Unit] | None:
    """Return the token past the longest unit that follows, and the unit."""
    at = number.end
    matched = lexicon.units.match_after(line, at)
    if matched is not None and matched[0] - at == 1 and len(line.words[at]) == 1:
        matched = matched if line.is_glued(at) else None
    glued = lexicon.glued_units.get(line.words[at])
    if glued is None or not line.is_glued(at) or number.is_spelled:
        return matched
    return matched if matched is not None and matched[0] > at + 1 else (at + 1, glued)


def _read_unit_past_filler(
    line: Line, number: Number, lexicon: FigureLexicon
) -> tuple[int, Sign | None, Unit | None]:
    """Return the time unit of "three more years" or "12 full months"."""
    if line.lower[number.end] in lexicon.functions["before_unit"]:
        matched = lexicon.units.match_after(line, number.end + 1)
        if matched is not None and matched[1].role == "time":
            return matched[0], None, matched[1]
    return number.end, None, None


def _fits(line: Line, number: Number, sign: Sign, lexicon: FigureLexicon) -> bool:
    if not sign.text[0].isalnum() and line.is_number(number.end + 1):
        return False
    if sign.place == "after_glued":
        return line.is_glued(number.end) and line.words[number.end].islower()
    if sign.place == "after_large":
        return number.is_scaled or number.value >= LARGE
    return not _is_weight(line, number, sign, lexicon)


def _is_weight(line: Line, number: Number, sign: Sign, lexicon: FigureLexicon) -> bool:
    """Return whether "200 pounds" is a weight: unscaled, and nothing said of paying."""
    if number.is_scaled or lexicon.units.match_after(line, number.end) is None:
        return False
    if _is_of_something(line, number):
        return True
    near = line.lower[max(0, number.start - PAYING_WITHIN) : number.start]
    return lexicon.functions["payment"].isdisjoint(near)


def _is_of_something(line: Line, number: Number) -> bool:
    """Return whether it is a "200-pound" thing or "200 pounds of" something."""
    after = number.end + 1 + (line.words[number.end] in HYPHENS)
    return line.words[number.end] in HYPHENS or line.lower[after] == "of"


def _is_weighed(line: Line, number: Number, lexicon: FigureLexicon) -> bool:
    """Return whether words near "500 pounds" speak of weight; else the unit stays open."""
    near = line.lower[max(0, number.start - PAYING_WITHIN) : number.end + PAYING_WITHIN]
    weighed = not lexicon.functions["weight"].isdisjoint(near)
    return weighed or _is_of_something(line, number)


def _read_trailing_country(
    line: Line, at: int, sign: Sign, lexicon: FigureLexicon
) -> tuple[int, Sign | None, Unit | None]:
    """Return the currency of "$31.20 US." and "$5 CAD"; the sign before it alone is bare."""
    if len(sign.codes) == 1 or not line.words[at].isupper() or line.words[at - 1] in HYPHENS:
        return at, None, None
    word = line.words[at]
    follower = line.words[at + 1]
    named = lexicon.signs.get(word if len(word) == CODE else f"{word.replace('.', '')}$")
    ends = (
        len(word) == CODE
        or follower in ("", ".", ",", ")", ";")
        or line.lower[at + 1] in ("a", "per")
    )
    if named is None or len(named.codes) != 1 or named.codes[0] not in sign.codes or not ends:
        return at, None, None
    return at + 1, named, None


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
