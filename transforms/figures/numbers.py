"""Read one number, in digits, words or both, without its unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from transforms.figures.digits import (
    DECIMAL_COMMA,
    GROUP,
    decimal_of,
    joined_digits,
    other_end,
    read_groups,
)
from transforms.figures.lexicon import FigureLexicon, Scale
from transforms.figures.record import record
from transforms.figures.tokens import DASHES, Line

LARGEST = Decimal("1e20")
"""No figure of the news is larger; sums of smaller ones cannot overflow a column."""
PLACES = Decimal("1e-9")
"""Endless fractions are cut at what a column holds."""
ONE = Decimal(1)
TEN, HUNDRED, THOUSAND = 10, 100, 1000
NEAR = 12
"""Tokens before "3.5m," within which a word for people or sales makes it millions."""
ENDINGS = frozenset('.,;:)]!?"”')
"""These may be glued to the scale letter of "$3 B"; a hyphen or an ampersand may not."""


@record
class Number:
    """A printed number.

    Attributes:
        value: Its size, scale words multiplied in.
        step: One unit of its last printed digit, scaled likewise.
        start: Its first token.
        end: The token past it and past its scale words.
        scale: What its scale words multiply by; 1 where it has none.
        is_spelled: It is printed in words.
        is_share: It is a fraction of a whole: half, two-thirds, 17/32.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    scale: Decimal = ONE
    is_spelled: bool = False
    is_share: bool = False

    @property
    def is_scaled(self) -> bool:
        """Whether it has a scale word or suffix (million, bn, dozen)."""
        return self.scale != 1


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
    if key not in line.numbers:
        line.numbers[key] = _read_at(line, index, lexicon, is_money)
    return line.numbers[key]


def _read_at(line: Line, index: int, lexicon: FigureLexicon, is_money: bool) -> Number | None:
    if line.is_number(index):
        number = _read_digits(line, index, lexicon, is_money)
    elif line.words[index] in lexicon.number_words:
        number = _read_fraction_sign(line, index, lexicon)
    else:
        number = None
    number = number or read_words(line, index, lexicon)
    if number is None:
        return None
    number = _apply_scales(line, number, lexicon, is_money)
    return number if number.value < LARGEST else None


def share_of(top: Decimal, bottom: Decimal) -> Decimal:
    """Return top / bottom, cut to nine places where it is endless."""
    share = top / bottom
    return share if share == share.quantize(PLACES) else share.quantize(PLACES)


def _read_digits(line: Line, index: int, lexicon: FigureLexicon, is_money: bool) -> Number | None:
    digits = read_groups(line, index, lexicon)
    end = digits.end if digits.is_clear else index + 1
    printed = joined_digits(line, index, end)
    if DECIMAL_COMMA.fullmatch(printed) and _proves_comma(line, end, lexicon, is_money):
        printed = printed.replace(",", ".")
    value = decimal_of(printed)
    if value is None:
        return None
    step = Decimal(1).scaleb(-len(printed.partition(".")[2])) if printed.count(".") == 1 else ONE
    return _add_fraction(line, Number(value, step, index, end))


def _proves_comma(line: Line, end: int, lexicon: FigureLexicon, is_money: bool) -> bool:
    """Return whether a scale word follows "2,5", or the other end of "1,5 to 2,5 million"."""
    at = other_end(line, end)
    if at is not None and DECIMAL_COMMA.fullmatch(line.words[at]):
        end = at + 1
    return _scale_at(line, line.after_hyphen(end), lexicon, is_money) is not None


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


def read_words(line: Line, index: int, lexicon: FigureLexicon) -> Number | None:
    """Return "two hundred and five", "two and a half", "a dozen" or "half a"; no scale yet."""
    words, lower = lexicon.number_words, line.lower
    word = words.get(lower[index])
    if word is None:
        scale = lexicon.scales.get(lower[index + 1])
        if lower[index] in ("a", "an") and scale and scale.place == "word":
            return Number(ONE, ONE, index, index + 1, is_spelled=True)
        return None
    if word.role == "part":
        return read_part_of_scale(line, index, index, lexicon)
    if word.role not in ("one", "teen", "ten"):
        return None
    value, end = word.value, index + 1
    if word.role == "ten":
        follower = line.after_hyphen(end)
        ones = words.get(lower[follower])
        if ones and ones.role == "one" and ones.value > 0:
            value, end = value + ones.value, follower + 1
    return Number(value, ONE, index, end, is_spelled=True)


def read_part_of_scale(line: Line, start: int, part: int, lexicon: FigureLexicon) -> Number | None:
    """Return "half a [million]", "a quarter of a [million]": a share before a scale word."""
    at = part + 1 + (line.lower[part + 1] == "of")
    at += line.lower[at] in ("a", "an", "one")
    scale = lexicon.scales.get(line.lower[line.after_hyphen(at)])
    bare = at == part + 1 and line.lower[part] not in lexicon.functions["scaled_part"]
    if scale is None or scale.place != "word" or bare:
        return None
    share = share_of(ONE, lexicon.number_words[line.lower[part]].value)
    return Number(share, share, start, at, is_spelled=True)


def _apply_scales(line: Line, number: Number, lexicon: FigureLexicon, is_money: bool) -> Number:
    """Return the number with "and a half", its scale words and, in words, its lower groups."""
    number = _add_half(line, number, lexicon)
    total = Decimal(0)
    while True:
        at = line.after_hyphen(number.end)
        scale = _scale_at(line, at, lexicon, is_money and not number.is_scaled)
        if scale is None:
            return replace(number, value=total + number.value) if total else number
        number = replace(
            number,
            value=number.value * scale,
            step=number.step * scale,
            end=_past_dot(line, at + 1, lexicon),
            scale=number.scale * scale,
        )
        lower = _lower_group(line, number, lexicon, scale)
        if lower is not None:
            total, number = _join_groups(total, number, lower, line, lexicon)


def _join_groups(
    total: Decimal, number: Number, lower: Number, line: Line, lexicon: FigureLexicon
) -> tuple[Decimal, Number]:
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


def _scale_at(line: Line, at: int, lexicon: FigureLexicon, is_money: bool) -> Decimal | None:
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
    """Return whether the letter of "$3 B" or "40 M euros" is a scale: only beside a currency.

    In "$40 B shares" it may name the class of the shares.
    """
    if scale.place != "capital" or not stands_free(line, at):
        return False
    if line.lower[at + 1] in lexicon.functions["letter_noun"]:
        return False
    return is_money or lexicon.signs_after.match_after(line, at + 1) is not None


def stands_free(line: Line, at: int) -> bool:
    """Return whether a letter is a word of its own, unlike in K-pop and M&A."""
    return not line.is_glued(at + 1) or line.words[at + 1] in ENDINGS


def _past_dot(line: Line, end: int, lexicon: FigureLexicon) -> int:
    """Return the token past the dot of "3 Mio. euros", which else ends a sentence."""
    dotted = line.words[end] == "." and line.is_glued(end) and line.words[end + 1].islower()
    return end + 1 if dotted and lexicon.signs_after.match_after(line, end + 1) else end


def _is_scale_letter(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether "35m" or "5t" means millions or trillions: something counted follows."""
    if lexicon.signs_after.match_after(line, at + 1):
        return True
    follower = line.lower[at + 1]
    if line.words[at] == "t":
        return False
    if not follower.isalpha():
        counted = lexicon.nouns["person"] | lexicon.nouns["counted"]
        return not counted.isdisjoint(line.lower[max(0, at - NEAR) : at])
    if follower == "of" or lexicon.units.match_after(line, at + 1):
        return True
    return follower not in lexicon.functions["stop"] and follower not in lexicon.functions["length"]
