"""Sentences, the fiscal words found in them, and the dates that a printed year end gives."""

from __future__ import annotations

from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.periods.find import Customs, find_times
from transforms.periods.fiscal_calendar import UNDATED, UNNAMED
from transforms.periods.reading import FISCAL_UNKNOWN, TimeReading
from transforms.text.sentences import SentenceSpan

FOUND = (
    # sentence, the one expression of fiscal words in it
    ("Orders rose in the third quarter of fiscal 2025.", "the third quarter of fiscal 2025"),
    ("Orders rose in Q3 of its 2025 fiscal year.", "Q3 of its 2025 fiscal year"),
    ("Orders rose in its fiscal third quarter.", "its fiscal third quarter"),
    ("Orders rose in the third fiscal quarter.", "the third fiscal quarter"),
    ("Orders rose in the third fiscal quarter of 2025.", "the third fiscal quarter of 2025"),
    ("Orders rose in the fiscal third quarter of 2025.", "the fiscal third quarter of 2025"),
    ("Orders rose in Q3FY25.", "Q3FY25"),
    ("Orders rose in Q3 FY25.", "Q3 FY25"),
    ("Orders rose in 3Q FY2025.", "3Q FY2025"),
    ("Orders rose in FY25 Q3.", "FY25 Q3"),
    ("Orders rose in fiscal Q3.", "fiscal Q3"),
    ("Fiscal 2025's third quarter was slow.", "Fiscal 2025's third quarter"),
    ("Orders rose in fiscal 2025 third quarter.", "fiscal 2025 third quarter"),
    ("Orders rose in the first half of fiscal 2025.", "the first half of fiscal 2025"),
    ("Orders rose in H1 FY25.", "H1 FY25"),
    ("Orders rose in the first half of this fiscal year.", "the first half of this fiscal year"),
    (
        "Orders rose in the first nine months of fiscal 2025.",
        "the first nine months of fiscal 2025",
    ),
    (
        "Orders rose in the fourth quarter of its fiscal year.",
        "the fourth quarter of its fiscal year",
    ),
    ("Orders rose in the 2024/25 fiscal year.", "the 2024/25 fiscal year"),
    ("Orders rose in fiscal year 2024-25.", "fiscal year 2024-25"),
    ("Orders rose last fiscal year.", "last fiscal year"),
    ("Orders will rise over the next two fiscal years.", "the next two fiscal years"),
    ("Orders rose in each of the past three fiscal years.", "each of the past three fiscal years"),
)
NOT_FOUND = (
    "The fiscal third pillar was dropped.",
    "Fiscal quarters are long.",
    "It may drag on beyond one full fiscal year.",
    "It ships 9 boats every fiscal year.",
    "It moved the financial district in stages.",
    "The first half was dull.",
    "Its H2 engine failed.",
)
PRINTED = "Profit was flat in the year ended {end}. "
DATED = (
    # printed year end, sentence, first day, first day after, or the reason
    ("June 30", "It shipped 9 boats in fiscal 2025.", "2024-07-01", "2025-07-01"),
    ("June 30", "It ships 9 boats this fiscal year.", "2024-07-01", "2025-07-01"),
    ("June 30", "It shipped 9 boats in the fiscal first quarter.", "2024-07-01", "2024-10-01"),
    ("June 30", "It shipped 9 boats in Q1 of fiscal 2025.", "2024-07-01", "2024-10-01"),
    ("June 30", "It shipped 9 boats in the first half of fiscal 2025.", "2024-07-01", "2025-01-01"),
    ("March 31", "It shipped 9 boats in FY25.", "2024-04-01", "2025-04-01"),
    ("June 30", "It lost 9 boats over the last two fiscal years.", "2022-07-01", "2024-07-01"),
    ("December 31", "For the full fiscal year, it lost 9 boats.", "2024-01-01", "2025-01-01"),
    ("June 30", "For the full fiscal year, it lost 9 boats.", UNDATED, None),
    ("June 30", "It will lose 9 boats for the full fiscal year.", "2024-07-01", "2025-07-01"),
    ("January 31", "It shipped 9 boats in fiscal 2024.", UNNAMED, None),
    ("March 31", "It shipped 9 boats for 8 yen in fiscal 2024.", "2023-04-01", "2024-04-01"),
)


ENDED = (
    (
        "It will ship 9 boats in the current fiscal year ending in October.",
        "2024-11-01",
        "2025-11-01",
    ),
    ("It shipped 9 boats in its last fiscal year ending July 31.", "2023-08-01", "2024-08-01"),
    (
        "It shipped 9 boats in the first nine months of fiscal 2024/25 ending June 30.",
        "2024-07-01",
        "2025-04-01",
    ),
    (
        "It shipped 9 boats in the first half of fiscal 2024/25, ending March 31.",
        "2024-04-01",
        "2024-10-01",
    ),
    (
        "It shipped 9 boats in the second half of fiscal 2024 ending on March 31.",
        "2024-10-01",
        "2025-04-01",
    ),
    (
        "It ships 9 boats in the third quarter of fiscal 2025, ending March 31.",
        "2025-01-01",
        "2025-04-01",
    ),
    # a year that the words name and whose end they print: the name settles the end's year
    ("It will ship 9 boats in fiscal 2025/26 ending March 31.", "2025-04-01", "2026-04-01"),
    ("It will ship 9 boats in the 2026/27 financial year ending June.", "2026-07-01", "2027-07-01"),
    ("It shipped 9 boats in fiscal 2022/23 ended March.", "2022-04-01", "2023-04-01"),
    ("It will ship 9 boats in fiscal 2026, ending January 31.", "2025-02-01", "2026-02-01"),
    ("It shipped 9 boats in fiscal 2024 ended January 31.", "2024-02-01", "2025-02-01"),
    ("It shipped 9 boats in its fiscal 2024 year ended June 30.", "2023-07-01", "2024-07-01"),
    (
        "It shipped 9 boats in its fiscal third quarter ended December 31.",
        "2024-10-01",
        "2025-01-01",
    ),
    ("It shipped 9 boats in its fiscal first half ended July 31.", "2024-02-01", "2024-08-01"),
    (
        "It shipped 9 boats in the first nine months of its fiscal 2025 year ended November 30.",
        "2024-03-01",
        "2024-12-01",
    ),
    (
        "It ships 9 boats in the third quarter of its fiscal year ending June 30.",
        "2025-01-01",
        "2025-04-01",
    ),
)


def fiscal_readings(text: str, country: str | None = None) -> list[TimeReading]:
    given = PublicationDate(date(2025, 2, 24), None, "day", "given")
    sentences = (SentenceSpan(0, len(text), "body"),)
    found = find_times(text, sentences, given, period_lexicon(), Customs(country))
    return [one for one in found if one.rule.startswith("fiscal")]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_the_whole_expression_is_one(text: str, words: str) -> None:
    (reading,) = fiscal_readings(text)
    assert text[reading.start : reading.end] == words
    assert (reading.period_start, reading.reason) == (None, FISCAL_UNKNOWN)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_words_are_left_alone(text: str) -> None:
    assert fiscal_readings(text) == []


@pytest.mark.parametrize(("year_end", "sentence", "start", "end"), DATED)
def test_a_printed_year_end_dates_them(
    year_end: str, sentence: str, start: str, end: str | None
) -> None:
    text = PRINTED.format(end=year_end) + sentence
    reading = fiscal_readings(text)[-1]
    if end is None:
        assert (reading.period_start, reading.reason) == (None, start)
    else:
        assert (str(reading.period_start), str(reading.period_end)) == (start, end)


@pytest.mark.parametrize(
    ("country", "start", "reason"), [("JP", None, UNNAMED), ("GB", date(2023, 4, 1), None)]
)
def test_a_country_may_name_years_by_their_start(
    country: str, start: date | None, reason: str | None
) -> None:
    text = PRINTED.format(end="March 31") + "It shipped 9 boats in fiscal 2024."
    reading = fiscal_readings(text, country)[-1]
    assert (reading.period_start, reading.reason) == (start, reason)


@pytest.mark.parametrize(
    "before",
    [
        "Inflation was 3 percent in the year to June. ",
        "It has changed its year-end, and the year ended June 30 was its last such year. ",
        "It is changing its fiscal year. It lost a boat in the year ended June 30. ",
    ],
)
def test_what_prints_no_year_end_of_the_subject(before: str) -> None:
    reading = fiscal_readings(before + "It shipped 9 boats in fiscal 2025.")[-1]
    assert (reading.period_start, reading.reason) == (None, FISCAL_UNKNOWN)


@pytest.mark.parametrize(("text", "start", "end"), ENDED)
def test_a_named_year_settles_the_year_of_its_end(text: str, start: str, end: str) -> None:
    reading = fiscal_readings(text)[0]
    assert (str(reading.period_start), str(reading.period_end)) == (start, end)
