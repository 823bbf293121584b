"""When an article was published: what it states, its time stamps, or what its words imply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from transforms.articles.date_stamps import Stamp, find_stamps
from transforms.articles.document import Document, NamedDay, PublicationDate, StatedDate
from transforms.articles.news_day import find_news_day
from transforms.articles.year_evidence import settle_year
from transforms.contracts.vocabulary import DatePrecision
from transforms.periods.fixed import find_fixed_times
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import SentenceSpan

NO_DATE = "no date is stated and none follows from the text"
NAMES = {
    "published": "explicit: published",
    "stamp": "explicit: time stamp",
    "dateline": "explicit: dateline",
    "updated": "explicit: updated",
}


def date_article(
    document: Document, sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> PublicationDate:
    """Return the day of publication with its evidence, or None with the reason.

    In order of trust: what the capture states; a labelled or bare time stamp in the text (a
    "Published" line before an "Updated" one); a dateline; a month and day in the news itself,
    its year settled by the years that the text names. Never the run's clock. Days that differ
    by more than one from the day chosen, and stand for the same, are kept as its conflict.
    """
    country = document.publisher.country_code if document.publisher else None
    stamps = find_stamps(document.text, document.lines, lexicon, country)
    stated = next((one for one in document.stated_dates if one.published_on), None)
    if stated is not None:
        return _from_statement(stated, document.stated_dates, stamps)
    dated = next((stamp for stamp in stamps if stamp.on is not None), None)
    if dated is not None:
        return _from_stamp(dated, stamps)
    named = _named_day(stamps)
    times = find_fixed_times(document.text, sentences, lexicon)
    named = named or find_news_day(document.text, times, sentences, lexicon)
    if named is None:
        return _from_parts(document.stated_dates, stamps)
    verdict = settle_year(named, times, document.text)
    return PublicationDate(
        published_on=verdict.on,
        published_at=None,
        precision="day" if verdict.on else None,
        evidence=f"inferred: {verdict.words}" if verdict.on else verdict.words,
        month_day=(named.month, named.day),
        named=verdict.named,
    )


def day_of(document: Document, lexicon: PeriodLexicon) -> date | None:
    """Return the day that a document states or is stamped with; None where it gives neither."""
    stated = next((one.published_on for one in document.stated_dates if one.published_on), None)
    if stated is not None:
        return stated
    country = document.publisher.country_code if document.publisher else None
    stamps = find_stamps(document.text, document.lines, lexicon, country)
    return next((stamp.on for stamp in stamps if stamp.on is not None), None)


def _from_statement(
    stated: StatedDate, others: Iterable[StatedDate], stamps: Iterable[Stamp]
) -> PublicationDate:
    found = [(one.evidence, one.published_on) for one in others]
    found += [
        (f"the text's '{one.words}'", one.on)
        for one in stamps
        if one.kind != "updated"
        or (one.on and stated.published_on and one.on < stated.published_on)
    ]
    return PublicationDate(
        stated.published_on,
        stated.published_at,
        stated.precision,
        stated.evidence,
        conflict=_conflict(stated.published_on, found),
    )


def _from_stamp(stamp: Stamp, stamps: Iterable[Stamp]) -> PublicationDate:
    found = [
        (f"{one.kind} '{one.words}'", one.on)
        for one in stamps
        if one.kind != "updated" or one.kind == stamp.kind or _is_before(one.on, stamp.on)
    ]
    precision: DatePrecision = "minute" if stamp.moment else "day"
    evidence = f"{NAMES[stamp.kind]} '{stamp.words}'"
    return PublicationDate(
        stamp.on, stamp.moment, precision, evidence, conflict=_conflict(stamp.on, found)
    )


def _is_before(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first < second


def _conflict(chosen: date | None, found: Iterable[tuple[str, date | None]]) -> str | None:
    """Return the statements that differ from `chosen` by more than a time zone can."""
    others = [
        f"{words} ({on})"
        for words, on in found
        if on is not None and chosen is not None and abs((on - chosen).days) > 1
    ]
    return "; ".join(dict.fromkeys(others)) or None


def _named_day(stamps: Sequence[Stamp]) -> NamedDay | None:
    """Return the day of the most trusted stamp that prints month and day without a year."""
    for stamp in stamps:
        if stamp.year is None:
            return NamedDay(stamp.month, stamp.day, stamp.weekday, stamp.words)
    return None


def _from_parts(stated: Iterable[StatedDate], stamps: Iterable[Stamp]) -> PublicationDate:
    """Return the month or year that is all that is stated, or the reason for nothing."""
    for one in stated:
        reason = f"{one.evidence}: no day"
        return PublicationDate(None, None, one.precision, reason, year=one.year, month=one.month)
    for stamp in stamps:
        if stamp.is_unclear:
            reason = f"{NAMES[stamp.kind]} '{stamp.words}': day and month could be either way round"
            return PublicationDate(None, None, "year", reason, year=stamp.year)
    return PublicationDate(None, None, None, NO_DATE)
