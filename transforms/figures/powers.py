"""Powers of ten: 3 x 10^6, 1.2×10⁵, 10^9, 2.5e-6."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transforms.figures.digits import decimal_of
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import DASHES, Line

RAISED = {sign: str(digit) for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")} | {"⁻": "-"}
"""Superscripts: the digits and the minus of Unicode's block of that name and of Latin-1."""
TIMES = frozenset("x×·*")
LETTERS = frozenset("eE")
MARKS = TIMES | LETTERS | RAISED.keys() | {"^"}
BASE = "10"
LEAST_ALONE = 3
"""From here on a raised digit behind a lone 10 is a power and no footnote."""
MOST_RAISED = 3
"""Signs of an exponent printed in superscripts."""
FINEST, COARSEST = -9, 18
"""Powers of the last digit that a column holds."""


@dataclass(frozen=True, slots=True)
class Power:
    """A number with a power of ten; `value` None where its size is not sure or fits no column."""

    value: Decimal | None
    step: Decimal
    end: int


def read_power(line: Line, index: int, lexicon: FigureLexicon) -> Power | None:
    """Return the power of ten that begins at token `index`, or None where there is none."""
    after = line.words[index + 1]
    if after not in MARKS:
        return None
    if after in LETTERS and line.is_glued(index + 1):
        return _read_letter(line, index, lexicon)
    if after == "^" or after in RAISED:
        return _power_of(line, None, index)
    if after not in TIMES or line.words[index + 2] != BASE:
        return None
    return _power_of(line, line.words[index], index + 2)


def is_power(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether a power of ten of a known size begins at token `index`."""
    power = read_power(line, index, lexicon) if line.words[index + 1] in MARKS else None
    return power is not None and power.value is not None


def _read_letter(line: Line, index: int, lexicon: FigureLexicon) -> Power | None:
    """Return "2.5e6" and "1e-3"; "4E5" may be a code unless a unit or a currency says otherwise."""
    signed = line.words[index + 2] in ("+", *DASHES)
    at = index + 2 + signed
    if not _is_exponent(line, at) or (signed and not line.is_glued(at - 1)):
        return None
    named = (
        lexicon.signs_before.match_before(line, index)
        or lexicon.signs_after.match_after(line, at + 1)
        or lexicon.units.match_after(line, at + 1)
    )
    if not (signed or named or "." in line.words[index]) or line.is_glued(index):
        return None
    negative = line.words[index + 2] in DASHES
    return _sized(line.words[index], int(line.words[at]) * (-1 if negative else 1), at + 1)


def _power_of(line: Line, mantissa: str | None, base: int) -> Power | None:
    """Return [mantissa x] 10^exponent, whose base stands at token `base`."""
    if line.words[base + 1] == "^" and line.is_glued(base + 1):
        negative = line.words[base + 2] in DASHES
        at = base + 2 + negative
        if line.words[base] != BASE or not _is_exponent(line, at):
            return Power(None, Decimal(0), at + line.is_number(at))
        exponent = int(line.words[at]) * (-1 if negative else 1)
        return _sized(mantissa or "1", exponent, at + 1)
    raised = _raised(line, base + 1)
    if not raised.lstrip("-") or line.words[base] != BASE:
        return None
    if mantissa is None and int(raised) < LEAST_ALONE:
        return None
    return _sized(mantissa or "1", int(raised), base + 1 + len(raised))


def _raised(line: Line, at: int) -> str:
    """Return the exponent printed in superscripts from token `at` on, or ""."""
    signs: list[str] = []
    while line.words[at] in RAISED and line.is_glued(at) and len(signs) < MOST_RAISED:
        signs.append(RAISED[line.words[at]])
        at += 1
    return "".join(signs)


def _is_exponent(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.isdecimal() and len(word) < MOST_RAISED and line.is_glued(at)


def _sized(mantissa: str, exponent: int, end: int) -> Power:
    """Return the power, without a value where the mantissa is none or the size fits no column."""
    value = decimal_of(mantissa)
    places = len(mantissa.partition(".")[2])
    if value is None or not FINEST <= exponent - places <= COARSEST:
        return Power(None, Decimal(0), end)
    size = value.scaleb(exponent)
    size = size.quantize(Decimal(1)) if places <= exponent else size
    return Power(size, Decimal(1).scaleb(exponent - places), end)
