"""Which period belongs to which figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.articles.document import PublicationDate
from transforms.figures.reading import FigureReading
from transforms.periods.calendar import add
from transforms.periods.ends import LENGTH, UNITS
from transforms.periods.reading import (
    FISCAL_UNKNOWN,
    NO_DATE,
    NO_PERIOD,
    FigurePeriod,
    TimeReading,
)
from transforms.text.sentences import SentenceSpan

CLAUSE_BREAK = re.compile(
    r"[;:]\s|\s[–—]\s|\s--\s|,\s(?:and|but|while|whereas|compared|against|after|which|who|although|"
    r"though|despite|according|still|will)\b|\s(?:while|whereas|compared with|compared to|against|"
    r"than|up from|down from|according to|as well as|due to|because|that|said|where|whose)\s"
)
"""Where the clause of a figure ends: a date beyond belongs to something else."""
LENGTHS = frozenset({"duration"})
WITHOUT_DATES = frozenset({"vague", "repeated"})
RATES = frozenset({"per_unit"})
NOUNS = frozenset({"year", "month", "weekday", "decade"})
"""Rules whose words may stand before a noun: "the 2019 assessment"."""
SPOKEN_LENGTH = frozenset({"for", "in", "within", "over"})
HEDGED = re.compile(
    r"(?i)^(?:about|nearly|almost|more than|less than|over|up to|at least|around)\b"
)
EARNINGS = re.compile(
    r"(?i)\b(?:profits?|earnings|earned|revenues?|net (?:income|loss|profit)|ebitda|a share|"
    r"per share|comparable sales|dividend|provisions?)\b"
)
MAYBE_QUARTERS = frozenset({"bare_unit", "latest_quarter", "year_ago", "shifted_unit"})
QUARTERS = frozenset({"quarter", "q_number"}) | MAYBE_QUARTERS
OPEN_STARTS = frozenset({"month", "month_year", "month_day", "day_month", "full_date", "year"})
OPENING = 3
NOUN_REACH = 30
ADJACENT = 2
DAYS = frozenset({"weekday", "point", "month_day", "day_month"})
ASIDE = re.compile(r",\s(?!or\b)")
RELATIVE = re.compile(r",\s(?:who|which|where|founded|chaired|led|launched|opened)\b[^,]*$")
PARTICIPLE = re.compile(
    r"\s(?:it |they |he |she )?(?:forecast|announced|promised|flagged|reported|pledged)(?: \w+)?\s"
)
TOLD = re.compile(r"(?i)\b(?:said|told \w+|announced|says)\s$")
VERB_COST = 100


@dataclass(frozen=True, slots=True)
class _Bound:
    """A time expression as a candidate for the figures of its sentence."""

    reading: TimeReading
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence of a figure, and the day from which its words count."""

    text: str
    sentence: SentenceSpan
    on: date | None
    figure_starts: Sequence[int]


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
    by_sentence: dict[int, list[_Bound]] = {}
    for bound in _without_tails([_bound(time) for time in times]):
        index = bisect_right(starts, bound.start) - 1
        by_sentence.setdefault(index, []).append(bound)
    figure_starts = [figure.start for figure in figures]
    periods: list[FigurePeriod] = []
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        candidates = by_sentence.get(index, [])
        place = _Place(text, sentences[index], published.published_on, figure_starts)
        chosen = _choose(figure, candidates, place) if candidates else None
        periods.append(NO_PERIOD if chosen is None else _period(chosen, place))
    return tuple(periods)


def _without_tails(bounds: Sequence[_Bound]) -> list[_Bound]:
    """Return the expressions without those that only end another: "(the year to) June 30"."""
    kept: list[_Bound] = []
    for bound in bounds:
        if not kept or bound.reading.start >= kept[-1].end:
            kept.append(bound)
    return kept


def _bound(time: TimeReading) -> _Bound:
    start = time.start if time.phrase_start is None else time.phrase_start
    return _Bound(time, start, time.end if time.phrase_end is None else time.phrase_end)


def _choose(figure: FigureReading, candidates: Sequence[_Bound], place: _Place) -> _Bound | None:
    """Return the expression that dates `figure`: inside it, else the nearest in its clause."""
    text, sentence, on = place.text, place.sentence, place.on
    inside = [one for one in candidates if _overlap(one, figure) and one.reading.rule != "year"]
    if inside:
        return _inside(inside[0], candidates, place)
    clause = _clause_of(figure, sentence, text)
    ranked = [
        (_distance(one, figure, text), one)
        for one in candidates
        if one.reading.rule not in RATES
        and _is_usable(one, text, on)
        and _is_within_reach(one, figure, place, clause)
    ]
    return min(ranked, key=lambda entry: entry[0])[1] if ranked else None


def _inside(inner: _Bound, candidates: Sequence[_Bound], place: _Place) -> _Bound | None:
    """Return the expression within a figure, or the one right behind that dates it."""
    for one in candidates:
        gap = one.start - inner.end
        if 0 <= gap <= ADJACENT and inner.reading.rule in (*LENGTHS, *RATES):
            if one.reading.period_start is not None and _is_usable(one, place.text, place.on):
                return one
    return inner if _is_usable(inner, place.text, place.on) else None


def _overlap(one: _Bound, figure: FigureReading) -> bool:
    return one.start < figure.end and figure.start < one.end


def _clause_of(figure: FigureReading, sentence: SentenceSpan, text: str) -> tuple[int, int]:
    """Return the limits of the clause that holds the figure."""
    low, high = sentence.start, sentence.end
    for found in CLAUSE_BREAK.finditer(text, sentence.start, sentence.end):
        if found.end() <= figure.start:
            low = found.end() - 1
        elif found.start() >= figure.end:
            high = found.start()
            break
    return low, high


def _is_usable(one: _Bound, text: str, on: date | None) -> bool:
    """Return whether the expression can date a figure at all."""
    reading = one.reading
    if reading.rule in WITHOUT_DATES or text[reading.start : reading.end].casefold() == "now":
        return False
    if reading.phrase_end is not None:
        return True
    if reading.rule in LENGTHS:
        return _spoken_length(one, text) is not None
    if reading.relation == "from":
        is_ahead = on is None or reading.period_end is None or reading.period_end > on
        return reading.rule in OPEN_STARTS and is_ahead
    if reading.relation == "until":
        return reading.rule in OPEN_STARTS
    return reading.relation != "to"


def _is_within_reach(
    one: _Bound, figure: FigureReading, place: _Place, clause: tuple[int, int]
) -> bool:
    """Return whether the expression stands in the clause, or opens the sentence."""
    sentence = place.sentence
    if one.start - sentence.start < OPENING:
        return True
    if not (clause[0] <= one.start and one.end <= clause[1] + 1):
        return False
    gap = (one.end, figure.start) if one.end <= figure.start else (figure.end, one.start)
    return not _is_about_else(one, figure, gap, place)


def _is_about_else(one: _Bound, figure: FigureReading, gap: tuple[int, int], place: _Place) -> bool:
    """Return whether the words between show that the expression dates something else."""
    text, reading = place.text, one.reading
    between = text[gap[0] : gap[1]]
    is_before = one.end <= figure.start
    if reading.rule in LENGTHS and reading.phrase_end is None:
        return True
    if reading.rule in NOUNS and reading.relation is None and reading.rule == "year":
        return not is_before or len(between) > NOUN_REACH
    if reading.relation == "of" or _is_level_before(figure, text):
        return is_before or len(between) > ADJACENT
    if is_before:
        before = text[place.sentence.start : one.start]
        is_relative = between.startswith(",") and RELATIVE.search(before) is not None
        return is_relative or TOLD.search(before) is not None
    if PARTICIPLE.fullmatch(between):
        return True
    return ASIDE.search(between.rstrip(", ")) is not None and any(
        gap[0] <= other < gap[1] for other in place.figure_starts
    )


def _is_level_before(figure: FigureReading, text: str) -> bool:
    """Return whether the figure is where a change began: "from 4.98 per cent"."""
    return text[max(0, figure.start - 5) : figure.start].casefold() == "from "


def _distance(one: _Bound, figure: FigureReading, text: str) -> int:
    """Return the characters between; a date before an infinitive dates that verb rather."""
    if one.start >= figure.end:
        return one.start - figure.end
    between = text[one.end : figure.start]
    return (
        len(between)
        + (VERB_COST if one.reading.rule in DAYS else 0)
        + (VERB_COST if re.search(r"\bto [a-z]+ ", between) else 0)
    )


def _spoken_length(one: _Bound, text: str) -> str | None:
    """Return "for", "in" or "within" before a bare length of time ("in six months")."""
    reading = one.reading
    if reading.phrase_start is None or not reading.duration or reading.duration[1] == "T":
        return None
    if HEDGED.search(text[reading.start : reading.end]):
        return None
    word = text[reading.phrase_start : reading.start].split(maxsplit=1)[0].casefold()
    return word if word in SPOKEN_LENGTH else None


def _period(chosen: _Bound, place: _Place) -> FigurePeriod:
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


def _is_fiscal_doubt(chosen: _Bound, place: _Place) -> bool:
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


def _length_period(chosen: _Bound, words: str, text: str, on: date | None) -> FigurePeriod:
    """Date "for nine years" (up to publication) and "within five years" (from it)."""
    reading = chosen.reading
    length = LENGTH.fullmatch(reading.duration or "")
    if length is None:
        return FigurePeriod(words, None, None, reading.reason)
    if on is None:
        return FigurePeriod(words, None, None, NO_DATE)
    count, unit = int(length[1]), UNITS[length[2]]
    if _spoken_length(chosen, text) == "within":
        return FigurePeriod(words, on, add(on, count, unit), None)
    return FigurePeriod(words, add(on, -count, unit), on, None)
