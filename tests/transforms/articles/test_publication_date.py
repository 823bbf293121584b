"""One table: what a page prints, and when it was published."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import (
    Document,
    PublicationDate,
    Publisher,
    StatedDate,
    TextLine,
)
from transforms.articles.publication_date import date_article
from transforms.contracts.vocabulary import SentenceRole
from transforms.text.sentences import SentenceSpan

BODY = "The mill makes cloth for sails. It has two looms."
LONG = "The mill on the river makes strong cloth for the sails of small boats. " * 3
STAMPS = (
    # lines, published_on, why
    (("Loom news", "Published Tue, Mar 12 20248:05 PM EST", BODY), "2024-03-12", "published"),
    (("Loom news", "Published: 24 Feb 2025, 10:32 GMT", BODY), "2025-02-24", "24 Feb 2025"),
    (("Loom news", "First published on 24 February 2025", BODY), "2025-02-24", "published"),
    (("Loom news", "Posted Feb 24, 2025 at 9:02 am", BODY), "2025-02-24", "published"),
    (("Loom news", "Thursday 6 June 2013 11:47 pm", BODY), "2013-06-06", "time stamp"),
    (("Loom news", "By Ann Weaver", "Aug. 16, 2020", BODY), "2020-08-16", "Aug. 16, 2020"),
    (("Loom news", "By Ann Weaver | 16 August 2020", BODY), "2020-08-16", "time stamp"),
    (("Loom news", "7:35 pm CST, Friday, April 8, 2011", BODY), "2011-04-08", "stamp"),
    (("Loom news", "April 8", "17:51", "2011", BODY), "2011-04-08", "April 8 2011"),
    (("Loom news", "Oct.October 3, 2012", BODY), "2012-10-03", "October 3, 2012"),
    (("Loom news", "2025-03-01 14:00 UTC", BODY), "2025-03-01", "2025-03-01"),
    (("Loom news", "2025/03/01", BODY), "2025-03-01", "year first"),
    (("Loom news", "Published 24/02/2025 10:15", BODY), "2025-02-24", "no month 24"),
    (("Loom news", "Published 02/24/2025", BODY), "2025-02-24", "no month 24"),
    (("Loom news", "Published 03/03/2025", BODY), "2025-03-03", "the same either way"),
    (("Loom news", "Published Mon 03/02/2025", BODY), "2025-02-03", "2 March is a Sunday"),
    (("Loom news", "Published 3.2.2025", BODY), "2025-02-03", "full stops: the day first"),
    (("Loom news", "29 February 2024", LONG), "2024-02-29", "a leap day"),
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
    (("Loom news", "LONDON, 3 March 2024 (AFP) – Looms are back."), "2024-03-03", "dateline"),
    (("Loom news", "March 3, 2024 (Reuters) - Looms are back."), "2024-03-03", "dateline"),
    (("Loom news", "LONDON (AP), March 3, 2024 -- Looms are back."), "2024-03-03", "dateline"),
    (("Loom news", "BEIJING, Monday, March 4, 2024 -- Looms are back."), "2024-03-04", "dateline"),
)
FORMS = (
    "PUBLISHED : 24 Feb 2025 at 14:05",
    "24 February 2025 • 6:00am",
    "Mon 24 Feb 2025 06.00 GMT",
    "PUBLISHED FEB 24, 2025, 04:38 PM",
    "UPDATED Feb 24, 2025, 09:00 PM",
    "Feb 24, 2025 | Updated 2:00 p.m. ET",
    "2 min read 24 Feb 2025, 10:00 AM IST",
    "February 24, 2025 / 9:00 AM EST / LOOM News",
    "Monday 24 February 2025 10:30, UK",
    "24/02/2025 - 10:30 Modified: 24/02/2025 - 11:00",
    "Feb. 24, 2025 Updated 10:02 am ET",
    "2025.02.24 14:03",
    "24 FEB 2025",
    "24-02-2025",
    "24-Feb-2025",
    "Feb-24-2025",
    "Mon., Feb. 24, 2025",
    "24th Feb 2025",
    "Mon Feb 24 2025 10:30:00 GMT+0000",
    "Posted on February 24, 2025 by admin",
    "February 24th, 2025",
    "Feb 24, 2025 at 5:32am EST",
    "Updated - February 24, 2025 10:30 pm IST - NEW DELHI",
    "By Ann Weaver Published Feb 24, 2025 10:30AM EST",
    "Ann Weaver · Feb 24, 2025 · 3 min read",
    "Mon, February 24, 2025 at 10:30 AM EST · 3 min read",
    "Published: Feb. 24, 2025 at 5:30 PM EST|Updated: 3 hours ago",
    "10:30 AM EST, Mon February 24, 2025",
    "10:30, 24 Feb 2025Updated 11:30, 24 Feb 2025",
    "24 Feb 2025 — 10:30 UTC",
    "SINGAPORE, Feb 24, 2025 (AFP) - Looms were sold.",
    "NEW DELHI, Feb 24, 2025 : Looms were sold.",
    "TOKYO, Feb. 24, 2025 /PRNewswire/ -- Looms were sold.",
    "LONDON--(BUSINESS WIRE)--February 24, 2025--Looms were sold.",
)
"""Ways in which sites print Monday 24 February 2025."""
INFERRED = (
    (
        ("Loom news", "The mill vowed on Apr 17 to buy looms. It has grown in 2022."),
        "2022-04-17",
        "inferred: 'on Apr 17' + 'in 2022'",
    ),
    (
        ("Loom news", "The mill vowed on Apr 17 to buy looms. Cloth is up 3% in 2022 so far."),
        "2022-04-17",
        "'in 2022'",
    ),
    (
        ("Loom news", "The mill vowed on Apr 17 to buy looms. So far in 2022 it rose."),
        "2022-04-17",
        "'in 2022'",
    ),
    (
        ("Loom news", "It said on Mar 17 it paid more. Debt stood at $5 as at Dec 31, 2024."),
        "2025-03-17",
        "as at Dec 31, 2024",
    ),
    (
        ("Loom news", "It said on Mar 17 it paid. On Mar 13 trade ended. It has risen in 2025."),
        "2025-03-17",
        "on Mar 17",
    ),
    (
        ("Loom news", "SEPTEMBER 5", "Stocks rose to August 29, 2025. They will end by 2030."),
        "2025-09-05",
        "SEPTEMBER 5",
    ),
    (
        ("Loom news", "Published August 26", "Sales rose in the quarter ended July 31, 2025."),
        "2025-08-26",
        "July 31, 2025",
    ),
    (
        (
            "Loom news",
            "Sunday, Apr 17",
            "The mill has grown since May 2019. It earned more in 2021.",
        ),
        "2022-04-17",
        "the one Sunday after a year named",
    ),
    (
        ("Loom news", "Updated Mon 3 Mar", "The mill lost money in 2023. It may gain in 2025."),
        "2025-03-03",
        "the one Monday among the years named",
    ),
    (
        ("Loom news", "The mill said on Monday, Feb 24, it will grow in 2025. It fell in 2023."),
        "2025-02-24",
        "the one Monday among the years named",
    ),
    (
        ("Loom news", "Published 29 February", "The mill lost in 2023. It will gain in 2026."),
        "2024-02-29",
        "the one leap year named or next",
    ),
    (
        ("Loom news", "LONDON, March 3 (AFP) - Looms are back. Sails have doubled in 2024."),
        "2024-03-03",
        "inferred: 'March 3' + 'in 2024'",
    ),
)
OPEN = (
    # lines, month and day, why the year stays open
    (("Loom news", "The mill kept its price of 4 to 5 on March 19, as hoped."), (3, 19), "lead"),
    (("Loom news", "The find was shown today (Nov 18) in the mill."), (11, 18), "today's gloss"),
    (
        ("Loom news", "It is held tonight (Saturday 2 March) in the mill."),
        (3, 2),
        "tonight's gloss",
    ),
    (("Loom news", "LONDON, March 3 (AFP) - Looms are back."), (3, 3), "without a year"),
    (("Loom news", "Published August 26", "It will grow in 2026."), (8, 26), "without a year"),
    (("Loom news", "The mill said on Apr 17 it would weave."), (4, 17), "without a year"),
    (("Loom news", "It said on Mar 17 it wove. Trade was halted in 2025."), (3, 17), "plain past"),
    (("Loom news", "Sunday, Apr 17", "It has grown since May 2019."), (4, 17), "an old year"),
    (("Loom news", "SEPTEMBER 5", "It opened in April 1986."), (9, 5), "an old month"),
    (("Loom news", "SEPTEMBER 5", "Stocks rose in August 2025."), (9, 5), "a month is too long"),
    (
        ("Loom news", "SEPTEMBER 5", "It sank on September 2, 2018. Boats will come by 2035."),
        (9, 5),
        "an anniversary without a near outlook",
    ),
    (
        ("Loom news", "SEPTEMBER 5", "It sank on September 2, 2018."),
        (9, 5),
        "an anniversary without an outlook",
    ),
    (
        ("Loom news", "Published Mon 24 Feb", "It earned more in 2018. It will double by 2025."),
        (2, 24),
        "a year far ahead is a target",
    ),
    (
        ("Loom news", "Published 24 Feb", "The mill closed on March 1, 2024. It gained in 2024."),
        (2, 24),
        "the year of neither",
    ),
    (("Loom news", "Published Feb 24", BODY, "© 2024 The Mill"), (2, 24), "a copyright line"),
)
NONE = (
    (("Loom news", "Published 1 day ago", "It expects more in fiscal 2019."), "a day before what"),
    (("Loom news", "It said on Tuesday that on Feb 3 it grew in 2025."), "another style"),
    (("Loom news", "It said today that it wove more on Feb 3 of 2025."), "another style"),
    (("Loom news", "It will open on Apr 17. It has grown in 2022."), "ahead"),
    (("Loom news", "It is to close on Apr 17. It has grown in 2022."), "ahead"),
    (
        ("MILL SALE TO END JULY 1 - OWNER", "The mill will be sold in summer."),
        "a title, no dateline",
    ),
    (("Loom news", "The owner was silent on the February 22 deal."), "the deal's name"),
    (("Looms sold on Feb 3", "The mill sold on Feb 3 two looms."), "day of the statistics"),
    (
        (
            "Loom news",
            BODY,
            BODY,
            "It wove sails. The king visited on Feb 3. It has grown in 2025.",
        ),
        "background",
    ),
    (
        (
            "Loom news",
            "The mill said that it would pay its weavers a bonus for as long",
            "as the old contract stays in force, that is to say at least until",
            "January 1, 1987",
        ),
        "the end of a sentence that was broken",
    ),
    (("Loom news", BODY), "nothing"),
    (("Loom news", "© 2024 The Mill", BODY), "a copyright line"),
    (("Loom news", "Copyright 2019-2024", BODY), "a copyright line"),
    (("Loom news", "Published February 30, 2024", BODY), "no such day"),
    (("Loom news", "29 February 2025", BODY), "no leap year"),
    (("Loom news", "Year to December 31, 1986", "Net loss 5", "Sales 9"), "a period"),
    (("Loom news", "Period ended March 31, 1987", "Net loss 5"), "a period"),
    (("Loom news", "December 31, 1986", "Net loss 5", "Sales 9"), "the head of accounts"),
    (("Loom news", "Dec 31", "Net loss 5. It was founded in April 1986."), "the head of accounts"),
    (("Loom news", "Payable April 18", "Record April 2"), "dates of a dividend"),
    (("Loom news", "Due July 3, 2027", "Coupon 8 pct"), "a bond"),
    (("Loom news", "Yr ends Nov 29, 1986", "Net loss 5"), "a period"),
    (("Loom news", "Sales reflect the merger done", "Feb 11, 1987.", BODY), "end of a sentence"),
    (("Loom news", "Net 5", "Mill went public May 7, 1987", BODY), "a sentence in a line"),
    (("Loom news", "Figures of the split that was paid", "June 20, 1986"), "the text's last line"),
    (("Loom news", "In his last talk on November 19, 1986 -- the mill burned."), "no dateline"),
    (("Loom news", "It closes today (Nov 18), not today (Nov 19)."), "two glosses"),
    (("Loom news", "— Ann Weaver (@loom) November 1, 2019", BODY), "a post that is quoted"),
    (("Loom news", LONG, LONG, LONG, "March 3, 2024", BODY), "another article below"),
)


def document(
    lines: tuple[str, ...], stated: tuple[StatedDate, ...] = (), country: str | None = None
) -> Document:
    text = "\n".join(lines)
    starts = [sum(len(one) + 1 for one in lines[:index]) for index in range(len(lines))]
    spans = tuple(
        TextLine(start, start + len(line), role_of(index, line))
        for index, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    publisher = Publisher("The Mill", None, country, None) if country else None
    return Document(text, spans, (), None, None, publisher, None, (), None, None, stated)


def role_of(index: int, line: str) -> SentenceRole:
    if line.startswith(("©", "Copyright")):
        return "boilerplate"
    return "body" if index else "title"


def date_of(
    lines: tuple[str, ...], stated: tuple[StatedDate, ...] = (), country: str | None = None
) -> PublicationDate:
    page = document(lines, stated, country)
    sentences = tuple(
        SentenceSpan(line.start + start, line.start + end, line.role)
        for line in page.lines
        for start, end in cut(page.text[line.start : line.end])
    )
    return date_article(page, sentences, period_lexicon())


def cut(line: str) -> list[tuple[int, int]]:
    ends = [at + 1 for at in range(len(line)) if line[at : at + 2] == ". " and at > 9]
    return list(zip([0, *[end + 1 for end in ends]], [*ends, len(line)], strict=True))


@pytest.mark.parametrize(("lines", "published_on", "why"), (*STAMPS, *INFERRED))
def test_publication_dates(lines: tuple[str, ...], published_on: str, why: str) -> None:
    published = date_of(lines)
    assert str(published.published_on) == published_on, (why, published.evidence)
    is_inferred = published.evidence.startswith("inferred: ")
    assert is_inferred == ((lines, published_on, why) in INFERRED)


@pytest.mark.parametrize("form", FORMS)
def test_ways_to_print_one_day(form: str) -> None:
    assert date_of(("Loom news", form, LONG)).published_on == date(2025, 2, 24)


@pytest.mark.parametrize(("lines", "month_day", "reason"), OPEN)
def test_an_open_year_keeps_month_and_day(
    lines: tuple[str, ...], month_day: tuple[int, int], reason: str
) -> None:
    published = date_of(lines)
    assert (published.published_on, published.precision) == (None, None), published.evidence
    assert published.month_day == month_day
    assert published.parts == (None, *month_day)
    assert "without a year" in published.evidence


@pytest.mark.parametrize(("lines", "reason"), NONE)
def test_refusals(lines: tuple[str, ...], reason: str) -> None:
    published = date_of(lines)
    assert published == PublicationDate(
        None, None, None, "no date is stated and none follows from the text"
    ), reason


DIGITS = (
    # words, country of the publisher, date, why
    ("Published 03/04/2025", "US", "2025-03-04", "month first"),
    ("Published 03/04/2025", "GB", "2025-04-03", "day first"),
    ("Published 03/04/2025", "SG", "2025-04-03", "day first"),
    ("Published 03/04/2025", None, None, "either way"),
    ("Published 03/04/2025", "CA", None, "a country of both orders"),
    ("Published 13/04/2025", "US", "2025-04-13", "no month 13, whatever the country"),
    ("Published Thu 03/04/2025", "US", "2025-04-03", "the weekday says more than the country"),
)


@pytest.mark.parametrize(("words", "country", "on", "why"), DIGITS)
def test_order_of_day_and_month(words: str, country: str | None, on: str | None, why: str) -> None:
    published = date_of(("Loom news", words, BODY), country=country)
    assert (published.published_on and published.published_on.isoformat()) == on, why
    if on is None:
        assert (published.precision, published.parts) == ("year", (2025, None, None))
        assert "either way round" in published.evidence


def test_a_moment_needs_a_time_zone() -> None:
    with_zone = date_of(("Loom news", "August 4, 2020 13:14 JST", BODY))
    without = date_of(("Loom news", "August 4, 2020 13:14", BODY))
    assert with_zone.published_at == datetime(2020, 8, 4, 4, 14, tzinfo=UTC)
    assert with_zone.precision == "minute"
    assert (without.published_at, without.precision) == (None, "day")


MOMENTS = (
    ("August 4, 2020 12:05 PM GMT", datetime(2020, 8, 4, 12, 5, tzinfo=UTC), "noon"),
    ("August 4, 2020 12:05 AM GMT", datetime(2020, 8, 4, 0, 5, tzinfo=UTC), "midnight"),
    ("August 4, 2020 8:05 PM EDT", datetime(2020, 8, 5, 0, 5, tzinfo=UTC), "next day in UTC"),
    ("August 4, 2020 07:05 AM JST", datetime(2020, 8, 3, 22, 5, tzinfo=UTC), "day before in UTC"),
    ("August 4, 2020 10:05 PM GMT+8", datetime(2020, 8, 4, 14, 5, tzinfo=UTC), "an offset"),
    ("August 4, 2020 10:05 +0530", datetime(2020, 8, 4, 4, 35, tzinfo=UTC), "half an hour"),
    ("Dec. 31, 2020 11:30 PM EST", datetime(2021, 1, 1, 4, 30, tzinfo=UTC), "next year in UTC"),
)


@pytest.mark.parametrize(("words", "at", "why"), MOMENTS)
def test_the_day_is_the_printed_one_and_the_moment_is_utc(
    words: str, at: datetime, why: str
) -> None:
    published = date_of(("Loom news", words, BODY))
    assert published.published_at == at, why
    on = published.published_on
    assert on is not None
    assert (on.month, on.day) == ((8, 4) if at.month == 8 else (12, 31))


def stated(on: str, evidence: str) -> StatedDate:
    return StatedDate(date.fromisoformat(on), None, "day", evidence)


LD, URL = "JSON-LD datePublished", "URL 2025/02/20"
CONFLICTS = (
    # what the capture states, lines, published_on, conflict
    ([(LD, "2025-02-24")], ("Published 1 March 2025",), "'1 March 2025' (2025-03-01)"),
    ([(LD, "2025-02-24"), (URL, "2025-02-20")], (), "URL 2025/02/20 (2025-02-20)"),
    ([(LD, "2025-02-24"), (URL, "2025-02-23")], (), None),
    ([(LD, "2025-02-24")], ("Published 25 February 2025",), None),
    ([(LD, "2025-02-24")], ("Updated 1 March 2025",), None),
    ([(LD, "2025-02-24")], ("Updated 1 February 2025",), "'1 February 2025' (2025-02-01)"),
    ([(LD, "2031-02-24"), (URL, "2025-02-20")], (), "URL 2025/02/20 (2025-02-20)"),
)


@pytest.mark.parametrize(("found", "lines", "conflict"), CONFLICTS)
def test_what_the_capture_states_comes_first_and_a_conflict_is_kept(
    found: list[tuple[str, str]], lines: tuple[str, ...], conflict: str | None
) -> None:
    published = date_of(
        ("Loom news", *lines, BODY), tuple(stated(on, words) for words, on in found)
    )
    assert str(published.published_on) == found[0][1]
    assert published.evidence == found[0][0]
    assert (published.conflict or "").endswith(conflict or ""), published.conflict
    assert bool(published.conflict) == bool(conflict)


def test_stamps_that_disagree_are_kept() -> None:
    published = date_of(("Loom news", "Published 1 March 2025", "Published 1 May 2025", BODY))
    assert published.published_on == date(2025, 3, 1)
    assert published.conflict == "published '1 May 2025' (2025-05-01)"


def test_a_month_alone_is_kept_as_such() -> None:
    month = StatedDate(None, None, "month", "URL 2025/02", 2025, 2)
    published = date_of(("Loom news", BODY), (month,))
    assert (published.published_on, published.precision) == (None, "month")
    assert published.parts == (2025, 2, None)
    assert published.evidence == "URL 2025/02: no day"


def test_a_day_in_the_text_beats_a_month_in_the_address() -> None:
    month = StatedDate(None, None, "month", "URL 2025/02", 2025, 2)
    published = date_of(("Loom news", "Published 24 Feb 2025", BODY), (month,))
    assert published.published_on == date(2025, 2, 24)
