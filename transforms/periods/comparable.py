"""Years of a period, and US dollars a year where a yearly value means something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from transforms.contracts.vocabulary import Category, Kind, PeriodKind, Status
from transforms.periods.calendar import whole_months
from transforms.periods.rates import is_rate, times_a_year
from transforms.periods.reading import FigurePeriod

DAYS_PER_YEAR = Decimal("365.2425")
"""Mean length of a Gregorian year."""
PRECISION = 60
YEAR_DECIMALS = Decimal("1e-9")
SHORTEST_YEARS = Decimal("0.22")
"""Less than a quarter: such a period is the date of an event, over which nothing is spread."""
SPANS: frozenset[PeriodKind | None] = frozenset({"within", "so_far", "length", None})
"""Kinds of period that have a length of their own: a deadline or a day of reckoning has none."""
NOT_SPREAD: Mapping[PeriodKind, str] = {
    "by": "the period is a deadline, not a span",
    "since": "the period has no end",
    "from": "the period has no end",
    "until": "the period has no beginning",
    "as_of": "a state on one day, not a flow",
    "so_far": "a sum so far: the period had not ended",
    "per": "a rate over no whole part of a year",
}
LENGTH = re.compile(r"P(\d+)([DWMY])")
PARTS_OF_A_YEAR: Mapping[str, int] = {"W": 7, "D": 1}
"""Days of each unit that months do not make up."""
FLOWS: frozenset[Category] = frozenset(
    {"investment", "spending", "revenue", "profit_loss", "funding"}
)
"""Categories that pile up over time; prices, stakes, debts and market values are levels."""
FLOWS_BY_RATE: frozenset[Category] = frozenset(
    {"economy", "production", "employment", "other", "price"}
)
"""Categories of which a large sum "a year" is a flow too: the words say that it piles up."""
LEAST_FLOW = Decimal(1_000_000)
"""US dollars from which such a sum is what one spends or takes, not a tariff, wage or dividend."""
WHOLE_WEEKS: Mapping[int, Decimal] = {
    **dict.fromkeys((91, 98), Decimal("0.25")),
    **dict.fromkeys((182, 189), Decimal("0.5")),
    **dict.fromkeys((273, 280), Decimal("0.75")),
    **dict.fromkeys((364, 371), Decimal(1)),
}
"""Days of the quarters, halves and years of fiscal years of 52 or 53 weeks."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """Length of the period in years, and the yearly value or why there is none.

    `usd_per_year_high` is the upper end of a range.
    """

    years: Decimal | None
    usd_per_year: Decimal | None
    per_year_reason: str | None
    usd_per_year_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """What decides whether a size can be stated per year.

    Attributes:
        is_change: Whether the size is that of a rise or fall ("rose by $5m") rather than a level,
            be it one that a move ended at.
        words: The printed figure and what it measures: "annualised revenue".
    """

    kind: Kind
    category: Category
    status: Status
    is_change: bool
    usd: Decimal | None
    usd_high: Decimal | None
    words: str
    period: FigurePeriod
    published_on: date | None


def years_between(start: date, end: date) -> Decimal:
    """Return the length in years of [start, end): exact for whole months, else days / 365.2425.

    Parts of a year of 52 or 53 weeks are quarters, halves and years like those of months.
    Rounded to nine decimals, as the column keeps it.
    """
    with localcontext(prec=PRECISION):
        months = whole_months(start, end)
        years = _of_days((end - start).days) if months is None else Decimal(months) / 12
        return years.quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)


def _of_days(days: int) -> Decimal:
    return WHOLE_WEEKS.get(days) or Decimal(days) / DAYS_PER_YEAR


def comparable(flow: Flow) -> Comparable:
    """Return years and US dollars a year of `flow`; a reason in words where there are none.

    Never for levels and their changes (market value, price, stake, debt), for sums so far in a
    period that has not ended, or for rises and falls. usd_per_year times years gives usd again to
    1e-6 of it; a sum stated per year ("$5m a year") is its own yearly value, one per quarter or
    month is multiplied.
    """
    years = _years(flow.period)
    if flow.kind != "money":
        return Comparable(years, None, None)
    stated = f"{flow.words} {flow.period.period_text if flow.period.kind == 'per' else ''}"
    if is_rate(stated):
        return _stated_yearly(flow, years, times_a_year(stated))
    reason = _refusal(flow, years)
    if reason is not None or years is None or flow.usd is None:
        return Comparable(years, None, reason)
    high = None if flow.usd_high is None else _per_year(flow.usd_high, years)
    return Comparable(years, _per_year(flow.usd, years), None, high)


def _stated_yearly(flow: Flow, years: Decimal | None, times: Decimal | None) -> Comparable:
    """Return the yearly value of a sum that is stated per year, quarter, month, week or day.

    Its years are those of the unit: in them the sum falls due once.
    """
    reason = _rate_refusal(flow, times)
    if reason is not None or times is None or flow.usd is None:
        return Comparable(years, None, reason)
    high = None if flow.usd_high is None else _times(flow.usd_high, times)
    return Comparable(_per_year(Decimal(1), times), _times(flow.usd, times), None, high)


def _times(usd: Decimal, times: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return (usd * times).quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)


def _rate_refusal(flow: Flow, times: Decimal | None) -> str | None:
    is_large = flow.usd is not None and flow.usd >= LEAST_FLOW
    if flow.category not in FLOWS and not (flow.category in FLOWS_BY_RATE and is_large):
        return f"{flow.category.replace('_', ' ')} is no flow over a period"
    if flow.is_change:
        return "it states a rise or fall"
    if flow.usd is None:
        return "no US dollar value"
    return NOT_SPREAD["per"] if times is None else None


def _per_year(usd: Decimal, years: Decimal) -> Decimal:
    with localcontext(prec=PRECISION):
        return (usd / years).quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)


def _years(period: FigurePeriod) -> Decimal | None:
    """Return the length of a span by its dates, else by its words ("over five years")."""
    if period.kind not in SPANS:
        return None
    if period.period_start is not None and period.period_end is not None:
        return years_between(period.period_start, period.period_end)
    stated = LENGTH.fullmatch(period.length or "")
    if stated is None or period.kind != "length":
        return None
    with localcontext(prec=PRECISION):
        count, unit = Decimal(stated[1]), stated[2]
        days = PARTS_OF_A_YEAR.get(unit)
        years = _of_days(int(count) * days) if days else count / (12 if unit == "M" else 1)
        return years.quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)


def _refusal(flow: Flow, years: Decimal | None) -> str | None:
    """Return why `flow` has no yearly value, or None where it has one."""
    if flow.category not in FLOWS:
        return f"{flow.category.replace('_', ' ')} is no flow over a period"
    if flow.is_change:
        return "it states a rise or fall"
    if flow.usd is None:
        return "no US dollar value"
    return _period_refusal(flow, years)


def _period_refusal(flow: Flow, years: Decimal | None) -> str | None:
    """Return why nothing can be spread over the period, or None where it can."""
    period = flow.period
    if period.kind is not None and period.kind in NOT_SPREAD:
        return NOT_SPREAD[period.kind]
    if years is None:
        return "no dated period" if period.period_text else "no period is stated"
    if years < SHORTEST_YEARS:
        return "the period is shorter than a quarter"
    return NOT_SPREAD["so_far"] if _is_running(flow) else None


def _is_running(flow: Flow) -> bool:
    """Return whether the text reports what was done in a period that ends after publication."""
    end = flow.period.period_end
    if flow.status != "actual" or flow.published_on is None or end is None:
        return False
    return end > flow.published_on
