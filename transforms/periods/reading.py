"""What the period rules read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeReading:
    """One time expression in the text.

    `period_start` is inclusive, `period_end` exclusive; both None with a `reason` where the words
    cannot be dated. `duration` is an ISO 8601 duration ("P3Y") for expressions that state a
    length, whether or not they can be anchored.
    """

    start: int
    end: int
    period_start: date | None
    period_end: date | None
    duration: str | None
    reason: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class FigurePeriod:
    """The period that belongs to a figure: its words, dates, and why there are none."""

    period_text: str | None
    period_start: date | None
    period_end: date | None
    period_reason: str | None


NO_PERIOD = FigurePeriod(None, None, None, None)
