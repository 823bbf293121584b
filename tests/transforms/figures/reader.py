"""The lexicon of the tests and short ways to read one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.reference import load_reference
from transforms.figures.accounting import Readings, Timed, account_numbers
from transforms.figures.find import find_figures, read_numbers
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.text.sentences import SentenceSpan


@cache
def lexicon() -> FigureLexicon:
    return FigureLexicon.from_reference(load_reference())


def read(text: str) -> tuple[FigureReading, ...]:
    """Return the figures of a text that is one sentence."""
    return find_figures(text, [SentenceSpan(0, len(text), "body")], lexicon())


def passed(
    text: str, sentences: Sequence[SentenceSpan] | None = None, times: Sequence[Timed] = ()
) -> list[tuple[str, str]]:
    """Return the surface and the reason of each number-like string that is no figure."""
    sentences = [SentenceSpan(0, len(text), "body")] if sentences is None else sentences
    numbers = read_numbers(text, sentences, lexicon())
    readings = Readings(sentences, numbers.figures, numbers.refused, times)
    others = account_numbers(text, readings, lexicon())
    return [(text[one.start : one.end], one.reason) for one in others]
