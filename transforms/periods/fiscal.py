"""Fiscal years: from the words and the issuer's calendar to dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from transforms.articles.document import PublicationDate
from transforms.periods.calendar import Interval, whole_months
from transforms.periods.fiscal_calendar import (
    ODD_NAME,
    OUT_OF_DATE,
    UNDATED,
    UNNAMED,
    FiscalCalendar,
    FiscalUnsettled,
    calendar_of,
)
from transforms.periods.fiscal_phrases import FiscalPhrase, read_fiscal_phrase
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import FISCAL_UNKNOWN, NO_DATE, FigurePeriod
from transforms.reference import ReferenceRow

OPEN = frozenset({FISCAL_UNKNOWN, UNNAMED, ODD_NAME, UNDATED, OUT_OF_DATE})
"""Reasons of the words alone, or of a year end that the article prints for somebody."""
EITHER_YEAR = "a quarter of the fiscal or of the calendar year: the words do not say"
PRINTED = "the article prints its own dates"
OWN_DATE = re.compile(r"(?i)\b(?:to|through|ended|ending|ends)\s")
CALENDAR_YEAR = FiscalCalendar(end_month=12)
QUARTERS, MONTHS_OF_A_YEAR = 4, 12
A_QUARTER, A_YEAR = range(75, 120), range(360, 373)
"""Days in a quarter or a year, counted in months or in weeks."""


def resolve_fiscal(
    period: FigurePeriod,
    subject_name: str | None,
    published: PublicationDate,
    lexicon: PeriodLexicon,
    *,
    is_ahead: bool = False,
) -> FigurePeriod:
    """Return `period` by the subject's own fiscal calendar, where fiscal_years.csv holds it.

    A subject without a row leaves fiscal words undated: never the calendar year. A quarter or
    half of a known company is its fiscal one, though the words do not say so; one whose calendar
    was read in no document holds at no time.

    Args:
        period: As bound; dated by the calendar, or undated with FISCAL_UNKNOWN.
        subject_name: Whose figure it is.
        published: Of the article.
        lexicon: With the fiscal calendars.
        is_ahead: Whether the figure is planned or foretold: a quarter without a year is then
            the one running or the next, otherwise the last that has ended.
    """
    row = lexicon.fiscal_years.get((subject_name or "").casefold())
    if row is None or not period.period_text:
        return period
    calendar = calendar_of(row)
    phrase = read_fiscal_phrase(period.period_text, lexicon)
    is_unknown = period.period_start is None and period.period_reason in OPEN
    if not is_unknown and _has_own_date(period, lexicon):
        return _by_weeks(period, calendar)
    is_own = is_unknown or _is_own(period, calendar, phrase)
    if not is_own or (phrase.part and not phrase.is_fiscal and not calendar.is_company):
        return period
    try:
        _check_year(period, calendar, phrase)
        interval = read_fiscal(calendar, phrase, published.published_on, is_ahead=is_ahead)
    except FiscalUnsettled as unsettled:
        is_printed = str(unsettled) == OUT_OF_DATE and not (is_unknown or phrase.part)
        if is_printed or str(unsettled) == PRINTED:
            return period
        return replace(period, period_start=None, period_end=None, period_reason=str(unsettled))
    return replace(period, period_start=interval.start, period_end=interval.end, period_reason=None)


def _has_own_date(period: FigurePeriod, lexicon: PeriodLexicon) -> bool:
    """Return whether the words print a day or month: "the quarter ended Feb 16"."""
    text = (period.period_text or "").casefold()
    is_named = any(word in lexicon.months for word in re.findall(r"[a-z]+", text))
    return is_named or OWN_DATE.search(text) is not None


def _is_own(period: FigurePeriod, calendar: FiscalCalendar, phrase: FiscalPhrase) -> bool:
    """Return whether a dated period is the issuer's own year, or a quarter or half of it.

    A year end that the article prints may be another's: it has dated the issuer's fiscal years.
    """
    if phrase.is_compared or period.period_start is None:
        return False
    if phrase.is_fiscal or _is_split_year(period, phrase):
        return True
    is_own_quarter = calendar.is_company and not calendar.is_calendar_year
    return is_own_quarter and phrase.part is not None


def _is_split_year(period: FigurePeriod, phrase: FiscalPhrase) -> bool:
    """Return whether "2024-25" has been dated as one year; "2024-2025" is two of the calendar."""
    start, end = period.period_start, period.period_end
    if phrase.second_year is None or start is None or end is None:
        return False
    return whole_months(start, end) == MONTHS_OF_A_YEAR


def _by_weeks(period: FigurePeriod, calendar: FiscalCalendar) -> FigurePeriod:
    """Return a quarter or year that ends as printed, from the first day that the weeks give."""
    start, end = period.period_start, period.period_end
    if calendar.weekday is None or not calendar.is_company or start is None or end is None:
        return period
    days = (end - start).days
    parts = [_quarter(number) for number in range(1, QUARTERS + 1)] if days in A_QUARTER else []
    parts += [FiscalPhrase()] if days in A_YEAR else []
    starts = (
        _start_of(calendar, year, part, end)
        for year in (end.year - 1, end.year, end.year + 1)
        for part in parts
    )
    return replace(period, period_start=next((day for day in starts if day), start))


def _start_of(calendar: FiscalCalendar, year: int, part: FiscalPhrase, end: date) -> date | None:
    """Return the first day of that part of the year if `end` is the first day after it."""
    try:
        span = calendar.part(year, part)
    except FiscalUnsettled:
        return None
    return span.start if span.end == end else None


def _check_year(period: FigurePeriod, calendar: FiscalCalendar, phrase: FiscalPhrase) -> None:
    """Refuse "the third quarter of 2024", which may be fiscal or not.

    Raises:
        FiscalUnsettled: It may be either, or the article itself prints which it is.
    """
    if calendar.is_calendar_year or not phrase.part or not phrase.number:
        return
    start = period.period_start
    plain = start and CALENDAR_YEAR.part(start.year, phrase).start
    if start != plain and not calendar.holds_in(start or plain):
        raise FiscalUnsettled(PRINTED)
    if phrase.year is not None and phrase.second_year is None and not phrase.is_fiscal:
        raise FiscalUnsettled(EITHER_YEAR if start == plain else PRINTED)


def year_before(
    period: FigurePeriod, issuer_row: ReferenceRow, lexicon: PeriodLexicon
) -> Interval | None:
    """Return the like fiscal year or part of it a year before a dated `period`, or None."""
    start, phrase = period.period_start, read_fiscal_phrase(period.period_text or "", lexicon)
    if start is None or phrase.years != 1 or (phrase.part and not phrase.number):
        return None
    calendar = calendar_of(issuer_row)
    try:
        return calendar.part(calendar.running(start) - 1, phrase)
    except FiscalUnsettled:
        return None


def read_fiscal(
    calendar: FiscalCalendar, phrase: FiscalPhrase, on: date | None, *, is_ahead: bool = False
) -> Interval:
    """Return the dates of `phrase` in an issuer's calendar.

    Raises:
        FiscalUnsettled: With the reason, where they are not settled.
    """
    is_unnumbered = phrase.part is not None and not phrase.number
    if phrase.is_compared or (is_unnumbered and (phrase.year or phrase.part != "quarter")):
        raise FiscalUnsettled(UNDATED)
    if phrase.year is not None:
        return calendar.part(calendar.named(phrase), phrase)
    if on is None:
        raise FiscalUnsettled(NO_DATE)
    if is_unnumbered:
        return _shifted_quarter(calendar, phrase, on)
    if phrase.shift is not None:
        return _shifted_years(calendar, phrase, on)
    if phrase.part is None:
        raise FiscalUnsettled(UNDATED)
    return _nearest_part(calendar, phrase, on, is_ahead=is_ahead)


def _shifted_years(calendar: FiscalCalendar, phrase: FiscalPhrase, on: date) -> Interval:
    """Return "last fiscal year", a part of it, or "the next two fiscal years"."""
    shift = phrase.shift or 0
    nearest = calendar.running(on) + shift
    if phrase.years == 1:
        return calendar.part(nearest, phrase)
    if not shift or not phrase.years:
        raise FiscalUnsettled(UNDATED)
    farthest = nearest + (phrase.years - 1) * shift
    first, last = sorted((nearest, farthest))
    return Interval(calendar.year(first).start, calendar.year(last).end)


def _shifted_quarter(calendar: FiscalCalendar, phrase: FiscalPhrase, on: date) -> Interval:
    """Return "this", "last" or "next quarter" of the issuer's own calendar."""
    if phrase.shift is None:
        raise FiscalUnsettled(UNDATED)
    now = calendar.running(on)
    ends = (calendar.part(now, _quarter(number)).end for number in range(1, QUARTERS + 1))
    running = next(place for place, end in enumerate(ends) if on < end)
    years, place = divmod(running + phrase.shift, QUARTERS)
    return calendar.part(now + years, _quarter(place + 1))


def _quarter(number: int) -> FiscalPhrase:
    return FiscalPhrase(part="quarter", number=number)


def _nearest_part(
    calendar: FiscalCalendar, phrase: FiscalPhrase, on: date, *, is_ahead: bool
) -> Interval:
    """Return the last such part that had ended by `on`; ahead, the first that had not."""
    now = calendar.running(on)
    if is_ahead:
        for year in (now - 1, now, now + 1):
            span = calendar.part(year, phrase)
            if on < span.end:
                return span
    span = calendar.part(now, phrase)
    return span if span.end <= on else calendar.part(now - 1, phrase)
