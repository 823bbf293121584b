"""Predict time expressions for score_times.py, whose conventions are mapped here only."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from flows.reference import load_reference
from transforms.articles.document import PublicationDate
from transforms.periods.calendar import whole_months
from transforms.periods.find import Customs, find_times
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import TimeReading
from transforms.text.sentences import SentenceSpan

BREAK = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z\"'“‘`(])|\n\s*\n")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Inc|Corp|Co|Ltd|St|Gen|Sen|Rep|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SECOND_PART = re.compile(r" (?:of |and |to |through |until )(?P<second>(?:the |this |last )?\w+)")
COMPARED = frozenset({"ago", "year_ago", "period_of_year"})
TIMEX_MONTHS = frozenset({1, 3, 6, 12, 120})
SHORT = 8
LABELS = Customs(has_fiscal=False)


def predict(source: Path, target: Path) -> None:
    """Write one line {doc, times} per line {doc, published_on, text} of `source`."""
    lexicon = PeriodLexicon.from_reference(load_reference())
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            times = read_times(row["text"], row["published_on"], lexicon)
            out.write(json.dumps({"doc": row["doc"], "times": times}) + "\n")


def read_times(
    text: str, published_on: str | None, lexicon: PeriodLexicon
) -> list[dict[str, object]]:
    """Return the expressions of one document as the scorer wants them."""
    on = date.fromisoformat(published_on) if published_on else None
    published = PublicationDate(on, None, "day" if on else None, "given")
    sentences = sentences_of(text)
    return [
        _as_prediction(part, text, on)
        for reading in find_times(text, sentences, published, lexicon, LABELS)
        if reading.rule != "per_unit" or text[reading.start] not in "aA"
        for part in _labelled_parts(reading, text)
    ]


def _labelled_parts(reading: TimeReading, text: str) -> list[TimeReading]:
    """Return the expressions that the labels make of one: they cut at "of 1997" and "and 1987"."""
    cut = None
    if reading.rule in ("year_range", "months_of_year"):
        cut = SECOND_PART.search(text, reading.start, reading.end)
    if cut is None or reading.period_start is None or reading.period_end is None:
        return [reading]
    first, last = reading.period_start.year, reading.period_end.year - 1
    if reading.rule == "months_of_year":
        head = replace(reading, end=cut.start())
        return [head, _year_of(reading, cut.start("second"), reading.end, first)]
    return [
        _year_of(reading, reading.start, cut.start(), first),
        _year_of(reading, cut.start("second"), reading.end, last),
    ]


def _year_of(reading: TimeReading, start: int, end: int, year: int) -> TimeReading:
    return replace(
        reading,
        start=start,
        end=end,
        period_start=date(year, 1, 1),
        period_end=date(year + 1, 1, 1),
        duration=None,
    )


def sentences_of(text: str) -> tuple[SentenceSpan, ...]:
    """Return a simple cut into sentences, good enough for expressions without their own."""
    spans: list[SentenceSpan] = []
    start = 0
    for cut in [*BREAK.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if cut and ABBREVIATION.search(text, max(start, end - 8), end):
            continue
        if text[start:end].strip():
            spans.append(SentenceSpan(start, end, "body"))
        start = cut.end() if cut else end
    return tuple(spans)


def _as_prediction(reading: TimeReading, text: str, on: date | None) -> dict[str, object]:
    start, end = reading.period_start, reading.period_end
    if reading.rule == "fiscal_year":
        start, end = _calendar_year(text[reading.start : reading.end], on)
    elif reading.rule in COMPARED and start and end and not _is_labelled_unit(start, end):
        start, end = date(start.year, 1, 1), date(start.year + 1, 1, 1)
    return {
        "start": reading.start,
        "end": reading.end,
        "from": start.isoformat() if start else None,
        "to": end.isoformat() if end else None,
        "duration": reading.duration,
    }


def _is_labelled_unit(start: date, end: date) -> bool:
    """Return whether TIMEX3 has a date value of that length: "a year earlier" than nine months
    is labelled with the year."""
    return (end - start).days < SHORT or whole_months(start, end) in TIMEX_MONTHS


def _calendar_year(words: str, on: date | None) -> tuple[date | None, date | None]:
    """Return the calendar year that the labels give a fiscal year, against our own rule."""
    digits = re.search(r"\d{4}", words)
    if digits is None and on is None:
        return None, None
    year = int(digits[0]) if digits else on.year if on else 0
    year -= 1 if digits is None and re.match(r"(?i)(the )?(last|previous|latest)", words) else 0
    return date(year, 1, 1), date(year + 1, 1, 1)
