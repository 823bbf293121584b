"""Days, weekdays, weeks and weekends: what the words mean on a day in a country."""

from __future__ import annotations

import pytest

from tests.transforms.periods.cases import Case, outcome
from tests.transforms.periods.lexicon_fixture import period_lexicon

DATES: tuple[Case, ...] = (
    # Dates written out need no anchor; leap days; edges of years and centuries.
    ("It opened on {29 February 2024}.", None, None, "2024-02-29", "2024-03-01", "day"),
    ("It opened on {February 29, 2000}.", None, None, "2000-02-29", "2000-03-01", "day"),
    ("It shut on {31 December 1999}.", None, None, "1999-12-31", "2000-01-01", "day"),
    ("It shut on {Dec. 31, 2100}.", None, None, "2100-12-31", "2101-01-01", "day"),
    ("It sold on {1 January 1900}.", None, None, "1900-01-01", "1900-01-02", "day"),
    ("It sold on the {3rd of May 2024}.", None, "GB", "2024-05-03", "2024-05-04", "day"),
    ("It sold on {Friday, 14 March 2025}.", None, "GB", "2025-03-14", "2025-03-15", "day"),
    ("It sold on {Friday, March 14, 2025}.", None, "US", "2025-03-14", "2025-03-15", "day"),
    ("It sold on {2025-03-30}.", None, None, "2025-03-30", "2025-03-31", "day"),
    ("It sold on {Sept. 5 2024}.", None, "US", "2024-09-05", "2024-09-06", "day"),
    # Without a year: the nearest, news rather tells what has been; verbs settle the rest.
    ("It fell on {Feb 24}.", "2025-02-24", "SG", "2025-02-24", "2025-02-25", "day"),
    ("It fell on {Dec 31}.", "2025-01-01", "US", "2024-12-31", "2025-01-01", "day"),
    ("It will shut on {Jan 1}.", "2024-12-31", "US", "2025-01-01", "2025-01-02", "day"),
    ("It fell on {Feb 29}.", "2024-03-01", "GB", "2024-02-29", "2024-03-01", "day"),
    ("It sold the pier on {6 August}.", "2025-02-06", "GB", "2024-08-06", "2024-08-07", "day"),
    ("It will sell on {6 August}.", "2025-02-06", "GB", "2025-08-06", "2025-08-07", "day"),
    ("The high was set on {Aug. 6}.", "2025-02-06", "US", "2024-08-06", "2024-08-07", "day"),
    ("It is set to open on {Aug. 6}.", "2025-02-06", "US", "2025-08-06", "2025-08-07", "day"),
    ("It is to open on {October 1}.", "2025-03-06", "US", "2025-10-01", "2025-10-02", "day"),
    ("It must pay by {April 5}.", "2025-01-20", "GB", "2025-04-05", "2025-04-06", "day"),
    ("A planned sale on {June 9} failed.", "2025-02-06", "US", "2024-06-09", "2024-06-10", "day"),
    ("It will shut on {June 9}.", "2025-02-06", "US", "2025-06-09", "2025-06-10", "day"),
    ("It asked to shut on {June 9}.", "2025-02-06", "US", "2024-06-09", "2024-06-10", "day"),
    ("It has risen since {July 4}.", "2025-02-06", "US", "2024-07-04", "2024-07-05", "day"),
    ("It sold on the {15th of March}.", "2025-03-20", "GB", "2025-03-15", "2025-03-16", "day"),
    ("It sold on {March 1st}.", "2025-03-20", "US", "2025-03-01", "2025-03-02", "day"),
)
SPELLED: tuple[Case, ...] = (
    # Wires spell the first nine days.
    (
        "Stocks fell in the week ended {March six}.",
        "1987-03-11",
        "US",
        "1987-03-06",
        "1987-03-07",
        "day",
    ),
    ("It pays on {April two}.", "1987-03-11", "US", "1987-04-02", "1987-04-03", "day"),
    ("In {March} six men died.", "1987-04-11", "US", "1987-03-01", "1987-04-01", "month"),
)
NEAR: tuple[Case, ...] = (
    ("It fell {today}.", "2025-02-24", "SG", "2025-02-24", "2025-02-25", "day"),
    ("It fell {yesterday}.", "2025-01-01", "SG", "2024-12-31", "2025-01-01", "day"),
    ("It fell {yesterday}.", "2024-03-01", "SG", "2024-02-29", "2024-03-01", "day"),
    ("It opens {tomorrow}.", "2024-02-28", "US", "2024-02-29", "2024-03-01", "day"),
    ("It opens {tomorrow}.", "1999-12-31", "US", "2000-01-01", "2000-01-02", "day"),
    ("It meets {tonight}.", "2025-02-24", "US", "2025-02-24", "2025-02-25", "day"),
    ("It fell {this morning}.", "2025-02-24", "GB", "2025-02-24", "2025-02-25", "day"),
    ("It fell {last night}.", "2025-03-01", "GB", "2025-02-28", "2025-03-01", "day"),
    ("It fell {10 days ago}.", "2025-03-05", "GB", "2025-02-23", "2025-02-24", "day"),
    ("It fell {two weeks ago}.", "2025-03-05", "GB", "2025-02-19", "2025-02-20", "day"),
    ("It {now} stands at 12.", "2025-03-05", "GB", "2025-03-05", "2025-03-06", "day"),
    ("It {currently} owns 12 piers.", "2025-03-05", "GB", "2025-03-05", "2025-03-06", "day"),
    # Clocks change at the end of March and October: days stay days.
    ("It fell {yesterday}.", "2025-03-31", "GB", "2025-03-30", "2025-03-31", "day"),
    ("It fell in {the last 24 days}.", "2025-04-05", "US", "2025-03-12", "2025-04-05", "span"),
    ("It fell {last week}.", "2025-11-03", "US", "2025-10-27", "2025-11-03", "week"),
    # Holidays.
    ("Sales rose on {Black Friday}.", "2024-12-02", "US", "2024-11-29", "2024-11-30", "day"),
    ("Sales rose on {Boxing Day}.", "2025-01-03", "GB", "2024-12-26", "2024-12-27", "day"),
    ("It will shut on {Christmas Day}.", "2025-12-03", "GB", "2025-12-25", "2025-12-26", "day"),
    ("It shut on {Thanksgiving}.", "2025-01-03", "US", "2024-11-28", "2024-11-29", "day"),
    ("It will open on {New Year's Day}.", "2025-12-30", "US", "2026-01-01", "2026-01-02", "day"),
    ("It will open on {Labor Day}.", "2025-08-20", "US", "2025-09-01", "2025-09-02", "day"),
)
WEEKDAYS: tuple[Case, ...] = (
    # 2025-02-28 is a Friday, 2025-02-24 a Monday.
    ("It fell on {Friday}.", "2025-02-28", "US", "2025-02-28", "2025-03-01", "day"),
    ("It fell on {Friday}.", "2025-03-01", "US", "2025-02-28", "2025-03-01", "day"),
    ("It will open on {Friday}.", "2025-02-24", "US", "2025-02-28", "2025-03-01", "day"),
    ("It opens {next Friday}.", "2025-02-28", "US", "2025-03-07", "2025-03-08", "day"),
    ("It opens {next Friday}.", "2025-02-24", "GB", "2025-03-07", "2025-03-08", "day"),
    ("It opens {next Monday}.", "2025-02-28", "GB", "2025-03-03", "2025-03-04", "day"),
    ("It opens {this Friday}.", "2025-02-24", "GB", "2025-02-28", "2025-03-01", "day"),
    ("It fell {last Friday}.", "2025-02-28", "US", "2025-02-21", "2025-02-22", "day"),
    ("It fell {last Monday}.", "2025-02-24", "GB", "2025-02-17", "2025-02-18", "day"),
    ("It fell {last Friday}.", "2025-02-24", "GB", "2025-02-21", "2025-02-22", "day"),
    ("It fell on {Sunday}.", "2025-01-01", "US", "2024-12-29", "2024-12-30", "day"),
    ("It will meet on {Wednesday}.", "2024-12-30", "US", "2025-01-01", "2025-01-02", "day"),
    ("It is to meet {Thursday}.", "2025-02-24", "US", "2025-02-27", "2025-02-28", "day"),
    ("It fell {late Friday}.", "2025-03-03", "US", "2025-02-28", "2025-03-01", "day"),
    ("It fell {Friday morning}.", "2025-03-03", "US", "2025-02-28", "2025-03-01", "day"),
    ("It was due to open on {Tuesday}.", "2025-02-27", "US", "2025-02-25", "2025-02-26", "day"),
    (
        "On Friday it fell from {the previous Friday}.",
        "2025-03-03",
        "US",
        "2025-02-21",
        "2025-02-22",
        "day",
    ),
)
WEEKS: tuple[Case, ...] = (
    # Weeks run from Monday; to which one a Sunday belongs is the publisher's country's custom.
    ("It fell {this week}.", "2025-02-26", "GB", "2025-02-24", "2025-03-03", "week"),
    ("It fell {this week}.", "2025-02-24", "US", "2025-02-24", "2025-03-03", "week"),
    ("It fell {last week}.", "2025-02-26", "GB", "2025-02-17", "2025-02-24", "week"),
    ("It fell {last week}.", "2025-03-02", "GB", "2025-02-17", "2025-02-24", "week"),
    ("It fell {last week}.", "2025-03-02", "US", "2025-02-24", "2025-03-03", "week"),
    ("It fell {last week}.", "2025-03-02", None, "2025-02-17", "2025-02-24", "week"),
    ("It meets {this week}.", "2025-03-02", "GB", "2025-02-24", "2025-03-03", "week"),
    ("It will meet {this week}.", "2025-03-02", "JP", "2025-03-03", "2025-03-10", "week"),
    ("It fell {earlier this week}.", "2025-03-02", "IN", "2025-02-24", "2025-03-03", "week"),
    ("It will meet {next week}.", "2025-03-02", "CA", "2025-03-10", "2025-03-17", "week"),
    ("It will meet {next week}.", "2025-03-02", "AU", "2025-03-03", "2025-03-10", "week"),
    ("It will meet {next week}.", "2025-03-01", "US", "2025-03-03", "2025-03-10", "week"),
    ("It will meet {next week}.", "2025-03-01", "EG", "2025-03-10", "2025-03-17", "week"),
    ("It fell {last week}.", "2025-01-02", "GB", "2024-12-23", "2024-12-30", "week"),
    ("It will meet {next week}.", "2024-12-27", "GB", "2024-12-30", "2025-01-06", "week"),
    ("It fell over {the week}.", "2025-02-28", "GB", "2025-02-24", "2025-03-03", "week"),
    ("It fell in {the last two weeks}.", "2025-03-05", "GB", "2025-02-19", "2025-03-05", "span"),
    ("It fell over {the past week}.", "2025-03-05", "GB", "2025-02-26", "2025-03-05", "week"),
    ("Sold in {the second week of May}.", "2025-06-05", "GB", "2025-05-12", "2025-05-19", "week"),
    ("It met over {the weekend}.", "2025-02-24", "GB", "2025-02-22", "2025-02-24", "weekend"),
    ("It meets {this weekend}.", "2025-02-26", "US", "2025-03-01", "2025-03-03", "weekend"),
    ("It meets {next weekend}.", "2025-02-26", "GB", "2025-03-08", "2025-03-10", "weekend"),
    ("It met {last weekend}.", "2025-03-03", "GB", "2025-03-01", "2025-03-03", "weekend"),
    ("It met {last weekend}.", "2025-01-01", "GB", "2024-12-28", "2024-12-30", "weekend"),
)
TABLE = DATES + SPELLED + NEAR + WEEKDAYS + WEEKS


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_days_and_weeks(case: Case) -> None:
    assert outcome(case) == case[3:]


@pytest.mark.parametrize("country", sorted(period_lexicon().week_starts))
def test_a_sunday_opens_a_week_where_weeks_do_not_start_on_monday(country: str) -> None:
    case: Case = ("It fell {last week}.", "2025-03-02", country, "2025-02-24", "2025-03-03", "week")
    assert outcome(case) == case[3:]
