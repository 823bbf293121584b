"""Dates of fields, tags and addresses."""

from __future__ import annotations

import pytest

from transforms.articles.stated import read_stated, read_url_date

CASES = (
    ("2025-02-24", "2025-02-24", None, "a day"),
    ("2025-02-24T06:05:00Z", "2025-02-24", "2025-02-24 06:05:00+00:00", "UTC"),
    ("2025-02-24T06:05:00.123+0800", "2025-02-24", "2025-02-23 22:05:00+00:00", "the printed day"),
    ("2025-02-24 16:38:37 +02:00", "2025-02-24", "2025-02-24 14:38:37+00:00", "spaces"),
    ("2025-02-24T06:05:00", "2025-02-24", None, "no zone, no moment"),
    ("20250224", "2025-02-24", None, "without dashes"),
    ("Feb 24, 2025", "2025-02-24", None, "American"),
    ("Mon, 24 Feb 2025 06:05:00 GMT", "2025-02-24", "2025-02-24 06:05:00+00:00", "as mail does"),
    ("Mon, 24 Feb 2025 06:05:00 +0800", "2025-02-24", "2025-02-23 22:05:00+00:00", "with a zone"),
    ("Mon, 24 Feb 2025 23:30 EST", "2025-02-24", "2025-02-25 04:30:00+00:00", "New York's zone"),
    ("24 Feb 2025 06:05:00 Z", "2025-02-24", "2025-02-24 06:05:00+00:00", "no weekday"),
    ("Mon, 24 Feb 2025 06:05:00", "2025-02-24", None, "a clock, no zone"),
    ("Mon, 24 Feb 2025 06:05:00 XYZ", "2025-02-24", None, "a zone that nobody knows"),
    ("Mon, 24 Feb 2025 26:05:00 GMT", "2025-02-24", None, "no such hour"),
    ("Feb 24, 2025 6:05 pm EST", "2025-02-24", None, "half a day's clock: only the day"),
    ("24th February 2025", "2025-02-24", None, "an ordinal"),
    ("1740351900", "2025-02-23", "2025-02-23 23:05:00+00:00", "seconds since 1970"),
    ("1740351900000", "2025-02-23", "2025-02-23 23:05:00+00:00", "milliseconds"),
    ("2025-02-30", None, None, "no such day"),
    ("2025-13-01", None, None, "no such month"),
    ("0001-01-01T00:00:00Z", None, None, "a database's empty date"),
    ("24/02/2025", None, None, "day or month first is not known"),
    ("yesterday", None, None, "words"),
    ("2025-02-24T29:99:00Z", "2025-02-24", None, "no such time"),
    ("2025-02-24T06:05:00+99:99", "2025-02-24", None, "no such zone"),
    ("", None, None, "empty"),
    ("1970-01-01T00:00:00Z", None, None, "the first second of Unix time"),
    ("1969-12-31T19:00:00-05:00", None, None, "the same in New York"),
    ("0000000000", None, None, "the same in seconds"),
    ("2025-02-24T23:30:00-05:00", "2025-02-24", "2025-02-25 04:30:00+00:00", "next day in UTC"),
    ("2024-02-29", "2024-02-29", None, "a leap day"),
    ("2025-02-29", None, None, "no leap year"),
    ("2300-01-01", None, None, "a slip of the year"),
)
URLS = (
    ("https://example.com/2025/02/24/story", "2025-02-24", "slashes"),
    ("https://example.com/news/2025/feb/24/story", "2025-02-24", "a month's name"),
    ("https://example.com/news/2025-02-24/story", "2025-02-24", "dashes"),
    ("https://example.com/2025/02/story", None, "no day"),
    ("https://example.com/2025/99/24/story", None, "no month"),
    ("https://example.com/story-20250224", None, "a number is not trusted"),
    ("https://example.com/20250224/story", "2025-02-24", "a folder of the day"),
    ("https://example.com/20251324/story", None, "a folder of no day"),
    ("https://example.com/story-2025-02-24.html", "2025-02-24", "at the end"),
    ("https://example.com/2025/02/24", "2025-02-24", "nothing after it"),
    ("https://example.com/2025/02/30/story", None, "no such day in an address"),
    ("https://example.com/story?date=2025-02-24", None, "a query is no address"),
    ("https://example.com/1234-2025-02-24-77/story", None, "digits around it"),
)
PARTS = (
    ("2025-02", 2025, 2, "month"),
    ("2025", 2025, None, "year"),
)


@pytest.mark.parametrize(("value", "day", "moment", "why"), CASES, ids=[case[3] for case in CASES])
def test_stated(value: str, day: str | None, moment: str | None, why: str) -> None:
    found = read_stated(value, "field")
    assert (str(found.published_on) if found else None) == day, why
    at = found.published_at if found else None
    assert (str(at) if at else None) == moment, why
    assert found is None or found.precision == ("minute" if at else "day")


@pytest.mark.parametrize(("url", "day", "why"), URLS, ids=[case[2] for case in URLS])
def test_url(url: str, day: str | None, why: str) -> None:
    found = read_url_date(url)
    on = found.published_on if found else None
    assert (on and str(on)) == day, why


@pytest.mark.parametrize(("value", "year", "month", "precision"), PARTS)
def test_a_month_or_a_year_alone(value: str, year: int, month: int | None, precision: str) -> None:
    found = read_stated(value, "field")
    assert found is not None
    assert (found.published_on, found.year, found.month) == (None, year, month)
    assert found.precision == precision


def test_an_address_may_hold_the_month_alone() -> None:
    found = read_url_date("https://example.com/2025/02/story")
    assert found is not None
    assert (found.published_on, found.year, found.month) == (None, 2025, 2)
