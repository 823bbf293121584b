"""Account for every number-like string of an article: what is no figure gets a reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol, TypeVar

from transforms.contracts.vocabulary import NumberReason
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading, OtherReading
from transforms.figures.reasons import Place, explain
from transforms.text.sentences import SentenceSpan

DIGITS = re.compile(r"\d+|[¼-¾⅐-⅞]")
"""A run of decimal digits of any script, or one vulgar fraction."""
LETTER = re.compile(r"[^\W\d]")
LONGEST_HALF = 48
"""Most characters of a word that are taken in on either side of its digits."""
OUTER = "\"'“”‘’«»()[]{}<>.,;:!?…|*"
"""Marks that are no part of the word that they stand around."""
OWN_WORDS = frozenset({"name", "code", "score", "reference", "boilerplate"})
"""Reasons for which the whole word is shown: A350 and 7-2, not their first digits."""
DATES = frozenset(
    {"full_date", "day_month_year", "iso_date", "month_day", "day_month", "month_year",
     "week_of_month", "month", "weekday", "holiday"}
)  # fmt: skip
YEARS = frozenset({"year", "year_range", "spelled_year", "decade"})
"""Rules of `transforms.periods` that read days and months, and years."""


class Spanned(Protocol):
    """Anything that stands at text[start:end]."""

    @property
    def start(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end(self) -> int:
        """Offset past the last one."""
        ...


class Timed(Spanned, Protocol):
    """A time expression and the name of the rule that read it."""

    @property
    def rule(self) -> str:
        """Name of the rule."""
        ...


Span = TypeVar("Span", bound=Spanned)
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read in one article, each in order of its place and without overlaps.

    Attributes:
        sentences: Its sentences.
        figures: Its figures.
        refused: What the figure rules refused, with their reasons.
        times: Its time expressions.
    """

    sentences: Sequence[SentenceSpan]
    figures: Sequence[FigureReading]
    refused: Sequence[OtherReading]
    times: Sequence[Timed]


def account_numbers(
    text: str, readings: Readings, lexicon: FigureLexicon
) -> tuple[OtherReading, ...]:
    """Return every number-like string that is in no figure, with its reason, in order.

    Each run of digits of `text` stands in exactly one figure or one of these; they do not
    overlap. Numbers in words are among them where a rule refused them; "one" is a pronoun then.
    Takes time linear in the length of `text`.
    """
    found: list[OtherReading] = []
    reach = 0
    for start, end in _number_like(text, readings):
        if start < reach:
            continue
        figure = _at(readings.figures, start)
        if figure is not None and start < figure.end:
            continue
        low = max(reach, figure.end if figure is not None else 0)
        found.append(_account(text, (start, end), low, readings, lexicon))
        reach = found[-1].end
    return tuple(found)


def _number_like(text: str, readings: Readings) -> Iterator[tuple[int, int]]:
    """Yield the runs of digits and the refused words, in order."""
    words = [(one.start, one.end) for one in readings.refused if _is_spelled(text, one)]
    runs = [match.span() for match in DIGITS.finditer(text)]
    yield from sorted(runs + words) if words else runs


def _is_spelled(text: str, refused: OtherReading) -> bool:
    return DIGITS.search(text, refused.start, refused.end) is None


def _account(
    text: str, run: tuple[int, int], low: int, readings: Readings, lexicon: FigureLexicon
) -> OtherReading:
    """Return the row of the number-like string `run`, which may not begin before `low`."""
    sentence = _at(readings.sentences, run[0]) or SentenceSpan(0, len(text), "body")
    following = _after(readings.figures, run[0])
    limits = (max(low, sentence.start), min(following, sentence.end))
    if sentence.role == "boilerplate":
        return OtherReading(*_word(text, run, limits), "boilerplate")
    time = _around(readings.times, run)
    if time is not None and limits[0] <= time.start and time.end <= limits[1]:
        return OtherReading(time.start, _past_digits(text, time.end), _time_reason(time))
    refused = _around(readings.refused, run) or OtherReading(*run, "unread")
    span = (max(limits[0], refused.start), min(limits[1], refused.end))
    word = _word(text, span, limits)
    place = Place(text, span, word, sentence, lexicon)
    reason = explain(place, refused.reason)
    if reason in ("unread", "unreadable") and time is not None:
        reason = _time_reason(time)
    is_word = reason in OWN_WORDS or (reason == "unread" and not LETTER.search(place.printed))
    return OtherReading(*(word if is_word and not place.is_bracketed else span), reason)


def _time_reason(time: Timed) -> NumberReason:
    if time.rule in DATES:
        return "date"
    return "year" if time.rule in YEARS else "period"


def _word(text: str, span: tuple[int, int], limits: tuple[int, int]) -> tuple[int, int]:
    """Return the printed word around `span`, within `limits`, without the marks around it."""
    start, end = span
    low, high = max(limits[0], start - LONGEST_HALF), min(limits[1], end + LONGEST_HALF)
    while start > low and not text[start - 1].isspace():
        start -= 1
    while end < high and not text[end].isspace():
        end += 1
    while start < span[0] and text[start] in OUTER:
        start += 1
    while end > span[1] and text[end - 1] in OUTER:
        end -= 1
    return start, _past_digits(text, end)


def _past_digits(text: str, end: int) -> int:
    """Return the end of the run of digits that `end` would cut."""
    while end < len(text) and text[end - 1].isdecimal() and text[end].isdecimal():
        end += 1
    return end


def _at(spans: Sequence[Span], position: int) -> Span | None:
    """Return the last of `spans` that begins at or before `position`, None before the first."""
    index = bisect_right(spans, position, key=_start)
    return spans[index - 1] if index else None


def _after(spans: Sequence[Span], position: int) -> int:
    """Return where the first of `spans` behind `position` begins; far off without one."""
    index = bisect_right(spans, position, key=_start)
    return spans[index].start if index < len(spans) else 1 << 62


def _around(spans: Sequence[Span], run: tuple[int, int]) -> Span | None:
    """Return the one of `spans` that holds all of `run`."""
    found = _at(spans, run[0])
    return found if found is not None and run[1] <= found.end else None
