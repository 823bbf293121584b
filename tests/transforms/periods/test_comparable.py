"""Years of a period, and when a yearly value is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.periods.comparable import Flow, comparable, years_between

PLEDGE = Flow(
    kind="money",
    category="investment",
    status="planned",
    direction="none",
    usd=Decimal("52413447725.984791576"),
    period_text="over the next three years",
    period_start=date(2025, 2, 24),
    period_end=date(2028, 2, 24),
    published_on=date(2025, 2, 24),
)
REFUSED = (
    (replace(PLEDGE, category="market_value"), "market value is no flow over a period"),
    (replace(PLEDGE, category="price"), "price is no flow over a period"),
    (replace(PLEDGE, category="price_change"), "price change is no flow over a period"),
    (replace(PLEDGE, category="stake"), "stake is no flow over a period"),
    (replace(PLEDGE, category="debt"), "debt is no flow over a period"),
    (replace(PLEDGE, category="deal_value"), "deal value is no flow over a period"),
    (replace(PLEDGE, direction="up"), "it states a rise or fall"),
    (replace(PLEDGE, usd=None), "no US dollar value"),
    (replace(PLEDGE, status="actual"), "a sum so far: the period had not ended"),
    (replace(PLEDGE, period_end=None), "no dated period"),
    (replace(PLEDGE, period_text=None, period_start=None), "no period is stated"),
    (replace(PLEDGE, period_text="by 2030"), "the period is a deadline, not a span"),
    (replace(PLEDGE, period_end=date(2025, 2, 25)), "the period is shorter than a quarter"),
)
YEARS = (
    ("2025-02-24", "2028-02-24", "3"),
    ("2024-01-01", "2025-01-01", "1"),
    ("2025-01-01", "2025-04-01", "0.25"),
    ("2015-02-24", "2025-02-24", "10"),
    ("2024-11-03", "2025-01-05", "0.172488141"),
)


@pytest.mark.parametrize(("start", "end", "years"), YEARS)
def test_years(start: str, end: str, years: str) -> None:
    found = years_between(date.fromisoformat(start), date.fromisoformat(end))
    assert found == Decimal(years)


def test_a_pledge_over_three_years() -> None:
    yearly = comparable(PLEDGE)
    assert yearly.years == 3
    assert yearly.usd_per_year == Decimal("17471149241.994930525")
    assert yearly.per_year_reason is None


@pytest.mark.parametrize(("flow", "reason"), REFUSED)
def test_refusals(flow: Flow, reason: str) -> None:
    yearly = comparable(flow)
    assert yearly.usd_per_year is None
    assert yearly.per_year_reason == reason


def test_what_is_not_money_needs_no_reason() -> None:
    assert comparable(replace(PLEDGE, kind="count")).per_year_reason is None


@settings(max_examples=60, deadline=None)
@given(
    usd=st.decimals(min_value=0, max_value=10**15, places=9),
    start=st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1)),
    days=st.integers(min_value=90, max_value=20_000),
)
def test_yearly_value_times_years_is_the_value(usd: Decimal, start: date, days: int) -> None:
    flow = replace(PLEDGE, usd=usd, period_start=start, period_end=start + timedelta(days=days))
    yearly = comparable(flow)
    assert yearly.years is not None
    assert yearly.usd_per_year is not None
    assert abs(yearly.usd_per_year * yearly.years - usd) <= Decimal("1e-6")
