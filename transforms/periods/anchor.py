"""Choosing the year, week or quarter that words without one mean, from the publication date."""

from __future__ import annotations

import re
from datetime import date

from transforms.periods.calendar import (
    Interval,
    add,
    last_weekday,
    next_weekday,
    part_of_year,
    unit_around,
    year_of,
)
from transforms.periods.rule import Scene

MONTHS_IN_A_QUARTER, QUARTERS, MONTHS = 3, 4, 12
SATURDAY = 5


def day_interval(day: date) -> Interval:
    """Return the interval of one day."""
    return Interval(day, add(day, 1, "day"))


def read_date(year: int, month: int, day: int) -> Interval | None:
    """Return the interval of that day, or None where the calendar has no such day."""
    try:
        return day_interval(date(year, month, day))
    except (ValueError, OverflowError):
        return None


def month_day(month: int, day: int, on: date, tense: str | None) -> Interval | None:
    """Return the day of that month that lies nearest to `on`; verbs settle a doubtful one."""
    near = [read_date(on.year + shift, month, day) for shift in (-1, 0, 1)]
    days = [candidate for candidate in near if candidate is not None]
    if not days:
        return None
    nearest = min(days, key=lambda found: _distance(found.start, on))
    same_side = [
        found
        for found in days
        if tense is None or (found.start >= on if tense == "future" else found.start <= on)
    ]
    if not same_side or abs((nearest.start - on).days) <= DOUBTFUL_DAYS:
        return nearest
    return min(same_side, key=lambda found: _distance(found.start, on))


def _distance(day: date, on: date) -> int:
    """Return the days between; a day ahead counts as further off: news tells what has been."""
    return (on - day).days if day <= on else (day - on).days + AHEAD_DAYS


AHEAD_DAYS = 30
DOUBTFUL_DAYS = 100
"""A month and day this near needs no verb to settle its year."""


def month_near(month: int, on: date, tense: str | None) -> Interval:
    """Return the month named without a year: the last begun, or for what is to come the next."""
    this = part_of_year(on.year, month, 1)
    begun = this if this.start <= on else this.shifted(-1, "year")
    coming = this if this.end > on else this.shifted(1, "year")
    if tense == "begun":
        return begun
    days_ahead = (coming.start - on).days
    is_near = days_ahead < (VERY_NEAR_DAYS if tense == "past" else NEAR_DAYS)
    return coming if tense == "future" or is_near else begun


NEAR_DAYS, VERY_NEAR_DAYS = 92, 45
"""A month this near ahead is meant rather than the one nine months back, if no verb tells;
this near even where one does: who means eleven months back says "last November"."""


def quarter_near(number: int, on: date, scene: Scene, tense: str | None) -> Interval:
    """Return quarter `number` of the year that ends where the article prints, else December."""
    first_month = (scene.year_end_month or MONTHS) % MONTHS + 1
    month = (first_month - 1 + (number - 1) * MONTHS_IN_A_QUARTER) % MONTHS + 1
    start = date(on.year, month, 1)
    quarter = Interval(start, add(start, 1, "quarter"))
    begun = quarter if quarter.start <= on else quarter.shifted(-1, "year")
    coming = begun.shifted(1, "year")
    if tense == "past" or abs((begun.end - on).days) <= abs((coming.end - on).days):
        return begun
    return coming


def shifted_weekday(weekday: int, shift: str | None, on: date, tense: str | None) -> Interval:
    """Return the day of the week that "Friday", "last Friday" or "next Friday" means on `on`."""
    if shift in ("last", "past", "previous"):
        return day_interval(last_weekday(on, weekday, is_today_in=False))
    if shift == "next":
        following = add(unit_around(on, "week").start, 1, "week")
        return day_interval(add(following, weekday, "day"))
    if shift in ("this", "coming", "following"):
        return day_interval(add(unit_around(on, "week").start, weekday, "day"))
    if tense == "future" and on.weekday() != weekday:
        return day_interval(next_weekday(on, weekday))
    return day_interval(last_weekday(on, weekday))


def weekend_around(on: date, shift: int | None) -> Interval:
    """Return Saturday and Sunday of the week `shift` weeks away; None: the last one begun."""
    saturday = add(unit_around(on, "week").start, SATURDAY, "day")
    if shift is None:
        shift = -1 if saturday > on else 0
    start = add(saturday, shift, "week")
    return Interval(start, add(start, 2, "day"))


def year_from_words(words: str, scene: Scene) -> int | None:
    """Return the year of "1988", "this year", "last year" or "next year's"; None without one."""
    digits = re.search(r"\d{4}", words)
    if digits:
        return int(digits[0])
    shift = re.match(r"(?i)(?:the )?(this|current|last|previous|next|following)", words)
    if shift is None or scene.on is None:
        return None
    return scene.on.year + int(scene.lexicon.value("shift", shift[1]))


def fiscal_year_ending(year: int, month: int) -> Interval:
    """Return the twelve months that end with the last day of `month` in `year`."""
    end = part_of_year(year, month, 1).end
    return Interval(add(end, -1, "year"), end)


def whole_year(year: int) -> Interval | None:
    """Return the calendar year, or None where the calendar does not hold it."""
    try:
        return year_of(year)
    except OverflowError:
        return None
