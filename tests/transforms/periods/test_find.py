"""One table: a sentence, the day of publication, and what its time words mean."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.periods.find import find_times
from transforms.periods.reading import TimeReading
from transforms.text.sentences import SentenceSpan

MON = "2025-02-24"
CASES = (
    # sentence, published, words, start, end (None, None: undated, the reason is checked)
    ("Sales rose on 29 February 2024.", MON, "29 February 2024", "2024-02-29", "2024-03-01"),
    ("It opened on February 29, 1996.", MON, "February 29, 1996", "1996-02-29", "1996-03-01"),
    ("It opened on February 29, 2023.", MON, "February 29, 2023", None, None),
    ("Output fell on Feb 29.", "2024-03-04", "Feb 29", "2024-02-29", "2024-03-01"),
    ("The plant shut on Dec 31.", "2025-01-02", "Dec 31", "2024-12-31", "2025-01-01"),
    ("The plant will shut on Jan 2.", "2024-12-30", "Jan 2", "2025-01-02", "2025-01-03"),
    ("It sold the unit on 14 November.", MON, "14 November", "2024-11-14", "2024-11-15"),
    ("It will sell the unit on 14 November.", MON, "14 November", "2025-11-14", "2025-11-15"),
    ("On 2024-12-24 the bank paid.", MON, "2024-12-24", "2024-12-24", "2024-12-25"),
    ("It signed on the 3rd of May 2024.", MON, "3rd of May 2024", "2024-05-03", "2024-05-04"),
    ("Prices rose in October 2015.", MON, "October 2015", "2015-10-01", "2015-11-01"),
    ("The weekend in April 2024 was wet.", MON, "April 2024", "2024-04-01", "2024-05-01"),
    ("Prices rose in Dec. 2023.", MON, "Dec. 2023", "2023-12-01", "2024-01-01"),
    ("Prices rose in December.", MON, "December", "2024-12-01", "2025-01-01"),
    ("Prices rose in February.", MON, "February", "2025-02-01", "2025-03-01"),
    ("Prices will rise in January.", MON, "January", "2026-01-01", "2026-02-01"),
    ("Prices rose last March.", MON, "last March", "2024-03-01", "2024-04-01"),
    ("Prices rose last January.", MON, "last January", "2025-01-01", "2025-02-01"),
    ("A vote follows next January.", MON, "next January", "2026-01-01", "2026-02-01"),
    ("Prices rose in June last year.", MON, "June last year", "2024-06-01", "2024-07-01"),
    ("The fee rises in June this year.", MON, "June this year", "2025-06-01", "2025-07-01"),
    ("Prices rose in early October.", MON, "early October", "2024-10-01", "2024-11-01"),
    ("The bank opened on Monday.", MON, "Monday", "2025-02-24", "2025-02-25"),
    ("The bank opened on Friday.", MON, "Friday", "2025-02-21", "2025-02-22"),
    ("The bank will open on Friday.", MON, "Friday", "2025-02-28", "2025-03-01"),
    ("The bank opened last Monday.", MON, "last Monday", "2025-02-17", "2025-02-18"),
    ("It lists next Tuesday.", "2019-11-20", "next Tuesday", "2019-11-26", "2019-11-27"),
    ("The ship sailed on Sunday.", "2025-01-01", "Sunday", "2024-12-29", "2024-12-30"),
    ("The ship sailed yesterday.", "2025-01-01", "yesterday", "2024-12-31", "2025-01-01"),
    ("The ship sails tomorrow.", "2024-02-28", "tomorrow", "2024-02-29", "2024-03-01"),
    ("Shares fell today.", MON, "today", "2025-02-24", "2025-02-25"),
    ("Shares fell this morning.", MON, "this morning", "2025-02-24", "2025-02-25"),
    ("Shares fell last night.", "2025-03-01", "last night", "2025-02-28", "2025-03-01"),
    ("It spent more this week.", "2025-03-02", "this week", "2025-02-24", "2025-03-03"),
    ("It spent more last week.", "2025-01-01", "last week", "2024-12-23", "2024-12-30"),
    ("It will spend more next week.", "2024-12-29", "next week", "2024-12-30", "2025-01-06"),
    ("It met over the weekend.", MON, "the weekend", "2025-02-22", "2025-02-24"),
    ("I found out in the last week.", MON, "the last week", "2025-02-17", "2025-02-24"),
    ("A decade before the war it sold out.", MON, "A decade before", None, None),
    ("It meets this weekend.", MON, "this weekend", "2025-03-01", "2025-03-03"),
    ("It meets next weekend.", MON, "next weekend", "2025-03-08", "2025-03-10"),
    ("It spent more this month.", "2024-02-29", "this month", "2024-02-01", "2024-03-01"),
    ("It spent more last month.", "2025-01-31", "last month", "2024-12-01", "2025-01-01"),
    ("It will spend more next month.", "2024-12-05", "next month", "2025-01-01", "2025-02-01"),
    ("It spent more last quarter.", MON, "last quarter", "2024-10-01", "2025-01-01"),
    ("It will spend more this quarter.", MON, "this quarter", "2025-01-01", "2025-04-01"),
    ("It spent more this year.", MON, "this year", "2025-01-01", "2026-01-01"),
    ("It spent more last year.", "2025-01-01", "last year", "2024-01-01", "2025-01-01"),
    ("It will spend more next year.", "2024-12-31", "next year", "2025-01-01", "2026-01-01"),
    ("It grew over the past decade.", MON, "the past decade", "2015-02-24", "2025-02-24"),
    ("It grew over the past year.", "2024-02-29", "the past year", "2023-02-28", "2024-02-29"),
    (
        "It will invest over the next three years.",
        MON,
        "the next three years",
        "2025-02-24",
        "2028-02-24",
    ),
    ("It will invest over next 3 years.", MON, "next 3 years", "2025-02-24", "2028-02-24"),
    (
        "It will invest over the next four years.",
        "2024-02-29",
        "the next four years",
        "2024-02-29",
        "2028-02-29",
    ),
    (
        "It fell in the past six months.",
        "2024-08-31",
        "the past six months",
        "2024-02-29",
        "2024-08-31",
    ),
    ("It fell in the last two weeks.", MON, "the last two weeks", "2025-02-10", "2025-02-24"),
    ("It fell in the last 10 days.", MON, "the last 10 days", "2025-02-14", "2025-02-24"),
    (
        "It will build over the next two decades.",
        MON,
        "the next two decades",
        "2025-02-24",
        "2045-02-24",
    ),
    ("It bought the firm two years ago.", MON, "two years ago", "2023-01-01", "2024-01-01"),
    ("It bought the firm five months ago.", MON, "five months ago", "2024-09-01", "2024-10-01"),
    ("It bought the firm 10 days ago.", MON, "10 days ago", "2025-02-14", "2025-02-15"),
    ("The rule dates from 2001.", MON, "2001", "2001-01-01", "2002-01-01"),
    ("Since 2020 it has grown.", MON, "2020", "2020-01-01", "2021-01-01"),
    ("It wants to be clean by 2040.", MON, "2040", "2040-01-01", "2041-01-01"),
    ("It runs from 2025 to 2028.", MON, "from 2025 to 2028", "2025-01-01", "2029-01-01"),
    ("It ran between 2020 and 2022.", MON, "between 2020 and 2022", "2020-01-01", "2023-01-01"),
    ("The plan for 2021-25 failed.", MON, "2021-25", "2021-01-01", "2026-01-01"),
    ("It thrived in the 1990s.", MON, "the 1990s", "1990-01-01", "2000-01-01"),
    ("It peaked in the first quarter.", MON, "the first quarter", "2025-01-01", "2025-04-01"),
    ("It peaked in the third quarter.", MON, "the third quarter", "2024-07-01", "2024-10-01"),
    (
        "It will peak in the second quarter.",
        MON,
        "the second quarter",
        "2025-04-01",
        "2025-07-01",
    ),
    (
        "It peaked in the fourth quarter of 2019.",
        MON,
        "the fourth quarter of 2019",
        "2019-10-01",
        "2020-01-01",
    ),
    ("It peaked in Q2 2023.", MON, "Q2 2023", "2023-04-01", "2023-07-01"),
    ("It peaked in the June quarter.", MON, "June quarter", "2024-04-01", "2024-07-01"),
    (
        "It will cost more in the April-June quarter.",
        MON,
        "April-June quarter",
        "2025-04-01",
        "2025-07-01",
    ),
    ("It grew in the first half.", "2025-08-01", "the first half", "2025-01-01", "2025-07-01"),
    ("It grew in H2 2023.", MON, "H2 2023", "2023-07-01", "2024-01-01"),
    (
        "It grew in the first nine months.",
        "1989-10-26",
        "the first nine months",
        "1989-01-01",
        "1989-10-01",
    ),
    (
        "It will slow during the last three months of the year.",
        MON,
        "the last three months of the year",
        "2025-10-01",
        "2026-01-01",
    ),
    (
        "Net sales in the three months to March 31 fell.",
        "2025-05-02",
        "the three months",
        "2025-01-01",
        "2025-04-01",
    ),
    (
        "Takings rose in the five weeks to January 19.",
        "2025-01-23",
        "the five weeks",
        "2024-12-16",
        "2025-01-20",
    ),
    ("In the year to June 30 it grew.", "2025-07-24", "the year", "2024-07-01", "2025-07-01"),
    (
        "In the year ended March 2024 it grew.",
        MON,
        "the year",
        "2023-04-01",
        "2024-04-01",
    ),
    (
        "In the quarter ended Dec. 31 it grew.",
        "2025-01-30",
        "the quarter",
        "2024-10-01",
        "2025-01-01",
    ),
    ("It pays more in the year from April.", "2025-01-09", "the year", "2025-04-01", "2026-04-01"),
    (
        "In the fiscal year ending August 2027 it will grow.",
        "2026-05-09",
        "the fiscal year",
        "2026-09-01",
        "2027-09-01",
    ),
    ("It is now at 12.", MON, "now", "2025-02-24", "2025-02-25"),
    ("It currently has 12 mines.", MON, "currently", "2025-02-24", "2025-02-25"),
    (
        "It fell for the fourth consecutive month.",
        "2019-11-20",
        "the fourth consecutive month",
        "2019-07-01",
        "2019-11-01",
    ),
    ("Sales doubled on Black Friday.", "2025-01-09", "Black Friday", "2024-11-29", "2024-11-30"),
    ("It must pay by year-end.", MON, "by year-end", "2025-12-31", "2026-01-01"),
    # Refusals: words that no publication date can date.
    ("It will spend more this fiscal year.", MON, "this fiscal year", None, None),
    ("It guided for FY26.", MON, "FY26", None, None),
    ("It plans more for 2025-26.", MON, "2025-26", None, None),
    ("It earns $5 million a year.", MON, "a year", None, None),
    ("It burns $5 million per month.", MON, "per month", None, None),
    ("It meets each quarter.", MON, "each quarter", None, None),
    ("Cuts come in coming weeks.", MON, "coming weeks", None, None),
    ("It has grown recently.", MON, "recently", None, None),
    ("A three-year contract was signed.", MON, "three-year", None, None),
    ("Fares go up this autumn.", MON, "this autumn", None, None),
    ("It was sold several years ago.", MON, "several years ago", None, None),
    ("It meets every Thursday.", MON, "every Thursday", None, None),
    ("It fell last week.", None, "last week", None, None),
    ("It fell in October.", None, "October", None, None),
    ("It will invest over the next three years.", None, "the next three years", None, None),
    ("It fell in October 2015.", None, "October 2015", "2015-10-01", "2015-11-01"),
)


def read(text: str, published: str | None) -> tuple[TimeReading, ...]:
    on = date.fromisoformat(published) if published else None
    sentence = (SentenceSpan(0, len(text), "body"),)
    given = PublicationDate(on, None, "day" if on else None, "given")
    return find_times(text, sentence, given, period_lexicon())


@pytest.mark.parametrize(("text", "published", "words", "start", "end"), CASES)
def test_expressions(
    text: str, published: str | None, words: str, start: str | None, end: str | None
) -> None:
    found = {text[one.start : one.end]: one for one in read(text, published)}
    assert words in found
    reading = found[words]
    dates = (reading.period_start, reading.period_end)
    assert tuple(day and day.isoformat() for day in dates) == (start, end)
    assert (reading.reason is None) == (start is not None)


def test_the_printed_year_end_dates_fiscal_words() -> None:
    text = "In the year to June 30 it grew. It expects more for 2025-26."
    reading = read(text, "2025-07-24")[-1]
    assert (reading.period_start, reading.period_end) == (date(2025, 7, 1), date(2026, 7, 1))


def test_boilerplate_is_skipped() -> None:
    text = "Sign up today."
    given = PublicationDate(date(2025, 2, 24), None, "day", "given")
    sentence = (SentenceSpan(0, len(text), "boilerplate"),)
    assert find_times(text, sentence, given, period_lexicon()) == ()


PIECES = st.sampled_from(
    [case[0] for case in CASES]
    + ["last ", "the past ", "99 centuries ago ", "9999 ", "0001-01-01 ", "in ", "\n\n", "Feb 29 "]
)


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(PIECES, max_size=6),
    on=st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
)
def test_readings_are_ordered_inside_the_text_and_end_after_they_start(
    pieces: list[str], on: date
) -> None:
    text = " ".join(pieces)
    readings = read(text, on.isoformat())
    for one, after in zip(readings, readings[1:], strict=False):
        assert one.end <= after.start
    for one in readings:
        assert 0 <= one.start < one.end <= len(text)
        assert (one.period_start is None) == (one.period_end is None)
        if one.period_start is not None and one.period_end is not None:
            assert one.period_start < one.period_end
        else:
            assert one.reason


def test_time_is_linear() -> None:
    text = "It rose 5% in October, from last year, over the next three years to March 31, and "
    durations = []
    for times in (50, 200):
        before = time.perf_counter()
        read(text * times, MON)
        durations.append(time.perf_counter() - before)
    assert durations[1] < 8 * durations[0]
