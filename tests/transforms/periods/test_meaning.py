"""How words mean the period of a figure, where they stand, and what they do not date."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from tests.transforms.periods.test_bind import figure_at
from transforms.articles.document import PublicationDate
from transforms.periods.bind import bind_periods
from transforms.periods.find import find_times
from transforms.periods.meaning import COMPARED_UNKNOWN
from transforms.periods.reading import FISCAL_UNKNOWN, FigurePeriod
from transforms.text.sentences import SentenceSpan

KINDS = (
    # Text with {figure}, published 2025-02-24; kind, length, first day, first day after.
    ("It paid {$9} in 2024.", "within", None, "2024-01-01", "2025-01-01"),
    ("To pay {$9} over the next 3 years.", "within", "P3Y", "2025-02-24", "2028-02-24"),
    ("It will pay {$9} by 2030.", "by", None, "2030-01-01", "2031-01-01"),
    ("It will pay {$9} before 2030.", "by", None, "2030-01-01", "2031-01-01"),
    ("It has paid {$9} since 2020.", "since", None, "2020-01-01", None),
    ("It will pay {$9} from 2026.", "from", None, "2026-01-01", None),
    ("Debt was {$9} as of Jan 31.", "as_of", None, "2025-01-31", "2025-02-01"),
    ("It has paid {$9} so far this year.", "so_far", None, "2025-01-01", "2026-01-01"),
    ("It rose {9%} year-to-date.", "so_far", None, "2025-01-01", "2025-02-24"),
    ("It burns {$9 a month}.", "per", None, None, None),
    ("It paid {$9} in the three months to Jan 31.", "within", "P3M", "2024-11-01", "2025-02-01"),
    ("Loomworks to shut {40 mills} over 3 years", "length", "P3Y", "2025-02-24", "2028-02-24"),
    ("Within {a year} the flocks had grown.", "within", "P1Y", None, None),
    ("It may pay {$9} within six months.", "within", "P6M", "2025-02-24", "2025-08-24"),
    # Only a length: a plan counts from publication, a perfect ends there, the rest has no dates.
    ("It will pay {$9} over two years.", "length", "P2Y", "2025-02-24", "2027-02-24"),
    ("It plans to cut {500 jobs} over five years.", "length", "P5Y", "2025-02-24", "2030-02-24"),
    ("It has paid {$9} over five years.", "within", "P5Y", "2020-02-24", "2025-02-24"),
    ("It paid {$9} over five years.", "length", "P5Y", None, None),
    ("The bonds will be paid in {five years}.", "length", "P5Y", None, None),
    ("It is its first loss in {ten years}.", "within", "P10Y", "2015-02-24", "2025-02-24"),
    (
        "The sale, set to be the largest for {nine years}.",
        "within",
        "P9Y",
        "2016-02-24",
        "2025-02-24",
    ),
    ("It made the second cut in {six months}.", "within", "P6M", "2024-08-24", "2025-02-24"),
    ("It will invest for {nine years}.", "length", "P9Y", "2025-02-24", "2034-02-24"),
)
PLACES = (
    # Text with {figure}; where the words of its period stand, and what they are.
    ("It let a mill for {seven years to 2024}.", "figure", "for seven years to 2024"),
    ("It paid {$9} in 2024.", "clause", "in 2024"),
    ("In 2024 the firm, founded by weavers, paid {$9}.", "opening", "In 2024"),
    ("It burns {$9 a month}.", "figure", "a month"),
    ("In 2024 the firm had a hard time. Output fell {4%}.", "sentence_before", "In 2024"),
    ("Last year it struggled. Sales were {$9}.", "sentence_before", "Last year"),
    # The sentence before dates nothing where another reading is possible.
    ("In 2024 the firm had a hard time. Output will fall {4%}.", None, None),
    ("In 2024 the firm had a hard time. It employs {40 people}.", None, None),
    ("In 2024 and in 2023 it had a hard time. Output fell {4%}.", None, None),
    ("The firm had a hard time in 2024. Output fell {4%}.", None, None),
    ("On Monday the firm met. Output fell {4%}.", None, None),
    ("Since 2024 it has a hard time. Output fell {4%}.", None, None),
    ("In 2024 the firm had a hard time.\n\nOutput fell {4%}.", None, None),
    ("In 2024 the firm had a hard time. Output has fallen {4%}.", None, None),
)
OTHERS = (
    # The day of a pledge is not when it falls due.
    ("On Monday, Loomworks pledged {$9} for mills.", None),
    ("On Monday, Loomworks pledged {$9} over the next year.", "over the next year"),
    ("Last week it vowed to spend {$9} on mills.", None),
    ("It promised {$9} for mills on Friday.", None),
    ("It announced a plan to spend {$9} yesterday.", None),
    ("In October Loomworks committed to a {$9} mill.", None),
    ("On Monday it paid {$9} for mills.", "On Monday"),
    # Nor is the day of a speech the day of what was said; an aside has its own date.
    ('"We had {$9} then," he recalled on Feb. 21 in a hall.', None),
    ("The weavers—driven out in 1948 by heirs—make up {9 percent} of the town.", None),
    ("The ferry had {463 people} on board, the agency said on Friday.", None),
    # What stands after "vs" is compared with the period before it; bonds fall due.
    ("Net for the year to Jan 31 was $9 vs {$8}.", None),
    ("Net for the year to Jan 31 was {$9} vs $8.", "for the year to Jan 31"),
    ("It sold {$9} of notes due 1994 to banks.", None),
    ("The {$9} is due on April 2.", "on April 2"),
    ("Sales fell to {$7} from <$9> the year before.", None),
    ("Sales fell to <$7> from {$9} the year before.", "the year before"),
    ("It made <$7>, compared with {$9}, or <$1> a share, a year earlier.", "a year earlier"),
    ("It fell from <54%> in November to {35%}.", None),
    ("It fell from {54%} in November to <35%>.", "in November"),
    ("It fell in November to {35%}.", "in November"),
    # A possessive belongs to what follows it.
    ("Sales this year may match last year's {9 tonnes}.", "last year's"),
    ("The price fell {9%} from yesterday's close.", None),
    ("The poll in tomorrow's Daily Loom puts it at {45%}.", None),
)
QUARTERS = (
    # A company's quarter is not known to be the calendar's, nor is the one a year before.
    ("It earned $2 in the third quarter, up from {$1} a year earlier.", COMPARED_UNKNOWN),
    ("It earned {$2} in the third quarter, up from $1 a year earlier.", FISCAL_UNKNOWN),
    ("It earned $2 in the three months to Sept 30, up from {$1} a year earlier.", None),
    ("Output rose 2% in the third quarter after {1%} a year earlier.", None),
)


LOOKS_BACK = (
    # Text with {figure}; first day and first day after of the span that it is compared with.
    (
        "In the year ended June 30 it rose to 5 from {4} in the prior year.",
        "2022-07-01",
        "2023-07-01",
    ),
    (
        "In the five weeks to Jan 4 it rose to 5 from {4} a year earlier.",
        "2023-12-01",
        "2024-01-05",
    ),
    (
        "In the quarter ended Sept 30 it made 5, from {4} a year earlier.",
        "2023-07-01",
        "2023-10-01",
    ),
)


@pytest.mark.parametrize(("text", "start", "end"), LOOKS_BACK)
def test_a_year_before_a_span(text: str, start: str, end: str) -> None:
    period = read(text)
    assert (str(period.period_start), str(period.period_end)) == (start, end)


def read(text: str, published: date = date(2025, 2, 24)) -> FigurePeriod:
    """Return the period of the figure in braces, others standing in angles."""
    spans: list[tuple[int, int]] = []
    for number, found in enumerate(re.finditer(r"[{<].*?[}>]", text)):
        spans.append((found.start() - 2 * number, found.end() - 2 * number - 2))
    plain = re.sub(r"[{}<>]", "", text)
    marked = spans[re.findall(r"[{<]", text).index("{")]
    sentences = tuple(
        SentenceSpan(found.start(), found.end(), "body")
        for found in re.finditer(r"\S(?:[^.]|\.(?= \d))*(?:\.|$)", plain)
    )
    given = PublicationDate(published, None, "day", "given")
    times = find_times(plain, sentences, given, period_lexicon())
    figures = tuple(figure_at(*span) for span in spans)
    periods = bind_periods(plain, sentences, figures, times, given)
    return periods[spans.index(marked)]


@pytest.mark.parametrize(("text", "kind", "length", "start", "end"), KINDS)
def test_kinds(
    text: str, kind: str, length: str | None, start: str | None, end: str | None
) -> None:
    period = read(text)
    dates = tuple(day and day.isoformat() for day in (period.period_start, period.period_end))
    assert (period.kind, period.length, *dates) == (kind, length, start, end)


@pytest.mark.parametrize(("text", "place", "words"), PLACES)
def test_places(text: str, place: str | None, words: str | None) -> None:
    period = read(text)
    assert (period.found_in, period.period_text) == (place, words)


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_what_belongs_to_something_else(text: str, words: str | None) -> None:
    assert read(text).period_text == words


@pytest.mark.parametrize(("text", "reason"), QUARTERS)
def test_quarters_of_companies(text: str, reason: str | None) -> None:
    period = read(text, date(2025, 11, 5))
    assert period.period_reason == reason
    assert (period.period_start is None) == (reason is not None)
