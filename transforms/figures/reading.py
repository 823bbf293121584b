"""What a figure rule reads."""

from __future__ import annotations

from decimal import Decimal

from transforms.contracts.vocabulary import (
    Bound,
    CurrencyEvidence,
    Direction,
    Kind,
    NumberReason,
)
from transforms.figures.record import record


@record
class CurrencyChoice:
    """Which currency a sign means, and why.

    `code` is None where it cannot be known; `reason` then says why.
    """

    code: str | None
    evidence: CurrencyEvidence | None
    reason: str | None
    runner_up: str | None
    confidence: Decimal


@record
class FigureReading:
    """One figure in the article's text; the span takes in hedge, sign and counted noun.

    Attributes:
        start: Offset of the first character in the text.
        end: Offset past the last one.
        kind: What sort of number it is.
        value: Size in its own unit, never negative; lower end of a range.
        value_high: Upper end of a range.
        bound: How the words limit the value.
        unit_code: ISO 4217, %, pp, bp, x or UCUM; None for counts and for an unknown currency.
        unit_text: Unit or counted noun as printed ("yuan", "years", "jobs"), or None.
        sign: The bare sign or word still to be resolved to a currency ("$", "Rs"), or None.
        rounding_step: One unit of the last printed digit, in the figure's own unit.
        direction: "down" for a printed minus, else "none"; verbs are read by the claims.
        converts: Index of the figure of which this one is a printed conversion, or None.
        currency: Set for money once its currency was resolved or given up.
        rule: Name of the rule that read it.
    """

    start: int
    end: int
    kind: Kind
    value: Decimal
    value_high: Decimal | None
    bound: Bound
    unit_code: str | None
    unit_text: str | None
    sign: str | None
    rounding_step: Decimal
    direction: Direction
    converts: int | None
    currency: CurrencyChoice | None
    rule: str


@record
class OtherReading:
    """A number-like string that is no figure: text[start:end], and why."""

    start: int
    end: int
    reason: NumberReason
