"""Digits with their group marks: 1,234,567 and 12,34,567, 1'200'000, 12 000 000."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.record import record
from transforms.figures.tokens import DASHES, HYPHENS, Line

GROUPED = re.compile(
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|\d{1,3}(?:\.\d{3}){2,}"
    r"|\d{1,3}(?:['’]\d{3})+(?:\.\d+)?"
)
"""Western, Indian and Swiss groups; dots as groups only where there are two."""
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
"""2,5 and 2,75: no group has one or two digits, but only a scale word proves a decimal."""
LAST_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
"""The last group behind a space may have cents."""
LONGEST_NUMBER = 24
"""Longer digit strings are codes; a column holds 29 digits before the point."""
MOST_GROUPS = 8
"""Of three digits; more are no number of the news."""
GROUP = 3
"""Digits of a group between thousands marks."""
HARD_SPACES = frozenset("\u00a0\u2009\u202f")
"""These join groups wherever they stand; a plain space does so only beside a currency."""


@record
class Digits:
    """The token past a number's groups, and whether they make one number beyond doubt."""

    end: int
    is_clear: bool = True


def decimal_of(printed: str) -> Decimal | None:
    """Return the exact value of a digit string with its group marks, or None if it is a code."""
    if len(printed) > LONGEST_NUMBER or not GROUPED.fullmatch(printed):
        return None
    if printed.count(".") > 1:
        printed = printed.replace(".", "")
    for mark in ",'’":
        printed = printed.replace(mark, "")
    return Decimal(printed)


def joined_digits(line: Line, index: int, end: int) -> str:
    """Return the tokens' digits as one string, a comma before cents as a point."""
    if end == index + 1:
        return line.words[index]
    return "".join(line.words[index:end]).replace(",", ".")


def read_groups(line: Line, index: int, lexicon: FigureLexicon) -> Digits:
    """Return where "12 000 000" ends: groups joined by hard spaces, or by plain ones in money."""
    word = line.words[index]
    if not line.is_number(index + 1) or not word.isdecimal() or (word[0] == "0" and len(word) > 1):
        return Digits(index + 1)
    hard, end = _run_of_groups(line, index)
    if hard == end or len(word) > GROUP:
        return Digits(hard)
    is_signed = lexicon.signs_before.match_before(line, index) is not None
    is_named = line.words[end] not in HYPHENS and _is_currency(line, end, lexicon)
    if not is_signed and not is_named:
        return Digits(hard)
    if _is_spaced(line, end) and line.is_number(end):
        return Digits(end + 1, is_clear=False)
    return Digits(end, is_named or end > index + 2 or not _counts(line, end, lexicon))


def other_end(line: Line, end: int) -> int | None:
    """Return the number behind "to", "and" or a dash that stands at `end`, its sign passed."""
    if line.words[end] not in DASHES and line.lower[end] not in ("to", "and"):
        return None
    return next((at for at in (end + 1, end + 2) if line.is_number(at)), None)


def _run_of_groups(line: Line, index: int) -> tuple[int, int]:
    """Return the tokens past the groups behind hard spaces, and past all groups."""
    hard = end = index + 1
    while end <= index + MOST_GROUPS and LAST_GROUP.fullmatch(line.words[end]):
        gap = line.text[line.ends[end - 1] : line.starts[end]]
        if gap not in HARD_SPACES and gap != " ":
            break
        end += 1
        if gap in HARD_SPACES and hard == end - 1:
            hard = end
        if not line.words[end - 1].isdecimal():
            break
    return hard, end


def _is_spaced(line: Line, index: int) -> bool:
    return 0 < index < line.count and line.text[line.ends[index - 1] : line.starts[index]] == " "


def _is_currency(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    found = lexicon.signs_after.match_after(line, at)
    return found is not None and found[1].place != "after_glued"


def _counts(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a word follows that the last group may count: "paid $20 100 times"."""
    word = line.lower[at]
    return word.isalpha() and word not in lexicon.functions["stop"] and word not in lexicon.scales
