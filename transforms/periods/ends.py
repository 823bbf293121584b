"""Spans that are named by their end: "the five weeks to October 9", "year ended June 30"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transforms.periods.calendar import Interval, add
from transforms.periods.fiscal_calendar import printed_calendar
from transforms.periods.fiscal_phrases import FiscalPhrase, read_fiscal_phrase
from transforms.periods.lengths import duration_of
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import TimeReading
from transforms.periods.relative import UNCLEAR
from transforms.periods.rule import Scene
from transforms.text.sentences import SentenceSpan

LINK = re.compile(
    r"(?i),?(?:\syear)?\s(?:that\s|which\s)?(?P<how>ended|ending|ends|end|to|through|from)"
    r"(?:\s(?:on|in|last))?(?:\sthe)?\s+"
)
HEADS = frozenset(
    {
        "duration",
        "first_months",
        "bare_unit",
        "quarter",
        "fiscal_quarter",
        "fiscal_year",
        "fiscal_part",
        "unit_ending",
        "span",
    }
)
TAILS = frozenset(
    {"month_day", "day_month", "full_date", "day_month_year", "month", "month_year", "point"}
)
DATED_TAILS = frozenset({"full_date", "day_month_year", "month_year"})
LENGTH = re.compile(r"P(\d+)([DWMY])")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
MONTHS_OF_A_YEAR, MONTHS_OF_A_QUARTER = 12, 3
CHANGED = re.compile(
    r"(?i)\bchang(?:e|ed|es|ing)\b[^.\n]{0,30}?\b(?:year[ -]end|(?:fiscal|financial) year)\b"
)
"""The subject's year end is not what it was: no printed one dates its other quarters."""
STATISTICS = re.compile(
    r"(?i)\b(?:inflation|consumer prices?|unemployment|jobless|gross domestic product|GDP|CPI)\b"
)
"""What a country counts over "the year to March": no company's year."""


def join_ends(readings: Sequence[TimeReading], scene: Scene) -> list[TimeReading]:
    """Return the readings with every span that names its own end or beginning dated by it."""
    joined = list(readings)
    for index in range(len(joined) - 1):
        head, tail = joined[index], joined[index + 1]
        link = LINK.fullmatch(scene.text, head.end, tail.start) if head.rule in HEADS else None
        if link is not None and tail.rule == "year" and head.rule == "duration":
            joined[index] = replace(head, phrase_end=tail.end, reason=UNCLEAR)
        elif link is not None and tail.rule in TAILS and tail.period_start is not None:
            joined[index], joined[index + 1] = _dated_by(head, tail, link["how"], scene)
    return joined


def _dated_by(
    head: TimeReading, tail: TimeReading, how: str, scene: Scene
) -> tuple[TimeReading, TimeReading]:
    """Return both readings, the first dated by the second; what has ended lies in the past."""
    count, unit = _length_of(head, scene.text)
    if tail.period_end is not None and _ends_its_year(head, how, scene):
        return _part_of_year(head, tail.period_end, scene), tail
    if tail.period_start is None or tail.period_end is None or not count:
        return head, tail
    start, end = tail.period_start, tail.period_end
    is_over = how.casefold() == "ended" and scene.on is not None and start > scene.on
    if is_over and tail.rule not in DATED_TAILS:
        start, end = add(start, -1, "year"), add(end, -1, "year")
    if tail.rule not in DATED_TAILS:
        years = _years_ahead(head, end, scene)
        start, end = add(start, years, "year"), add(end, years, "year")
        tail = replace(tail, period_start=start, period_end=end)
    duration = head.duration or duration_of(count, unit)
    if head.rule == "quarter" and not scene.has_fiscal:
        if head.period_start is not None and head.period_end is not None:
            scene.add_focus(Interval(head.period_start, head.period_end), tail.end)
        return replace(head, duration=duration), tail
    is_first = how.casefold() == "from"
    interval = (
        Interval(start, add(start, count, unit))
        if is_first
        else Interval(add(end, -count, unit), end)
    )
    scene.add_focus(interval, tail.end)
    dated = replace(
        head,
        period_start=interval.start,
        period_end=interval.end,
        duration=duration,
        reason=None,
        phrase_end=tail.end,
        modifier=None,
    )
    return dated, tail


def _ends_its_year(head: TimeReading, how: str, scene: Scene) -> bool:
    """Return whether the printed end is that of the year of which the head is a part.

    As in "the third quarter of its fiscal year ending June 30" and "the first nine months of
    fiscal 2024/25, ending June 30": what has ended is the part itself.
    """
    if head.rule != "fiscal_part":
        return False
    phrase = read_fiscal_phrase(scene.text[head.start : head.end], scene.lexicon)
    is_ahead = how.casefold() in ("ending", "ends", "end") and phrase.year is not None
    return head.duration is None or (is_ahead and phrase.part != "quarter")


def _part_of_year(head: TimeReading, end: date, scene: Scene) -> TimeReading:
    """Return the part of a year, dated by the year's end."""
    last = add(end, -1, "day")
    phrase = read_fiscal_phrase(scene.text[head.start : head.end], scene.lexicon)
    part = printed_calendar(last.month).part(phrase.second_year or last.year, phrase)
    return replace(head, period_start=part.start, period_end=part.end, reason=None)


def _years_ahead(head: TimeReading, end: date, scene: Scene) -> int:
    """Return how many years the end must move to fit "fiscal 1988, ending January 31".

    Of two years the second is that of the end; a single one is that or the one before it, and a
    part may end a year earlier.
    """
    if head.rule not in ("fiscal_year", "fiscal_part"):
        return 0
    phrase = read_fiscal_phrase(scene.text[head.start : head.end], scene.lexicon)
    last = add(end, -1, "day").year
    if phrase.year is None:
        return _years_to_now(phrase, end, scene)
    first = phrase.second_year or phrase.year
    years = range(first - (phrase.part is not None), first + (phrase.second_year is None) + 1)
    return 0 if last in years else first - last


def _years_to_now(phrase: FiscalPhrase, end: date, scene: Scene) -> int:
    """Return 1 where "the current fiscal year ending in October" fell before, -1 after "last"."""
    if scene.on is None or phrase.shift is None or phrase.part is not None:
        return 0
    is_over = end <= scene.on
    return int(is_over and phrase.shift == 0) - int(not is_over and phrase.shift < 0)


def _length_of(head: TimeReading, text: str) -> tuple[int, str]:
    """Return how many of which unit the words of `head` span; (0, "") where they do not say."""
    length = LENGTH.fullmatch(head.duration or "")
    if length:
        return int(length[1]), UNITS[length[2]]
    words = text[head.start : head.end].casefold()
    if head.rule == "fiscal_part":
        return 0, ""
    if "quarter" in words:
        return 1, "quarter"
    for unit in ("year", "month", "week", "half"):
        if unit in words:
            return 1, unit
    return (1, "year") if head.rule == "fiscal_year" else (0, "")


def find_year_end(
    text: str, sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> int | None:
    """Return the month in which the fiscal year of the article's subject ends, where it says so.

    "The year to June 30" says June; "the quarter ended July 31" after "third quarter" October.
    None also where the article tells that the year end has changed.
    """
    pattern = lexicon.compile(
        r"\b(?P<u>(?i:year|12 months|twelve months|quarter|three months)) (?:(?i:that|which) )?"
        r"(?i:ended|ending|ends|to|through) (?:(?i:on|in|last) )?(?:(?i:the end of) )?"
        r"(?P<m><month>)"
    )
    number = lexicon.compile(
        r"\b(?:(?P<o>(?i:first|second|third|fourth))[ -](?i:quarter)|Q(?P<q>[1-4]))\b"
    )
    if CHANGED.search(text):
        return None
    named = number.search(text)
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if STATISTICS.search(text, sentence.start, sentence.end):
                break
            month = lexicon.month(match["m"])
            if match["u"].casefold() not in ("quarter", "three months"):
                return month
            if named and named.start() < match.end():
                quarter = int(named["q"] or lexicon.value("ordinal", named["o"]))
                return (month + (4 - quarter) * MONTHS_OF_A_QUARTER - 1) % MONTHS_OF_A_YEAR + 1
    return None
