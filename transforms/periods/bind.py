"""Which period belongs to which figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from transforms.articles.document import PublicationDate
from transforms.contracts.vocabulary import PeriodPlace
from transforms.figures.reading import FigureReading
from transforms.periods.carried import Passage, carried_over
from transforms.periods.dateline import is_dateline
from transforms.periods.meaning import date_expression, doubtful_quarters
from transforms.periods.rates import rate_beside
from transforms.periods.reach import (
    ADJACENT,
    DAYS,
    LENGTHS,
    OPENING,
    RATES,
    REACH,
    Bound,
    Place,
    clause_of,
    distance,
    is_at_once,
    is_day_of_pledge,
    is_of_forecast,
    is_usable,
    is_within_reach,
    overlap,
)
from transforms.periods.reading import NO_PERIOD, FigurePeriod, TimeReading
from transforms.text.sentences import SentenceSpan


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
    on = published.published_on
    dating = [_bound(time) for time in times if not is_dateline(time, text, on)]
    for bound in _without_tails(dating):
        index = bisect_right(starts, bound.start) - 1
        by_sentence.setdefault(index, []).append(bound)
    figure_starts = [figure.start for figure in figures]
    doubtful = doubtful_quarters(times)
    periods: list[FigurePeriod] = []
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        candidates = _near(figure, by_sentence.get(index, []))
        place = Place(text, sentences[index], on, figure_starts, doubtful)
        chosen = _choose(figure, candidates, place) if candidates else None
        rate = rate_beside(figure, place) if chosen is None or _is_length(chosen) else None
        if rate is not None:
            periods.append(rate)
        elif chosen is not None:
            periods.append(_period(chosen, figure, place))
        elif index > 0:
            own, before = by_sentence.get(index, []), by_sentence.get(index - 1, [])
            pair = sentences[index], sentences[index - 1]
            periods.append(_carried(figure, Passage(text, *pair, own, before, place.on), place))
        else:
            periods.append(NO_PERIOD)
    return tuple(periods)


def _is_length(chosen: Bound) -> bool:
    """Return whether it says how long a rate holds: "$2bn annually over five years"."""
    return chosen.reading.rule in LENGTHS or chosen.reading.rule == "span"


def _carried(figure: FigureReading, passage: Passage, place: Place) -> FigurePeriod:
    """Return the period of the sentence before where it is the figure's own, else NO_PERIOD."""
    chosen = carried_over(figure, passage)
    if chosen is None:
        return NO_PERIOD
    return replace(date_expression(chosen, place), found_in="sentence_before")


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
        and not is_day_of_pledge(one, figure, place)
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


def _period(chosen: Bound, figure: FigureReading, place: Place) -> FigurePeriod:
    found_in: PeriodPlace = "clause"
    if overlap(chosen, figure):
        found_in = "figure"
    elif chosen.start - place.sentence.start < OPENING:
        found_in = "opening"
    return replace(date_expression(chosen, place), found_in=found_in)
