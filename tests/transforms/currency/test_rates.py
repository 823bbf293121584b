"""Laws of the rate table, on rates of our own."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.currency.rates import MAXIMUM_AGE_DAYS, NoRate, RateTable

FRIDAY, MONDAY = date(2025, 2, 21), date(2025, 2, 24)
RATES = RateTable.of(
    [
        (FRIDAY, "USD", Decimal("1.0465")),
        (FRIDAY, "SGD", Decimal("1.3994")),
        (FRIDAY, "CNY", Decimal("7.5933")),
        (MONDAY, "USD", Decimal("1.0466")),
        (MONDAY, "SGD", Decimal("1.4002")),
        (MONDAY, "CNY", Decimal("7.5879")),
        (date(2022, 3, 1), "RUB", Decimal("117.201")),
        (date(2022, 3, 1), "USD", Decimal("1.1162")),
        (FRIDAY, "ISK", Decimal("145.9")),
    ]
)
CURRENCIES = st.sampled_from(["USD", "SGD", "CNY", "EUR"])
DAY_CASES = (
    (MONDAY, MONDAY, "a day of publication"),
    (MONDAY + timedelta(days=1), MONDAY, "the next day, before its own rate"),
    (FRIDAY + timedelta(days=1), FRIDAY, "Saturday uses Friday"),
    (FRIDAY + timedelta(days=2), FRIDAY, "Sunday uses Friday"),
    (MONDAY + timedelta(days=MAXIMUM_AGE_DAYS), MONDAY, "the oldest rate that still counts"),
)
REFUSED = (
    ("TWD", "USD", MONDAY, "no ECB rate for TWD"),
    ("USD", "TWD", MONDAY, "no ECB rate for TWD"),
    ("RUB", "USD", MONDAY, "no ECB rate for RUB after 2022-03-01"),
    ("CNY", "USD", date(2025, 2, 20), "no ECB rate for CNY before 2025-02-21"),
    ("CNY", "USD", MONDAY + timedelta(days=8), "no ECB rate for CNY after 2025-02-24"),
    ("RUB", "SGD", date(2022, 3, 2), "no ECB rate for SGD before 2025-02-21"),
)


@pytest.mark.parametrize(("on", "used", "why"), DAY_CASES)
def test_the_day_of_the_rate(on: date, used: date, why: str) -> None:
    assert RATES.cross("SGD", "CNY", on)[1] == used, why


@pytest.mark.parametrize(("base", "quote", "on", "message"), REFUSED)
def test_refusals(base: str, quote: str, on: date, message: str) -> None:
    with pytest.raises(NoRate, match=message):
        RATES.cross(base, quote, on)


def test_both_currencies_need_the_same_day() -> None:
    assert RATES.cross("ISK", "USD", MONDAY)[1] == FRIDAY


def test_the_seed_pair() -> None:
    rate, day = RATES.cross("SGD", "CNY", MONDAY)
    assert (round(rate, 4), day) == (Decimal("5.4192"), MONDAY)


def test_recent_days_are_newest_first() -> None:
    assert RATES.recent_days("SGD", "CNY", MONDAY, 3) == (MONDAY, FRIDAY)


@settings(max_examples=50, deadline=None)
@given(base=CURRENCIES, quote=CURRENCIES, third=CURRENCIES)
def test_inverse_and_triangle(base: str, quote: str, third: str) -> None:
    there, back = RATES.cross(base, quote, MONDAY)[0], RATES.cross(quote, base, MONDAY)[0]
    around = there * RATES.cross(quote, third, MONDAY)[0] * RATES.cross(third, base, MONDAY)[0]
    assert abs(there * back - 1) < Decimal("1e-25")
    assert abs(around - 1) < Decimal("1e-25")
    assert RATES.cross(base, base, MONDAY)[0] == 1
