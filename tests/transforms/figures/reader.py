"""The lexicon of the tests and short ways to read one sentence."""

from __future__ import annotations

from functools import cache

from flows.reference import load_reference
from transforms.figures.find import find_figures
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.text.sentences import SentenceSpan


@cache
def lexicon() -> FigureLexicon:
    return FigureLexicon.from_reference(load_reference())


def read(text: str) -> tuple[FigureReading, ...]:
    """Return the figures of a text that is one sentence."""
    return find_figures(text, [SentenceSpan(0, len(text), "body")], lexicon())
