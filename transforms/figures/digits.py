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
OPENING = frozenset('([{"“‘~≈<>±')
"""These may stand right before a number."""
ARTICLES = frozenset({"a", "an", "the", "one"})
HARD_SPACES = frozenset("\u00a0\u2009\u202f")
"""These join groups wherever they stand."""


@record
class Digits:
    """The token past a number's groups, and whether they make one number beyond doubt."""

    end: int
    is_clear: bool = True


def decimal_of(printed: str) -> Decimal | None:
    """Return the exact value of a digit string with its group marks, or None if it is a code."""
    if len(printed) > LONGEST_NUMBER:
        return None
    if printed.isdecimal():
        return Decimal(printed)
    if not GROUPED.fullmatch(printed):
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
    """Return where "12 000 000" ends; without `is_clear` it may be two numbers as well as one.

    Hard spaces join groups wherever they stand. Plain ones do so beside a currency, before what
    is counted, and where a group has a leading zero, which no number of its own has.
    """
    word = line.words[index]
    if not line.is_number(index + 1) or not word.isdecimal() or (word[0] == "0" and len(word) > 1):
        return Digits(index + 1)
    hard, end = _run_of_groups(line, index)
    if hard == end or len(word) > GROUP:
        return Digits(hard)
    is_signed = lexicon.signs_before.match_before(line, index) is not None
    is_named = line.words[end] not in HYPHENS and _is_currency(line, end, lexicon)
    if not is_signed and not is_named:
        return _plain_groups(line, index, Digits(end), lexicon) or Digits(hard)
    if _is_spaced(line, end) and line.is_number(end):
        return Digits(end + 1, is_clear=False)
    return Digits(end, is_named or end > index + 2 or not _counts(line, end, lexicon))


def _plain_groups(line: Line, index: int, run: Digits, lexicon: FigureLexicon) -> Digits | None:
    """Return "5 000 people" or "12 500 cars" as one number, None where it is sure to be two.

    The 737 of "400 737 Max jets" and "15 747s" belongs to a name.
    """
    crowded = _is_spaced(line, run.end) and line.is_number(run.end)
    if crowded or _is_named_first(line, index, lexicon):
        return None
    groups = line.words[index + 1 : run.end]
    if any(group[0] == "0" for group in groups) or len(groups) > 1:
        return run
    if line.words[run.end] in HYPHENS and line.words[run.end + 1].isalpha():
        return Digits(run.end, is_clear=False) if line.lower[index - 1] in ARTICLES else None
    far = other_end(line, run.end)
    at = run.end if far is None else _run_of_groups(line, far)[1]
    is_counted = _is_counted(line, at, lexicon)
    is_model = line.is_capital(at) or (line.is_glued(at) and line.words[at].isalpha())
    if is_model and not is_counted:
        return None
    is_labelled = index > 0 and line.lower[index - 1] in lexicon.labels
    return Digits(run.end, is_counted and not is_labelled)


def _is_named_first(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether the first group belongs to what is before it: May 12, Flight 370, 9.30 200."""
    if index == 0:
        return False
    lead, months = line.words[index - 1], lexicon.calendar["month"]
    if line.is_glued(index):
        ranged = lead in DASHES and line.is_number(index - 2)
        return lead not in OPENING and not ranged
    dated = line.lower[index - 1 - (lead == ".")] in months
    return dated or line.is_number(index - 1) or (index > 1 and line.is_capital(index - 1))


def _is_counted(line: Line, at: int, lexicon: FigureLexicon) -> bool:
    """Return whether a scale word, a unit or a plural noun follows.

    A unit in the singular only describes: 36 transmitters in "36 100 kilowatt transmitters".
    Before a per cent the two are rather ends of a range: "108 109 percent".
    """
    word = line.lower[at]
    if line.words[at] in HYPHENS:
        return False
    unit = lexicon.units.match_after(line, at)
    if unit is not None and unit[1].role in ("measure", "time"):
        return len(word) <= GROUP or word.endswith("s") or unit[1].name == word
    if word in lexicon.scales:
        return True
    if unit is not None or not word[:1].isalpha() or word in lexicon.functions["stop"]:
        return False
    known = word in lexicon.nouns["person"] or word in lexicon.nouns["counted"]
    return known or (len(word) > GROUP and word.endswith("s"))


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
