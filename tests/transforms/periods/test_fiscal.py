"""Fiscal years of known issuers; never the calendar year for unknown ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.periods.fiscal import fiscal_year, resolve_fiscal
from transforms.periods.reading import FISCAL_UNKNOWN, FigurePeriod

CASES = (
    # issuer, words, published, start, end, why
    ("Microsoft", "this fiscal year", "2025-02-24", "2024-07-01", "2025-07-01"),
    ("Microsoft", "last fiscal year", "2025-02-24", "2023-07-01", "2024-07-01"),
    ("Microsoft", "next fiscal year", "2025-07-01", "2026-07-01", "2027-07-01"),
    ("Microsoft", "fiscal 2025", "2025-02-24", "2024-07-01", "2025-07-01"),
    ("Microsoft", "in FY26", None, "2025-07-01", "2026-07-01"),
    ("Microsoft", "in the third quarter of fiscal 2025", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "the second quarter", "2025-02-24", "2024-10-01", "2025-01-01"),
    ("Infosys", "fiscal 2025-26", None, "2025-04-01", "2026-04-01"),
    ("Sony", "FY2024", None, "2024-04-01", "2025-04-01"),
    ("Toyota Motor", "this fiscal year", "2025-03-31", "2024-04-01", "2025-04-01"),
    ("Toyota Motor", "this fiscal year", "2025-04-01", "2025-04-01", "2026-04-01"),
    ("Australia", "this financial year", "2025-07-24", "2025-07-01", "2026-07-01"),
    ("India", "the current fiscal year", "2025-02-01", "2024-04-01", "2025-04-01"),
    ("United States", "fiscal 2025", None, "2024-10-01", "2025-10-01"),
    ("Meta Platforms", "fiscal 2025", None, "2025-01-01", "2026-01-01"),
    ("Home Depot", "fiscal 2019", None, "2019-02-04", "2020-02-03"),
    ("Apple", "fiscal 2024", None, "2023-10-01", "2024-09-29"),
    ("Nvidia", "fiscal 2025", None, "2024-01-29", "2025-01-27"),
)


@pytest.mark.parametrize(("issuer", "words", "published", "start", "end"), CASES)
def test_fiscal_years(issuer: str, words: str, published: str | None, start: str, end: str) -> None:
    row = period_lexicon().fiscal_years[issuer.casefold()]
    interval = fiscal_year(row, words, date.fromisoformat(published) if published else None)
    assert interval is not None
    assert (interval.start.isoformat(), interval.end.isoformat()) == (start, end)


def resolve(words: str, reason: str | None, subject: str | None) -> FigurePeriod:
    published = PublicationDate(date(2025, 2, 24), None, "day", "given")
    return resolve_fiscal(
        FigurePeriod(words, None, None, reason), subject, published, period_lexicon()
    )


def test_a_known_subject_dates_the_words() -> None:
    period = resolve("this fiscal year", FISCAL_UNKNOWN, "Microsoft")
    assert (period.period_start, period.period_end) == (date(2024, 7, 1), date(2025, 7, 1))
    assert period.period_reason is None


@pytest.mark.parametrize("subject", [None, "Loomgate Mills"])
def test_an_unknown_subject_stays_undated(subject: str | None) -> None:
    period = resolve("this fiscal year", FISCAL_UNKNOWN, subject)
    assert period == FigurePeriod("this fiscal year", None, None, FISCAL_UNKNOWN)


def test_other_reasons_are_left_alone() -> None:
    period = resolve("a year", "a rate, not a period", "Microsoft")
    assert period.period_reason == "a rate, not a period"


def test_every_seed_row_gives_a_year_of_52_weeks_or_more() -> None:
    for row in period_lexicon().fiscal_years.values():
        interval = fiscal_year(row, "fiscal 2024", None)
        assert interval is not None
        assert (interval.end - interval.start).days in (364, 365, 366, 371)
        assert (row["is_week_based"] == "yes") == bool(row["end_rule"])
