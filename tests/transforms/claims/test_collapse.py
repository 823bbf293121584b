"""Figures of one statement become one claim; what its leader lacks comes from a witness."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.expectations.small_world import PLEDGE
from transforms.claims.collapse import build_claims
from transforms.claims.confidence import rate_confidence
from transforms.claims.reading import FigureBinding
from transforms.contracts import Article, Claim, Figure
from transforms.entities.reading import NamedEntity
from transforms.identity import content_id

ARTICLE_ID = content_id("article", "a")
ACME = NamedEntity("Acme", "company", None, None, None, is_known=True)
BOUND = FigureBinding(
    ACME, "grammatical_subject", None, None, "investment", "planned", "none", None
)


def article() -> Article:
    return Article(
        article_id=ARTICLE_ID,
        version=1,
        capture_id=content_id("capture", "a"),
        text_sha256=hashlib.sha256(b"text").hexdigest(),
        title="Acme to invest",
        publisher=None,
        agency=None,
        authors=None,
        url=None,
        language_code=None,
        home_currency_code=None,
        published_at=None,
        published_on=date(2025, 2, 24),
        published_precision="day",
        published_evidence="dateline",
        text="text",
        offset_map="0:0:4",
        cleaner_version="1",
        rules_version="0.1",
        word_count=1,
        figure_count=3,
        run_id="run",
        recorded_at=datetime(2025, 2, 24, tzinfo=UTC),
    )


def figure(name: str, leader: str, start: int, value: str, unit: str) -> Figure:
    """Return a money figure of 2025 to 2028 in the claim that `leader` leads."""
    return replace(
        PLEDGE,
        figure_id=content_id("figure", name),
        article_id=ARTICLE_ID,
        sentence_id=content_id("sentence", name),
        claim_id=content_id("claim", content_id("figure", leader)),
        start_char=start,
        end_char=start + 5,
        surface="words",
        value=Decimal(value),
        bound="exact",
        unit_code=unit,
        usd=Decimal(value),
    )


def claims_of(*figures: Figure, bindings: tuple[FigureBinding, ...] = ()) -> tuple[Claim, ...]:
    return build_claims(figures, bindings or (BOUND,) * len(figures), article())


HEADLINE = figure("headline", "body", 0, "70e9", "SGD")
BODY = figure("body", "body", 50, "380e9", "CNY")
OTHER = figure("other", "other", 90, "80e9", "USD")


def test_one_claim_per_group_in_the_order_of_the_leaders() -> None:
    claims = claims_of(HEADLINE, BODY, OTHER)
    assert [claim.figure_id for claim in claims] == [BODY.figure_id, OTHER.figure_id]
    assert [claim.witness_count for claim in claims] == [2, 1]
    assert [claim.unit_code for claim in claims] == ["CNY", "USD"]
    assert [claim.rule for claim in claims] == ["restatements_collapsed", "single_statement"]


def test_every_figure_witnesses_exactly_one_claim() -> None:
    figures = (HEADLINE, BODY, OTHER)
    claims = claims_of(*figures)
    assert {claim.claim_id for claim in claims} == {f.claim_id for f in figures}
    assert sum(claim.witness_count for claim in claims) == len(figures)
    assert len({claim.claim_id for claim in claims}) == len(claims)


def test_usd_per_year_times_years_is_usd() -> None:
    (claim,) = claims_of(OTHER)
    assert claim.years == 3
    assert claim.usd is not None
    assert claim.usd_per_year is not None
    assert claim.usd_per_year * claim.years == pytest.approx(claim.usd, rel=Decimal("1e-6"))


def test_period_and_dollars_of_a_witness_are_used_and_said() -> None:
    bare = replace(
        BODY, period_text=None, period_start=None, period_end=None, usd=None, usd_reason="no rate"
    )
    (claim,) = claims_of(HEADLINE, bare)
    assert (claim.period_text, claim.usd) == (HEADLINE.period_text, HEADLINE.usd)
    assert "period of a witness" in claim.confidence_reason
    assert "US dollars of a witness" in claim.confidence_reason


def test_words_of_the_leader_come_before_those_of_a_witness() -> None:
    spoken = replace(BOUND, speaker="Ana Ruiz", purpose="roads")
    (claim,) = claims_of(HEADLINE, BODY, bindings=(spoken, replace(BOUND, speaker="Bo Lind")))
    assert (claim.speaker, claim.purpose) == ("Bo Lind", "roads")


@pytest.mark.parametrize(
    ("rule", "currency", "count", "expected", "why"),
    [
        ("grammatical_subject", Decimal(1), 1, "0.90", "a sure subject and currency"),
        ("grammatical_subject", Decimal("0.5"), 1, "0.45", "an unsure currency counts in full"),
        ("deal_target", Decimal(1), 3, "1.00", "witnesses raise it, to 1 at most"),
        (None, None, 1, "0.65", "no subject"),
        ("a_rule_of_tomorrow", None, 1, "0.60", "a rule that was not measured"),
    ],
)
def test_confidence(
    rule: str | None, currency: Decimal | None, count: int, expected: str, why: str
) -> None:
    rated = rate_confidence(rule, currency, count)
    assert str(rated.value) == expected, why
    assert rated.reason
