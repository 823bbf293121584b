"""Tables: an issuer and words, and the fiscal year, quarter or half that they mean, or why none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.periods.fiscal import EITHER_YEAR, resolve_fiscal
from transforms.periods.fiscal_calendar import (
    ODD_NAME,
    OUT_OF_DATE,
    UNDATED,
    UNNAMED,
    WEEKS_UNKNOWN,
)
from transforms.periods.reading import FISCAL_UNKNOWN, NO_DATE, FigurePeriod

MONDAY = "2025-02-24"
YEARS = (
    # issuer, words, published, first day, first day after
    ("Microsoft", "this fiscal year", MONDAY, "2024-07-01", "2025-07-01"),
    ("Microsoft", "last fiscal year", MONDAY, "2023-07-01", "2024-07-01"),
    ("Microsoft", "the previous fiscal year", "2025-07-01", "2024-07-01", "2025-07-01"),
    ("Microsoft", "next fiscal year", "2025-07-01", "2026-07-01", "2027-07-01"),
    ("Microsoft", "this fiscal year", "2025-06-30", "2024-07-01", "2025-07-01"),
    ("Microsoft", "fiscal 2025", MONDAY, "2024-07-01", "2025-07-01"),
    ("Microsoft", "fiscal year 2025", None, "2024-07-01", "2025-07-01"),
    ("Microsoft", "over the next two fiscal years", MONDAY, "2025-07-01", "2027-07-01"),
    ("Microsoft", "in the past three fiscal years", MONDAY, "2021-07-01", "2024-07-01"),
    ("Microsoft", "the 2025 fiscal year", None, "2024-07-01", "2025-07-01"),
    ("Microsoft", "in FY26", None, "2025-07-01", "2026-07-01"),
    ("Microsoft", "FY 2026", None, "2025-07-01", "2026-07-01"),
    ("Microsoft", "FY'26", None, "2025-07-01", "2026-07-01"),
    ("Microsoft", "fiscal '26", None, "2025-07-01", "2026-07-01"),
    ("Alibaba Group", "this fiscal year", MONDAY, "2024-04-01", "2025-04-01"),
    ("Alibaba", "fiscal 2025", None, "2024-04-01", "2025-04-01"),
    ("Infosys", "fiscal 2025-26", None, "2025-04-01", "2026-04-01"),
    ("Infosys", "FY2024/25", None, "2024-04-01", "2025-04-01"),
    ("Tata Motors", "FY26", None, "2025-04-01", "2026-04-01"),
    ("Toyota Motor", "this fiscal year", "2025-03-31", "2024-04-01", "2025-04-01"),
    ("Toyota Motor", "this fiscal year", "2025-04-01", "2025-04-01", "2026-04-01"),
    ("Toyota Motor", "fiscal 2024-25", None, "2024-04-01", "2025-04-01"),
    ("Fast Retailing", "the current fiscal year", MONDAY, "2024-09-01", "2025-09-01"),
    ("Aeon", "this fiscal year", "2024-02-29", "2023-03-01", "2024-03-01"),
    ("Keyence", "this fiscal year", "2025-03-20", "2024-03-21", "2025-03-21"),
    ("Meta Platforms", "fiscal 2025", None, "2025-01-01", "2026-01-01"),
    ("Walmart", "fiscal 2025", None, "2024-02-01", "2025-02-01"),
    ("Salesforce", "FY25", None, "2024-02-01", "2025-02-01"),
    ("Accenture", "fiscal 2025", None, "2024-09-01", "2025-09-01"),
    ("FedEx", "fiscal 2025", None, "2024-06-01", "2025-06-01"),
    ("HP Inc.", "fiscal 2024", None, "2023-11-01", "2024-11-01"),
    ("Royal Bank of Canada", "fiscal 2024", None, "2023-11-01", "2024-11-01"),
    ("Vodafone", "FY25", None, "2024-04-01", "2025-04-01"),
    # Governments.
    ("United States", "fiscal 2025", None, "2024-10-01", "2025-10-01"),
    ("US Congress", "fiscal 1988", None, "1987-10-01", "1988-10-01"),
    ("US", "this fiscal year", "2025-10-01", "2025-10-01", "2026-10-01"),
    ("Australia", "this financial year", "2025-07-24", "2025-07-01", "2026-07-01"),
    ("Australian government", "2024-25", None, "2024-07-01", "2025-07-01"),
    ("New Zealand", "the 2025 fiscal year", None, "2024-07-01", "2025-07-01"),
    ("India", "the current fiscal year", "2025-02-01", "2024-04-01", "2025-04-01"),
    ("India", "FY26", None, "2025-04-01", "2026-04-01"),
    ("Japan", "fiscal 2025", None, "2025-04-01", "2026-04-01"),
    ("Japan", "fiscal 2025/26", None, "2025-04-01", "2026-04-01"),
    ("UK government", "the 2024-25 financial year", None, "2024-04-01", "2025-04-01"),
    ("Canada", "fiscal 2024-25", None, "2024-04-01", "2025-04-01"),
    ("Pakistan", "FY25", None, "2024-07-01", "2025-07-01"),
    ("Thailand", "fiscal 2025", None, "2024-10-01", "2025-10-01"),
    ("Nepal", "fiscal 2024/25", None, "2024-07-16", "2025-07-16"),
    ("Germany", "this fiscal year", MONDAY, "2025-01-01", "2026-01-01"),
    # Years of 52 or 53 weeks, and the trap of names: five shops, two ways.
    ("Apple", "fiscal 2024", None, "2023-10-01", "2024-09-29"),
    ("Apple", "fiscal 2023", None, "2022-09-25", "2023-10-01"),
    ("Nvidia", "fiscal 2025", None, "2024-01-29", "2025-01-27"),
    ("Costco", "fiscal 2023", None, "2022-08-29", "2023-09-04"),
    ("Home Depot", "fiscal 2019", None, "2019-02-04", "2020-02-03"),
    ("Lowe's", "fiscal 2023", None, "2023-02-04", "2024-02-03"),
    ("Target Corporation", "fiscal 2024", None, "2024-02-04", "2025-02-02"),
    ("Best Buy", "fiscal 2024", None, "2023-01-29", "2024-02-04"),
    ("TJX Companies", "fiscal 2025", None, "2024-02-04", "2025-02-02"),
    ("Macy's", "fiscal 2024", None, "2024-02-04", "2025-02-02"),
    ("Dell Technologies", "fiscal 2025", None, "2024-02-03", "2025-02-01"),
    ("Sony Group", "FY2024", None, "2024-04-01", "2025-04-01"),
    ("Dollar General", "fiscal 2024", None, "2024-02-03", "2025-02-01"),
    ("Cisco Systems", "fiscal 2021", None, "2020-07-26", "2021-08-01"),
    ("L3Harris", "fiscal 2024", None, "2023-12-30", "2025-01-04"),
    ("L3Harris", "this fiscal year", "2025-01-02", "2023-12-30", "2025-01-04"),
)
PARTS = (
    ("Microsoft", "in the third quarter of fiscal 2025", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "Q3 of its 2025 fiscal year", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "Q3FY25", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "3Q FY25", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "fiscal 2025's third quarter", None, "2025-01-01", "2025-04-01"),
    ("Microsoft", "the fourth quarter of last fiscal year", MONDAY, "2024-04-01", "2024-07-01"),
    ("Microsoft", "the second quarter", MONDAY, "2024-10-01", "2025-01-01"),
    ("Microsoft", "the fiscal third quarter", MONDAY, "2024-01-01", "2024-04-01"),
    ("Microsoft", "its final fiscal quarter", MONDAY, "2024-04-01", "2024-07-01"),
    ("Microsoft", "last quarter", MONDAY, "2024-10-01", "2025-01-01"),
    ("Microsoft", "this fiscal quarter", MONDAY, "2025-01-01", "2025-04-01"),
    ("Microsoft", "next quarter", MONDAY, "2025-04-01", "2025-07-01"),
    ("Microsoft", "the last quarter of fiscal 2025", None, "2025-04-01", "2025-07-01"),
    ("Microsoft", "first half of fiscal 2025", None, "2024-07-01", "2025-01-01"),
    ("Microsoft", "H2 FY25", None, "2025-01-01", "2025-07-01"),
    ("Microsoft", "the first nine months of fiscal 2025", None, "2024-07-01", "2025-04-01"),
    ("Microsoft", "the first two quarters of fiscal 2025", None, "2024-07-01", "2025-01-01"),
    ("Toyota Motor", "the second fiscal quarter", MONDAY, "2024-07-01", "2024-10-01"),
    ("BHP", "the first half", MONDAY, "2024-07-01", "2025-01-01"),
    ("Nepal", "the first quarter of fiscal 2024/25", None, "2024-07-16", "2024-10-16"),
    ("Apple", "the first quarter of fiscal 2023", None, "2022-09-25", "2023-01-01"),
    ("Apple", "the second quarter of fiscal 2023", None, "2023-01-01", "2023-04-02"),
    ("Nvidia", "the third quarter of fiscal 2025", None, "2024-07-29", "2024-10-28"),
    ("Nvidia", "the second quarter of fiscal 2023", None, "2022-05-02", "2022-08-01"),
    ("Nvidia", "next quarter", MONDAY, "2025-04-28", "2025-07-28"),
    ("Costco", "the first quarter of fiscal 2024", None, "2023-09-04", "2023-11-27"),
    ("Kohl's", "the fourth quarter of fiscal 2023", None, "2023-10-29", "2024-02-04"),
    ("Cisco Systems", "last fiscal quarter", MONDAY, "2024-10-27", "2025-01-26"),
    ("Salesforce", "the third quarter", MONDAY, "2024-08-01", "2024-11-01"),
)
AHEAD = (
    ("Microsoft", "the third quarter", MONDAY, "2025-01-01", "2025-04-01"),
    ("Microsoft", "the fiscal first quarter", MONDAY, "2025-07-01", "2025-10-01"),
    ("Microsoft", "the second half", MONDAY, "2025-01-01", "2025-07-01"),
    ("Nvidia", "the first quarter", "2025-02-26", "2025-01-27", "2025-04-28"),
)
REFUSALS = (
    ("Microsoft", "the fiscal year", MONDAY, UNDATED),
    ("Microsoft", "the full fiscal year", MONDAY, UNDATED),
    ("Microsoft", "this fiscal year", None, NO_DATE),
    ("Microsoft", "the fiscal third quarter", None, NO_DATE),
    ("Microsoft", "the year-ago fiscal quarter", MONDAY, UNDATED),
    ("Microsoft", "the same quarter a year earlier", MONDAY, UNDATED),
    ("Microsoft", "FY2020-22", None, ODD_NAME),
    ("Microsoft", "the current two fiscal years", MONDAY, UNDATED),
    ("Microsoft", "the third quarter of 2024", MONDAY, EITHER_YEAR),
    ("Microsoft", "Q3 2024", MONDAY, EITHER_YEAR),
    ("Microsoft", "fiscal 1988", None, OUT_OF_DATE),
    ("Meta Platforms", "fiscal 2024-25", None, ODD_NAME),
    ("Toyota Motor", "fiscal 2025", None, UNNAMED),
    ("Honda Motor", "FY2024", None, UNNAMED),
    ("Kroger", "fiscal 2024", None, UNNAMED),
    ("Singapore", "FY2025", None, UNNAMED),
    ("UK government", "fiscal 2025", None, UNNAMED),
    ("FedEx", "fiscal 2027", None, OUT_OF_DATE),
    ("L3Harris", "fiscal 2018", None, OUT_OF_DATE),
    ("Commonwealth Bank of Australia", "fiscal 2025", None, OUT_OF_DATE),
    ("Commonwealth Bank of Australia", "the first half", MONDAY, OUT_OF_DATE),
    ("Broadcom", "the second quarter of fiscal 2024", None, WEEKS_UNKNOWN),
    ("Costco", "the third quarter of fiscal 2023", None, WEEKS_UNKNOWN),
    ("Apple", "the first five months of fiscal 2024", None, WEEKS_UNKNOWN),
    ("India", "the third quarter", MONDAY, FISCAL_UNKNOWN),
)


def resolved(
    issuer: str | None, words: str, published: str | None, *, is_ahead: bool = False
) -> FigurePeriod:
    on = date.fromisoformat(published) if published else None
    given = PublicationDate(on, None, "day" if on else None, "given")
    period = FigurePeriod(words, None, None, FISCAL_UNKNOWN)
    return resolve_fiscal(period, issuer, given, period_lexicon(), is_ahead=is_ahead)


@pytest.mark.parametrize(("issuer", "words", "published", "start", "end"), YEARS + PARTS)
def test_fiscal_periods(
    issuer: str, words: str, published: str | None, start: str, end: str
) -> None:
    period = resolved(issuer, words, published)
    assert (str(period.period_start), str(period.period_end)) == (start, end)
    assert period.period_reason is None
    assert period.period_text == words


@pytest.mark.parametrize(("issuer", "words", "published", "start", "end"), AHEAD)
def test_what_is_foretold_lies_ahead(
    issuer: str, words: str, published: str, start: str, end: str
) -> None:
    period = resolved(issuer, words, published, is_ahead=True)
    assert (str(period.period_start), str(period.period_end)) == (start, end)


@pytest.mark.parametrize(("issuer", "words", "published", "reason"), REFUSALS)
def test_refusals(issuer: str, words: str, published: str | None, reason: str) -> None:
    period = resolved(issuer, words, published)
    assert (period.period_start, period.period_end) == (None, None)
    assert period.period_reason == reason


@pytest.mark.parametrize("words", ["this fiscal year", "fiscal 2025", "FY26", "Q3 FY25", "2024-25"])
@pytest.mark.parametrize("subject", [None, "Loomgate Mills", "Hyundai Motor"])
def test_an_unknown_subject_stays_undated(subject: str | None, words: str) -> None:
    period = resolved(subject, words, MONDAY)
    assert period == FigurePeriod(words, None, None, FISCAL_UNKNOWN)


def test_other_reasons_are_left_alone() -> None:
    period = FigurePeriod("a year", None, None, "a rate, not a period")
    given = PublicationDate(date(2025, 2, 24), None, "day", "given")
    assert resolve_fiscal(period, "Microsoft", given, period_lexicon()) == period


CALENDAR_QUARTER = (date(2024, 10, 1), date(2025, 1, 1))
DATED = (
    # issuer, words, dates by the calendar before, and after
    ("Salesforce", "in the fourth quarter", ("2024-11-01", "2025-02-01")),
    ("Nvidia", "last quarter", ("2024-10-28", "2025-01-27")),
    ("Microsoft", "in the fourth quarter", ("2024-04-01", "2024-07-01")),
    ("Meta Platforms", "in the fourth quarter", ("2024-10-01", "2025-01-01")),
    ("United States", "in the fourth quarter", ("2024-10-01", "2025-01-01")),
    ("Microsoft", "in the December quarter", ("2024-10-01", "2025-01-01")),
    ("Microsoft", "in the quarter ended Dec 31", ("2024-10-01", "2025-01-01")),
    ("Microsoft", "in the calendar fourth quarter", ("2024-10-01", "2025-01-01")),
    ("Microsoft", "in the fourth quarter of 2024", ("None", "None")),
    ("Loomgate Mills", "in the fourth quarter", ("2024-10-01", "2025-01-01")),
)


@pytest.mark.parametrize(("issuer", "words", "expected"), DATED)
def test_a_known_companys_quarter_is_its_own(
    issuer: str, words: str, expected: tuple[str, str]
) -> None:
    given = PublicationDate(date(2025, 2, 24), None, "day", "given")
    period = FigurePeriod(words, *CALENDAR_QUARTER, None)
    found = resolve_fiscal(period, issuer, given, period_lexicon())
    assert (str(found.period_start), str(found.period_end)) == expected


OLD = (
    # issuer, words, dates before, and after: what the article prints stays, the calendar does not
    ("General Mills", "in the first half", ("1987-01-01", "1987-07-01"), ("None", "None")),
    ("General Mills", "in the first half", ("1986-06-01", "1986-12-01"), None),
    ("General Mills", "in the third quarter", ("1986-12-01", "1987-03-01"), None),
    ("Walmart", "in the third quarter", ("1986-07-01", "1986-10-01"), ("None", "None")),
)


@pytest.mark.parametrize(("issuer", "words", "before", "after"), OLD)
def test_calendars_of_today_do_not_date_old_news(
    issuer: str, words: str, before: tuple[str, str], after: tuple[str, str] | None
) -> None:
    given = PublicationDate(date(1987, 3, 13), None, "day", "given")
    dates = [date.fromisoformat(day) for day in before]
    found = resolve_fiscal(
        FigurePeriod(words, dates[0], dates[1], None), issuer, given, period_lexicon()
    )
    assert (str(found.period_start), str(found.period_end)) == (after or before)


ENDED = (
    # issuer, words, dates by months, the first day by weeks
    ("Costco", "in the second quarter ended Feb. 16", ("2024-11-17", "2025-02-17"), "2024-11-25"),
    ("Home Depot", "in the quarter ended Feb. 2", ("2024-11-03", "2025-02-03"), "2024-10-28"),
    ("Apple", "in the year ended Sept. 28", ("2023-09-29", "2024-09-29"), "2023-10-01"),
    ("Apple", "in the year ended Sept. 30", ("2023-10-01", "2024-10-01"), "2023-10-01"),
    ("Microsoft", "in the quarter ended Dec. 31", ("2024-10-01", "2025-01-01"), "2024-10-01"),
    ("Costco", "in fiscal 2024", ("2023-09-01", "2024-09-01"), "2023-09-04"),
    ("Walmart", "in fiscal 1987", ("1986-02-01", "1987-02-01"), "1986-02-01"),
)


@pytest.mark.parametrize(("issuer", "words", "before", "start"), ENDED)
def test_printed_ends_get_the_first_day_by_weeks(
    issuer: str, words: str, before: tuple[str, str], start: str
) -> None:
    given = PublicationDate(date(2025, 3, 6), None, "day", "given")
    dates = [date.fromisoformat(day) for day in before]
    found = resolve_fiscal(
        FigurePeriod(words, dates[0], dates[1], None), issuer, given, period_lexicon()
    )
    assert str(found.period_start) == start
