"""What the period rules read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.contracts.vocabulary import PeriodKind, PeriodPlace

Relation = Literal[
    "in", "of", "to", "since", "from", "by", "until", "as_of", "before", "after", "within"
]
Modifier = Literal["first", "last", "start", "mid", "end", "before", "after"]
NO_DATE = "article has no date"
FISCAL_UNKNOWN = "fiscal calendar of the subject unknown"
COMPARED_FISCAL = "compared with a fiscal period that is not dated"


@dataclass(frozen=True, slots=True)
class TimeReading:
    """One time expression in the text.

    `period_start` is inclusive, `period_end` exclusive; both None with a `reason` where the words
    cannot be dated. `duration` is an ISO 8601 duration ("P3Y") for expressions that state a
    length, whether or not they can be anchored. The dates are those of the whole unit that the
    words name; how a figure uses them follows from the last three fields.

    Attributes:
        start: Offset of the first character in the text.
        end: Offset past the last one.
        period_start: First day.
        period_end: First day after.
        duration: Length in ISO 8601.
        reason: Why there are no dates.
        rule: Name of the rule that read it.
        relation: What the preposition before it says ("since", "by" ...), "in" for the plain
            ones, None without one.
        phrase_start: Offset of that preposition, None without one.
        phrase_end: Offset past the date at which the expression ends ("the year to June 30"),
            None where it has no such date.
        modifier: Which part of the unit is meant: "first" or "last" day, "before" (earlier this
            year), "after" (later this year), or roughly "start", "mid" or "end".
        is_ahead: Whether a bare length ("for two years") has a verb that looks ahead beside it.
    """

    start: int
    end: int
    period_start: date | None
    period_end: date | None
    duration: str | None
    reason: str | None
    rule: str
    relation: Relation | None = None
    phrase_start: int | None = None
    phrase_end: int | None = None
    modifier: Modifier | None = None
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class FigurePeriod:
    """The period that belongs to a figure: its words, dates, and why there are none.

    Attributes:
        kind: How the words mean it, None without a period.
        length: Length that the words state, in ISO 8601 ("P3Y"), None without one.
        found_in: Where the words stand, None without a period.
    """

    period_text: str | None
    period_start: date | None
    period_end: date | None
    period_reason: str | None
    kind: PeriodKind | None = None
    length: str | None = None
    found_in: PeriodPlace | None = None


NO_PERIOD = FigurePeriod(None, None, None, None)
