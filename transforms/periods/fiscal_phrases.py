"""What the words of a fiscal period say: which year, which part of it, or how far from now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from transforms.periods.lexicon import PeriodLexicon

Part = Literal["quarter", "half", "months"]
YEARS = re.compile(
    r"(?<!\d)(?P<a>(?:19|20)\d\d)(?:[-–/](?P<b>\d{4}|\d\d))?(?!\d)"
    r"|(?:FY ?['’]?|['’])(?P<c>\d\d)(?:[-–/](?P<d>\d\d))?(?!\d)"
)
FISCAL = re.compile(r"(?i)\b(?:fiscal|financial)\b|(?<![A-PR-Za-z])FY ?['’]?\d")
"""The word, or FY before a number: "FY26", also in "Q3FY26"."""
SIGNED = re.compile(r"(?:Q(?P<q>[1-4])|(?P<r>[1-4])Q|H(?P<h>[12])|(?P<i>[12])H)(?![0-9])")
SPOKEN = re.compile(
    r"(?i)\b(?P<o>[a-z]+|[1-4](?:st|nd|rd|th))[ -](?:fiscal[ -]|financial[ -])?"
    r"(?P<u>quarter|half)(?!\w)"
)
MONTHS = re.compile(r"(?i)\bfirst[ -](?P<n>\w+)[ -](?P<u>months?|quarters)\b")
AGO = re.compile(r"(?i)\b(?:ago|earlier|same|corresponding|comparable|calendar)\b")
SHIFTED = re.compile(r"(?i)\b(?P<s>[a-z]+)[ -](?:full )?(?P<u>fiscal|financial|quarter)\b")
SEVERAL = re.compile(
    r"(?i)\b(?P<s>[a-z]+) (?P<n>[a-z]+|\d{1,2}) (?:full )?(?:fiscal|financial) years\b"
)
CENTURY, TWO_DIGITS, MONTHS_IN_A_QUARTER = 100, 2, 3
QUARTERS, HALVES = 4, 2


@dataclass(frozen=True, slots=True)
class FiscalPhrase:
    """A fiscal year or a part of one, as it is spoken of.

    Attributes:
        year: The year named, None without one; `second_year` as in "2024-25".
        second_year: The second of two years named together.
        part: Which kind of part of the year, None for the whole.
        number: Which quarter or half, how many months; 0 for one named only by `shift`.
        shift: 0 for "this" or "current", -1 for "last", 1 for "next", None without such a word.
        is_fiscal: Whether the words say that it is fiscal.
        is_compared: Whether it is the like part of another year: "a year earlier".
        years: How many whole years, as in "the next two fiscal years"; 1 for any other phrase.
    """

    year: int | None = None
    second_year: int | None = None
    part: Part | None = None
    number: int = 0
    shift: int | None = None
    is_fiscal: bool = False
    is_compared: bool = False
    years: int = 1

    @property
    def quarters(self) -> tuple[int, int]:
        """Return the first and the last quarter of the part, (1, 0) where it is none of them."""
        if self.part == "quarter" and self.number:
            return self.number, self.number
        if self.part == "half":
            return (1, 2) if self.number == 1 else (3, 4)
        if self.part == "months" and self.number % MONTHS_IN_A_QUARTER == 0:
            return 1, self.number // MONTHS_IN_A_QUARTER
        return 1, 0 if self.part else QUARTERS

    @property
    def months(self) -> int:
        """Return how many months the part is long, 0 for a whole year or an unknown part."""
        if self.part == "months":
            return self.number
        first, last = self.quarters
        return (last - first + 1) * MONTHS_IN_A_QUARTER if self.part else 0


def read_fiscal_phrase(words: str, lexicon: PeriodLexicon) -> FiscalPhrase:
    """Return what `words` say of a fiscal year, such as "Q3 of its 2025 fiscal year"."""
    year, second = _years(words)
    part, number = _part(words, lexicon)
    shift = _shift(words, lexicon)
    if part == "quarter" and not number and year is not None and shift == -1:
        number, shift = QUARTERS, None
    return FiscalPhrase(
        year=year,
        second_year=second,
        part=part,
        number=number,
        shift=shift,
        is_fiscal=FISCAL.search(words) is not None,
        is_compared=AGO.search(words) is not None,
        years=_count(words, lexicon),
    )


def _count(words: str, lexicon: PeriodLexicon) -> int:
    """Return the number of years in "the next two fiscal years", 1 without one."""
    several = SEVERAL.search(words)
    if several is None:
        return 1
    count = lexicon.words["number"].get(several["n"].casefold(), several["n"])
    return int(count) if count.isdigit() else 0


def _years(words: str) -> tuple[int | None, int | None]:
    """Return the years named: "FY26", "fiscal 2025", "2024/25"; None where there is none."""
    found = YEARS.search(words)
    if found is None:
        return None, None
    first = _full(found["a"] or found["c"], 2000)
    last = found["b"] or found["d"]
    return first, None if last is None else _full(last, first)


def _full(digits: str, near: int) -> int:
    """Return the year of four digits, or of two in the century of `near`."""
    year = int(digits)
    return year if len(digits) > TWO_DIGITS else near // CENTURY * CENTURY + year


def _part(words: str, lexicon: PeriodLexicon) -> tuple[Part | None, int]:
    """Return which part of the year is meant, and its number or length in months."""
    signed = SIGNED.search(words)
    if signed is not None:
        quarter = signed["q"] or signed["r"]
        return ("quarter", int(quarter)) if quarter else ("half", int(signed["h"] or signed["i"]))
    months = MONTHS.search(words)
    if months is not None:
        count = lexicon.words["number"].get(months["n"].casefold(), months["n"])
        length = MONTHS_IN_A_QUARTER if months["u"].casefold() == "quarters" else 1
        return "months", int(count) * length if count.isdigit() else 0
    for spoken in SPOKEN.finditer(words):
        word = spoken["o"].casefold()
        number = int(lexicon.words["ordinal"].get(word, word[:1] if word[:1].isdigit() else "0"))
        if spoken["u"].casefold() == "half":
            return "half", _numbered(number, HALVES)
        if number or word in lexicon.words["shift"] or word == "latest":
            is_shift = word in lexicon.words["shift"]
            return "quarter", 0 if is_shift else _numbered(number, QUARTERS)
    return None, 0


def _numbered(number: int, count: int) -> int:
    """Return the number of a part; "final" is the last one, one beyond the last is none."""
    return count if number < 0 else number if number <= count else 0


def _shift(words: str, lexicon: PeriodLexicon) -> int | None:
    """Return how far from the present one: "this fiscal year" 0, "last fiscal year" -1."""
    for found in (*SEVERAL.finditer(words), *SHIFTED.finditer(words)):
        value = lexicon.words["shift"].get(found["s"].casefold())
        if value is not None:
            return int(value)
        if found["s"].casefold() == "latest":
            return -1
    return None
