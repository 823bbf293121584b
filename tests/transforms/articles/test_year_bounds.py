"""One table: a dateline without its year, and the year that a day still ahead leaves."""

from __future__ import annotations

import pytest

from tests.transforms.articles.test_publication_date import date_of

HEAD = "Loom news"
CASES = (
    # body, day of publication or None, why
    (
        "GRAZ, Jan 5 (AFP) - The firm said on Friday that it will open a mill on March 3, 2024. "
        "It sold 14 looms in 2023.",
        "2024-01-05",
        "between 2023 and the opening Jan 5 comes twice: Friday tells which",
    ),
    (
        "GRAZ, Sept 30 (AFP) - The firm will open a mill on Oct 15, 2025. "
        "It sold 14 looms in the first eight months of 2025.",
        "2025-09-30",
        "the only one between",
    ),
    (
        "GRAZ, Jan 5 (AFP) - The firm said on Monday that it will open a mill on March 3, 2024. "
        "It sold 14 looms in 2023.",
        None,
        "Monday denies both years",
    ),
    (
        "GRAZ, Jan 5 (AFP) - The firm will open a mill on March 3, 2024. It sold 14 looms in 2023.",
        None,
        "comes twice, and no weekday is told",
    ),
    (
        "GRAZ, Nov 9 (AFP) - The firm will open a mill on March 3, 2024. It was founded in 2014.",
        None,
        "comes in ten years",
    ),
)


@pytest.mark.parametrize(("body", "published_on", "why"), CASES)
def test_a_day_ahead_bounds_the_year(body: str, published_on: str | None, why: str) -> None:
    published = date_of((HEAD, body))
    found = published.published_on.isoformat() if published.published_on else None
    assert found == published_on, (why, published.evidence)


@pytest.mark.parametrize(
    "body",
    [
        "Feb 24 - Dock hands at the mill will get four more looms, it said.",
        "GRAZ - The mill sold 14 looms, it said on Feb 24. Shares rose on Monday.",
    ],
)
def test_month_and_day_are_kept_without_a_year(body: str) -> None:
    published = date_of((HEAD, body, "It is a start."))
    assert published.published_on is None
    assert published.month_day == (2, 24)


def test_a_day_without_speech_is_not_that_of_the_news_where_weekdays_are() -> None:
    published = date_of((HEAD, "GRAZ - The mill closed down on Feb 24. Shares rose on Monday."))
    assert published.month_day is None
