"""Read an amount: one number, or the two ends of a range printed as one."""

from __future__ import annotations

from transforms.figures.amount import Amount, read_single
from transforms.figures.hedges import hedge_before
from transforms.figures.lexicon import FigureLexicon, Sign
from transforms.figures.number import Number
from transforms.figures.record import replace
from transforms.figures.refusals import refuse
from transforms.figures.tokens import DASHES, HYPHENS, Line

SMALL = 1000
"""The lower end of "7 to 8 million" takes the upper end's scale word only below this."""
WIDEST = 1000
"""The ends of a range, one of them scaled, are within this factor, or one lacks its scale."""
WIDE = 20
"""An end of a thousand or more that lacks a scale is with it within this factor of the other."""
NEAR = 2
"""A falling range takes the scale word too where its ends are within this factor."""
FAR_CENTS = 100
"""The first of two amounts in cents is below so many times the second."""
LONGEST_SIGN = 4
"""Tokens that the sign of the second end may take."""


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


def _read_range(line: Line, first: Amount, lexicon: FigureLexicon, between: bool) -> Amount | None:
    """Return first and second end as one amount, where they are a range."""
    second_at = _second_start(line, first, between)
    if second_at is None:
        return None
    second = read_second(line, second_at, lexicon, is_money=first.sign is not None)
    if second is None or not _same_sort(first, second):
        return None
    low = _with_scale_of(first.low, second)
    if low.value >= second.low.value and low.is_scaled != first.low.is_scaled:
        falls = line.words[first.end] in DASHES or between
        return replace(first, is_unsure=True) if falls else None
    if low.value >= second.low.value or not _is_range(line, first, second, lexicon, between):
        return None
    start = first.start - 1 if between else first.start
    named = _merge_signs(first.sign, second.sign)
    is_signed = first.sign is not None and first.sign is second.sign
    is_group = line.words[first.end] in DASHES and not is_signed
    is_unsure = (second.low.is_scaled or is_group) and _lacks_scale(low, second.low)
    return replace(
        first,
        low=low,
        high=second.low,
        start=start,
        end=second.end,
        sign=named,
        unit=first.unit or second.unit,
        is_unsure=is_unsure,
    )


def _second_start(line: Line, first: Amount, between: bool) -> int | None:
    """Return the token past the "to", "and" or dash that may join two ends."""
    at = first.end
    if line.words[at] in DASHES and line.words[at] != "—":
        return at + 1
    if line.lower[at] == "to" or (between and line.lower[at] == "and"):
        return at + 1
    return None


def read_second(
    line: Line, at: int, lexicon: FigureLexicon, *, is_money: bool = False
) -> Amount | None:
    """Return the amount that begins at `at`, which may be its sign or "about"."""
    for skip in range(LONGEST_SIGN):
        if line.is_number(at + skip) or line.lower[at + skip] in lexicon.number_words:
            if refuse(line, at + skip, lexicon) is not None:
                return None
            second = read_single(line, at + skip, lexicon, is_money=is_money)
            fits = second is not None and _joins(line, at, second.start, lexicon)
            named = second is not None and (second.sign or second.is_negative)
            return second if fits and (skip == 0 or named) else None
        if line.words[at] in lexicon.functions["no_sign"]:
            return None
    return None


def _joins(line: Line, at: int, start: int, lexicon: FigureLexicon) -> bool:
    """Return whether the end that begins at `start` stands at `at`: not in "1 to invest $6"."""
    return start <= at or hedge_before(line, start, lexicon, is_time=False)[0] == at


def _same_sort(first: Amount, second: Amount) -> bool:
    is_below = second.is_negative and second.start > first.end
    if first.low.is_share != second.low.is_share or first.is_negative != is_below:
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
    if low.is_scaled or not high.is_scaled:
        return low
    if low.value >= SMALL and (low.value * high.scale > high.value or high.scale < SMALL):
        return low
    if high.is_spelled and low.value * high.scale >= high.value:
        return low
    return _scaled_like(low, high)


def _scaled_like(low: Number, high: Number) -> Number:
    """Return 8 of "from 8 to 7 million" in millions, but not 900 of "from 900 to 1 million"."""
    value = low.value * high.scale
    if value >= high.value * NEAR:
        return low
    return replace(low, value=value, step=low.step * high.scale, scale=high.scale)


def _lacks_scale(low: Number, high: Number, *, is_move: bool = False) -> bool:
    """Return whether a scale may be left out at the lower end: "$500-1bn", "75-100,000".

    As printed the ends are too far apart. From a thousand on, and in a move, the lower end must
    also come near the other with a smaller scale: users may grow from 30 to 1 million.
    """
    if low.is_scaled or not low.value or high.value <= low.value * WIDEST:
        return False
    scaled = low.value * high.scale / WIDEST
    is_near = high.value / WIDE <= scaled <= high.value
    return is_near or (low.value < SMALL and not is_move)


def _is_range(
    line: Line, first: Amount, second: Amount, lexicon: FigureLexicon, between: bool
) -> bool:
    """Return whether the words around say a range and not a move or a score."""
    joint = line.lower[first.end]
    if between:
        return True
    if joint == "to":
        before = line.lower[first.start - 1]
        counted = second.sign is None and _counts_noun(line, second.end, lexicon)
        if before in lexicon.functions["moved"] and not counted and _is_move(first, second):
            return False
        if before == "by":
            shared = first.unit is None and first.sign is None and (second.unit or second.sign)
            return bool(shared) or second.low.value < first.low.value * 2
        return before != "from" or line.lower[first.start - 2] in lexicon.functions["span"]
    named = second.unit or second.sign or first.sign or first.unit or second.low.is_scaled
    after = line.lower[second.end]
    return bool(named) or (after.isalpha() and after not in lexicon.functions["stop"])


def _counts_noun(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    word = line.lower[at]
    return word.isalpha() and word not in lexicon.functions["stop"]


def _is_move(first: Amount, second: Amount) -> bool:
    """Return whether "fell 3 to 20 dollars" says by how much and to where.

    "rose 3 to 8 percent" has one unit for both ends, and is a range.
    """
    is_named = first.sign is not None or first.unit is not None or second.unit is None
    return is_named and second.low.value >= first.low.value * 2


def _share_with_next(line: Line, amount: Amount, lexicon: FigureLexicon) -> Amount:
    """Return "10" of "from 10 to 15 per cent" or "seven or eight years" with the unit."""
    if amount.unit is not None or amount.low.is_share or amount.low.end != amount.end:
        return amount
    at = amount.end + (line.words[amount.end] in HYPHENS)
    if line.lower[at] not in ("to", "or"):
        return amount
    second = read_second(line, at + 1, lexicon)
    if second is None or not (second.unit or second.sign or second.low.is_scaled):
        return amount
    if amount.sign is not None and second.sign is not amount.sign:
        is_short = second.low.is_scaled and not (amount.low.is_scaled or second.sign)
        return replace(amount, is_unsure=True) if is_short else amount
    if second.sign is not None and second.sign.divisor > 1 and not _is_like(amount, second):
        return amount
    low = amount.low
    falls = second.low.is_scaled and low.value * second.low.scale >= second.low.value
    if falls or line.lower[at] == "or" or line.lower[amount.start - 1] == "from":
        low = _with_scale_of(low, second)
    is_unsure = _lacks_scale(low, second.low, is_move=True)
    sign = amount.sign or second.sign
    return replace(amount, low=low, sign=sign, unit=second.unit, is_unsure=is_unsure)


def _is_like(first: Amount, second: Amount) -> bool:
    """Return whether both may be in cents: in "a loss of 627,500 or 35 cts" the first is not."""
    return first.low.value < second.low.value * FAR_CENTS
