"""One table: what a page prints, and when it was published."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import Document, PublicationDate, StatedDate, TextLine
from transforms.articles.publication_date import date_article
from transforms.text.sentences import SentenceSpan

BODY = "The mill makes cloth for sails. It has two looms."
CASES = (
    # lines, published_on, words of the evidence
    (("Loom news", "Published Tue, Mar 12 20248:05 PM EST", BODY), "2024-03-12", "published"),
    (("Loom news", "Thursday 6 June 2013 11:47 pm", BODY), "2013-06-06", "time stamp"),
    (("Loom news", "By Ann Weaver", "Aug. 16, 2020", BODY), "2020-08-16", "Aug. 16, 2020"),
    (("Loom news", "7:35 pm CST, Friday, April 8, 2011", BODY), "2011-04-08", "stamp"),
    (("Loom news", "April 8", "17:51", "2011", BODY), "2011-04-08", "April 8 2011"),
    (("Loom news", "Oct.October 3, 2012", BODY), "2012-10-03", "October 3, 2012"),
    (("Loom news", "2025-03-01 14:00 UTC", BODY), "2025-03-01", "2025-03-01"),
    (
        ("Loom news", "Mon 4 July 2016 21.08 BSTLast modified on Tue 5 July 2016", BODY),
        "2016-07-04",
        "Mon 4 July 2016",
    ),
    (
        ("Loom news", "Updated: 9 June 2021", BODY, "First Published: 8 June 2021 10:10 AM"),
        "2021-06-08",
        "published",
    ),
    (("Loom news", "Last Updated : Aug 2 2022 | 1:19 AM IST", BODY), "2022-08-02", "updated"),
    (("Loom news", "LONDON, March 3, 2024 (Reuters) - Looms are back."), "2024-03-03", "dateline"),
    (
        ("Loom news", "The mill vowed on Apr 17 to buy looms. It has grown in 2022."),
        "2022-04-17",
        "inferred: 'on Apr 17' + 'in 2022'",
    ),
    (
        ("Loom news", "It said on Mar 17 it paid more. Debt stood at $5 as at Dec 31, 2024."),
        "2025-03-17",
        "as at Dec 31, 2024",
    ),
    (
        ("Loom news", "It said on Mar 17 it paid. On Mar 13 trading was halted in 2025."),
        "2025-03-17",
        "on Mar 17",
    ),
    (("Loom news", "SEPTEMBER 5", "Stocks rose in August 2025."), "2025-09-05", "SEPTEMBER 5"),
    (
        ("Loom news", "Sunday, Apr 17", "The mill has grown since it opened in May 2019."),
        "2022-04-17",
        "inferred",
    ),
    (("Loom news", "Published August 26", "It will grow in 2026."), None, "without a year"),
    (("Loom news", "Published 1 day ago", "It expects more in fiscal 2019."), None, "no date"),
    (("Loom news", "The mill said on Apr 17 it would weave."), None, "without a year"),
    (("Loom news", "It said on Tuesday that on Feb 3 it grew in 2025."), None, "no date"),
    (("Loom news", "It will open on Apr 17. It has grown in 2022."), None, "no date"),
    (
        (
            "Loom news",
            "The mill said that it would pay its weavers a bonus for as long",
            "as the old contract stays in force, that is to say at least until",
            "January 1, 1987",
        ),
        None,
        "no date",
    ),
    (("Loom news", BODY), None, "no date"),
    (("Loom news", "Published February 30, 2024", BODY), None, "no date"),
)


def document(lines: tuple[str, ...], stated: tuple[StatedDate, ...] = ()) -> Document:
    text = "\n".join(lines)
    starts = [sum(len(one) + 1 for one in lines[:index]) for index in range(len(lines))]
    spans = tuple(
        TextLine(start, start + len(line), "body")
        for start, line in zip(starts, lines, strict=True)
    )
    return Document(text, spans, (), None, None, None, None, (), None, None, stated)


def date_of(lines: tuple[str, ...], stated: tuple[StatedDate, ...] = ()) -> PublicationDate:
    page = document(lines, stated)
    sentences = tuple(SentenceSpan(line.start, line.end, line.role) for line in page.lines)
    return date_article(page, sentences, period_lexicon())


@pytest.mark.parametrize(("lines", "published_on", "evidence"), CASES)
def test_publication_dates(lines: tuple[str, ...], published_on: str | None, evidence: str) -> None:
    published = date_of(lines)
    assert (published.published_on and published.published_on.isoformat()) == published_on
    assert evidence in published.evidence


def test_a_moment_needs_a_time_zone() -> None:
    with_zone = date_of(("Loom news", "August 4, 2020 13:14 JST", BODY))
    without = date_of(("Loom news", "August 4, 2020 13:14", BODY))
    assert with_zone.published_at == datetime(2020, 8, 4, 4, 14, tzinfo=UTC)
    assert with_zone.precision == "minute"
    assert (without.published_at, without.precision) == (None, "day")


def test_noon_and_midnight() -> None:
    noon = date_of(("Loom news", "August 4, 2020 12:05 PM GMT", BODY))
    midnight = date_of(("Loom news", "August 4, 2020 12:05 AM GMT", BODY))
    assert noon.published_at == datetime(2020, 8, 4, 12, 5, tzinfo=UTC)
    assert midnight.published_at == datetime(2020, 8, 4, 0, 5, tzinfo=UTC)


def test_what_the_page_states_comes_first_and_a_conflict_is_named() -> None:
    stated = StatedDate(date(2025, 2, 24), None, "day", "JSON-LD datePublished")
    published = date_of(("Loom news", "Published 1 March 2025", BODY), (stated,))
    assert published.published_on == date(2025, 2, 24)
    assert published.evidence == "JSON-LD datePublished; conflicts with the text's 2025-03-01"


def test_an_unsettled_year_keeps_month_and_day() -> None:
    published = date_of(("Loom news", "The mill said on Apr 17 it would weave."))
    assert (published.published_on, published.month_day) == (None, (4, 17))
