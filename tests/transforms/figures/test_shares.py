"""Fractions, multiples and spans in words: what they are shares of, and what only looks so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.figures.reader import read

# Each row: the sentence, the words, kind and value of its first figure, and why.
SHARES = [
    ("It held power for a decade and a half.", "a decade and a half", "quantity", 15, "15 years"),
    ("It stood for half a century.", "half a century", "quantity", 50, "50 years"),
    ("It took 1/2 a cup.", "1/2 a cup", "quantity", Decimal("0.5"), "of a thing, no bond price"),
    ("The bond fell 1/2 on the day.", "1/2", "quantity", Decimal("0.5"), "a bond price"),
    ("Half the flats are sold.", "Half", "multiple", Decimal("0.5"), "at the head of a sentence"),
    ("Half Of Shops To Close", "Half", "multiple", Decimal("0.5"), "in a headline"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "why"), SHARES, ids=[row[0] for row in SHARES]
)
def test_shares(text: str, words: str, kind: str, value: object, why: str) -> None:
    first = read(text)[0]
    assert (text[first.start : first.end], first.kind, first.value) == (words, kind, value), why


def test_half_in_a_name_is_no_share() -> None:
    assert read("They played Half Penny Lane there.") == ()
