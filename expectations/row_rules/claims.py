"""Rules about one claim: F16, K2, K5."""

from __future__ import annotations

from decimal import Decimal

from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Claim

YEARLY_ERROR = Decimal("1e-6")
LEVELS = frozenset({"market_value", "price", "price_change", "stake"})
"""Categories that do not pile up over time: they have no yearly value."""


def check_not_annualised(claim: Claim, _: Surroundings) -> Finding | None:
    """F16: no yearly value for levels, and none for sums of a period that still runs."""
    if claim.usd_per_year is None:
        return None
    if claim.category in LEVELS:
        return Finding("no yearly value", f"one for {claim.category.replace('_', ' ')}")
    is_running = claim.period_end and claim.said_on and claim.period_end > claim.said_on
    if claim.status == "actual" and is_running:
        return Finding("no yearly value of a sum so far", f"one up to {claim.period_end}")
    return None


def check_yearly_value(claim: Claim, _: Surroundings) -> Finding | None:
    """K5: dollars a year times years are the dollars; without them there is a reason."""
    if claim.usd_per_year is None:
        has_reason = claim.kind != "money" or claim.per_year_reason is not None
        return None if has_reason else Finding("a reason", "no yearly value and no reason")
    if claim.usd is None or claim.years is None:
        return Finding("US dollars and years", "a yearly value without them")
    again = claim.usd_per_year * claim.years
    if abs(again - claim.usd) <= abs(claim.usd) * YEARLY_ERROR:
        return None
    return Finding(f"US${claim.usd:,.2f}", f"{claim.years:f} years give US${again:,.2f}")


def check_has_subject(claim: Claim, _: Surroundings) -> Finding | None:
    """K2: it is known whose figure it is."""
    if claim.subject_name is not None or claim.category == "time_span":
        return None
    return Finding("a named owner or doer", "nobody is named")


CLAIM_RULES: tuple[RowRule, ...] = (
    RowRule(
        "F16",
        "core.claims",
        "critical",
        "consistency",
        "Prices, market values and sums so far have no yearly value.",
        check_not_annualised,
    ),
    RowRule(
        "K2",
        "core.claims",
        "warning",
        "completeness",
        "It is known whose figure it is.",
        check_has_subject,
    ),
    RowRule(
        "K5",
        "core.claims",
        "critical",
        "consistency",
        "Dollars a year times years give the dollars.",
        check_yearly_value,
    ),
)
