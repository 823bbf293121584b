"""How the tables of time expressions are read: one case a line, the expression in braces."""

from __future__ import annotations

from datetime import date

from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.periods.calendar import whole_months
from transforms.periods.find import Customs, find_times
from transforms.periods.reading import TimeReading
from transforms.text.sentences import SentenceSpan

Case = tuple[str, str | None, str | None, str | None, str | None, str]
"""Sentence with {expression}, day of publication, publisher's country, first day, first day after,
and how precise that is; None, None and why not for a refusal."""
UNITS_BY_MONTHS = {1: "month", 3: "quarter", 6: "half", 12: "year", 120: "decade"}
UNITS_BY_DAYS = {1: "day", 2: "weekend", 7: "week"}


def read_marked(sentence: str, published: str | None, country: str | None) -> TimeReading:
    """Return what the expression in braces is read as.

    Raises:
        AssertionError: No expression is read at just these words.
    """
    start, end = sentence.index("{"), sentence.index("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    found = read_all(text, published, country)
    at = {(one.start, one.end): one for one in found}
    words = {text[one.start : one.end]: (one.start, one.end) for one in found}
    assert (start, end) in at, words
    return at[start, end]


def read_all(text: str, published: str | None, country: str | None) -> tuple[TimeReading, ...]:
    """Return all expressions of one sentence."""
    on = date.fromisoformat(published) if published else None
    return find_times(
        text,
        (SentenceSpan(0, len(text), "body"),),
        PublicationDate(on, None, "day" if on else None, "given"),
        period_lexicon(),
        Customs(country),
    )


def precision_of(start: date | None, end: date | None) -> str | None:
    """Return the unit that the span is, "span" where it is none."""
    if start is None or end is None:
        return None
    months = whole_months(start, end)
    is_whole = months is not None and start.day == 1
    found = UNITS_BY_MONTHS.get(months or 0) if is_whole else None
    return found or UNITS_BY_DAYS.get((end - start).days, "span")


def outcome(case: Case) -> tuple[str | None, str | None, str | None]:
    """Return first day, first day after, and precision or the reason, as the table writes them."""
    reading = read_marked(*case[:3])
    start, end = reading.period_start, reading.period_end
    return (
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        precision_of(start, end) or reading.reason,
    )
