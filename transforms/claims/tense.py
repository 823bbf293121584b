"""Whether the period of a figure was over, or yet to come, when the article was published."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from transforms.periods.reading import FigurePeriod

Tense = Literal["ahead", "next", "over"] | None
"""None where the period holds the day of publication, or is not known."""
NAMED_YEAR = re.compile(
    r"(?:in|for|during) (?:the )?(?:fiscal |financial |year )*(?:fy ?)?((?:19|20)\d\d)(?:[-–/]\d+)?"
)
NEXT = re.compile(r"^(?:(?:in|over|during|for|within) the )?(?:next|coming)\b")
YEARS_AGO = re.compile(r"\byears?[- ](?:ago|earlier)\b")


def read_tense(period: FigurePeriod, published: date | None) -> Tense:
    """Return whether `period` lies before or after the day of publication.

    A fiscal year without dates is ahead where it is named after a later year. The "next" days may
    be those after a past event.
    """
    words = (period.period_text or "").lower()
    if published is None or not words:
        return None
    if NEXT.search(words):
        return "next"
    if period.period_start is None:
        year = NAMED_YEAR.fullmatch(words)
        is_later = year is not None and int(year[1]) > published.year
        return "ahead" if is_later else "over" if YEARS_AGO.search(words) else None
    if period.period_start > published:
        return "ahead"
    is_ended = period.period_end is not None and period.period_end <= published
    return "over" if is_ended else None
