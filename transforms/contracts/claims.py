"""core.claims: who said how much of what, once per article version."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    Confidence,
    FxOn,
    FxRule,
    IsNegative,
    PeriodEnd,
    PeriodFoundIn,
    PeriodKindOf,
    PeriodLength,
    PeriodReason,
    PeriodStart,
    PeriodText,
    Rule,
    RulesVersion,
    SentenceId,
    SubjectRule,
    UnitCode,
    UnitText,
    Usd,
    UsdHigh,
    UsdReason,
    Value,
    ValueHigh,
    Version,
)
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import Bound, Category, Direction, Kind, Status


@table(
    "core.claims",
    grain="one statement of one size in one article version, however often it is printed",
    key=("claim_id",),
    sort_by=("subject_name", "category", "claim_id"),
)
class Claim:
    """A figure with its restatements collapsed: conversions, headline and captions are witnesses.

    The leading figure is the most exact statement in the currency that was not converted.
    """

    claim_id: Annotated[str, Column("Hash of the leading figure's id.", pattern=ID_PATTERN)]
    article_id: ArticleId
    version: Version
    figure_id: Annotated[str, Column("Leading figure.", references="core.figures.figure_id")]
    sentence_id: SentenceId
    witness_count: Annotated[
        int, Column("Figures of the article that state it, the leading one included.", minimum=1)
    ]
    subject_entity_id: Annotated[
        str | None,
        Column(
            "Whose figure it is.",
            references="core.entities.entity_id",
            null_means="no named owner or doer in the text",
        ),
    ]
    subject_name: Annotated[
        str | None, Column("Canonical name of the subject.", null_means="no subject")
    ]
    speaker: Annotated[
        str | None,
        Column("Who is quoted or credited for it.", null_means="the article itself says it"),
    ]
    subject_rule: SubjectRule = None
    subject_start_char: Annotated[
        int | None,
        Column(
            "Offset in the article's text of the words that name the subject or stand for it.",
            unit="character",
            minimum=0,
            null_means="no subject, or older rules",
        ),
    ] = None
    subject_end_char: Annotated[
        int | None,
        Column(
            "Offset just past those words.",
            unit="character",
            minimum=1,
            null_means="no subject, or older rules",
        ),
    ] = None
    subject_distance: Annotated[
        int | None,
        Column(
            "Sentences between the figure and the name, where a nominal, a pronoun or the whole "
            "article tells the subject; below zero where the name comes later.",
            null_means="the sentence itself names the subject, or there is none",
        ),
    ] = None
    subject_runner_up: Annotated[
        str | None,
        Column(
            "Other body named last before, which a nominal or pronoun could mean.",
            null_means="none is near, or the sentence itself names the subject",
        ),
    ] = None
    status_rule: Annotated[
        str | None,
        Column(
            "What the status rests on: cue_word, plain_verb (told as a fact) or no_verb.",
            null_means="older rules, or the sentence was not parsed",
        ),
    ] = None
    status_start_char: Annotated[
        int | None,
        Column(
            "Offset of the word that tells the status: a cue, else the verb.",
            unit="character",
            minimum=0,
            null_means="no such word",
        ),
    ] = None
    status_end_char: Annotated[
        int | None,
        Column(
            "Offset just past that word.",
            unit="character",
            minimum=1,
            null_means="no such word",
        ),
    ] = None
    is_denied: Annotated[
        bool | None,
        Column("Whether the text denies it or says that it is not so.", null_means="older rules"),
    ] = None
    speaker_rule: Annotated[
        str | None,
        Column(
            "How the speaker is told: according_to, named_speaker, speaker_by_nominal or "
            "speaker_of_quotation (beside the sentence).",
            null_means="no speaker, or older rules",
        ),
    ] = None
    speaker_start_char: Annotated[
        int | None,
        Column(
            "Offset of the words that name the speaker or stand for them.",
            unit="character",
            minimum=0,
            null_means="no speaker, or older rules",
        ),
    ] = None
    speaker_end_char: Annotated[
        int | None,
        Column(
            "Offset just past those words.",
            unit="character",
            minimum=1,
            null_means="no speaker, or older rules",
        ),
    ] = None
    measure: Annotated[
        str | None,
        Column(
            "What is measured, as a short phrase of the text.", null_means="no phrase was found"
        ),
    ]
    purpose: Annotated[
        str | None, Column("What it is for, in the text's words.", null_means="not stated")
    ]
    kind: Annotated[Kind, Column("What sort of number it is.")]
    category: Annotated[Category, Column("What sort of thing is measured.")]
    status: Annotated[Status, Column("Done, planned, forecast or hypothetical.")]
    direction: Annotated[Direction, Column("Whether it states a rise or a fall.")]
    value: Value
    value_high: ValueHigh
    is_negative: IsNegative = None
    bound: Annotated[Bound, Column("How the words limit the value.")]
    unit_code: UnitCode
    unit_text: UnitText
    period_text: PeriodText
    period_start: PeriodStart
    period_end: PeriodEnd
    period_reason: PeriodReason
    period_kind: PeriodKindOf = None
    period_length: PeriodLength = None
    period_found_in: PeriodFoundIn = None
    said_on: Annotated[
        date | None,
        Column("Day of publication of the article.", null_means="the article has no date"),
    ]
    usd: Usd
    usd_high: UsdHigh
    usd_reason: UsdReason
    fx_on: FxOn
    fx_rule: FxRule
    years: Annotated[
        Decimal | None,
        Column(
            "Length of the period, by its dates or else by its words; where usd_per_year comes "
            "from a sum stated per year, quarter or month, the length of that unit.",
            unit="a",
            minimum=0,
            null_means="no dated period and no stated length, or a date rather than a span "
            "(by, since, from, until, as_of)",
        ),
    ]
    usd_per_year: Annotated[
        Decimal | None,
        Column(
            "usd / years; a sum stated per year is its own yearly value, one per quarter or month "
            "is multiplied. Never for changes, market values, prices or sums so far this year.",
            unit="USD/a",
            null_means="see per_year_reason",
        ),
    ]
    usd_per_year_high: Annotated[
        Decimal | None,
        Column(
            "The upper end of a range, per year, as usd_per_year.",
            unit="USD/a",
            null_means="no range, or no yearly value",
        ),
    ] = None
    per_year_reason: Annotated[
        str | None,
        Column("Why there is no yearly value.", null_means="there is one, or it is not money"),
    ]
    confidence: Confidence
    confidence_reason: Annotated[str, Column("What the confidence rests on.")]
    rule: Rule
    rules_version: RulesVersion
