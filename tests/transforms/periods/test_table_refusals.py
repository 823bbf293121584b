"""Words that cannot be dated keep their place without dates, and words that are no time none."""

from __future__ import annotations

import pytest

from tests.transforms.periods.cases import Case, outcome, read_all
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.periods.dates import NO_SUCH_DAY
from transforms.periods.parts import GAME
from transforms.periods.reading import FISCAL_UNKNOWN, NO_DATE
from transforms.periods.relative import INDEFINITE, UNCLEAR
from transforms.periods.vague import LENGTH, LENGTHS, RATE, REPEATED, SEASON, VAGUE

MON = "2025-02-24"
NO_ANCHOR: tuple[Case, ...] = (
    # An article without a date dates nothing that counts from it.
    ("It fell {last week}.", None, "GB", None, None, NO_DATE),
    ("It fell {yesterday}.", None, "GB", None, None, NO_DATE),
    ("It fell on {Friday}.", None, "GB", None, None, NO_DATE),
    ("It fell in {October}.", None, "GB", None, None, NO_DATE),
    ("It fell on {Feb 24}.", None, "GB", None, None, NO_DATE),
    ("It fell {this year}.", None, "GB", None, None, NO_DATE),
    ("It fell in {the third quarter}.", None, "GB", None, None, NO_DATE),
    ("It fell in {the first half}.", None, "GB", None, None, NO_DATE),
    ("It fell over {the past decade}.", None, "GB", None, None, NO_DATE),
    ("It will invest over {the next three years}.", None, "GB", None, None, NO_DATE),
    ("It was sold {two years ago}.", None, "GB", None, None, NO_DATE),
    ("It must pay {by year-end}.", None, "GB", None, None, NO_DATE),
    ("Sales rose on {Black Friday}.", None, "GB", None, None, NO_DATE),
    ("It {now} stands at 12.", None, "GB", None, None, NO_DATE),
)
NO_DATES: tuple[Case, ...] = (
    # Fiscal words without a known calendar are never the calendar year.
    ("It will spend more {this fiscal year}.", MON, "US", None, None, FISCAL_UNKNOWN),
    ("It guided for {FY26}.", MON, "US", None, None, FISCAL_UNKNOWN),
    ("It plans more for {2025-26}.", MON, "AU", None, None, FISCAL_UNKNOWN),
    ("It spent more in {the 2024 fiscal year}.", MON, "US", None, None, FISCAL_UNKNOWN),
    # Rates, lengths and repeated times are no periods.
    ("It earns $5 million {a year}.", MON, "US", None, None, RATE),
    ("It burns $5 million {per month}.", MON, "US", None, None, RATE),
    ("It pays $5 {each quarter}.", MON, "US", None, None, RATE),
    ("It meets {every Thursday}.", MON, "US", None, None, REPEATED),
    ("It meets {every March}.", MON, "US", None, None, REPEATED),
    ("A {three-year} contract was signed.", MON, "US", None, None, LENGTH),
    ("It was let for {seven years}.", MON, "US", None, None, LENGTH),
    ("It took {48 hours}.", MON, "US", None, None, LENGTH),
    ("It takes {two to three weeks}.", MON, "US", None, None, LENGTHS),
    ("It will invest over {the next three to five years}.", MON, "US", None, None, LENGTHS),
    # Vague words, and those that look back to what nobody named.
    ("It has grown {recently}.", MON, "US", None, None, VAGUE),
    ("Cuts come in {coming weeks}.", MON, "US", None, None, VAGUE),
    ("It has grown in {recent years}.", MON, "US", None, None, VAGUE),
    ("It may grow in {the near future}.", MON, "US", None, None, VAGUE),
    ("It grew in {the past few years}.", MON, "US", None, None, INDEFINITE),
    ("It was sold {several years ago}.", MON, "US", None, None, INDEFINITE),
    ("It left {the following year}.", MON, "US", None, None, UNCLEAR),
    ("It left in {that month}.", MON, "US", None, None, UNCLEAR),
    ("It left {two years later}.", MON, "US", None, None, UNCLEAR),
    ("{A decade before} the war it sold out.", MON, "US", None, None, UNCLEAR),
    ("Output fell from {the same period last year}.", MON, "US", None, None, UNCLEAR),
    ("Output fell from {the year-ago quarter}.", MON, "US", None, None, UNCLEAR),
    # Seasons differ by hemisphere and by trade.
    ("Fares go up {this autumn}.", MON, "AU", None, None, SEASON),
    ("Fares went up {last summer}.", MON, "GB", None, None, SEASON),
    # The calendar has no such day.
    ("It opened on {February 29, 2023}.", MON, "US", None, None, NO_SUCH_DAY),
    ("It opened on {31 April 2024}.", MON, "GB", None, None, NO_SUCH_DAY),
    ("It opened on {30 February}.", MON, "GB", None, None, NO_SUCH_DAY),
    ("It opened on {February 29, 1900}.", MON, "US", None, None, NO_SUCH_DAY),
)
NO_TIMES = (
    "The company may march on.",
    "May I ask the second question?",
    "It employs 2000 people.",
    "It paid $2024 for a chair.",
    "Ray March Hill fell.",
    "April said that she would go.",
    "A quarter of the money went to three-quarters of them.",
    "The Financial Services Authority spoke of fiscal policy.",
    "It was read in USA Today by many.",
    'She spoke on "This Week" of trade.',
    "They fell at the same time.",
    "A man in his twenties won.",
    "The pasture and the pastor are old.",
    "He came second in a league of his own.",
    "The spring in the clock broke.",
    "The pianist Jan Lisiecki and June Weaver played.",
    "Section 230 and Boeing 737 are names.",
)


@pytest.mark.parametrize(
    "case", NO_ANCHOR + NO_DATES, ids=lambda case: f"{case[0]} {case[1]} {case[2]}"
)
def test_refusals_keep_words_and_reason(case: Case) -> None:
    assert outcome(case) == case[3:]


@pytest.mark.parametrize("word", sorted(period_lexicon().words["game"]))
def test_quarters_and_halves_of_games_are_none_of_a_year(word: str) -> None:
    for part in ("the third quarter", "the second half"):
        case: Case = (f"Of 12 {word} most came in {{{part}}}.", MON, "US", None, None, GAME)
        assert outcome(case) == case[3:]


@pytest.mark.parametrize("word", sorted(period_lexicon().words["named_day"]))
def test_days_with_a_name_of_their_own_are_no_weekdays(word: str) -> None:
    assert read_all(f"It was read on {word.capitalize()} Tuesday.", MON, "US") == ()


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_are_no_time(text: str) -> None:
    assert read_all(text, MON, None) == ()
