"""Rules about US dollars and printed conversions: F7, F8, F9, F12, X6."""

from __future__ import annotations

from decimal import Decimal

from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Figure
from transforms.currency.conversions import TOO_COARSE
from transforms.currency.rates import MAXIMUM_AGE_DAYS, NoRate, RateTable

RELATIVE_ERROR = Decimal("1e-9")
STEP = Decimal("1e-9")
"""Smallest step of a DECIMAL(38, 9) column."""
DISBELIEVED = Decimal("0.05")
"""A printed conversion that is off by more is not believed (domain rule F9)."""
PLEDGE_LIMITS = (Decimal(1000), Decimal("5e12"))
"""US dollars: a company's planned investment is not smaller or larger (domain rule F12)."""


def check_dollars(figure: Figure, around: Surroundings) -> Finding | None:
    """F7: money has US dollars or a reason, and the dollars are value times rate."""
    if figure.kind != "money":
        return None if figure.usd is None else Finding("no US dollars", f"{figure.kind} with usd")
    if (figure.usd is None) == (figure.usd_reason is None):
        both = "neither" if figure.usd is None else "both"
        return Finding("either US dollars or a reason", both)
    if figure.usd is None:
        return None
    return _recomputed(figure, around.context.rates)


def _recomputed(figure: Figure, rates: RateTable | None) -> Finding | None:
    if figure.unit_code is None:
        return Finding("a currency to convert from", "none")
    rate = Decimal(1)
    if figure.unit_code != "USD":
        if figure.fx_on is None or figure.fx_rule is None:
            return Finding("the day and rule of the rate", "none")
        if rates is None:
            return None
        try:
            rate = rates.cross(figure.unit_code, "USD", figure.fx_on)[0]
        except NoRate as error:
            return Finding("an ECB rate", str(error))
    return _differing(figure.value * rate, figure.usd) or _differing(
        None if figure.value_high is None else figure.value_high * rate, figure.usd_high
    )


def _differing(expected: Decimal | None, usd: Decimal | None) -> Finding | None:
    if expected is None and usd is None:
        return None
    if expected is None or usd is None:
        return Finding("an upper end in dollars exactly for a range", "one without the other")
    if abs(usd - expected) <= abs(expected) * RELATIVE_ERROR + STEP:
        return None
    return Finding(f"US${expected:,.2f}", f"US${usd:,.2f}")


def check_conversion(figure: Figure, around: Surroundings) -> Finding | None:
    """F8: rounding of the printed digits explains the gap to the ECB cross."""
    off_by = figure.pair_off_by
    if off_by is None or abs(off_by) <= (figure.pair_tolerance or Decimal(0)):
        return None
    return _pair_finding(
        figure, around, f"within {figure.pair_tolerance or 0:.1%} (rounding, three days)"
    )


def check_gross_conversion(figure: Figure, around: Surroundings) -> Finding | None:
    """F9: a conversion far off the ECB cross is not believed; its original is.

    Where the printed digits are too coarse to judge by, F8 warns and nothing is held.
    """
    off_by, tolerance = figure.pair_off_by, figure.pair_tolerance or Decimal(0)
    if off_by is None or tolerance > TOO_COARSE or abs(off_by) <= max(DISBELIEVED, tolerance):
        return None
    return _pair_finding(figure, around, f"within {DISBELIEVED:.0%}")


def _pair_finding(figure: Figure, around: Surroundings, limit: str) -> Finding:
    implied, ecb = figure.pair_implied_rate or Decimal(0), figure.pair_ecb_rate or Decimal(0)
    off_by = figure.pair_off_by or Decimal(0)
    original = around.figures.get(figure.pair_figure_id or "")
    units = f"{original.unit_code} for 1 {figure.unit_code}" if original else "as the rate"
    return Finding(
        f"{limit} of the ECB rate: {ecb:.4f} {units} on {figure.fx_on or 'the day'}",
        f"the two numbers imply {implied:.4f}, {abs(off_by):.1%} "
        f"too {'high' if off_by > 0 else 'low'}",
    )


def check_pledge_size(figure: Figure, _: Surroundings) -> Finding | None:
    """F12: a planned investment has a plausible size."""
    if figure.usd is None or (figure.category, figure.status) != ("investment", "planned"):
        return None
    low, high = PLEDGE_LIMITS
    if low <= figure.usd <= high:
        return None
    return Finding(f"US${low:,} to US${high:,.0f}", f"US${figure.usd:,.2f}")


def check_rate_day(figure: Figure, around: Surroundings) -> Finding | None:
    """X6: the rate was known when the article appeared, and was not stale."""
    article = around.article_of(figure)
    on = article.published_on if article else None
    if figure.fx_on is None or on is None:
        return None
    if 0 <= (on - figure.fx_on).days <= MAXIMUM_AGE_DAYS:
        return None
    return Finding(f"a rate from the {MAXIMUM_AGE_DAYS} days up to {on}", f"{figure.fx_on}")


MONEY_RULES: tuple[RowRule, ...] = (
    RowRule(
        "F7",
        "core.figures",
        "critical",
        "consistency",
        "Money has US dollars at the ECB rate, or a reason why not.",
        check_dollars,
    ),
    RowRule(
        "F8",
        "core.figures",
        "warning",
        "accuracy",
        "A printed conversion agrees with the ECB rate within its rounding.",
        check_conversion,
    ),
    RowRule(
        "F9",
        "core.figures",
        "critical",
        "accuracy",
        "A printed conversion more than 5% off the ECB rate is not believed.",
        check_gross_conversion,
    ),
    RowRule(
        "F12",
        "core.figures",
        "warning",
        "validity",
        "A planned investment is between US$1,000 and US$5 trillion.",
        check_pledge_size,
    ),
    RowRule(
        "X6",
        "core.figures",
        "critical",
        "consistency",
        "The exchange rate was published before the article, at most a week earlier.",
        check_rate_day,
    ),
)
