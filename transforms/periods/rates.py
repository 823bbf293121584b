"""Sums that are stated per year, quarter, month, week or day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from transforms.figures.reading import FigureReading
from transforms.periods.reach import Place
from transforms.periods.reading import FigurePeriod

RATE_REASON = "a rate, not a period"
UNITS = r"year|quarter|month|week|day"
BESIDE = re.compile(
    rf"(?i)(?:\s\([^()\n]{{1,40}}\))?,?\s((?:annually|yearly|quarterly|monthly|p\.a\.|"
    rf"(?:per|each|every) (?:{UNITS}))(?!\w))"
)
"""Right behind a figure or its conversion in brackets: "8 billion crowns annually"."""
OPENING = re.compile(rf"(?i)((?:each|every) (?:{UNITS})),? ")
"""Opens a sentence without another time: "Each year it spends 200 million euros"."""
PER = re.compile(
    r"(?i)\b(?:(?P<y>annuali[sz]ed|annual(?:ly)?|yearly|run[- ]rate|p\.a\.)|(?P<q>quarterly)|"
    r"(?P<m>monthly)|(?:per|a|an|each|every) "
    r"(?P<u>year|quarter|month|fortnight|week|day|hour))(?!\w)"
)
"""Words of a size that is stated per year or month already, whatever its period."""
TIMES_A_YEAR: Mapping[str, Decimal] = {
    "year": Decimal(1),
    "quarter": Decimal(4),
    "month": Decimal(12),
    "week": Decimal("365.2425") / 7,
    "day": Decimal("365.2425"),
}
"""How often each comes in a Gregorian year; hours and fortnights are paid for work or care."""


def rate_beside(figure: FigureReading, place: Place) -> FigurePeriod | None:
    """Return the rate whose words stand right behind the figure, or at the head of its sentence."""
    found = BESIDE.match(place.text, figure.end)
    if found is None:
        found = OPENING.match(place.text, place.sentence.start)
    if found is None:
        return None
    return FigurePeriod(found[1], None, None, RATE_REASON, "per", None, "clause")


def is_rate(words: str) -> bool:
    """Return whether `words` state a size per year, month or another unit of time."""
    return PER.search(words) is not None


def times_a_year(words: str) -> Decimal | None:
    """Return by what a size stated so is multiplied for a year: 4 for "$90m per quarter"."""
    found = PER.search(words)
    if found is None:
        return None
    unit = "year" if found["y"] else "quarter" if found["q"] else "month" if found["m"] else None
    return TIMES_A_YEAR.get(unit or found["u"].casefold())
