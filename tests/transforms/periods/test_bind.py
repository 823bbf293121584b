"""One table: a sentence, a figure in it, and the period that belongs to the figure."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.figures.reading import FigureReading
from transforms.periods.bind import bind_periods
from transforms.periods.find import find_times
from transforms.periods.reading import FISCAL_UNKNOWN, FigurePeriod
from transforms.text.sentences import SentenceSpan

PUBLISHED = date(2025, 2, 24)
CASES = (
    # sentence, figure, words of the period, start, end
    (
        "The group will spend 45 million francs over the next six years.",
        "45 million francs",
        "over the next six years",
        "2025-02-24",
        "2031-02-24",
    ),
    (
        "The group vowed on Feb 17 to put 45 million francs into kilns over the next six years.",
        "45 million francs",
        "over the next six years",
        "2025-02-24",
        "2031-02-24",
    ),
    (
        "It plans to put 5 million francs aside over the next six years.",
        "six years",
        "over the next six years",
        "2025-02-24",
        "2031-02-24",
    ),
    (
        "It has set aside US$18 million for 2026.",
        "US$18 million",
        "for 2026",
        "2026-01-01",
        "2027-01-01",
    ),
    (
        "Copper fell 1.8 per cent on Feb 19.",
        "1.8 per cent",
        "on Feb 19",
        "2025-02-19",
        "2025-02-20",
    ),
    (
        "The fleet of 400 jets has been grounded since March.",
        "400 jets",
        "since March",
        "2024-03-01",
        None,
    ),
    ("It will build 40 stores a year from 2029.", "40 stores", "from 2029", "2029-01-01", None),
    ("It will cut waste 45% by 2030.", "45%", "by 2030", "2030-01-01", "2031-01-01"),
    (
        "It will cut waste 45% by the end of 2027.",
        "45%",
        "by the end of 2027",
        "2027-12-31",
        "2028-01-01",
    ),
    (
        "It sold five jets earlier this month.",
        "five jets",
        "earlier this month",
        "2025-02-01",
        "2025-02-24",
    ),
    (
        "Rents have grown 26 percent year-to-date.",
        "26 percent",
        "year-to-date",
        "2025-01-01",
        "2025-02-24",
    ),
    ("Debt was $9 billion as of Jan 31.", "$9 billion", "as of Jan 31", "2025-01-31", "2025-02-01"),
    (
        "Net profit fell 7% to $8 million in 2024.",
        "$8 million",
        "in 2024",
        "2024-01-01",
        "2025-01-01",
    ),
    (
        "In 2024 it paid $8 million, or half its profit.",
        "$8 million",
        "In 2024",
        "2024-01-01",
        "2025-01-01",
    ),
    (
        "Visits fell 6% in the five weeks to January 19.",
        "6%",
        "in the five weeks to January 19",
        "2024-12-16",
        "2025-01-20",
    ),
    (
        "Inflation slowed to 2.4% in January, from 2.8% in December.",
        "2.8%",
        "in December",
        "2024-12-01",
        "2025-01-01",
    ),
    (
        "Inflation slowed to 2.4% in January, from 2.8% in December.",
        "2.4%",
        "in January",
        "2025-01-01",
        "2025-02-01",
    ),
    ("It has traded for nine years.", "nine years", "for nine years", "2016-02-24", "2025-02-24"),
    (
        "It may close within five years.",
        "five years",
        "within five years",
        "2025-02-24",
        "2030-02-24",
    ),
    (
        "It sold five jets this week: two to a bank and three to an airline.",
        "two",
        "this week",
        "2025-02-24",
        "2025-03-03",
    ),
    (
        "The fee for a kayak in October was $53.80 while the fee for a raft was $72.15.",
        "$72.15",
        "in October",
        "2024-10-01",
        "2024-11-01",
    ),
    (
        "Frost will cost growers 7 million euros in January and February alone.",
        "7 million euros",
        "in January and February",
        "2025-01-01",
        "2025-03-01",
    ),
    (
        "Frost cost growers 7 million euros in November and December.",
        "7 million euros",
        "in November and December",
        "2024-11-01",
        "2025-01-01",
    ),
    (
        "They will put US$3 million in at once and up to US$9 million over the next six years.",
        "US$9 million",
        "over the next six years",
        "2025-02-24",
        "2031-02-24",
    ),
    (
        "They will put US$3 million at once and up to US$9 million over the next six years.",
        "US$3 million",
        None,
        None,
        None,
    ),
    (
        "It will let two piers for seven years.",
        "two piers",
        None,
        None,
        None,
    ),
    (
        "The ferry will be chartered for seven years.",
        "seven years",
        "for seven years",
        "2025-02-24",
        "2032-02-24",
    ),
    (
        "It will rent the pier for the next seven years.",
        "seven years",
        "for the next seven years",
        "2025-02-24",
        "2032-02-24",
    ),
    (
        "The dairy raised its forecast for output in 2026 to $9 million on Friday.",
        "$9 million",
        "in 2026",
        "2026-01-01",
        "2027-01-01",
    ),
    # Words without dates are kept.
    ("The tower is a hostel for seven years.", "seven years", "for seven years", None, None),
    ("The skipper was barred for seven years.", "seven years", None, None, None),
    ("It burns $3 million a month.", "$3 million a month", "a month", None, None),
    ("It will spend $80 billion this fiscal year.", "$80 billion", "this fiscal year", None, None),
    # What belongs to something else.
    ("It signed a 10-year lease for $5 million.", "10-year", None, None, None),
    ("Prices rose to $27, up from $20 last year.", "$27", None, None, None),
    ("The firm, founded in 2008, runs four halls.", "four halls", None, None, None),
    ("The rate is 8 percent, according to a 2019 study.", "8 percent", None, None, None),
    ("The strike lasted for 15 days.", "15 days", None, None, None),
    ("He paid $5 million as front-runner for the 2024 race.", "$5 million", None, None, None),
    ("The maker announced last week it would borrow $9 billion.", "$9 billion", None, None, None),
    ("The pay of 300 people now matters.", "300 people", None, None, None),
    ("It hired more than 2000.", "2000", None, None, None),
    ("It is worth $5 billion.", "$5 billion", None, None, None),
)


def bind(text: str, words: str, published: date | None = PUBLISHED) -> FigurePeriod:
    start = text.index(words)
    given = PublicationDate(published, None, "day" if published else None, "given")
    sentences = (SentenceSpan(0, len(text), "body"),)
    times = find_times(text, sentences, given, period_lexicon())
    return bind_periods(text, sentences, (figure_at(start, start + len(words)),), times, given)[0]


def dates_of(period: FigurePeriod) -> tuple[object, ...]:
    return (period.period_text, period.period_start, period.period_end, period.period_reason)


def figure_at(start: int, end: int) -> FigureReading:
    return FigureReading(
        start=start,
        end=end,
        kind="money",
        value=Decimal(1),
        value_high=None,
        bound="exact",
        unit_code=None,
        unit_text=None,
        sign=None,
        rounding_step=Decimal(1),
        direction="none",
        converts=None,
        currency=None,
        rule="test",
    )


@pytest.mark.parametrize(("text", "figure", "words", "start", "end"), CASES)
def test_periods_of_figures(
    text: str, figure: str, words: str | None, start: str | None, end: str | None
) -> None:
    period = bind(text, figure)
    dates = (period.period_start, period.period_end)
    assert period.period_text == words
    assert tuple(day and day.isoformat() for day in dates) == (start, end)
    assert (period.period_reason is not None) == (words is not None and start is None)


def test_a_company_quarter_is_not_the_calendar_quarter() -> None:
    period = bind("It earned $2.8 million in the third quarter.", "$2.8 million")
    assert dates_of(period) == ("in the third quarter", None, None, FISCAL_UNKNOWN)


def test_an_economy_quarter_is_the_calendar_quarter() -> None:
    period = bind("The economy grew 0.1% in the fourth quarter.", "0.1%")
    assert (period.period_start, period.period_end) == (date(2024, 10, 1), date(2025, 1, 1))


def test_without_a_publication_date_the_words_stay() -> None:
    period = bind("It will invest 5 million yuan next year.", "5 million yuan", None)
    assert dates_of(period) == ("next year", None, None, "article has no date")


def test_time_is_linear_in_one_long_sentence() -> None:
    text = "It paid 5 dollars in October, from last year, over the next three years, and "
    seconds = [min(_seconds_to_bind(text, times) for _ in range(3)) for times in (200, 600)]
    assert seconds[1] < 10 * seconds[0]


def _seconds_to_bind(text: str, times: int) -> float:
    long = text * times
    figures = [figure_at(i + 8, i + 17) for i in range(0, len(long), len(text))]
    given = PublicationDate(PUBLISHED, None, "day", "given")
    sentences = (SentenceSpan(0, len(long), "body"),)
    found = find_times(long, sentences, given, period_lexicon())
    before = time.perf_counter()
    bind_periods(long, sentences, figures, found, given)
    return time.perf_counter() - before
