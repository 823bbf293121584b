"""Fiscal years: from the issuer's year end to dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transforms.articles.document import PublicationDate
from transforms.periods.anchor import fiscal_year_ending
from transforms.periods.calendar import Interval, add
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import FISCAL_UNKNOWN, FigurePeriod
from transforms.reference import ReferenceRow

YEAR_WORDS = re.compile(
    r"(?i)\b(?:FY ?'?|(?:fiscal|financial)(?: year)? )(?P<a>\d{4}|\d{2})"
    r"(?:[-–/](?P<b>\d{4}|\d\d))?\b"
    r"|\b(?P<c>\d{4})(?:[-–/](?P<d>\d{4}|\d\d))? (?:fiscal|financial)"
)
SHIFT_WORDS = re.compile(r"(?i)\b(this|current|last|previous|prior|next|coming|full)\b")
QUARTER_WORDS = re.compile(r"(?i)\b(?:(first|second|third|fourth)[ -]quarter|Q([1-4]))\b")
ORDINALS = ("first", "second", "third", "fourth")
SHIFTS = {"last": -1, "previous": -1, "prior": -1, "next": 1, "coming": 1}
CENTURY, TWO_DIGITS, DECEMBER = 2000, 2, 12
UNDATED = "the words name no fiscal year"


def resolve_fiscal(
    period: FigurePeriod,
    subject_name: str | None,
    published: PublicationDate,
    lexicon: PeriodLexicon,
) -> FigurePeriod:
    """Return `period` with dates where only the subject's fiscal calendar was missing.

    A subject without a row in fiscal_years.csv leaves it undated: never the calendar year.
    """
    if period.period_reason != FISCAL_UNKNOWN or not period.period_text or not subject_name:
        return period
    row = lexicon.fiscal_years.get(subject_name.casefold())
    if row is None:
        return period
    interval = fiscal_year(row, period.period_text, published.published_on)
    if interval is None:
        return FigurePeriod(period.period_text, None, None, UNDATED)
    return FigurePeriod(period.period_text, interval.start, interval.end, None)


def fiscal_year(issuer_row: ReferenceRow, words: str, published_on: date | None) -> Interval | None:
    """Return the fiscal year or quarter that `words` mean for an issuer.

    Args:
        issuer_row: Row of fiscal_years.csv: end_month, end_rule, named_by.
        words: Such as "this fiscal year", "fiscal 2025", "FY26", "the third quarter".
        published_on: Day of publication; needed where the words hold no year.

    Returns:
        Start inclusive, end exclusive. Of a year of 52 or 53 weeks the real last day where the
        row's rule gives it. None where the words name no fiscal year.
    """
    year = _named_year(issuer_row, words)
    quarter = QUARTER_WORDS.search(words)
    if year is None and published_on is None:
        return None
    if year is None and published_on is not None:
        year = _year_at(issuer_row, published_on)
        shift = SHIFT_WORDS.search(words)
        if quarter and not shift:
            return _recent_quarter(issuer_row, year, _quarter_number(quarter), published_on)
        year += SHIFTS.get(shift[1].casefold(), 0) if shift else 0
    whole = _ending_in(issuer_row, year or 0)
    return _quarter_of(whole, _quarter_number(quarter)) if quarter else whole


def _named_year(row: ReferenceRow, words: str) -> int | None:
    """Return the calendar year in which the fiscal year named in `words` ends."""
    named = YEAR_WORDS.search(words)
    if named is None:
        return None
    digits, second = named["a"] or named["c"], named["b"] or named["d"]
    year = int(digits) if len(digits) > TWO_DIGITS else CENTURY + int(digits)
    starts = row["named_by"] == "start" or second is not None
    ends_next_year = starts and int(row["end_month"]) < DECEMBER
    return year + 1 if ends_next_year else year


def _ending_in(row: ReferenceRow, year: int) -> Interval:
    """Return the fiscal year that ends in the calendar year, by weeks where the rule says so."""
    if not row["end_rule"]:
        return fiscal_year_ending(year, int(row["end_month"]))
    return Interval(_end_by_weeks(row, year - 1), _end_by_weeks(row, year))


WEEK_RULE = re.compile(r"(last )?(\w+day)(?: nearest (\d+))?")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HALF_A_WEEK = 3


def _end_by_weeks(row: ReferenceRow, year: int) -> date:
    """Return the first day after a year that ends on "last Saturday" or "Friday nearest 31"."""
    rule = WEEK_RULE.fullmatch(row["end_rule"])
    last = fiscal_year_ending(year, int(row["end_month"])).end - timedelta(days=1)
    if rule is None:
        return add(last, 1, "day")
    latest = last + timedelta(days=HALF_A_WEEK) if rule[3] else last
    back = (latest.weekday() - WEEKDAYS.index(rule[2].casefold())) % 7
    return latest - timedelta(days=back - 1)


def _year_at(row: ReferenceRow, on: date) -> int:
    """Return the calendar year in which the fiscal year running on that day ends."""
    return next(year for year in (on.year, on.year + 1) if on < _ending_in(row, year).end)


def _quarter_number(quarter: re.Match[str]) -> int:
    return int(quarter[2]) if quarter[2] else ORDINALS.index(quarter[1].casefold()) + 1


def _quarter_of(whole: Interval, number: int) -> Interval:
    start, end = add(whole.start, number - 1, "quarter"), add(whole.start, number, "quarter")
    return Interval(start, whole.end if number == len(ORDINALS) else end)


def _recent_quarter(row: ReferenceRow, year: int, number: int, on: date) -> Interval:
    """Return the last such quarter that had ended by `on`."""
    quarter = _quarter_of(_ending_in(row, year), number)
    return quarter if quarter.end <= on else _quarter_of(_ending_in(row, year - 1), number)
