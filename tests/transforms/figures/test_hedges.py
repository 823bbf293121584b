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
    ("Sales topped $40 billion.", "$40 billion", "more_than", "a verb of passing a limit"),
    ("Exports surpassed 3 million tonnes.", "3 million tonnes", "exact", "a measure"),
    ("It surpassed 3 million users.", "3 million users", "more_than", "a large count"),
    ("They crossed two rivers.", "two rivers", "exact", "no limit is passed"),
    ("It passed the $5 billion mark.", "$5 billion", "more_than", "a mark behind it"),
    ("It passed the mark of $5 billion.", "$5 billion", "more_than", "a mark before it"),
    ("It passed $5 million to a bank.", "$5 million", "exact", "to pass is to give, too"),
    ("The bill passed the 60% threshold.", "60%", "more_than", "a threshold behind it"),
    ("Inflation stayed within 3%.", "3%", "at_most", "within, of what stays"),
    ("It fell within 3% of a record.", "3%", "exact", "within, of what comes near"),
    ("It needs 20 or more cooks.", "20 or more cooks", "at_least", "behind the number"),
]


@pytest.mark.parametrize(("text", "words", "bound", "why"), HEDGES, ids=[row[0] for row in HEDGES])
def test_hedges(text: str, words: str, bound: str, why: str) -> None:
    first = read(text)[0]
    assert (text[first.start : first.end], first.bound) == (words, bound), why
