"""What a time expression means for the figure it belongs to: dates, kind, length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transforms.contracts.vocabulary import PeriodKind
from transforms.periods.calendar import add, whole_months
from transforms.periods.ends import LENGTH, UNITS
from transforms.periods.lengths import rolling
from transforms.periods.reach import (
    LENGTHS,
    PLEDGED,
    RATES,
    REACH,
    Bound,
    Place,
    has_lasted,
    spoken_length,
)
from transforms.periods.reading import (
    FISCAL_UNKNOWN,
    NO_DATE,
    FigurePeriod,
    Relation,
    TimeReading,
)

EARNINGS = re.compile(
    r"(?i)\b(?:profits?|earnings|earned|revenues?|net (?:income|loss|profit)|ebitda|a share|"
    r"per share|comparable sales|dividend|provisions?)\b"
)
MAYBE_QUARTERS = frozenset({"bare_unit", "latest_quarter", "year_ago", "shifted_unit"})
QUARTERS = frozenset({"quarter", "q_number"}) | MAYBE_QUARTERS
NAMED_QUARTERS = frozenset({"quarter", "fiscal_quarter", "q_number"})
COMPARED = frozenset({"ago", "year_ago", "period_of_year", "that_unit"})
COMPARED_UNKNOWN = "compared with a quarter of an unknown fiscal calendar"
MONTHS_OF_A_QUARTER = 3
FORWARD = frozenset({"for", "over"})
KINDS: dict[Relation, PeriodKind] = {
    "by": "by",
    "before": "by",
    "since": "since",
    "from": "from",
    "until": "until",
    "as_of": "as_of",
}
STATES_A_LENGTH = frozenset({"duration", "span", "months_of_year", "first_months"})
SO_FAR = re.compile(r"(?i)\b(?:so|thus) far(?: in)? $")
SO_FAR_AFTER = re.compile(r"(?i),? (?:so|thus) far\b")
BEFORE = 12
BEYOND = "beyond the calendar"
AT_OR_OVER = "at the end of that time or in the course of it"
SUPERLATIVE = re.compile(
    r"(?i)(?:\b(?:the|its|their|his|her|our|a|an|second|third|fourth)|['’]s?)"
    r" (?:[\w-]+ )?(?:most|least|worst|best|first|second|third|fourth|only|"
    r"(?!interest|request|harvest|contest|protest|forest|arrest|conquest|guest|quest|west|test|"
    r"rest|latest)[a-z]{3,}est)\b[^.;:]*$"
)
"""The biggest sale for nine years: that length looks back, whatever the verbs say."""
SUPERLATIVE_REACH = 90


def date_expression(chosen: Bound, place: Place) -> FigurePeriod:
    """Return the period that `chosen` means for its figure: dates or a reason, kind and length."""
    dated = _dates(chosen, place)
    reading = chosen.reading
    length = reading.duration or ""
    is_stated = reading.rule in STATES_A_LENGTH or reading.phrase_end is not None
    return replace(
        dated,
        kind=dated.kind or _kind(chosen, place.text),
        length=length if is_stated and LENGTH.fullmatch(length) else None,
    )


def _kind(chosen: Bound, text: str) -> PeriodKind:
    reading = chosen.reading
    if reading.rule in RATES:
        return "per"
    before = text[max(0, chosen.start - BEFORE) : chosen.start]
    is_so_far = SO_FAR.search(before) or SO_FAR_AFTER.match(text, chosen.end)
    if reading.rule == "year_to_date" or is_so_far:
        return "so_far"
    if reading.relation is None or reading.phrase_end is not None:
        return "within"
    return KINDS.get(reading.relation, "within")


def _dates(chosen: Bound, place: Place) -> FigurePeriod:
    words = " ".join(place.text[chosen.start : chosen.end].split())
    reading = chosen.reading
    if reading.rule in LENGTHS and reading.phrase_end is None:
        return _length_period(chosen, words, place)
    reason = _why_undated(chosen, place)
    if reason is not None or reading.period_start is None or reading.period_end is None:
        return FigurePeriod(words, None, None, reason or NO_DATE)
    start, end = _limits(reading, reading.period_start, reading.period_end, place.on)
    return FigurePeriod(words, start, end, None)


def _why_undated(chosen: Bound, place: Place) -> str | None:
    reading = chosen.reading
    if reading.rule in RATES or reading.period_start is None:
        return reading.reason or NO_DATE
    if _is_fiscal_doubt(chosen, place):
        return FISCAL_UNKNOWN
    return COMPARED_UNKNOWN if _is_compared_doubt(chosen, place) else None


def doubtful_quarters(times: Sequence[TimeReading]) -> frozenset[int]:
    """Return the first months of the quarters that an article names without saying whose.

    "The third quarter" may be a fiscal one; "the quarter ended Sept. 30" is dated.
    """
    months: dict[bool, set[int]] = {True: set(), False: set()}
    for time in times:
        if time.rule in NAMED_QUARTERS and time.period_start is not None:
            is_dated = time.phrase_end is not None or time.rule == "fiscal_quarter"
            months[is_dated].add(time.period_start.month)
    return frozenset(months[False] - months[True])


def _is_compared_doubt(chosen: Bound, place: Place) -> bool:
    """Return whether "a year earlier" looks back to a quarter of an unknown fiscal calendar."""
    start, end = chosen.reading.period_start, chosen.reading.period_end
    if chosen.reading.rule not in COMPARED or start is None or end is None:
        return False
    if whole_months(start, end) != MONTHS_OF_A_QUARTER or start.month not in place.doubtful:
        return False
    return EARNINGS.search(place.text, place.sentence.start, place.sentence.end) is not None


def _is_fiscal_doubt(chosen: Bound, place: Place) -> bool:
    """Return whether a quarter is that of a company whose fiscal calendar is not known."""
    reading = chosen.reading
    if reading.phrase_end is not None or reading.rule not in QUARTERS:
        return False
    words = place.text[chosen.start : chosen.end].casefold()
    if reading.rule in MAYBE_QUARTERS and "quarter" not in words:
        return False
    return EARNINGS.search(place.text, place.sentence.start, place.sentence.end) is not None


def _limits(
    reading: TimeReading, start: date, end: date, on: date | None
) -> tuple[date | None, date | None]:
    """Return what of the whole unit the words around it mean."""
    if reading.modifier == "last":
        start = add(end, -1, "day")
    elif reading.modifier == "first":
        end = add(start, 1, "day")
    elif reading.modifier == "before" and on is not None and start < on < end:
        end = on
    elif reading.modifier == "after" and on is not None and start < on < end:
        start = on
    if reading.relation in ("since", "from") and reading.phrase_end is None:
        return start, None
    return start, end


def _length_period(chosen: Bound, words: str, place: Place) -> FigurePeriod:
    """Date "has traded for nine years" (up to publication), "will, within a year" (from it).

    "Over two years" of a plan counts from publication, and is marked as a length; "in two years"
    of a plan may mean its end or its course; "for two years" without a verb that tells its
    direction has no dates.
    """
    reading = chosen.reading
    length = LENGTH.fullmatch(reading.duration or "")
    if length is None:
        return FigurePeriod(words, None, None, reading.reason, "length")
    if place.on is None:
        return FigurePeriod(words, None, None, NO_DATE, "length")
    way, kind = _way(chosen, place)
    if way == 0:
        return FigurePeriod(
            words, None, None, AT_OR_OVER if reading.is_ahead else reading.reason, kind
        )
    span = rolling(place.on, way * int(length[1]), UNITS[length[2]])
    if span is None:
        return FigurePeriod(words, None, None, BEYOND, kind)
    return FigurePeriod(words, span.start, span.end, None, kind)


def _way(chosen: Bound, place: Place) -> tuple[int, PeriodKind]:
    """Return 1 for a length that begins with publication, -1 for one that ends there, else 0."""
    spoken, is_ahead = spoken_length(chosen, place.text), chosen.reading.is_ahead
    if spoken == "within":
        return int(is_ahead), "within"
    if _is_record(chosen, place) or has_lasted(chosen, place.text):
        return -1, "within"
    is_plan = is_ahead or _is_pledged(chosen, place)
    return int(is_plan and spoken in FORWARD), "length"


def _is_pledged(chosen: Bound, place: Place) -> bool:
    """Return whether a pledge stands before: "pledged $8.5bn over four years" looks ahead."""
    low = max(place.sentence.start, chosen.start - REACH)
    return PLEDGED.search(place.text, low, chosen.start) is not None


def _is_record(chosen: Bound, place: Place) -> bool:
    """Return whether a superlative stands before: "the first loss in ten years"."""
    low = max(place.sentence.start, chosen.start - SUPERLATIVE_REACH)
    return SUPERLATIVE.search(place.text, low, chosen.start) is not None
