"""What the report says, as plain values: read from the warehouse by `flows.report`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from expectations.declarations import FOLLOWS

FOLLOWING = frozenset({"K1", FOLLOWS})
"""Rules that hold a row only because the row that it belongs to is held."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run, as the view `runs` shows it."""

    run_id: str
    started_at: datetime
    state: str
    duration_s: float | None
    articles_in: int
    articles_stored: int
    articles_duplicate: int
    articles_quarantined: int
    figures_stored: int
    figures_quarantined: int
    checks_failed: int
    rules_version: str
    failure: str | None


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One held row or document. `quote_start` is where the quote begins in `sentence`."""

    rule: str
    reason: str
    expected: str | None
    found: str | None
    quote: str | None
    sentence: str | None
    quote_start: int | None
    table_name: str
    row_key: str
    publisher: str | None
    title: str | None
    source_name: str | None
    said_on: date | None
    run_id: str

    @property
    def is_follower(self) -> bool:
        """Whether it is held only because the row that it belongs to is."""
        return self.rule in FOLLOWING

    @property
    def is_document(self) -> bool:
        """Whether a whole document or article is held."""
        return self.table_name in ("raw.captures", "core.articles")

    @property
    def rule_words(self) -> str:
        """Return the rule in plain words, without what was found."""
        return self.reason.partition(" Found: ")[0]


@dataclass(frozen=True, slots=True)
class PairLine:
    """One printed conversion against the ECB, as the view `fx_checks` shows it."""

    printed: str
    original: str | None
    implied_rate: Decimal | None
    ecb_rate: Decimal | None
    off_by: Decimal | None
    tolerance: Decimal | None
    ok: bool | None
    fx_on: date | None
    publisher: str | None
    said_on: date | None
    title: str | None
    is_held: bool
    verdict: str
    read_as: str | None


@dataclass(frozen=True, slots=True)
class PledgeLine:
    """One pledge, as the view `pledges` shows it."""

    who: str | None
    what: str | None
    hedge: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    usd: Decimal | None
    usd_per_year: Decimal | None
    period_from: date | None
    period_to: date | None
    said_on: date | None
    publisher: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One expectation of the last run that was checked."""

    table_name: str
    rule: str
    rule_text: str
    severity: str
    column_name: str | None
    ok: bool
    rows: int
    unexpected: int
    example: str | None


@dataclass(frozen=True, slots=True)
class PublisherLine:
    """One publisher, as the view `scorecard` shows it. Shares are 0 to 1, None without rows."""

    publisher: str | None
    articles: int
    rows: int
    held: int
    pass_rate: float | None
    dated_share: float | None
    currency_share: float | None
    conversions: int
    conversion_share: float | None


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What some number-like strings became, as the view `number_reasons` shows it."""

    reason: str
    meaning: str | None
    count: int
    share: float
    example: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each there are in the warehouse now."""

    articles: int = 0
    figures: int = 0
    figures_held: int = 0
    claims: int = 0
    money_claims: int = 0
    dollar_claims: int = 0
    yearly_claims: int = 0
    pledges: int = 0


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything on the page. `runs` are newest first; `held_by_rule` counts all held rows."""

    counts: Counts
    runs: Sequence[RunLine]
    held: Sequence[HeldLine]
    held_by_rule: Mapping[str, int]
    pairs: Sequence[PairLine]
    pledges: Sequence[PledgeLine]
    checks: Sequence[CheckLine]
    numbers: Sequence[NumberLine]
    publishers: Sequence[PublisherLine]
