"""Figure readings -> rows of core.figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from transforms.article_rows import Recording, entity_id, sentence_at, span_id
from transforms.claims.collapse import claim_groups
from transforms.contracts import Figure, Sentence
from transforms.contracts.vocabulary import CurrencyEvidence, PeriodKind, PeriodPlace
from transforms.currency.conversions import check_pair, to_us_dollars
from transforms.currency.rates import RateTable
from transforms.figures.reading import FigureReading
from transforms.identity import content_id
from transforms.periods.reading import FigurePeriod

if TYPE_CHECKING:
    from transforms.article import ArticleReading


def figure_rows(
    reading: ArticleReading,
    sentences: Sequence[Sentence],
    rates: RateTable,
    recording: Recording,
) -> tuple[Figure, ...]:
    """Return the figures in text order, with US dollars and the check of printed pairs."""
    ids = [span_id(recording, "figure", f.start, f.end) for f in reading.figures]
    leaders = claim_groups(reading.figures, reading.links, reading.sentences)
    return tuple(
        _figure_row(reading, index, sentences, rates, (recording, ids, leaders))
        for index in range(len(ids))
    )


def claim_id_of(figure_id: str) -> str:
    """Return the id of the claim that the figure `figure_id` leads."""
    return content_id("claim", figure_id)


def _figure_row(
    reading: ArticleReading,
    index: int,
    sentences: Sequence[Sentence],
    rates: RateTable,
    places: tuple[Recording, list[str], Sequence[int]],
) -> Figure:
    recording, ids, leaders = places
    figure, binding = reading.figures[index], reading.bindings[index]
    period, link = reading.periods[index], reading.links[index]
    on = reading.published.published_on
    original = None if figure.converts is None else reading.figures[figure.converts]
    return Figure(
        figure_id=ids[index],
        article_id=recording.article_id,
        version=recording.version,
        sentence_id=sentence_at(sentences, figure.start),
        claim_id=claim_id_of(ids[leaders[index]]),
        start_char=figure.start,
        end_char=figure.end,
        surface=reading.document.text[figure.start : figure.end],
        kind=figure.kind,
        value=figure.value,
        value_high=figure.value_high,
        is_negative=binding.is_negative,
        bound=figure.bound,
        unit_code=figure.unit_code,
        unit_text=figure.unit_text,
        rounding_step=figure.rounding_step,
        **_currency_columns(figure),
        direction=binding.direction,
        subject_entity_id=entity_id(binding.subject) if binding.subject else None,
        subject_rule=binding.subject_rule,
        category=binding.category,
        status=binding.status,
        **_period_columns(period),
        restates_figure_id=ids[link.earlier] if link else None,
        restatement=link.how if link else None,
        **_dollar_columns(figure, rates, on),
        pair_figure_id=None if figure.converts is None else ids[figure.converts],
        **_pair_columns(figure, original, rates, on),
        rule=figure.rule,
        rules_version=recording.rules_version,
    )


class _PeriodColumns(TypedDict):
    period_text: str | None
    period_start: date | None
    period_end: date | None
    period_reason: str | None
    period_kind: PeriodKind | None
    period_length: str | None
    period_found_in: PeriodPlace | None


def _period_columns(period: FigurePeriod) -> _PeriodColumns:
    return {
        "period_text": period.period_text,
        "period_start": period.period_start,
        "period_end": period.period_end,
        "period_reason": period.period_reason,
        "period_kind": period.kind,
        "period_length": period.length,
        "period_found_in": period.found_in,
    }


class _CurrencyColumns(TypedDict):
    currency_evidence: CurrencyEvidence | None
    currency_reason: str | None
    currency_runner_up: str | None
    currency_confidence: Decimal | None


def _currency_columns(figure: FigureReading) -> _CurrencyColumns:
    currency = figure.currency
    return {
        "currency_evidence": currency.evidence if currency else None,
        "currency_reason": currency.reason if currency else None,
        "currency_runner_up": currency.runner_up if currency else None,
        "currency_confidence": currency.confidence if currency else None,
    }


class _DollarColumns(TypedDict):
    usd: Decimal | None
    usd_high: Decimal | None
    usd_reason: str | None
    fx_on: date | None
    fx_rule: str | None


def _dollar_columns(figure: FigureReading, rates: RateTable, on: date | None) -> _DollarColumns:
    usd = to_us_dollars(figure, rates, on)
    return {
        "usd": usd.usd,
        "usd_high": usd.usd_high,
        "usd_reason": usd.usd_reason,
        "fx_on": usd.fx_on,
        "fx_rule": usd.fx_rule,
    }


class _PairColumns(TypedDict):
    pair_implied_rate: Decimal | None
    pair_ecb_rate: Decimal | None
    pair_off_by: Decimal | None
    pair_tolerance: Decimal | None


def _pair_columns(
    figure: FigureReading, original: FigureReading | None, rates: RateTable, on: date | None
) -> _PairColumns:
    pair = check_pair(figure, original, rates, on) if original else None
    return {
        "pair_implied_rate": pair.implied_rate if pair else None,
        "pair_ecb_rate": pair.ecb_rate if pair else None,
        "pair_off_by": pair.off_by if pair else None,
        "pair_tolerance": (pair.allowed or pair.tolerance) if pair else None,
    }
