"""One issuer's fiscal calendar: its years, quarters, halves and first months as dates."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from transforms.periods.calendar import Interval, add
from transforms.periods.fiscal_phrases import FiscalPhrase
from transforms.reference import ReferenceRow

UNNAMED = "whether the issuer names a fiscal year by its first or its last year is not known"
ODD_NAME = "the words name no fiscal year"
UNDATED = "the words do not say which fiscal year"
WEEKS_UNKNOWN = "a fiscal year of 52 or 53 weeks whose quarters are not known"
OUT_OF_DATE = "the issuer's fiscal calendar of that time is not known"
DECEMBER, MARCH = 12, 3
DAYS_IN_A_WEEK, WEEKS_IN_A_YEAR = 7, 52
HALF_A_WEEK = timedelta(days=3)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEK_RULE = re.compile(r"(?:last )?(\w+day)( nearest \d+)?")


class FiscalUnsettled(ValueError):
    """The calendar and the words give no dates; the message is the reason a reader sees."""


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """When an issuer's years end, and how it names them.

    Attributes:
        end_month: Month in which the year ends by rule; a year by weeks may end days beside it.
        end_day: Last day of the year, 0 for the end of the month.
        weekday: Monday is 0; the weekday on which a year of 52 or 53 weeks ends, else None.
        is_nearest: That weekday nearest to the end of the month; else the last one in it.
        quarter_weeks: Weeks of the four quarters in a year of 52, empty where not known.
        long_quarter: The quarter that is longer in a year of 53, 0 where not known.
        named_by: "end" or "start": after which year a fiscal year is called, "" if not known.
        valid_from: First calendar year with an end for which this holds.
        valid_until: Last one, 9999 while it holds, 0 where no document says so.
        is_company: Whether a quarter without the word "fiscal" is one of these.
    """

    end_month: int
    end_day: int = 0
    weekday: int | None = None
    is_nearest: bool = False
    quarter_weeks: tuple[int, ...] = ()
    long_quarter: int = 0
    named_by: str = "end"
    valid_from: int = 1
    valid_until: int = 9999
    is_company: bool = True

    @property
    def is_calendar_year(self) -> bool:
        """Return whether the years are calendar years, or years by weeks beside them."""
        return self.end_month == DECEMBER

    def holds_in(self, day: date | None) -> bool:
        """Return whether the calendar is known to hold in the year of that day."""
        return day is not None and self.valid_from <= day.year <= self.valid_until

    def year(self, nominal: int) -> Interval:
        """Return the fiscal year whose rule places its end in the calendar year `nominal`.

        Raises:
            FiscalUnsettled: The calendar did not hold then.
        """
        if not self.valid_from <= nominal <= self.valid_until:
            raise FiscalUnsettled(OUT_OF_DATE)
        return Interval(self._end(nominal - 1), self._end(nominal))

    def named(self, phrase: FiscalPhrase) -> int:
        """Return the calendar year in which the fiscal year named in `phrase` ends by rule.

        Raises:
            FiscalUnsettled: The issuer's way of naming is not known, or two years do not follow.
        """
        first, second = phrase.year or 0, phrase.second_year
        if second is not None:
            if second != first + 1 or self.is_calendar_year:
                raise FiscalUnsettled(ODD_NAME)
            return second
        if self.is_calendar_year:
            return first
        if not self.named_by:
            raise FiscalUnsettled(UNNAMED)
        return first + 1 if self.named_by == "start" else first

    def running(self, on: date) -> int:
        """Return the calendar year in which the fiscal year running on that day ends by rule."""
        return next(year for year in (on.year - 1, on.year, on.year + 1) if on < self._end(year))

    def part(self, nominal: int, phrase: FiscalPhrase) -> Interval:
        """Return the year, or the quarter, half or first months of it that `phrase` means.

        Raises:
            FiscalUnsettled: A year by weeks, and where its quarters end is not known.
        """
        whole = self.year(nominal)
        first, last = phrase.quarters
        if phrase.part is None or (first, last) == (1, 4):
            return whole
        if self.weekday is None and self.end_day in (0, monthrange(nominal, self.end_month)[1]):
            return _months(whole, phrase)
        if not last:
            raise FiscalUnsettled(WEEKS_UNKNOWN)
        if self.weekday is None:
            start = add(whole.start, first - 1, "quarter")
            return Interval(start, add(whole.start, last, "quarter"))
        return Interval(self._quarter_start(whole, first), self._quarter_start(whole, last + 1))

    def _end(self, year: int) -> date:
        """Return the first day after the fiscal year that ends by rule in `year`."""
        day = self.end_day or monthrange(year, self.end_month)[1]
        last = date(year, self.end_month, day)
        if self.weekday is None:
            return last + timedelta(days=1)
        latest = last + HALF_A_WEEK if self.is_nearest else last
        back = (latest.weekday() - self.weekday) % DAYS_IN_A_WEEK
        return latest - timedelta(days=back - 1)

    def _quarter_start(self, whole: Interval, number: int) -> date:
        """Return the first day of quarter `number`; of the fifth the first day after the year."""
        if number == 1:
            return whole.start
        if number > len(self.quarter_weeks) and self.quarter_weeks:
            return whole.end
        weeks = sum(self.quarter_weeks[: number - 1])
        extra = (whole.end - whole.start).days // DAYS_IN_A_WEEK - WEEKS_IN_A_YEAR
        if not self.quarter_weeks or (extra and not self.long_quarter):
            raise FiscalUnsettled(WEEKS_UNKNOWN)
        weeks += extra if number > self.long_quarter else 0
        return whole.start + timedelta(days=weeks * DAYS_IN_A_WEEK)


def _months(whole: Interval, phrase: FiscalPhrase) -> Interval:
    """Return the part of a year that ends with a month, counted in whole months from its end."""
    if phrase.part == "months":
        start = add(whole.end, -DECEMBER, "month")
        return Interval(start, add(start, phrase.number, "month"))
    first, last = phrase.quarters
    return Interval(add(whole.end, first - 5, "quarter"), add(whole.end, last - 4, "quarter"))


@lru_cache(maxsize=2048)
def _calendar(cells: tuple[str, ...]) -> FiscalCalendar:
    month, day, rule, weeks, long_quarter, named_by, since, until, issuer_type, read_on = cells
    found = WEEK_RULE.fullmatch(rule)
    return FiscalCalendar(
        end_month=int(month),
        end_day=int(day or 0),
        weekday=WEEKDAYS.index(found[1].casefold()) if found else None,
        is_nearest=bool(found and found[2]),
        quarter_weeks=tuple(int(count) for count in weeks.split("/") if count),
        long_quarter=int(long_quarter or 0),
        named_by=named_by,
        valid_from=int(since or 1),
        valid_until=int(until or 9999) if read_on else 0,
        is_company=issuer_type == "company",
    )


COLUMNS = (
    "end_month",
    "end_day",
    "end_rule",
    "quarter_weeks",
    "long_quarter",
    "named_by",
    "valid_from",
    "valid_until",
    "issuer_type",
    "read_on",
)


def printed_calendar(month: int, *, is_start_named: bool = False) -> FiscalCalendar:
    """Return the calendar of an article's own subject, whose year ends with `month` as it prints.

    A year that ends in January or February is called after either of its years, and so is one
    that ends in March where `is_start_named` tells of a publisher in a country with that habit.
    """
    is_doubtful = month < MARCH or (month == MARCH and is_start_named)
    return FiscalCalendar(end_month=month, named_by="" if is_doubtful else "end")


def calendar_of(row: ReferenceRow) -> FiscalCalendar:
    """Return the calendar that a row of fiscal_years.csv describes.

    One that was read in no document, only remembered, holds in no year.
    """
    return _calendar(tuple(row[column] for column in COLUMNS))
