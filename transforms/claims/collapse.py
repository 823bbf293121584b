"""One claim per size that an article states, however often and in whatever currency."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from transforms.claims.confidence import Confidence, rate_confidence
from transforms.claims.reading import FigureBinding, RestatementLink
from transforms.claims.witnesses import restatement_roots
from transforms.contracts import Article, Claim, Figure
from transforms.contracts.vocabulary import SentenceRole
from transforms.figures.reading import FigureReading
from transforms.identity import content_id
from transforms.periods.comparable import Comparable, Flow, comparable
from transforms.periods.reading import FigurePeriod
from transforms.text.sentences import SentenceSpan

T = TypeVar("T")

ROLE_RANK: dict[SentenceRole, int] = {
    "body": 0,
    "standfirst": 1,
    "caption": 1,
    "heading": 2,
    "title": 2,
    "boilerplate": 3,
}
"""Headlines shorten: what the body says leads."""


FROM_LEADING = (
    "claim_id",
    "article_id",
    "version",
    "figure_id",
    "sentence_id",
    "kind",
    "category",
    "status",
    "direction",
    "value",
    "value_high",
    "is_negative",
    "bound",
    "unit_code",
    "unit_text",
    "rules_version",
)
FROM_PERIOD = (
    "period_text",
    "period_start",
    "period_end",
    "period_reason",
    "period_kind",
    "period_length",
    "period_found_in",
)
FROM_DOLLARS = ("usd", "usd_high", "usd_reason", "fx_on", "fx_rule")


@dataclass(frozen=True, slots=True)
class _Witness:
    figure: Figure
    binding: FigureBinding


def claim_groups(
    figures: Sequence[FigureReading],
    links: Sequence[RestatementLink | None],
    sentences: Sequence[SentenceSpan],
) -> tuple[int, ...]:
    """Return for each figure the index of the figure that leads its claim.

    The leading figure is no printed conversion, stands in the body rather than in a headline,
    has a known unit, and prints the most digits; of equal ones the first.
    """
    starts = [sentence.start for sentence in sentences]
    groups: dict[int, list[int]] = {}
    for index, root in enumerate(restatement_roots(links)):
        groups.setdefault(root, []).append(index)

    def rank(index: int) -> tuple[bool, int, bool, Decimal, int]:
        figure = figures[index]
        role = sentences[max(0, bisect_right(starts, figure.start) - 1)].role
        is_unknown = figure.kind == "money" and figure.unit_code is None
        return (
            figure.converts is not None,
            ROLE_RANK[role],
            is_unknown,
            figure.rounding_step / figure.value if figure.value else Decimal(0),
            index,
        )

    leaders = [0] * len(figures)
    for members in groups.values():
        leader = min(members, key=rank)
        for index in members:
            leaders[index] = leader
    return tuple(leaders)


def build_claims(
    figures: Sequence[Figure], bindings: Sequence[FigureBinding], article: Article
) -> tuple[Claim, ...]:
    """Return the claims of one article version, in the order of their leading figures.

    Args:
        figures: Rows of the article; figures of one claim share its claim_id.
        bindings: What the sentences tell of them, parallel to the figures.
        article: The version that holds them.

    Returns:
        One claim for each claim_id. What the leading figure does not tell (period, subject,
        speaker, US dollars) comes from its first witness that tells it.
    """
    groups: dict[str, list[_Witness]] = {}
    for figure, binding in zip(figures, bindings, strict=True):
        groups.setdefault(figure.claim_id, []).append(_Witness(figure, binding))
    leading = [
        next(w for w in group if content_id("claim", w.figure.figure_id) == claim_id)
        for claim_id, group in groups.items()
    ]
    ordered = sorted(
        zip(leading, groups.values(), strict=True), key=lambda pair: pair[0].figure.start_char
    )
    return tuple(
        _claim([lead, *(w for w in group if w is not lead)], article) for lead, group in ordered
    )


def _claim(witnesses: Sequence[_Witness], article: Article) -> Claim:
    """Return the claim of `witnesses`, the leading one first."""
    figure = witnesses[0].figure
    dated = _first(witnesses, lambda w: w.figure.period_start or w.figure.period_end)
    period = (dated or _first(witnesses, lambda w: w.figure.period_text) or witnesses[0]).figure
    dollars = (_first(witnesses, lambda w: w.figure.usd) or witnesses[0]).figure
    owned = _first(witnesses, lambda w: w.figure.subject_entity_id) or witnesses[0]
    yearly = _yearly(witnesses[0], period, dollars, article)
    confidence = _confidence(witnesses, owned, dollars, period)
    bindings = [witness.binding for witness in witnesses]
    spoken = next((b for b in bindings if b.speaker), bindings[0])
    return Claim(
        **_columns(figure, FROM_LEADING),
        **_columns(period, FROM_PERIOD),
        **_columns(dollars, FROM_DOLLARS),
        witness_count=len(witnesses),
        subject_entity_id=owned.figure.subject_entity_id,
        subject_name=owned.binding.subject.name if owned.binding.subject else None,
        speaker=spoken.speaker,
        **_evidence_columns(owned.binding, bindings[0], spoken),
        measure=_value(b.measure for b in bindings),
        purpose=_value(b.purpose for b in bindings),
        said_on=article.published_on,
        years=yearly.years,
        usd_per_year=yearly.usd_per_year,
        usd_per_year_high=yearly.usd_per_year_high,
        per_year_reason=yearly.per_year_reason,
        confidence=confidence.value,
        confidence_reason=confidence.reason,
        rule="restatements_collapsed" if len(witnesses) > 1 else "single_statement",
    )


def _evidence_columns(
    owned: FigureBinding, lead: FigureBinding, spoken: FigureBinding
) -> dict[str, Any]:
    """Return the rules and words behind the subject, the status and the speaker of a claim."""
    subject, status, speaker = owned.why_subject, lead.why_status, spoken.why_speaker
    return {
        "subject_rule": subject.rule if subject else None,
        "subject_start_char": subject.start if subject else None,
        "subject_end_char": subject.end if subject else None,
        "subject_distance": subject.distance if subject else None,
        "subject_runner_up": subject.runner_up if subject else None,
        "status_rule": status.rule if status else None,
        "status_start_char": status.start if status else None,
        "status_end_char": status.end if status else None,
        "is_denied": lead.is_denied,
        "speaker_rule": speaker.rule if speaker else None,
        "speaker_start_char": speaker.start if speaker else None,
        "speaker_end_char": speaker.end if speaker else None,
    }


def _columns(figure: Figure, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in names}


def _yearly(lead: _Witness, period: Figure, dollars: Figure, article: Article) -> Comparable:
    figure = lead.figure
    return comparable(
        Flow(
            kind=figure.kind,
            category=figure.category,
            status=figure.status,
            is_change=lead.binding.is_change,
            usd=dollars.usd,
            usd_high=dollars.usd_high,
            words=f"{figure.surface} {lead.binding.measure or ''}",
            period=FigurePeriod(
                period.period_text,
                period.period_start,
                period.period_end,
                period.period_reason,
                period.period_kind,
                period.period_length,
            ),
            published_on=article.published_on,
        )
    )


def _confidence(
    witnesses: Sequence[_Witness], owned: _Witness, dollars: Figure, period: Figure
) -> Confidence:
    lead = witnesses[0].figure
    return rate_confidence(
        subject_rule=owned.figure.subject_rule,
        currency_confidence=lead.currency_confidence if lead.kind == "money" else None,
        witness_count=len(witnesses),
        remarks=[
            *(["period of a witness"] if period is not lead and period.period_text else []),
            *(["US dollars of a witness"] if dollars is not lead else []),
            *_doubts(owned.binding),
        ],
    )


def _doubts(owned: FigureBinding) -> list[str]:
    """Return in words how far off the subject is named, and who else could be meant."""
    why = owned.why_subject
    if why is None or why.distance is None:
        return []
    there = "after" if why.distance < 0 else "before"
    named = [f"named {abs(why.distance)} sentences {there}"] if why.distance else []
    return [*named, *([f"or {why.runner_up}"] if why.runner_up else [])]


def _first(
    witnesses: Sequence[_Witness], told: Callable[[_Witness], object | None]
) -> _Witness | None:
    return next((witness for witness in witnesses if told(witness) is not None), None)


def _value(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
