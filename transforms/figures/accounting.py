"""Account for every number-like string of an article: a figure, or why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.lines import read_line
from transforms.figures.rule import Draft
from transforms.figures.tokens import Line
from transforms.text.sentences import SentenceSpan


@dataclass(frozen=True, slots=True)
class Accounted:
    """A number-like string text[start:end] and what became of it.

    Attributes:
        start: Offset of its first character.
        end: Offset past the last one.
        reason: "figure", or why it is none: "date", "year", "name or code", "boilerplate" ...
        rule: Name of the figure's rule; None for what is no figure.
    """

    start: int
    end: int
    reason: str
    rule: str | None


def account_numbers(
    text: str, sentences: Sequence[SentenceSpan], lexicon: FigureLexicon
) -> tuple[Accounted, ...]:
    """Return every string in digits, with what it was read as, in order of its place.

    Numbers in words are listed where a rule read or refused them.
    """
    found: list[Accounted] = []
    for sentence in sentences:
        line = Line.of(text, sentence.start, sentence.end)
        if sentence.role == "boilerplate":
            found.extend(_boilerplate(line))
        else:
            found.extend(_prose(line, lexicon))
    return tuple(found)


def _boilerplate(line: Line) -> list[Accounted]:
    return [
        Accounted(line.starts[index], line.ends[index], "boilerplate", None)
        for index in range(line.count)
        if line.is_number(index)
    ]


def _prose(line: Line, lexicon: FigureLexicon) -> list[Accounted]:
    found: list[Accounted] = []
    begin = 0
    for item in read_line(line, lexicon):
        if isinstance(item, Draft):
            span = (line.starts[item.start], line.ends[item.end - 1])
            found.append(Accounted(*span, "figure", item.rule))
        else:
            first = max(begin, _first_number(line, begin, item.end))
            span = (line.starts[first], line.ends[item.end - 1])
            found.append(Accounted(*span, item.reason, None))
        begin = item.end
    return found


def _first_number(line: Line, begin: int, end: int) -> int:
    """Return the first token in digits from `begin` on, else the last token before `end`."""
    return next((at for at in range(begin, end) if line.is_number(at)), end - 1)
