"""One table: short articles read whole, a figure, and the fiscal period of its own issuer."""

from __future__ import annotations

from functools import lru_cache

import pytest

from flows.language_model import load_language_model
from flows.rates import load_rates
from flows.reference import load_reference
from tests.transforms.articles.test_publication_date import document
from transforms.article import ArticleReading, Reader, read_document_text

MIXED = (
    "Britain borrowed 152 billion pounds in the year to March 2025. "
    "Oracle sees revenue of $66 billion in its fiscal 2026. "
    "Walmart's sales in the first half of fiscal 2025 were $331 billion. "
    "The U.S. deficit was $1.8 trillion in fiscal 2024."
)
CASES = (
    # body, figure, first day, first day after, why
    (MIXED, "$66 billion", "2025-06-01", "2026-06-01", "the year end printed is Britain's"),
    (MIXED, "$331 billion", "2024-02-01", "2024-08-01", "so it is here"),
    (MIXED, "$1.8 trillion", "2023-10-01", "2024-10-01", "and here"),
    (
        "Microsoft said revenue for its fiscal second quarter rose to $69.6 billion, beating "
        "estimates of $68.8 billion.",
        "$68.8 billion",
        "2024-10-01",
        "2025-01-01",
        "an estimate that was beaten is of the quarter reported",
    ),
    (
        "Microsoft expects revenue of $73 billion in its fiscal fourth quarter.",
        "$73 billion",
        "2025-04-01",
        "2025-07-01",
        "one that is not, lies ahead",
    ),
    (
        "Infosys had revenue of $19 billion in fiscal 2025, up from $18 billion a year earlier.",
        "$18 billion",
        "2023-04-01",
        "2024-04-01",
        "the fiscal year before, not 2024",
    ),
    (
        "Quellwater Mills had revenue of $19 million in fiscal 2025, up from $18 million a year "
        "earlier.",
        "$18 million",
        None,
        None,
        "nobody knows when its years end",
    ),
    (
        "Australia pledged 3 billion dollars for clinics. "
        "The government spent 32 billion dollars in the 2023-24 financial year.",
        "32 billion dollars",
        "2023-07-01",
        "2024-07-01",
        "the only country named so far",
    ),
    (
        "The UK set aside 2.9 billion pounds in 2025-26.",
        "2.9 billion pounds",
        "2025-04-01",
        "2026-04-01",
        "a state's accounts",
    ),
    (
        "Renault's plant is due by 2030. A year earlier it was worth 2 billion euros.",
        "2 billion euros",
        None,
        None,
        "what was cannot be of 2029",
    ),
)


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader.of(load_reference(), load_language_model(), load_rates())


def read(body: str) -> ArticleReading:
    return read_document_text(
        document(("News of the day", "Published April 17, 2025", body)), reader()
    )


@pytest.mark.slow
@pytest.mark.parametrize(("body", "figure", "start", "end", "why"), CASES)
def test_the_period_is_the_issuers(
    body: str, figure: str, start: str | None, end: str | None, why: str
) -> None:
    reading = read(body)
    text = reading.document.text
    periods = {
        text[one.start : one.end]: period
        for one, period in zip(reading.figures, reading.periods, strict=True)
    }
    period = periods[figure]
    dates = tuple(
        day.isoformat() if day else None for day in (period.period_start, period.period_end)
    )
    assert dates == (start, end), (why, period)
    assert (period.period_reason is None) == (start is not None)
