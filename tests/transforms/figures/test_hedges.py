"""Hedges: which words bound a value, and which speak of something else."""

from __future__ import annotations

import pytest

from tests.transforms.figures.reader import read

# Each row: the sentence, the words and the bound of its first figure, and why.
HEDGES = [
    ("It will spend over three years on it.", "three years", "exact", "when it goes on"),
    ("It was shut for over three years.", "over three years", "more_than", "how long"),
    ("He won in over 30 years of races.", "over 30 years", "more_than", "how long"),
    ("Work took over two decades.", "over two decades", "more_than", "how long"),
    ("It closes shops over 2 years.", "2 years", "exact", "a course behind a noun"),
    ("Sales went up to 6 billion crowns.", "6 billion crowns", "exact", "a verb with up"),
    ("It holds up to 6 billion crowns.", "up to 6 billion crowns", "at_most", "a bound"),
    ("They sold over 300 cars.", "over 300 cars", "more_than", "no time"),
    ("An estimated 40 cows left.", "An estimated 40 cows", "about", "with its article"),
    ("It needs 20 or more cooks.", "20 or more cooks", "at_least", "behind the number"),
]


@pytest.mark.parametrize(("text", "words", "bound", "why"), HEDGES, ids=[row[0] for row in HEDGES])
def test_hedges(text: str, words: str, bound: str, why: str) -> None:
    first = read(text)[0]
    assert (text[first.start : first.end], first.bound) == (words, bound), why
