"""Years of a period, and US dollars a year where a yearly value means something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from transforms.contracts.vocabulary import Category, Direction, Kind, Status
from transforms.periods.calendar import whole_months

DAYS_PER_YEAR = Decimal("365.2425")
"""Mean length of a Gregorian year."""
PRECISION = 60
YEAR_DECIMALS = Decimal("1e-9")
SHORTEST_YEARS = Decimal("0.22")
"""Less than a quarter: such a period is the date of an event, over which nothing is spread."""
DEADLINE = "by "
"""A period that opens so is when something is due, not the span in which it happens."""
FLOWS: frozenset[Category] = frozenset(
    {"investment", "spending", "revenue", "profit_loss", "funding"}
)
"""Categories that pile up over time; prices, stakes, debts and market values are levels."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """Length of the period in years, and the yearly value or why there is none."""

    years: Decimal | None
    usd_per_year: Decimal | None
    per_year_reason: str | None


@dataclass(frozen=True, slots=True)
class Flow:
    """What decides whether a size can be stated per year."""

    kind: Kind
    category: Category
    status: Status
    direction: Direction
    usd: Decimal | None
    period_text: str | None
    period_start: date | None
    period_end: date | None
    published_on: date | None


def years_between(start: date, end: date) -> Decimal:
    """Return the length in years of [start, end): exact for whole months, else days / 365.2425.

    Rounded to nine decimals, as the column keeps it.
    """
    with localcontext(prec=PRECISION):
        months = whole_months(start, end)
        if months is not None:
            years = Decimal(months) / 12
        else:
            years = Decimal((end - start).days) / DAYS_PER_YEAR
        return years.quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)


def comparable(flow: Flow) -> Comparable:
    """Return years and US dollars a year of `flow`; a reason in words where there are none.

    Never for levels and their changes (market value, price, stake, debt), for sums so far in a
    period that has not ended, or for rises and falls. usd_per_year times years gives usd again
    to 1e-6 of it.
    """
    years = None
    if flow.period_start is not None and flow.period_end is not None:
        years = years_between(flow.period_start, flow.period_end)
    if flow.kind != "money":
        return Comparable(years, None, None)
    reason = _refusal(flow, years)
    if reason is not None or years is None or flow.usd is None:
        return Comparable(years, None, reason)
    with localcontext(prec=PRECISION):
        per_year = (flow.usd / years).quantize(YEAR_DECIMALS, rounding=ROUND_HALF_EVEN)
    return Comparable(years, per_year, None)


def _refusal(flow: Flow, years: Decimal | None) -> str | None:
    """Return why `flow` has no yearly value, or None where it has one."""
    if flow.category not in FLOWS:
        return f"{flow.category.replace('_', ' ')} is no flow over a period"
    if flow.direction != "none":
        return "it states a rise or fall"
    if flow.usd is None:
        return "no US dollar value"
    return _period_refusal(flow, years)


def _period_refusal(flow: Flow, years: Decimal | None) -> str | None:
    """Return why nothing can be spread over the period, or None where it can."""
    if years is None:
        return "no dated period" if flow.period_text else "no period is stated"
    if (flow.period_text or "").casefold().startswith(DEADLINE):
        return "the period is a deadline, not a span"
    if years < SHORTEST_YEARS:
        return "the period is shorter than a quarter"
    return "a sum so far: the period had not ended" if _is_running(flow) else None


def _is_running(flow: Flow) -> bool:
    """Return whether the text reports what was done in a period that ends after publication."""
    if flow.status != "actual" or flow.published_on is None or flow.period_end is None:
        return False
    return flow.period_end > flow.published_on
