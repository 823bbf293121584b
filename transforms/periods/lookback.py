"""What looks back to a span that names its end: "the year to June 30 ... the prior year"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.periods.calendar import Interval
from transforms.periods.reading import TimeReading
from transforms.periods.rule import Scene

LOOKS_BACK = re.compile(
    r"(?i)(?:an?|the|one) year (?:earlier|before|ago)|"
    r"(?:the )?(?:previous|prior|preceding) year(?:['’]s)?|(?:the )?year[- ](?:earlier|ago)\b.*"
)
"""A year back from a span: the span of the year before."""


def look_back(readings: Sequence[TimeReading], scene: Scene) -> list[TimeReading]:
    """Return the readings of a sentence with those that look back to a joined span dated by it.

    The end of such a span is read after it, so that the rules could not yet know it.
    """
    looked: list[TimeReading] = []
    span: Interval | None = None
    for reading in readings:
        if reading.phrase_end is not None and reading.period_start and reading.period_end:
            span = Interval(reading.period_start, reading.period_end)
        looked.append(_a_year_before(span, reading, scene.text))
    return looked


def _a_year_before(span: Interval | None, reading: TimeReading, text: str) -> TimeReading:
    """Return `reading` dated by `span`, one year back, where its words say so."""
    words = " ".join(text[reading.start : reading.end].split())
    if span is None or reading.phrase_end is not None or not LOOKS_BACK.fullmatch(words):
        return reading
    back = span.shifted(-1, "year")
    return replace(reading, period_start=back.start, period_end=back.end, reason=None)
