"""Years of a period, and when a yearly value is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.contracts.vocabulary import PeriodKind
from transforms.periods.comparable import NOT_SPREAD, Flow, comparable, years_between
from transforms.periods.reading import NO_PERIOD, FigurePeriod

SHORT = "the period is shorter than a quarter"

OVER_THREE_YEARS = FigurePeriod(
    "over the next three years", date(2025, 2, 24), date(2028, 2, 24), None, "within", "P3Y"
)
PLEDGE = Flow(
    kind="money",
    category="investment",
    status="planned",
    is_change=False,
    usd=Decimal("52413447725.984791576"),
    usd_high=None,
    words="more than 380 billion yuan planned investment",
    period=OVER_THREE_YEARS,
    published_on=date(2025, 2, 24),
)


def during(words: str, start: str | None, end: str | None, kind: PeriodKind) -> Flow:
    """Return the pledge with another period."""
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return replace(PLEDGE, period=FigurePeriod(words, first, last, None, kind))


REFUSED = (
    (replace(PLEDGE, category="market_value"), "market value is no flow over a period"),
    (replace(PLEDGE, category="price"), "price is no flow over a period"),
    (replace(PLEDGE, category="price_change"), "price change is no flow over a period"),
    (replace(PLEDGE, category="stake"), "stake is no flow over a period"),
    (replace(PLEDGE, category="debt"), "debt is no flow over a period"),
    (replace(PLEDGE, category="deal_value"), "deal value is no flow over a period"),
    (replace(PLEDGE, is_change=True), "it states a rise or fall"),
    (replace(PLEDGE, usd=None), "no US dollar value"),
    (replace(PLEDGE, status="actual"), "a sum so far: the period had not ended"),
    (replace(PLEDGE, period=NO_PERIOD), "no period is stated"),
    (during("this fiscal year", None, None, "within"), "no dated period"),
    (during("in the week", "2025-02-17", "2025-02-24", "within"), SHORT),
    (during("on Monday", "2025-02-24", "2025-02-25", "within"), SHORT),
    (during("by 2030", "2030-01-01", "2031-01-01", "by"), NOT_SPREAD["by"]),
    (during("since 2020", "2020-01-01", None, "since"), NOT_SPREAD["since"]),
    (during("from May", "2025-05-01", None, "from"), NOT_SPREAD["from"]),
    (during("until 2030", "2030-01-01", "2031-01-01", "until"), NOT_SPREAD["until"]),
    (during("as of 2024", "2024-01-01", "2025-01-01", "as_of"), NOT_SPREAD["as_of"]),
    (during("year to date", "2024-01-01", "2024-12-24", "so_far"), NOT_SPREAD["so_far"]),
    (during("an hour", None, None, "per"), NOT_SPREAD["per"]),
    (replace(PLEDGE, words="$40 an hour"), NOT_SPREAD["per"]),
    (replace(PLEDGE, words="$900 a fortnight"), NOT_SPREAD["per"]),
    (replace(PLEDGE, words="$5m a year", is_change=True), "it states a rise or fall"),
    (replace(PLEDGE, words="$5m a year", usd=None), "no US dollar value"),
    (replace(PLEDGE, words="$5m a year", category="debt"), "debt is no flow over a period"),
    (
        replace(PLEDGE, words="$20 a month", category="price", usd=Decimal(20)),
        "price is no flow over a period",
    ),
)
RATES = (
    # printed figure and its measure, words of its rate, yearly value of US$6 million so stated
    ("$6 million a year", "a year", "6000000"),
    ("$6 million annual savings", None, "6000000"),
    ("$6 million annualised revenue", None, "6000000"),
    ("$6 million", "annually", "6000000"),
    ("$6 million", "Each year", "6000000"),
    ("$6 million per quarter", None, "24000000"),
    ("$6 million a month", "a month", "72000000"),
    ("$6 million monthly rent", None, "72000000"),
    ("$6 million a week", "a week", "313065000"),
    ("$6 million a day", "a day", "2191455000"),
)
LENGTHS = (
    # words of a length without dates, years
    ("P5Y", "5"),
    ("P18M", "1.5"),
    ("P26W", "0.5"),
    ("P90D", "0.246411631"),
)
YEARS = (
    ("2025-02-24", "2028-02-24", "3"),
    ("2024-01-01", "2025-01-01", "1"),
    ("2025-01-01", "2025-04-01", "0.25"),
    ("2015-02-24", "2025-02-24", "10"),
    ("2024-11-03", "2025-01-05", "0.172488141"),
    ("2024-07-29", "2024-10-28", "0.25"),  # 13 weeks
    ("2023-12-31", "2024-06-30", "0.5"),  # 26 weeks
    ("2023-10-01", "2024-09-29", "1"),  # 52 weeks
    ("2024-01-29", "2025-02-03", "1"),  # 53 weeks
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


@pytest.mark.parametrize(("words", "rate", "yearly"), RATES)
def test_a_sum_per_year_is_its_own_yearly_value(words: str, rate: str | None, yearly: str) -> None:
    period = FigurePeriod(rate, None, None, "a rate, not a period", "per" if rate else None)
    flow = replace(PLEDGE, words=words, usd=Decimal(6_000_000), period=period)
    found = comparable(flow)
    assert found.usd_per_year == Decimal(yearly)
    assert found.years is not None
    assert abs(found.usd_per_year * found.years - Decimal(6_000_000)) < Decimal(6)
    assert comparable(replace(flow, category="price")).usd_per_year == Decimal(yearly)
    assert comparable(flow).per_year_reason is None


def test_what_is_not_money_needs_no_reason() -> None:
    assert comparable(replace(PLEDGE, kind="count")).per_year_reason is None


def test_the_level_that_a_rise_ends_at_has_a_yearly_value() -> None:
    """ "Revenue rose to $52bn in 2024, up from $50bn": a level, whatever its direction."""
    revenue = during("in 2024", "2024-01-01", "2025-01-01", "within")
    yearly = comparable(replace(revenue, category="revenue", status="actual"))
    assert yearly.usd_per_year == PLEDGE.usd


def test_both_ends_of_a_range_are_carried_through() -> None:
    yearly = comparable(replace(PLEDGE, usd=Decimal(60), usd_high=Decimal(66)))
    assert (yearly.usd_per_year, yearly.usd_per_year_high) == (Decimal(20), Decimal(22))


@pytest.mark.parametrize(("length", "years"), LENGTHS)
def test_a_stated_length_needs_no_dates(length: str, years: str) -> None:
    period = FigurePeriod("over the time", None, None, "no beginning", "length", length)
    yearly = comparable(replace(PLEDGE, period=period))
    assert yearly.years == Decimal(years)
    assert yearly.usd_per_year is not None


def test_deadlines_have_no_length() -> None:
    assert comparable(during("by 2030", "2030-01-01", "2031-01-01", "by")).years is None


@settings(max_examples=60, deadline=None)
@given(
    usd=st.decimals(min_value=0, max_value=10**15, places=9),
    start=st.dates(min_value=date(1990, 1, 1), max_value=date(2050, 1, 1)),
    days=st.integers(min_value=90, max_value=20_000),
)
def test_yearly_value_times_years_is_the_value(usd: Decimal, start: date, days: int) -> None:
    period = replace(OVER_THREE_YEARS, period_start=start, period_end=start + timedelta(days=days))
    flow = replace(PLEDGE, usd=usd, period=period)
    yearly = comparable(flow)
    assert yearly.years is not None
    assert yearly.usd_per_year is not None
    assert abs(yearly.usd_per_year * yearly.years - usd) <= Decimal("1e-6")
