"""Whether the period of a figure is over or ahead, as a table; what that makes of its status."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from tests.transforms.claims.marked import context_of
from transforms.articles.document import PublicationDate
from transforms.claims.bind import bind_figures
from transforms.claims.tense import Tense, read_tense
from transforms.periods.reading import NO_PERIOD, FigurePeriod

PUBLISHED = date(2025, 6, 10)


def period(words: str, start: date | None = None, end: date | None = None) -> FigurePeriod:
    return dataclasses.replace(NO_PERIOD, period_text=words, period_start=start, period_end=end)


CASES: tuple[tuple[FigurePeriod, Tense, str], ...] = (
    (period("in 2024", date(2024, 1, 1), date(2025, 1, 1)), "over", "the year before"),
    (period("in 2026", date(2026, 1, 1), date(2027, 1, 1)), "ahead", "the year after"),
    (period("this year", date(2025, 1, 1), date(2026, 1, 1)), None, "it goes on"),
    (period("over the next year", date(2025, 6, 10), date(2026, 6, 10)), "next", "from now on"),
    (period("in 2027-28"), "ahead", "a fiscal year named after later ones"),
    (period("in fiscal 2027"), "ahead", "a fiscal year"),
    (period("in fiscal 2025"), None, "when it ends is not known"),
    (period("for the five years to 2030"), None, "it may have begun"),
    (period("in the year-ago quarter"), "over", "a year ago"),
    (NO_PERIOD, None, "no period"),
)


@pytest.mark.parametrize(("told", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_tense(told: FigurePeriod, expected: Tense, why: str) -> None:
    assert read_tense(told, PUBLISHED) == expected, why
    assert read_tense(told, None) is None


TIMED: tuple[tuple[str, FigurePeriod, str, str], ...] = (
    (
        "[Acme|company] will report a profit, compared with a loss of {$22 million|money}.",
        CASES[0][0],
        "actual",
        "known for comparison",
    ),
    ("The gap narrows to {$4 million|money}.", CASES[4][0], "forecast", "told of years to come"),
    ("[Acme|company] opens {20 shops|count}.", CASES[1][0], "planned", "told of a year to come"),
    (
        "The proposal calls for outlays of {$4 million|money}.",
        CASES[1][0],
        "planned",
        "a plan for a year to come",
    ),
    (
        "The surplus is estimated at {$4 million|money}.",
        CASES[1][0],
        "forecast",
        "sized up before it is there",
    ),
    ("[Acme|company] lost {20 shops|count}.", CASES[3][0], "actual", "the year after that"),
)


@pytest.mark.parametrize(("story", "told", "expected", "why"), TIMED)
def test_status_by_tense(story: str, told: FigurePeriod, expected: str, why: str) -> None:
    context = dataclasses.replace(
        context_of(story),
        periods=[told],
        published=PublicationDate(PUBLISHED, None, "day", "none"),
    )
    assert [bound.status for bound in bind_figures(context)] == [expected], why
