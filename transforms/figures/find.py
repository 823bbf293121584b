"""Find the figures of an article, in order, none overlapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.lines import REMEMBERED, place, read_line
from transforms.figures.pairs import link_conversions
from transforms.figures.reading import FigureReading
from transforms.figures.rule import Draft
from transforms.figures.surface import UnreadableNumber, read_surface
from transforms.figures.tokens import Line
from transforms.text.sentences import SentenceSpan

__all__ = ["UnreadableNumber", "find_figures", "read_surface"]


def find_figures(
    text: str, sentences: Sequence[SentenceSpan], lexicon: FigureLexicon
) -> tuple[FigureReading, ...]:
    """Return the figures of all sentences but boilerplate, in order of their place.

    Offsets count in `text`; no two figures overlap; currencies of bare signs are left open.
    """
    readings: list[FigureReading] = []
    earlier: tuple[Draft, ...] = ()
    for sentence in sentences:
        if sentence.role == "boilerplate":
            continue
        if not lexicon.may_hold_figure(text, sentence.start, sentence.end):
            continue
        line = Line.of(text, sentence.start, sentence.end)
        found = [item for item in read_line(line, lexicon, earlier) if isinstance(item, Draft)]
        earlier = tuple((*earlier, *found)[-REMEMBERED:])
        readings.extend(place(line, draft, lexicon) for draft in found)
    return link_conversions(text, _without_overlaps(readings))


def _without_overlaps(readings: Sequence[FigureReading]) -> list[FigureReading]:
    kept: list[FigureReading] = []
    for reading in readings:
        if kept and reading.start < kept[-1].end:
            reading = replace(reading, start=kept[-1].end)  # noqa: PLW2901
        if reading.start < reading.end:
            kept.append(reading)
    return kept
