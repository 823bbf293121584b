"""The currency word, the code or the unit that stands behind a number."""

from __future__ import annotations

from dataclasses import replace

from transforms.figures.acronyms import is_acronym
from transforms.figures.letters import measures_length
from transforms.figures.lexicon import FigureLexicon, Sign, Unit
from transforms.figures.number import Number
from transforms.figures.refusals import FIRST_YEAR, LAST_YEAR, YEAR_DIGITS
from transforms.figures.tokens import HYPHENS, Line
from transforms.figures.weights import is_scaled_weight

CODE = 3
"""Letters of an ISO 4217 code."""
PAYING_WITHIN = 12
"""Tokens before "200 pounds" within which a word of paying makes it money."""
LARGE = 100
"""Words such as "won" or "mark" are currencies only after a number from here on, or a scale.

Plurals ("11 marks") are so behind a word of paying too; "5 won" never is."""
FEET = frozenset({"ft", "foot", "feet", "'", "’", "′"})
"""Behind these "2 in" is two inches."""
CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
SPACED = frozenset("WV")
"""Watts and volts stand behind a space too: nothing else is counted in these letters."""
DEGREES = frozenset("CF")
HEAT_WITHIN = 12
"""Tokens on either side of "38 C" within which a word of heat makes it a temperature."""
QUOTES = frozenset("\"'")
QUOTED_WITHIN = 300
"""Characters before 12" within which a quotation may have begun."""


def read_unit(
    line: Line, number: Number, lexicon: FigureLexicon, sign: Sign | None
) -> tuple[int, Sign | None, Unit | None]:
    """Return the token past the unit, and the currency word or other unit found."""
    if sign is not None:
        return _read_trailing_country(line, number.end, sign, lexicon)
    past_of = number.is_scaled and line.lower[number.end] == "of"
    money = lexicon.signs_after.match_after(line, number.end + past_of)
    other = _match_unit(line, number, lexicon)
    longest = money is not None and (other is None or other[0] <= money[0])
    if _is_named(line, number, money if longest else other, lexicon):
        return number.end, None, None
    if money is not None and longest and _fits(line, number, money[1], lexicon):
        return money[0], money[1], None
    if other is None:
        return _read_unit_past_filler(line, number, lexicon)
    is_open = money is not None and money[0] == other[0] and money[1].place == "after"
    if is_open and not _is_weighed(line, number, lexicon):
        return other[0], None, replace(other[1], code=None)
    return other[0], None, other[1]


def _is_named(
    line: Line,
    number: Number,
    found: tuple[int, Sign] | tuple[int, Unit] | None,
    lexicon: FigureLexicon,
) -> bool:
    """Return whether the one token found as a unit is an acronym: "two SEC lawyers"."""
    if found is None or found[0] != number.end + 1:
        return False
    name = found[1].text if isinstance(found[1], Sign) else found[1].name
    return is_acronym(line, number.end, name, lexicon, is_spelled=number.is_spelled)


def _match_unit(line: Line, number: Number, lexicon: FigureLexicon) -> tuple[int, Unit] | None:
    """Return the token past the longest unit that follows, and the unit."""
    at = number.end
    matched = lexicon.units.match_after(line, at)
    if matched is not None and matched[0] - at == 1 and len(line.words[at]) == 1:
        matched = matched if line.is_glued(at) else None
    if matched is not None and matched[0] > at + 1:
        return matched
    glued = lexicon.glued_units.get(line.words[at])
    if glued is not None and line.words[at] in QUOTES and _closes_quote(line, at):
        glued = None
    if glued is not None and not number.is_spelled and _is_unit_letter(line, at, lexicon):
        return at + 1, glued
    return matched or _bracketed_unit(line, at, lexicon) or _inches(line, number, lexicon)


def _closes_quote(line: Line, at: int) -> bool:
    """Return whether the mark at token `at` closes a quotation that was opened in its paragraph."""
    mark, begin = line.words[at], max(0, line.starts[at] - QUOTED_WITHIN)
    before = line.text[begin : line.starts[at]]
    before = before[before.rfind("\n") + 1 :]
    is_open = False
    for place, character in enumerate(before):
        if character != mark:
            continue
        joined = before[place - 1 : place]
        is_inner = joined.isdecimal() if mark == '"' else joined.isalnum()
        is_open = not is_open if is_open or not is_inner else is_open
    return is_open


def _is_unit_letter(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether the letter is glued, or of "5 m long", "1 m x 2 m" and "1 m 20 cm"."""
    if line.is_glued(at):
        return True
    if line.words[at] in SPACED:
        return True
    if line.words[at] in DEGREES:
        return _is_heat(line, at, lexicon)
    if not line.words[at].isalpha():
        return False
    return measures_length(line, at, lexicon)


def _is_heat(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether words near "38 C" speak of heat."""
    near = line.lower[max(0, at - HEAT_WITHIN) : at + HEAT_WITHIN]
    return not lexicon.functions["thermal"].isdisjoint(near)


def _bracketed_unit(line: Line, at: int, lexicon: FigureLexicon) -> tuple[int, Unit] | None:
    """Return the unit of "20 (kg)", the token past its bracket with it."""
    closing = CLOSING.get(line.words[at])
    matched = None if closing is None else lexicon.units.match_after(line, at + 1)
    if matched is None or line.words[matched[0]] != closing:
        return None
    return matched[0] + 1, matched[1]


def _inches(line: Line, number: Number, lexicon: FigureLexicon) -> tuple[int, Unit] | None:
    """Return the unit of the "2 in" of "12 ft 2 in"."""
    if line.lower[number.end] != "in" or line.lower[number.start - 1] not in FEET:
        return None
    return number.end + 1, lexicon.units.meanings_of("inches")[0]


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
    if line.is_number(number.end + 1) and is_of_next(line, number.end, lexicon):
        return False
    printed = line.words[number.end]
    if printed not in (sign.text, printed.lower(), printed.upper(), printed.capitalize()):
        return False
    if sign.place == "after_glued":
        return line.is_glued(number.end) and line.words[number.end].islower()
    if sign.place == "after_large":
        if number.is_scaled or number.value >= LARGE or _is_rated(line, number.end + 1, lexicon):
            return True
        return sign.text.endswith("s") and _is_paid(line, number, lexicon)
    return not _is_weight(line, number, lexicon)


def _is_weight(line: Line, number: Number, lexicon: FigureLexicon) -> bool:
    """Return whether "200 pounds" is a weight: nothing said of paying."""
    if lexicon.units.match_after(line, number.end) is None:
        return False
    if _has_minor(line, number.end + 1, lexicon):
        return False
    if number.is_scaled:
        return is_scaled_weight(line, line.after_hyphen(number.end) + 1, number.start, lexicon)
    if _is_of_something(line, number):
        return True
    return not _is_paid(line, number, lexicon)


def _is_rated(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether "to the dollar" or "per euro" follows."""
    if line.lower[at] not in ("to", "per", "against"):
        return False
    base = at + 1 + (line.lower[at + 1] == "the")
    return lexicon.signs_after.match_after(line, base) is not None


def _is_paid(line: Line, number: Number, lexicon: FigureLexicon) -> bool:
    """Return whether a word of paying stands before "200 pounds" or "11 marks"."""
    near = line.lower[max(0, number.start - PAYING_WITHIN) : number.start]
    return not lexicon.functions["payment"].isdisjoint(near)


def _has_minor(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether "and 20 pence" follows."""
    at += line.lower[at] == "and"
    minor = lexicon.signs_after.match_after(line, at + 1) if line.is_number(at) else None
    return minor is not None and minor[1].divisor > 1


def _is_of_something(line: Line, number: Number) -> bool:
    """Return whether it is a "200-pound" thing or "200 pounds of" something."""
    after = number.end + 1 + (line.words[number.end] in HYPHENS)
    return line.words[number.end] in HYPHENS or line.lower[after] == "of"


def _is_weighed(line: Line, number: Number, lexicon: FigureLexicon) -> bool:
    """Return whether words near "500 pounds" speak of weight; else the unit stays open."""
    near = line.lower[max(0, number.start - PAYING_WITHIN) : number.end + PAYING_WITHIN]
    weighed = not lexicon.functions["weight"].isdisjoint(near)
    if number.is_scaled:
        return weighed or not _is_paid(line, number, lexicon)
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


def number_before(line: Line, at: int, lexicon: FigureLexicon) -> int | None:
    """Return the number in digits that ends before token `at`, a scale word passed over."""
    first = at - 1 - (line.lower[at - 1] in lexicon.scales)
    return first if first >= 0 and line.is_number(first) else None


def is_of_next(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether the sign between two numbers is that of the second.

    It is in "3 USD50 cards", "EUR 10 USD 20" and "In 2023 USD 25 million".
    """
    if not line.words[at][:1].isalnum() or line.is_glued(at + 1):
        return not line.is_glued(at) or not line.words[at][:1].isalnum()
    first = number_before(line, at, lexicon)
    if first is None:
        return True
    if len(line.words[first]) == YEAR_DIGITS and line.words[first].isdecimal():
        return FIRST_YEAR <= int(line.words[first]) <= LAST_YEAR
    signed = lexicon.signs_before.match_before(line, first)
    return signed is not None and line.words[signed[0]][:1].isalpha()
