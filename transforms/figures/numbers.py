"""Read one number, in digits, words or both, without its unit."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.digits import (
    DECIMAL_COMMA,
    GROUP,
    decimal_of,
    joined_digits,
    other_end,
    read_groups,
)
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.number import ONE, Number, share_of
from transforms.figures.powers import Power, read_power
from transforms.figures.record import replace
from transforms.figures.scaling import past_dot, scale_at
from transforms.figures.spelled import read_words
from transforms.figures.tokens import Line

LARGEST = Decimal("1e20")
"""No figure of the news is larger; sums of smaller ones cannot overflow a column."""
TEN, HUNDRED, THOUSAND = 10, 100, 1000
HALVES = frozenset({"half", "quarter"})
TOPS = {"a": (1, HALVES), "one": (1, HALVES), "three": (3, frozenset({"quarters"}))}
"""Parts of a scale word that stand behind it: "a million and a half", "and three quarters"."""


def read_number(
    line: Line, index: int, lexicon: FigureLexicon, *, is_money: bool = False
) -> Number | None:
    """Return the number that begins at token `index`, or None.

    Args:
        line: The sentence.
        index: Token to begin at.
        lexicon: Number and scale words.
        is_money: A currency sign stands before it, so "m" and "t" are scales, not units.
    """
    key = (index, is_money)
    known = line.numbers.get(key)
    if known is None or known[0] is not lexicon:
        known = line.numbers[key] = lexicon, _read_at(line, index, lexicon, is_money)
    return known[1]


def _read_at(line: Line, index: int, lexicon: FigureLexicon, is_money: bool) -> Number | None:
    if line.is_number(index):
        power = read_power(line, index, lexicon)
        if power is not None:
            return _raised(power, index)
        number = _read_digits(line, index, lexicon, is_money)
    elif line.words[index] in lexicon.number_words:
        number = _read_fraction_sign(line, index, lexicon)
    else:
        number = None
    number = number or read_words(line, index, lexicon)
    if number is None:
        return None
    number = _apply_scales(line, number, lexicon, is_money)
    number = _add_smaller(line, number, lexicon)
    return number if number.value < LARGEST else None


def _raised(power: Power, index: int) -> Number | None:
    if power.value is None or power.value >= LARGEST:
        return None
    return Number(power.value, power.step, index, power.end)


def _read_digits(line: Line, index: int, lexicon: FigureLexicon, is_money: bool) -> Number | None:
    digits = read_groups(line, index, lexicon)
    end = digits.end if digits.is_clear else index + 1
    printed = joined_digits(line, index, end)
    if (
        "," in printed
        and DECIMAL_COMMA.fullmatch(printed)
        and _proves_comma(line, end, lexicon, is_money)
    ):
        printed = printed.replace(",", ".")
    value = decimal_of(printed)
    if value is None:
        return None
    step = ONE.scaleb(-len(printed.partition(".")[2])) if printed.count(".") == 1 else ONE
    return _add_fraction(line, Number(value, step, index, end))


def _proves_comma(line: Line, end: int, lexicon: FigureLexicon, is_money: bool) -> bool:
    """Return whether a scale word follows "2,5", or the other end of "1,5 to 2,5 million"."""
    at = other_end(line, end)
    if at is not None and DECIMAL_COMMA.fullmatch(line.words[at]):
        end = at + 1
    return scale_at(line, line.after_hyphen(end), lexicon, is_money) is not None


def _add_fraction(line: Line, number: Number) -> Number:
    """Return "7-1/2", "10 1/2" and "17/32" with their fraction."""
    at = number.end
    if line.words[at] == "/" and line.is_glued(at):
        share = _slash_share(line, at - 1)
        return (
            number
            if share is None
            else replace(number, value=share[0], step=share[1], end=at + 2, is_share=True)
        )
    at = line.after_hyphen(at)
    share = _slash_share(line, at) if line.words[at + 1] == "/" else None
    if share is None or share[0] >= 1:
        return number
    value, step = number.value + share[0] * number.step, share[1] * number.step
    return replace(number, value=value, step=step, end=at + 3)


def _slash_share(line: Line, top: int) -> tuple[Decimal, Decimal] | None:
    """Return value and step of "17/32" that begins at token `top`."""
    above, below = line.words[top], line.words[top + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) < GROUP and len(below) <= GROUP):
        return None
    if not line.is_glued(top + 2) or int(below) <= 1 or line.words[top + 3] == "/":
        return None
    return share_of(Decimal(above), Decimal(below)), share_of(ONE, Decimal(below))


def _read_fraction_sign(line: Line, index: int, lexicon: FigureLexicon) -> Number | None:
    word = lexicon.number_words[line.words[index]]
    if word.role != "sign":
        return None
    return Number(word.value, word.value, index, index + 1, is_share=True)


def _apply_scales(line: Line, number: Number, lexicon: FigureLexicon, is_money: bool) -> Number:
    """Return the number with "and a half", its scale words and, in words, its lower groups."""
    number = _add_half(line, number, lexicon)
    total = Decimal(0)
    while True:
        at = line.after_hyphen(number.end)
        scale = scale_at(line, at, lexicon, is_money and not number.is_scaled)
        if scale is None:
            number = _add_half_of_scale(line, number, lexicon, is_money=is_money)
            return replace(number, value=total + number.value) if total else number
        number = replace(
            number,
            value=number.value * scale,
            step=number.step * scale,
            end=past_dot(line, at + 1, lexicon),
            scale=number.scale * scale,
        )
        lower = _lower_group(line, number, lexicon, scale)
        if lower is not None:
            total, number = _join_groups(total, number, lower)


def _add_smaller(line: Line, number: Number, lexicon: FigureLexicon) -> Number:
    """Return "5 crore 20 lakh" and "2 million 300 thousand" as one number."""
    while number.scale >= THOUSAND and not number.is_spelled and line.is_number(number.end):
        value = decimal_of(line.words[number.end])
        scale = lexicon.scales.get(line.lower[number.end + 1])
        if value is None or scale is None or scale.place != "word":
            return number
        by = scale.multiplier
        compound = line.after_hyphen(number.end + 2) > number.end + 2
        if compound or by < HUNDRED or value * by >= number.scale:
            return number
        end, step = number.end + 2, by * ONE.scaleb(-len(line.words[number.end].partition(".")[2]))
        number = replace(number, value=number.value + value * by, step=step, end=end, scale=by)
    return number


def _join_groups(total: Decimal, number: Number, lower: Number) -> tuple[Decimal, Number]:
    """Return the finished groups and the open one: "two hundred" + "five" is still open."""
    if number.value < THOUSAND and number.value % HUNDRED == 0:
        joined = replace(lower, value=number.value + lower.value, start=number.start)
        return total, replace(joined, is_spelled=True)
    return total + number.value, replace(lower, start=number.start, is_spelled=True)


def _lower_group(
    line: Line, number: Number, lexicon: FigureLexicon, scale: Decimal
) -> Number | None:
    """Return the words after a scale word that belong to the same number."""
    if not number.is_spelled or scale < HUNDRED:
        return None
    at = number.end + (line.lower[number.end] == "and")
    lower = read_words(line, at, lexicon) if line.lower[at] in lexicon.number_words else None
    if lower is None or lower.value < 1 or lower.value >= scale:
        return None
    part = lexicon.number_words.get(line.lower[line.after_hyphen(lower.end)])
    if part is not None and part.role == "part":
        return None
    return lower


def _add_half(line: Line, number: Number, lexicon: FigureLexicon) -> Number:
    """Return "two and a half" and "2½" with the fraction added."""
    sign = lexicon.number_words.get(line.words[number.end])
    if sign and sign.role == "sign" and not number.is_share:
        return replace(number, value=number.value + sign.value, step=sign.value, end=number.end + 1)
    at = line.after_hyphen(number.end)
    if line.lower[at] != "and":
        return number
    at = line.after_hyphen(at + 1)
    if line.lower[at] not in ("a", "one", "three", "two"):
        return number
    top = ONE if line.lower[at] == "a" else lexicon.number_words[line.lower[at]].value
    part = lexicon.number_words.get(line.lower[line.after_hyphen(at + 1)])
    if part is None or part.role != "part" or part.value > TEN:
        return number
    share = share_of(top, part.value)
    end = line.after_hyphen(at + 1) + 1
    return replace(number, value=number.value + share, step=share_of(ONE, part.value), end=end)


def _add_half_of_scale(
    line: Line, number: Number, lexicon: FigureLexicon, *, is_money: bool
) -> Number:
    """Return "a million and a half" and "$2 billion and a quarter" with the part added.

    In "$5 million and a half share" the half is of something else.
    """
    at = number.end
    top = TOPS.get(line.lower[at + 1])
    is_whole = number.step == number.scale and number.scale != HUNDRED
    if not number.is_scaled or not is_whole or line.lower[at] != "and" or top is None:
        return number
    word, follower = line.lower[at + 2], line.lower[at + 3]
    is_other = is_money and follower.isalpha() and follower not in lexicon.functions["stop"]
    joined = line.after_hyphen(at + 3) > at + 3 or follower in lexicon.scales
    if word not in top[1] or follower in ("of", "times") or is_other or joined:
        return number
    step = share_of(ONE, lexicon.number_words[word].value) * number.scale
    return replace(number, value=number.value + top[0] * step, step=step, end=at + 3)
