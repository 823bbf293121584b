"""Months in a row, by table."""

from __future__ import annotations

import pytest

from tests.transforms.periods.test_find import read

CASES = (
    # sentence, published, month, start, end
    ("It will cost us $9 in April and May.", "2025-05-08", "May", "2025-05-01", "2025-06-01"),
    ("It will cost us $9 in April and May.", "2025-05-08", "April", "2025-04-01", "2025-06-01"),
    ("It will cost us $9 in May and June.", "2025-05-08", "June", "2025-06-01", "2025-07-01"),
    (
        "It cost us $9 in December and January.",
        "2025-01-08",
        "December",
        "2024-12-01",
        "2025-02-01",
    ),
)


@pytest.mark.parametrize(("text", "published", "words", "start", "end"), CASES)
def test_months_in_a_row(text: str, published: str, words: str, start: str, end: str) -> None:
    found = {text[one.start : one.end]: one for one in read(text, published)}
    assert str(found[words].period_start) == start
    assert str(found[words].period_end) == end
