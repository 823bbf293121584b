"""One table: sentences as news agencies write them, a figure, and the period that is its own."""

from __future__ import annotations

import pytest

from tests.transforms.periods.test_bind import bind

CASES = (
    # sentence, figure, words of the period, start, end
    # A dateline's own day dates no figure, and hides no words that do.
    (
        "LIMA, Feb 24, 2025 - Ferrobarn will put 45 million soles into kilns over three years.",
        "45 million soles",
        "over three years",
        "2025-02-24",
        "2028-02-24",
    ),
    (
        "GRAZ, Austria, Feb 24, 2025 (Reuters) - Loomworks bought 14 looms.",
        "14 looms",
        None,
        None,
        None,
    ),
    ("Feb 24 - Dock hands will get 45 million francs.", "45 million francs", None, None, None),
    (
        "Feb 24: The mill sold 14 looms.",
        "14 looms",
        "Feb 24",
        "2025-02-24",
        "2025-02-25",
    ),
    ("LIMA (AFP), 24 February 2025: Ferrobarn sold 14 kilns.", "14 kilns", None, None, None),
    (
        "On Feb 17 - at last - the mill sold 14 looms.",
        "14 looms",
        "On Feb 17",
        "2025-02-17",
        "2025-02-18",
    ),
    # What owns the next figure is not the time of the one before.
    (
        "It sold looms for $14 million in 2023, above last year's $8 million.",
        "$8 million",
        "last year's",
        "2024-01-01",
        "2025-01-01",
    ),
    (
        "It beat hopes of $11 million and topped last year's $12 million.",
        "$11 million",
        None,
        None,
        None,
    ),
    # Days and months of one span.
    (
        "Between January and March 2024 it spent 45 million francs.",
        "45 million francs",
        "Between January and March 2024",
        "2024-01-01",
        "2024-04-01",
    ),
    (
        "It sold 14 looms on Feb 10-14.",
        "14 looms",
        "on Feb 10-14",
        "2025-02-10",
        "2025-02-15",
    ),
    (
        "By the end of the decade it wants 14 mills.",
        "14 mills",
        "By the end of the decade",
        "2029-12-31",
        "2030-01-01",
    ),
)


@pytest.mark.parametrize(("text", "figure", "words", "start", "end"), CASES)
def test_periods_of_figures(
    text: str, figure: str, words: str | None, start: str | None, end: str | None
) -> None:
    period = bind(text, figure)
    dates = tuple(
        day.isoformat() if day else None for day in (period.period_start, period.period_end)
    )
    assert (period.period_text, *dates) == (words, start, end)
