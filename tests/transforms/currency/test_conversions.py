"""US dollars at the rate of the day, and printed pairs against the ECB cross."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.currency.conversions import (
    NOT_MONEY,
    TOO_COARSE,
    UsdValue,
    check_pair,
    to_us_dollars,
)
from transforms.currency.rates import FX_RULE, RateTable
from transforms.figures.reading import CurrencyChoice, FigureReading

FRIDAY, MONDAY = date(2025, 2, 21), date(2025, 2, 24)
UNITS = {
    FRIDAY: {"USD": "1.0465", "SGD": "1.3994", "CNY": "7.5933", "HKD": "8.1314"},
    MONDAY: {"USD": "1.0466", "SGD": "1.4002", "CNY": "7.5879", "HKD": "8.1348"},
}
RATES = RateTable.of(
    (day, code, Decimal(units)) for day, rates in UNITS.items() for code, units in rates.items()
)
BILLION = 10**9
MILLION = 10**6


def money(value: int | str, code: str | None, step: int | str = 1) -> FigureReading:
    return FigureReading(
        start=0,
        end=1,
        kind="money",
        value=Decimal(value),
        value_high=None,
        bound="exact",
        unit_code=code,
        unit_text=None,
        sign=None,
        rounding_step=Decimal(step),
        direction="none",
        converts=None,
        currency=None,
        rule="test",
    )


USD_CASES = (
    # figure, day, what comes out
    (
        money(380 * BILLION, "CNY"),
        MONDAY,
        UsdValue(Decimal("52413447725.984791576"), None, None, MONDAY, FX_RULE),
    ),
    (money("1.5", "USD"), None, UsdValue(Decimal("1.5"), None, None, None, "already US dollars")),
    (money(5, "TWD"), MONDAY, UsdValue(None, None, "no ECB rate for TWD", None, None)),
    (money(5, None), MONDAY, UsdValue(None, None, "no currency", None, None)),
    (money(5, "CNY"), None, UsdValue(None, None, "article has no date", None, None)),
    (money("1e30", "CNY"), MONDAY, UsdValue(None, None, "too large for the column", None, None)),
    (money("1e30", "USD"), MONDAY, UsdValue(None, None, "too large for the column", None, None)),
    (replace(money(5, "%"), kind="percent"), MONDAY, NOT_MONEY),
)
PAIRS = (
    # conversion, original, day, whether it holds, why
    (money(70 * BILLION, "SGD", BILLION), money(380 * BILLION, "CNY", BILLION), MONDAY, True),
    (money(107 * BILLION, "SGD", BILLION), money(80 * BILLION, "USD", BILLION), MONDAY, True),
    (money(100 * BILLION, "SGD", BILLION), money(80 * BILLION, "USD", BILLION), MONDAY, False),
    (money(79, "SGD"), money(4600, "HKD", 100), MONDAY, False),
    (money(70 * BILLION, "USD", BILLION), money(380 * BILLION, "CNY", BILLION), MONDAY, False),
    (money(70, "SGD", 1), money(380, "TWD", 1), MONDAY, None),
    (money(70, None, 1), money(380, "CNY", 1), MONDAY, None),
    (money(70, "SGD", 1), money(380, "CNY", 1), None, None),
    (money(0, "SGD", 1), money(380, "CNY", 1), MONDAY, None),
    (money(19, "SGD", "0.1"), money(10, "USD", 1), MONDAY, False),
)


@pytest.mark.parametrize(("figure", "on", "expected"), USD_CASES)
def test_us_dollars(figure: FigureReading, on: date | None, expected: UsdValue) -> None:
    assert to_us_dollars(figure, RATES, on) == expected


def test_both_ends_of_a_range() -> None:
    figure = replace(money(400, "CNY"), value_high=Decimal(600), bound="range")
    found = to_us_dollars(figure, RATES, FRIDAY)
    assert found.usd_high is not None
    assert found.usd is not None
    assert abs(found.usd_high - found.usd * Decimal("1.5")) < Decimal("1e-8")


def test_a_given_up_currency_counts_before_the_code() -> None:
    given_up = CurrencyChoice(None, None, "bare $", None, Decimal(0))
    figure = replace(money(5, "USD"), currency=given_up)
    assert to_us_dollars(figure, RATES, MONDAY).usd_reason == "no currency"


@settings(max_examples=60, deadline=None)
@given(value=st.decimals(min_value=0, max_value=10**18, places=6), on=st.sampled_from(list(UNITS)))
def test_dollars_are_the_value_over_the_rate(value: Decimal, on: date) -> None:
    found = to_us_dollars(replace(money(1, "CNY"), value=value), RATES, on)
    rate, _ = RATES.cross("USD", "CNY", on)
    assert found.usd is not None
    assert abs(found.usd - value / rate) <= Decimal("1e-9") + value * Decimal("1e-27")


@pytest.mark.parametrize(("figure", "original", "on", "holds"), PAIRS)
def test_pairs(
    figure: FigureReading, original: FigureReading, on: date | None, holds: bool | None
) -> None:
    check = check_pair(figure, original, RATES, on)
    assert check.ok is holds
    assert (check.reason is None) == (holds is not None)


def test_one_printed_digit_is_too_coarse_to_judge_by() -> None:
    check = check_pair(
        money(1900 * MILLION, "SGD", 100 * MILLION),
        money(BILLION, "USD", BILLION),
        RATES,
        MONDAY,
    )
    assert check.off_by is not None
    assert check.allowed is not None
    assert check.allowed > TOO_COARSE
    assert check.ok is None


def test_the_share_by_which_a_pair_is_off() -> None:
    check = check_pair(money(70, "SGD", 1), money(380, "CNY", 1), RATES, MONDAY)
    assert check.implied_rate == Decimal("5.428571429")
    assert check.ecb_rate == Decimal("5.419154407")
    assert check.off_by == Decimal("0.001737729")
    assert check.tolerance is not None
    assert round(check.tolerance, 4) == Decimal("0.0085")


@settings(max_examples=60, deadline=None)
@given(
    value=st.integers(min_value=10, max_value=10**6),
    digits=st.integers(min_value=0, max_value=1),
)
def test_an_honest_conversion_rounded_as_printed_always_holds(value: int, digits: int) -> None:
    step = Decimal(10**digits)
    exact = Decimal(value) * RATES.cross("CNY", "SGD", MONDAY)[0]
    printed = (exact / step).quantize(Decimal(1)) * step
    if printed >= step:
        conversion = replace(money(1, "SGD"), value=printed, rounding_step=step)
        assert check_pair(conversion, money(value, "CNY", 1), RATES, MONDAY).ok is not False
