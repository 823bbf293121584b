"""Printed pairs at the edges: half a unit of the last digit, three business days, ranges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.currency.test_conversions import money
from transforms.currency.conversions import ONE_RANGE, check_pair
from transforms.currency.rates import RateTable
from transforms.figures.reading import FigureReading

THURSDAY, FRIDAY, SATURDAY = date(2025, 2, 20), date(2025, 2, 21), date(2025, 2, 22)
SUNDAY, MONDAY, TUESDAY = date(2025, 2, 23), date(2025, 2, 24), date(2025, 2, 25)
WEDNESDAY, LATE = date(2025, 2, 26), date(2025, 3, 20)
FLAT = RateTable.of(
    (day, code, Decimal(units))
    for day in (THURSDAY, FRIDAY, MONDAY)
    for code, units in (("USD", "1"), ("SGD", "1.25"))
)
"""S$1.25 for US$1 on each day: 1,000 million US dollars are 1,250 million of Singapore."""
MOVING = RateTable.of(
    (day, code, Decimal(units))
    for day, sgd in ((THURSDAY, "1.20"), (FRIDAY, "1.25"), (MONDAY, "1.30"), (TUESDAY, "1.35"))
    for code, units in (("USD", "1"), ("SGD", sgd))
)


def pair(
    sgd: str, step: str = "1", usd: str = "1000", usd_step: str = "0.0001"
) -> tuple[FigureReading, FigureReading]:
    return money(sgd, "SGD", step), money(usd, "USD", usd_step)


@pytest.mark.parametrize(
    ("sgd", "step", "holds", "why"),
    [
        ("1250", "1", True, "to the digit"),
        ("1250.49", "1", True, "0.49 of the last digit too high"),
        ("1249.51", "1", True, "0.49 of the last digit too low"),
        ("1250.51", "1", False, "0.51 of the last digit too high"),
        ("1249.49", "1", False, "0.51 of the last digit too low"),
        ("1254.9", "10", True, "0.49 of the last digit but one"),
        ("1255.1", "10", False, "0.51 of the last digit but one"),
        ("1311", "1", False, "4.9 per cent too high"),
        ("1313", "1", False, "5.1 per cent too high"),
    ],
)
def test_half_a_unit_of_the_last_digit(sgd: str, step: str, holds: bool, why: str) -> None:
    check = check_pair(*pair(sgd, step), FLAT, MONDAY)
    assert check.ok is holds, why


@pytest.mark.parametrize(
    ("sgd", "on", "holds", "why"),
    [
        ("1200", THURSDAY, True, "the day's rate"),
        ("1250", THURSDAY, False, "a rate of tomorrow"),
        ("1200", FRIDAY, True, "the rate of the day before"),
        ("1250", SATURDAY, True, "on Saturday Friday's rate"),
        ("1200", SUNDAY, True, "on Sunday Thursday's is the last but one"),
        ("1300", SUNDAY, False, "on Sunday Monday's is not known"),
        ("1200", MONDAY, True, "on Monday Thursday's is the third of the last days"),
        ("1225", MONDAY, True, "a rate between those of the days"),
        ("1190", MONDAY, False, "below the lowest of the three days"),
        ("1310", MONDAY, False, "above the highest of the three days"),
        ("1200", TUESDAY, False, "on Tuesday Thursday's is the fourth"),
        ("1350", WEDNESDAY, True, "without a rate of its own the day takes Tuesday's"),
        ("1350", LATE, None, "a rate of weeks ago is none"),
    ],
)
def test_the_last_three_business_days(sgd: str, on: date, holds: bool | None, why: str) -> None:
    assert check_pair(*pair(sgd), MOVING, on).ok is holds, why


def test_the_gap_is_to_the_rate_of_the_day() -> None:
    check = check_pair(*pair("1250"), MOVING, MONDAY)
    assert check.ecb_rate == Decimal("0.769230769")
    assert check.off_by == Decimal("0.04")


@pytest.mark.parametrize(
    ("one", "other", "on", "reason"),
    [
        (money(5, "TWD"), money(5, "USD"), MONDAY, "no ECB rate for TWD"),
        (money(5, "USD"), money(5, "TWD"), MONDAY, "no ECB rate for TWD"),
        (money(5, None), money(5, "USD"), MONDAY, "no currency"),
        (money(5, "SGD"), money(5, "USD"), None, "article has no date"),
        (money(5, "SGD"), money(5, "USD"), date(1987, 3, 2), "no ECB rate for"),
        (money(0, "SGD"), money(5, "USD"), MONDAY, "a size of zero"),
        (
            replace(money(5, "SGD"), value_high=Decimal(7)),
            money(5, "USD"),
            MONDAY,
            ONE_RANGE,
        ),
    ],
)
def test_what_cannot_be_judged_says_why(
    one: FigureReading, other: FigureReading, on: date | None, reason: str
) -> None:
    check = check_pair(one, other, FLAT, on)
    assert check.ok is None
    assert check.off_by is None
    assert check.reason is not None
    assert check.reason.startswith(reason)


@pytest.mark.parametrize(
    ("low", "high", "holds", "why"),
    [
        ("1250", "2500", True, "both ends fit"),
        ("1250", "2600", False, "the upper end does not"),
        ("1300", "2500", False, "the lower end does not"),
    ],
)
def test_ranges_fit_at_both_ends(low: str, high: str, holds: bool, why: str) -> None:
    conversion, original = pair(low)
    conversion = replace(conversion, value_high=Decimal(high))
    original = replace(original, value_high=Decimal(2000))
    assert check_pair(conversion, original, FLAT, MONDAY).ok is holds, why


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, derandomize=True)
@given(
    usd=st.integers(min_value=100, max_value=10**9),
    day=st.sampled_from([THURSDAY, FRIDAY, MONDAY]),
    places=st.integers(min_value=-2, max_value=2),
)
def test_a_rate_of_the_three_days_rounded_as_printed_always_holds(
    usd: int, day: date, places: int
) -> None:
    step = Decimal(10) ** places
    exact = Decimal(usd) * MOVING.cross("USD", "SGD", day)[0]
    printed = (exact / step).quantize(Decimal(1)) * step
    if printed < step * 10:
        return
    conversion, original = pair(str(printed), str(step), str(usd))
    assert check_pair(conversion, original, MOVING, MONDAY).ok is not False


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, derandomize=True)
@given(
    usd=st.integers(min_value=1000, max_value=10**9),
    off=st.integers(min_value=110, max_value=900),
)
def test_what_is_off_beyond_the_days_never_holds(usd: int, off: int) -> None:
    printed = Decimal(usd) * Decimal("1.30") * (1 + Decimal(off) / 10000)
    conversion, original = pair(str(printed), "0.01", str(usd), "0.01")
    assert check_pair(conversion, original, MOVING, MONDAY).ok is False
