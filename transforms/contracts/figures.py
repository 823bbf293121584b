"""core.figures: every number read, with its unit, its binding and its proof."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    EndChar,
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
    StartChar,
    SubjectRule,
    Surface,
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
from transforms.contracts.vocabulary import (
    Bound,
    Category,
    CurrencyEvidence,
    Direction,
    Kind,
    Restatement,
    Status,
)


@table(
    "core.figures",
    grain="one number read in one article version",
    key=("figure_id",),
    sort_by=("article_id", "version", "start_char"),
)
class Figure:
    """A number as printed and as read. Reading `surface` again gives the value."""

    figure_id: Annotated[
        str, Column("Hash of article, version, start and end.", pattern=ID_PATTERN)
    ]
    article_id: ArticleId
    version: Version
    sentence_id: SentenceId
    claim_id: Annotated[
        str,
        Column("Claim that the figure witnesses.", references="core.claims.claim_id"),
    ]
    start_char: StartChar
    end_char: EndChar
    surface: Surface
    kind: Annotated[Kind, Column("What sort of number it is.")]
    value: Value
    value_high: ValueHigh
    is_negative: IsNegative = None
    bound: Annotated[Bound, Column("How the words limit the value.")]
    unit_code: UnitCode
    unit_text: UnitText
    rounding_step: Annotated[
        Decimal,
        Column(
            "One unit of the last printed digit, in the figure's own unit: 1e9 for 70 billion.",
            minimum=0,
        ),
    ]
    currency_evidence: Annotated[
        CurrencyEvidence | None,
        Column("How the currency is known.", null_means="not money, or no currency is known"),
    ]
    currency_reason: Annotated[
        str | None,
        Column(
            "The evidence in words, or why there is no currency.",
            null_means="not money, or the sign itself names the currency",
        ),
    ]
    currency_runner_up: Annotated[
        str | None,
        Column(
            "Next likely currency (ISO 4217).",
            pattern=r"^[A-Z]{3}$",
            null_means="no other was considered",
        ),
    ]
    currency_confidence: Annotated[
        Decimal | None,
        Column("How sure the currency is.", minimum=0, maximum=1, null_means="not money"),
    ]
    direction: Annotated[Direction, Column("Whether it states a rise or a fall.")]
    subject_entity_id: Annotated[
        str | None,
        Column(
            "Whose figure it is.",
            references="core.entities.entity_id",
            null_means="no named owner or doer in the text",
        ),
    ]
    subject_rule: SubjectRule
    category: Annotated[Category, Column("What sort of thing is measured.")]
    status: Annotated[Status, Column("Done, planned, forecast or hypothetical.")]
    period_text: PeriodText
    period_start: PeriodStart
    period_end: PeriodEnd
    period_reason: PeriodReason
    period_kind: PeriodKindOf = None
    period_length: PeriodLength = None
    period_found_in: PeriodFoundIn = None
    restates_figure_id: Annotated[
        str | None,
        Column(
            "Earlier figure of the article that this one restates.",
            references="core.figures.figure_id",
            null_means="it is the first statement",
        ),
    ]
    restatement: Annotated[
        Restatement | None, Column("How it restates it.", null_means="it is the first statement")
    ]
    usd: Usd
    usd_high: UsdHigh
    usd_reason: UsdReason
    fx_on: FxOn
    fx_rule: FxRule
    pair_figure_id: Annotated[
        str | None,
        Column(
            "Figure in another currency printed beside it, of which it is the conversion.",
            references="core.figures.figure_id",
            null_means="it is not a printed conversion",
        ),
    ]
    pair_implied_rate: Annotated[
        Decimal | None,
        Column(
            "Units of the pair's currency per unit of this one, as the two figures imply.",
            null_means="it is not a printed conversion",
        ),
    ]
    pair_ecb_rate: Annotated[
        Decimal | None,
        Column("The same rate as an ECB cross on fx_on.", null_means="no ECB rate, or no pair"),
    ]
    pair_off_by: Annotated[
        Decimal | None,
        Column(
            "Implied over ECB rate, less one: 0.05 is 5 % too high.",
            null_means="no ECB rate, or no pair",
        ),
    ]
    pair_tolerance: Annotated[
        Decimal | None,
        Column(
            "Largest share that rounding of the printed digits and the spread of the last "
            "three ECB days explain together.",
            minimum=0,
            null_means="no pair",
        ),
    ]
    rule: Rule
    rules_version: RulesVersion
