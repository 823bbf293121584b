"""Calendar arithmetic: intervals with an inclusive start and an exclusive end."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade", "century"]
MONTHS_IN: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
"""Months in each unit that whole months make up."""
DAYS_IN: dict[str, int] = {"day": 1, "week": 7}
MONTHS_IN_A_YEAR = 12
EARLIEST_YEAR, LATEST_YEAR = 1, 9990
"""Years outside are refused as OverflowError: `date` cannot hold them and their units."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from `start` up to, but without, `end`."""

    start: date
    end: date

    def shifted(self, count: int, unit: str) -> Interval:
        """Return the interval moved by `count` units; whole units stay whole."""
        return Interval(add(self.start, count, unit), add(self.end, count, unit))


def add(day: date, count: int, unit: str) -> date:
    """Return `day` moved by `count` units; 29 February becomes 28 February where need be.

    Raises:
        OverflowError: The result lies outside the calendar.
    """
    if unit in DAYS_IN:
        return day + timedelta(days=count * DAYS_IN[unit])
    months = day.year * MONTHS_IN_A_YEAR + day.month - 1 + count * MONTHS_IN[unit]
    year, month = divmod(months, MONTHS_IN_A_YEAR)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> Interval:
    """Return the whole calendar unit that holds `day`; weeks start on Monday.

    Raises:
        OverflowError: The unit reaches outside the calendar.
    """
    if unit == "day":
        start = day
    elif unit == "week":
        start = day - timedelta(days=day.weekday())
    elif unit in ("month", "quarter", "half", "year"):
        length = MONTHS_IN[unit]
        start = date(day.year, (day.month - 1) // length * length + 1, 1)
    else:
        length = MONTHS_IN[unit] // MONTHS_IN_A_YEAR
        start = date(max(day.year // length * length, EARLIEST_YEAR), 1, 1)
    return Interval(start, add(start, 1, unit))


def year_of(year: int) -> Interval:
    """Return the calendar year.

    Raises:
        OverflowError: The year lies outside the calendar.
    """
    return part_of_year(year, 1, MONTHS_IN_A_YEAR)


def part_of_year(year: int, number: int, months: int) -> Interval:
    """Return part `number` (from 1) of `year` cut into parts of `months` months.

    Raises:
        OverflowError: The year lies outside the calendar.
    """
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise OverflowError(f"year {year}")
    start = date(year, (number - 1) * months + 1, 1)
    return Interval(start, add(start, months, "month"))


def whole_months(start: date, end: date) -> int | None:
    """Return how many months lie between two like days of a month, or None if days are left."""
    months = (end.year - start.year) * MONTHS_IN_A_YEAR + end.month - start.month
    return months if add(start, months, "month") == end else None


def last_weekday(day: date, weekday: int, is_today_in: bool = True) -> date:
    """Return the latest `weekday` (Monday is 0) at or before `day`."""
    back = (day.weekday() - weekday) % 7
    if back == 0 and not is_today_in:
        back = 7
    return day - timedelta(days=back)


def next_weekday(day: date, weekday: int) -> date:
    """Return the first `weekday` (Monday is 0) after `day`."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
