"""Read an amount: a sign, one number or the two ends of a range, and what follows at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.figures.lexicon import FigureLexicon, Sign, Unit
from transforms.figures.numbers import Number, read_number
from transforms.figures.refusals import refuse
from transforms.figures.tokens import DASHES, HYPHENS, Line

LARGE = 100
"""Words such as "won" or "mark" are currencies only after a number from here on, or a scale."""
SMALL = 1000
"""The lower end of "7 to 8 million" takes the upper end's scale word only below this."""


@dataclass(frozen=True, slots=True)
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
    """

    low: Number
    high: Number | None
    start: int
    end: int
    sign: Sign | None
    unit: Unit | None
    is_negative: bool


def read_amount(line: Line, index: int, lexicon: FigureLexicon) -> Amount | None:
    """Return the amount whose first number begins at token `index`, or None."""
    amount = read_single(line, index, lexicon)
    if amount is None:
        return None
    between = line.lower[amount.start - 1] == "between"
    ranged = _read_range(line, amount, lexicon, between)
    if ranged is not None:
        return ranged
    return _share_with_next(line, amount, lexicon)


def read_single(line: Line, index: int, lexicon: FigureLexicon) -> Amount | None:
    """Return one number with its sign or unit, no range."""
    minus = index > 1 and line.words[index - 1] in DASHES and line.is_glued(index)
    before = lexicon.signs_before.match_before(line, index - minus)
    if before is not None and not _stands_alone(line, before[0], index):
        before = None
    number = read_number(line, index, lexicon, is_money=before is not None)
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
    end, after, unit = _read_unit(line, number, lexicon, sign)
    if before is not None and minus:
        return Amount(number, None, start, end, sign, unit, is_negative=True)
    start, is_negative = _read_minus(line, start)
    return Amount(number, None, start, end, sign or after, unit, is_negative)


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
    if money is not None and _fits(line, number, money[1]):
        if other is None or other[0] <= money[0]:
            return money[0], money[1], None
    if other is None:
        return _read_unit_past_filler(line, number, lexicon)
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


def _fits(line: Line, number: Number, sign: Sign) -> bool:
    if sign.place == "after_glued":
        return line.is_glued(number.end)
    if sign.place == "after_large":
        return number.is_scaled or number.value >= LARGE
    return not _is_weight(line, number, sign)


def _is_weight(line: Line, number: Number, sign: Sign) -> bool:
    """Return whether "200 pounds" is a weight: of something, or a hyphenated small number."""
    if sign.text not in ("pound", "pounds") or number.is_scaled:
        return False
    after = number.end + 1 + (line.words[number.end] in HYPHENS)
    weighs = ("of", "heavier", "lighter", "overweight", "per")
    verbs = ("weigh", "weighs", "weighed", "weighing", "lost", "lose", "drop", "gained", "over")
    near = [line.lower[number.start - back] for back in (1, 2, 3) if number.start >= back]
    return (
        line.words[number.end] in HYPHENS
        or line.lower[after] in weighs
        or any(word in verbs for word in near)
    )


def _read_trailing_country(
    line: Line, at: int, sign: Sign, lexicon: FigureLexicon
) -> tuple[int, Sign | None, Unit | None]:
    """Return the currency of "$31.20 US." and "$5 CAD"; the sign before it alone is bare."""
    if len(sign.codes) == 1 or not line.words[at].isupper() or line.words[at - 1] in HYPHENS:
        return at, None, None
    word = line.words[at]
    follower = line.words[at + 1]
    named = lexicon.signs.get(word if len(word) == 3 else f"{word.replace('.', '')}$")
    ends = (
        len(word) == 3 or follower in ("", ".", ",", ")", ";") or line.lower[at + 1] in ("a", "per")
    )
    if named is None or len(named.codes) != 1 or named.codes[0] not in sign.codes or not ends:
        return at, None, None
    return at + 1, named, None


def _read_minus(line: Line, start: int) -> tuple[int, bool]:
    """Return the token of a printed minus before `start`, if there is one."""
    at = start - 1
    if at < 0:
        return start, False
    if line.lower[at] == "minus" and line.starts[start] - line.ends[at] <= 1:
        return at, True
    if line.lower[at] in HYPHENS and at and line.lower[at - 1] == "minus":
        return at - 1, True
    if line.words[at] not in DASHES or not line.is_glued(start):
        return start, False
    free = at == 0 or not line.is_glued(at) or line.words[at - 1] in ("(", "[", "$", "£", "€", "/")
    if not free or line.words[at] == "—":
        return start, False
    return at, True


def _read_range(line: Line, first: Amount, lexicon: FigureLexicon, between: bool) -> Amount | None:
    """Return first and second end as one amount, where they are a range."""
    second_at = _second_start(line, first, between)
    if second_at is None:
        return None
    second = _read_second(line, second_at, lexicon)
    if second is None or not _same_sort(first, second):
        return None
    low = _with_scale_of(first.low, second)
    if low.value >= second.low.value or not _is_range(line, first, second, lexicon, between):
        return None
    start = first.start - 1 if between else first.start
    named = _merge_signs(first.sign, second.sign)
    return replace(
        first,
        low=low,
        high=second.low,
        start=start,
        end=second.end,
        sign=named,
        unit=first.unit or second.unit,
    )


def _second_start(line: Line, first: Amount, between: bool) -> int | None:
    """Return the token past the "to", "and" or dash that may join two ends."""
    at = first.end
    if line.words[at] in DASHES and line.words[at] != "—":
        return at + 1
    if line.lower[at] == "to" or (between and line.lower[at] == "and"):
        return at + 1
    return None


def _read_second(line: Line, at: int, lexicon: FigureLexicon) -> Amount | None:
    """Return the amount that begins at `at`, which may be its sign."""
    for skip in range(4):
        if line.is_number(at + skip) or line.lower[at + skip] in lexicon.number_words:
            if refuse(line, at + skip, lexicon) is not None:
                return None
            second = read_single(line, at + skip, lexicon)
            fits = second is not None and second.start in (at, at + skip - 1, at - 1)
            return second if fits and (skip == 0 or second is not None and second.sign) else None
        if line.words[at] in ("as", "the", "a"):
            return None
    return None


def _same_sort(first: Amount, second: Amount) -> bool:
    if first.low.is_share != second.low.is_share:
        return False
    if first.unit is not None and first.unit != second.unit:
        return False
    if first.sign is None or second.sign is None:
        return not (first.sign is not None and second.unit is not None)
    return first.sign.divisor == second.sign.divisor and bool(
        set(first.sign.codes) & set(second.sign.codes)
    )


def _merge_signs(first: Sign | None, second: Sign | None) -> Sign | None:
    if first is None or second is None:
        return first or second
    return first if len(first.codes) <= len(second.codes) else second


def _with_scale_of(low: Number, second: Amount) -> Number:
    """Return 7 as 7 million where the upper end is "8 million"."""
    high = second.low
    if low.is_scaled or not high.is_scaled or low.value >= SMALL or high.is_spelled:
        return low
    return _scaled_like(low, high)


def _scaled_like(low: Number, high: Number) -> Number:
    value = low.value * high.scale
    if value >= high.value:
        return low
    return replace(low, value=value, step=low.step * high.scale, scale=high.scale)


def _is_range(
    line: Line, first: Amount, second: Amount, lexicon: FigureLexicon, between: bool
) -> bool:
    """Return whether the words around say a range and not a move or a score."""
    joint = line.lower[first.end]
    if between:
        return True
    if joint == "to":
        before = line.lower[first.start - 1]
        if before == "by":
            return second.low.value < first.low.value * 2
        return before != "from" or line.lower[first.start - 2] in lexicon.functions["span"]
    named = second.unit or second.sign or first.sign or first.unit or second.low.is_scaled
    return bool(named) or line.words[second.end].isalpha()


def _share_with_next(line: Line, amount: Amount, lexicon: FigureLexicon) -> Amount:
    """Return "10" of "from 10 to 15 per cent" or "seven or eight years" with the unit."""
    if amount.unit is not None or amount.low.is_share or amount.low.end != amount.end:
        return amount
    at = amount.end + (line.words[amount.end] in HYPHENS)
    if line.lower[at] not in ("to", "or"):
        return amount
    second = _read_second(line, at + 1, lexicon)
    if second is None or (second.unit is None and second.sign is None):
        return amount
    if amount.sign is not None and second.sign is not amount.sign:
        return amount
    low = amount.low
    if amount.sign is None or line.lower[at] == "to":
        low = _with_scale_of(low, second)
    return replace(amount, low=low, sign=amount.sign or second.sign, unit=second.unit)
