"""Which period belongs to which figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from transforms.articles.document import PublicationDate
from transforms.figures.reading import FigureReading
from transforms.periods.calendar import add
from transforms.periods.ends import LENGTH, UNITS
from transforms.periods.lengths import rolling
from transforms.periods.reach import (
    ADJACENT,
    DAYS,
    LENGTHS,
    RATES,
    REACH,
    Bound,
    Place,
    clause_of,
    distance,
    has_lasted,
    is_at_once,
    is_of_forecast,
    is_usable,
    is_within_reach,
    overlap,
    spoken_length,
)
from transforms.periods.reading import (
    FISCAL_UNKNOWN,
    NO_DATE,
    NO_PERIOD,
    FigurePeriod,
    TimeReading,
)
from transforms.text.sentences import SentenceSpan

EARNINGS = re.compile(
    r"(?i)\b(?:profits?|earnings|earned|revenues?|net (?:income|loss|profit)|ebitda|a share|"
    r"per share|comparable sales|dividend|provisions?)\b"
)
MAYBE_QUARTERS = frozenset({"bare_unit", "latest_quarter", "year_ago", "shifted_unit"})
FORWARD = frozenset({"for", "over"})
QUARTERS = frozenset({"quarter", "q_number"}) | MAYBE_QUARTERS


def bind_periods(
    text: str,
    sentences: Sequence[SentenceSpan],
    figures: Sequence[FigureReading],
    times: Sequence[TimeReading],
    published: PublicationDate,
) -> tuple[FigurePeriod, ...]:
    """Return the period of each figure, NO_PERIOD where its sentence states none.

    A time expression belongs to the figures of its own clause; one at the head of the sentence
    to all figures without a nearer one. Words that give no date are kept with the reason.
    """
    starts = [sentence.start for sentence in sentences]
    by_sentence: dict[int, list[Bound]] = {}
    for bound in _without_tails([_bound(time) for time in times]):
        index = bisect_right(starts, bound.start) - 1
        by_sentence.setdefault(index, []).append(bound)
    figure_starts = [figure.start for figure in figures]
    periods: list[FigurePeriod] = []
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        candidates = _near(figure, by_sentence.get(index, []))
        place = Place(text, sentences[index], published.published_on, figure_starts)
        chosen = _choose(figure, candidates, place) if candidates else None
        periods.append(NO_PERIOD if chosen is None else _period(chosen, place))
    return tuple(periods)


def _near(figure: FigureReading, bounds: Sequence[Bound]) -> Sequence[Bound]:
    """Return the sentence's first expression and those around the figure."""
    low = bisect_left(bounds, figure.start - REACH, key=lambda one: one.start)
    high = bisect_right(bounds, figure.end + REACH, key=lambda one: one.start)
    return bounds[low:high] if low == 0 else [bounds[0], *bounds[low:high]]


def _without_tails(bounds: Sequence[Bound]) -> list[Bound]:
    """Return the expressions without those that only end another: "(the year to) June 30"."""
    kept: list[Bound] = []
    for bound in bounds:
        if not kept or bound.reading.start >= kept[-1].end:
            kept.append(bound)
    return kept


def _bound(time: TimeReading) -> Bound:
    start = time.start if time.phrase_start is None else time.phrase_start
    return Bound(time, start, time.end if time.phrase_end is None else time.phrase_end)


def _choose(figure: FigureReading, candidates: Sequence[Bound], place: Place) -> Bound | None:
    """Return the expression that dates `figure`: inside it, else the nearest in its clause."""
    text, sentence, on = place.text, place.sentence, place.on
    inside = [one for one in candidates if overlap(one, figure) and one.reading.rule != "year"]
    if inside:
        return _inside(inside[0], candidates, place)
    if is_of_forecast(figure, sentence, text):
        candidates = [one for one in candidates if one.reading.rule not in DAYS]
    if is_at_once(figure, text):
        candidates = [one for one in candidates if one.end <= figure.start]
    clause = clause_of(figure, sentence, text)
    ranked = [
        (distance(one, figure, text), one)
        for one in candidates
        if one.reading.rule not in RATES
        and is_usable(one, text, on)
        and is_within_reach(one, figure, place, clause)
    ]
    return min(ranked, key=lambda entry: entry[0])[1] if ranked else None


def _inside(inner: Bound, candidates: Sequence[Bound], place: Place) -> Bound | None:
    """Return the expression within a figure, or the one right behind that dates it."""
    if inner.reading.rule in (*LENGTHS, *RATES):
        for one in candidates:
            is_adjacent = 0 <= one.start - inner.end <= ADJACENT
            is_dated = one.reading.period_start is not None
            if is_adjacent and is_dated and is_usable(one, place.text, place.on):
                return one
    return inner if is_usable(inner, place.text, place.on) else None


def _period(chosen: Bound, place: Place) -> FigurePeriod:
    text = place.text
    words = " ".join(text[chosen.start : chosen.end].split())
    reading, on = chosen.reading, place.on
    if reading.rule in RATES:
        return FigurePeriod(words, None, None, reading.reason)
    if reading.rule in LENGTHS and reading.phrase_end is None:
        return _length_period(chosen, words, text, on)
    if reading.period_start is None or reading.period_end is None:
        return FigurePeriod(words, None, None, reading.reason or NO_DATE)
    if _is_fiscal_doubt(chosen, place):
        return FigurePeriod(words, None, None, FISCAL_UNKNOWN)
    start, end = _limits(reading, reading.period_start, reading.period_end, on)
    return FigurePeriod(words, start, end, None)


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


def _length_period(chosen: Bound, words: str, text: str, on: date | None) -> FigurePeriod:
    """Date "has traded for nine years" (up to publication), "within five years" (from it).

    "For two years" without a verb that tells its direction has no dates.
    """
    reading = chosen.reading
    length = LENGTH.fullmatch(reading.duration or "")
    if length is None:
        return FigurePeriod(words, None, None, reading.reason)
    if on is None:
        return FigurePeriod(words, None, None, NO_DATE)
    count, unit = int(length[1]), UNITS[length[2]]
    spoken = spoken_length(chosen, text)
    is_ahead = spoken == "within" or (spoken in FORWARD and reading.is_ahead)
    if spoken == "for" and not is_ahead and not has_lasted(chosen, text):
        return FigurePeriod(words, None, None, reading.reason)
    span = rolling(on, count if is_ahead else -count, unit)
    if span is None:
        return FigurePeriod(words, None, None, "beyond the calendar")
    return FigurePeriod(words, span.start, span.end, None)
