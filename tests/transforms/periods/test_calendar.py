"""Laws of the calendar arithmetic."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.periods.calendar import (
    add,
    last_weekday,
    next_weekday,
    unit_around,
    whole_months,
    year_of,
)

DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(9000, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"])


@settings(max_examples=40, deadline=None)
@given(day=DAYS, unit=UNITS)
def test_a_unit_holds_its_day_and_ends_where_the_next_begins(day: date, unit: str) -> None:
    around = unit_around(day, unit)
    assert around.start <= day < around.end
    assert unit_around(around.end, unit).start == around.end
    assert around.shifted(1, unit).start == around.end


@settings(max_examples=40, deadline=None)
@given(day=DAYS, unit=UNITS, count=st.integers(min_value=-5, max_value=5))
def test_moving_keeps_the_order(day: date, unit: str, count: int) -> None:
    moved = add(day, count, unit)
    assert (moved > day) == (count > 0)
    assert abs((add(moved, -count, unit) - day).days) <= 3


@settings(max_examples=40, deadline=None)
@given(day=DAYS, weekday=st.integers(min_value=0, max_value=6))
def test_weekdays(day: date, weekday: int) -> None:
    before, after = last_weekday(day, weekday), next_weekday(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert before <= day < after
    assert (after - before).days == 7


@settings(max_examples=40, deadline=None)
@given(day=DAYS, months=st.integers(min_value=0, max_value=600))
def test_whole_months_come_back(day: date, months: int) -> None:
    assert whole_months(day, add(day, months, "month")) in (months, None) or day.day > 28


def test_leap_days() -> None:
    assert add(date(2024, 2, 29), 1, "year") == date(2025, 2, 28)
    assert add(date(2024, 2, 29), 4, "year") == date(2028, 2, 29)
    assert add(date(2025, 1, 31), 1, "month") == date(2025, 2, 28)


@pytest.mark.parametrize("year", [0, 9999, -5])
def test_years_outside_the_calendar_are_refused(year: int) -> None:
    with pytest.raises(OverflowError):
        year_of(year)
