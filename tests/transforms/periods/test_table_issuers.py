"""Fiscal words of known issuers, from the sentence to the dates of its figure."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.periods.cases import Case, precision_of
from tests.transforms.periods.lexicon_fixture import period_lexicon
from tests.transforms.periods.test_bind import figure_at
from transforms.articles.document import PublicationDate
from transforms.periods.bind import bind_periods
from transforms.periods.find import find_times
from transforms.periods.fiscal import resolve_fiscal
from transforms.periods.reading import FISCAL_UNKNOWN, FigurePeriod
from transforms.text.sentences import SentenceSpan

TABLE: tuple[Case, ...] = (
    # Sentence with {figure}, publication, issuer; fiscal years that end in June, March, October.
    (
        "It will spend {$9} this fiscal year.",
        "2025-02-24",
        "Microsoft",
        "2024-07-01",
        "2025-07-01",
        "year",
    ),
    (
        "It spent {$9} last fiscal year.",
        "2025-02-24",
        "Microsoft",
        "2023-07-01",
        "2024-07-01",
        "year",
    ),
    (
        "It will spend {$9} next fiscal year.",
        "2025-02-24",
        "Microsoft",
        "2025-07-01",
        "2026-07-01",
        "year",
    ),
    (
        "It spent {$9} in fiscal 2025.",
        "2025-02-24",
        "Microsoft",
        "2024-07-01",
        "2025-07-01",
        "year",
    ),
    ("It will spend {$9} in FY26.", "2025-02-24", "Microsoft", "2025-07-01", "2026-07-01", "year"),
    ("It earned {$9} in fiscal 2024.", None, "Oracle", "2023-06-01", "2024-06-01", "year"),
    ("It earned {$9} in fiscal 2024.", None, "Nike", "2023-06-01", "2024-06-01", "year"),
    (
        "It earned {$9} in fiscal 2024.",
        None,
        "Royal Bank of Canada",
        "2023-11-01",
        "2024-11-01",
        "year",
    ),
    ("It earned {$9} in fiscal 2024.", None, "Apple", "2023-10-01", "2024-09-29", "span"),
    ("It earned {$9} in fiscal 2025.", None, "Nvidia", "2024-01-29", "2025-01-27", "span"),
    ("It earned {$9} in fiscal 2024.", None, "Cisco Systems", "2023-07-30", "2024-07-28", "span"),
    # India: April; Australia and New Zealand: July; Japan: April, named by its start at Sony.
    (
        "It earned {$9} this fiscal year.",
        "2025-02-01",
        "Infosys",
        "2024-04-01",
        "2025-04-01",
        "year",
    ),
    (
        "It earned {$9} this fiscal year.",
        "2025-04-01",
        "Infosys",
        "2025-04-01",
        "2026-04-01",
        "year",
    ),
    ("It earned {$9} in FY25.", None, "Reliance Industries", "2024-04-01", "2025-04-01", "year"),
    (
        "It earned {$9} in FY2024-25.",
        None,
        "Tata Consultancy Services",
        "2024-04-01",
        "2025-04-01",
        "year",
    ),
    (
        "It will spend {$9} in the current fiscal year.",
        "2025-02-01",
        "India",
        "2024-04-01",
        "2025-04-01",
        "year",
    ),
    ("It will spend {$9} in 2025-26.", "2025-02-01", "India", "2025-04-01", "2026-04-01", "year"),
    (
        "It will spend {$9} this financial year.",
        "2025-07-24",
        "Australia",
        "2025-07-01",
        "2026-07-01",
        "year",
    ),
    (
        "It will spend {$9} this financial year.",
        "2025-06-30",
        "Australia",
        "2024-07-01",
        "2025-07-01",
        "year",
    ),
    (
        "It will spend {$9} in 2027-28.",
        "2026-05-28",
        "New Zealand",
        "2027-07-01",
        "2028-07-01",
        "year",
    ),
    ("It earned {$9} in FY25.", None, "BHP", "2024-07-01", "2025-07-01", "year"),
    (
        "It earned {$9} in FY25.",
        None,
        "BHP",
        "2024-07-01",
        "2025-07-01",
        "year",
    ),
    (
        "It earned {$9} this fiscal year.",
        "2025-03-31",
        "Toyota Motor",
        "2024-04-01",
        "2025-04-01",
        "year",
    ),
    (
        "It earned {$9} this fiscal year.",
        "2025-04-01",
        "Toyota Motor",
        "2025-04-01",
        "2026-04-01",
        "year",
    ),
    ("It earned {$9} in FY2024.", None, "Sony Group", "2024-04-01", "2025-04-01", "year"),
    (
        "It will spend {$9} in fiscal 2025.",
        None,
        "United States",
        "2024-10-01",
        "2025-10-01",
        "year",
    ),
    (
        "It will spend {$9} in 2025-26.",
        "2025-06-11",
        "United Kingdom",
        "2025-04-01",
        "2026-04-01",
        "year",
    ),
    ("It earned {$9} in FY25.", None, "Singapore Airlines", "2024-04-01", "2025-04-01", "year"),
    # Quarters of a known issuer are its own.
    (
        "Profit was {$9} in the second quarter.",
        "2025-02-24",
        "Microsoft",
        "2024-10-01",
        "2025-01-01",
        "quarter",
    ),
    (
        "Profit was {$9} in Q3 of fiscal 2025.",
        None,
        "Microsoft",
        "2025-01-01",
        "2025-04-01",
        "quarter",
    ),
    (
        "Profit was {$9} in the third quarter.",
        "2025-02-24",
        "Infosys",
        "2024-10-01",
        "2025-01-01",
        "quarter",
    ),
    (
        "GDP rose {4%} in the third quarter.",
        "2025-02-24",
        "India",
        "2024-07-01",
        "2024-10-01",
        "quarter",
    ),
    # Unknown issuers, and words that an issuer cannot settle.
    (
        "It will spend {$9} this fiscal year.",
        "2025-02-24",
        "Loomgate Mills",
        None,
        None,
        FISCAL_UNKNOWN,
    ),
    ("It earned {$9} in FY25.", "2025-02-24", None, None, None, FISCAL_UNKNOWN),
    (
        "Profit was {$9} in the third quarter.",
        "2025-02-24",
        "Loomgate Mills",
        None,
        None,
        FISCAL_UNKNOWN,
    ),
    ("Profit was {$9} in Q4.", "2025-02-24", None, None, None, FISCAL_UNKNOWN),
    ("It will spend {$9} this fiscal year.", None, "Microsoft", None, None, "article has no date"),
)


def read_figure(sentence: str, published: str | None, issuer: str | None) -> FigurePeriod:
    """Return the period of the figure in braces, as it stands in the warehouse."""
    start, end = sentence.index("{"), sentence.index("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    on = date.fromisoformat(published) if published else None
    given = PublicationDate(on, None, "day" if on else None, "given")
    sentences, lexicon = (SentenceSpan(0, len(text), "body"),), period_lexicon()
    times = find_times(text, sentences, given, lexicon)
    (period,) = bind_periods(text, sentences, (figure_at(start, end),), times, given)
    is_ahead = " will " in text
    return resolve_fiscal(period, issuer, given, lexicon, is_ahead=is_ahead)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_fiscal_words(case: Case) -> None:
    period = read_figure(*case[:3])
    start, end = period.period_start, period.period_end
    dates = tuple(day.isoformat() if day else None for day in (start, end))
    assert (*dates, precision_of(start, end) or period.period_reason) == case[3:]
