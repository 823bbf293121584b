"""Find the figures of an article, in order, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.figures.languages import Languages
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.lines import REMEMBERED, place, read_line
from transforms.figures.pairs import link_conversions
from transforms.figures.reading import FigureReading, OtherReading
from transforms.figures.record import record, replace
from transforms.figures.refusal import Refusal
from transforms.figures.rule import Draft
from transforms.figures.surface import UnreadableNumber, read_surface
from transforms.figures.tokens import Line
from transforms.text.sentences import SentenceSpan

__all__ = ["NumberReadings", "UnreadableNumber", "find_figures", "read_numbers", "read_surface"]

PRONOUN = "one"
"""Refused, it is no number at all."""
TOLD_WITHIN = 2
"""Sentences from a count within which "two of them" may count the same again."""
PRINTED = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in digits with the points and commas of any language."""


@record
class NumberReadings:
    """The figures of an article, and the number-like strings that the rules refused."""

    figures: tuple[FigureReading, ...]
    refused: tuple[OtherReading, ...]


def find_figures(
    text: str, sentences: Sequence[SentenceSpan], lexicon: FigureLexicon
) -> tuple[FigureReading, ...]:
    """Return the figures of all sentences but boilerplate, in order of their place.

    Offsets count in `text`; no two figures overlap; currencies of bare signs are left open.
    """
    return read_numbers(text, sentences, lexicon).figures


def read_numbers(
    text: str,
    sentences: Sequence[SentenceSpan],
    lexicon: FigureLexicon,
    language: str | None = None,
) -> NumberReadings:
    """Return what `find_figures` returns, and beside it what the rules refused.

    Sentences in another language than English are not read: 45.000 is 45,000 there. `language`
    is that of the text (ISO 639-1) where its source names one.
    """
    languages = Languages(text, sentences, lexicon.functions, language)
    readings: list[FigureReading] = []
    refused: list[OtherReading] = []
    earlier: tuple[Draft, ...] = ()
    last = 0
    for index, sentence in enumerate(sentences):
        if sentence.role == "boilerplate":
            continue
        if not lexicon.may_hold_figure(text, sentence.start, sentence.end):
            continue
        if languages.is_foreign(index):
            refused.extend(_unread(text, sentence))
            continue
        line = Line.of(text, sentence.start, sentence.end)
        earlier = earlier if index - last <= TOLD_WITHIN else ()
        items = list(read_line(line, lexicon, earlier))
        if not items:
            continue
        found = [item for item in items if isinstance(item, Draft)]
        earlier = (*earlier, *found)[-REMEMBERED:]
        last = index if found else last
        readings.extend(place(line, draft, lexicon) for draft in found)
        refused.extend(_refused(line, items))
    return NumberReadings(link_conversions(text, _without_overlaps(readings)), tuple(refused))


def _unread(text: str, sentence: SentenceSpan) -> Iterator[OtherReading]:
    for match in PRINTED.finditer(text, sentence.start, sentence.end):
        yield OtherReading(*match.span(), "other_language")


def _refused(line: Line, items: Sequence[Draft | Refusal]) -> list[OtherReading]:
    return [
        OtherReading(line.starts[item.start], line.ends[min(item.end, line.count) - 1], item.reason)
        for item in items
        if isinstance(item, Refusal) and line.lower[item.start] != PRONOUN
    ]


def _without_overlaps(readings: Sequence[FigureReading]) -> list[FigureReading]:
    kept: list[FigureReading] = []
    for reading in readings:
        if kept and reading.start < kept[-1].end:
            reading = replace(reading, start=kept[-1].end)  # noqa: PLW2901
        if reading.start < reading.end:
            kept.append(reading)
    return kept
