"""Laws of printed dates: any day reads back from any way to print it, in linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.articles.test_publication_date import LONG, date_of
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.date_stamps import find_stamps
from transforms.articles.document import TextLine
from transforms.articles.stated import read_stated, read_url_date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FORMS = (
    "Published {d} {month} {y}",
    "Published: {month} {d}, {y}",
    "{weekday}, {month} {d}, {y}",
    "{weekday} {d} {mon} {y} 10:30 GMT",
    "Last updated {mon}. {d}, {y} at 5:05 pm",
    "{y}-{m:02}-{d:02} 10:30",
    "Published {weekday} {d:02}/{m:02}/{y}",
    "LONDON, {month} {d}, {y} (AFP) - Looms were sold.",
)
ADDRESSES = (
    "https://example.com/{y}/{m:02}/{d:02}/looms",
    "https://example.com/{y}/{mon}/{d}/looms",
    "https://example.com/looms-{y}-{m:02}-{d:02}",
    "https://example.com/{y}{m:02}{d:02}/looms",
)
FIELDS = ("{y}-{m:02}-{d:02}T10:30:00Z", "{mon} {d}, {y}", "{weekday}, {d} {mon} {y} 10:30:00 GMT")
days = st.dates(date(1971, 1, 1), date(2090, 12, 31))


def printed(form: str, on: date) -> str:
    month, weekday = MONTHS[on.month - 1], WEEKDAYS[on.weekday()]
    parts = {"month": month, "mon": month[:3], "weekday": weekday}
    return form.format(y=on.year, m=on.month, d=on.day, **parts).replace("May.", "May")


@settings(derandomize=True, max_examples=150, deadline=None)
@given(on=days, form=st.sampled_from(FORMS))
def test_a_stamp_reads_back(on: date, form: str) -> None:
    words = printed(form, on)
    is_ambiguous = "/" in form and on.day <= 12 and same_weekday_swapped(on)
    published = date_of(("Loom news", words, LONG))
    assert published.published_on == (None if is_ambiguous else on), words


def same_weekday_swapped(on: date) -> bool:
    swapped = date(on.year, on.day, on.month)
    return swapped != on and swapped.weekday() == on.weekday()


@settings(derandomize=True, max_examples=150, deadline=None)
@given(on=days, form=st.sampled_from(ADDRESSES))
def test_an_address_reads_back(on: date, form: str) -> None:
    found = read_url_date(printed(form, on))
    assert found is not None
    assert found.published_on == on


@settings(derandomize=True, max_examples=150, deadline=None)
@given(on=days, form=st.sampled_from(FIELDS))
def test_a_field_reads_back(on: date, form: str) -> None:
    found = read_stated(printed(form, on), "field")
    assert found is not None
    assert found.published_on == on


@settings(derandomize=True, max_examples=200, deadline=None)
@given(words=st.text(max_size=80))
def test_any_words_give_a_date_or_a_reason(words: str) -> None:
    published = date_of(("Loom news", words.replace("\n", " ") or "-", LONG))
    assert published.evidence
    assert (published.published_on is None) == (published.precision not in ("day", "minute"))
    read_stated(words, "field")
    read_url_date(words)


def seconds_for(line_count: int, line: str) -> float:
    text = "\n".join([line] * line_count)
    starts = range(0, len(text) + 1, len(line) + 1)
    lines = [TextLine(start, start + len(line), "body") for start in starts]
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        find_stamps(text, lines, period_lexicon())
        best = min(best, time.perf_counter() - begun)
    return best


@pytest.mark.slow
@pytest.mark.parametrize("line", ["Published 3 May 2024", "A B, " * 20, '."' * 40, "May 3 " * 20])
def test_stamps_take_linear_time(line: str) -> None:
    assert seconds_for(2000, line) <= 3.5 * seconds_for(1000, line)
