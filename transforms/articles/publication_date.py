"""When an article was published: what it states, its time stamps, or what its words imply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.articles.date_stamps import Stamp, find_stamps
from transforms.articles.document import Document, PublicationDate, StatedDate
from transforms.contracts.vocabulary import DatePrecision
from transforms.periods.fixed import FixedTime, find_fixed_times
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import SentenceSpan

NO_DATE = "no date is stated and none follows from the text"
LEAD = 2000
"""Characters within which the news of a text is told."""
LATER_DAYS = 10
"""A later day this soon after the first one named is the news; the first was background."""
YEARS_TO_TRY = 6
"""A weekday falls on the same day of the month again after five, six or eleven years."""
NOT_YET = frozenset({"by", "until", "till", "through", "from", "to", "before"})
"""Words before a date that do not say that it has come."""
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The latest day that the text speaks of as past, and its words."""

    not_before: date
    words: str


def date_article(
    document: Document, sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> PublicationDate:
    """Return the day of publication with its evidence, or None with the reason.

    In order of trust: what the capture states; a labelled or bare time stamp in the text (a
    "Published" line before an "Updated" one); a dateline; a month and day in the news itself,
    its year settled by the years that the text speaks of as begun. Never the run's clock.
    """
    stamps = find_stamps(document.text, document.lines, lexicon)
    dated = next((stamp for stamp in stamps if stamp.on is not None), None)
    stated = next((one for one in document.stated_dates if one.published_on), None)
    if stated is not None:
        return _from_statement(stated, dated)
    if dated is not None:
        return _from_stamp(dated, stamps)
    return _from_words(document, sentences, stamps, lexicon)


def _from_statement(stated: StatedDate, stamp: Stamp | None) -> PublicationDate:
    evidence = stated.evidence
    printed = stamp.on if stamp is not None and stamp.kind != "updated" else None
    if printed and stated.published_on and abs((printed - stated.published_on).days) > 1:
        evidence += f"; conflicts with the text's {printed}"
    return PublicationDate(stated.published_on, stated.published_at, stated.precision, evidence)


def _from_stamp(stamp: Stamp, stamps: Sequence[Stamp]) -> PublicationDate:
    others = {one.on for one in stamps if one.kind == stamp.kind and one.on not in (None, stamp.on)}
    evidence = f"{_NAMES[stamp.kind]} '{stamp.words}'"
    if others:
        evidence += "; other dates stand beside it: " + ", ".join(sorted(map(str, others)))
    precision: DatePrecision = "minute" if stamp.moment else "day"
    return PublicationDate(stamp.on, stamp.moment, precision, evidence)


_NAMES = {
    "published": "explicit: published",
    "stamp": "explicit: time stamp",
    "dateline": "explicit: dateline",
    "updated": "explicit: updated",
}


def _from_words(
    document: Document,
    sentences: Sequence[SentenceSpan],
    stamps: Sequence[Stamp],
    lexicon: PeriodLexicon,
) -> PublicationDate:
    times = find_fixed_times(document.text, sentences, lexicon)
    named = next(iter(stamps), None) or _day_of_news(times)
    if named is None:
        partly = next((one for one in document.stated_dates if one.precision), None)
        reason = f"{partly.evidence}: no day" if partly else NO_DATE
        return PublicationDate(None, None, partly.precision if partly else None, reason)
    month_day = (named.month, named.day)
    evidence = _latest_past(times)
    if evidence is None:
        reason = f"'{named.words}' without a year, and no other words settle it"
        return PublicationDate(None, None, None, reason, month_day)
    on = _first_on_or_after(evidence.not_before, named)
    if on is None:
        reason = f"no year near '{evidence.words}' has '{named.words}'"
        return PublicationDate(None, None, None, reason, month_day)
    return PublicationDate(
        on, None, "day", f"inferred: '{named.words}' + '{evidence.words}'", month_day
    )


def _day_of_news(times: Sequence[FixedTime]) -> Stamp | None:
    """Return the month and day on which the news happened: "pledged on Feb 24".

    One such day must follow its verb early in the text. A text that names days of the week uses
    month and day for what is further away, so that nothing follows from them.
    """
    if any(time.rule == "weekday" and time.tense == "past" for time in times):
        return None
    if not any(time.follows_verb and time.month_day and time.start < LEAD for time in times):
        return None
    found: FixedTime | None = None
    for time in times:
        if time.month_day is None or time.preposition != "on" or time.tense == "future":
            continue
        if found is None or 0 < _days_apart(found, time) <= LATER_DAYS:
            found = time
    if found is None or found.month_day is None:
        return None
    month, day = found.month_day
    return Stamp("stamp", month, day, None, None, None, found.words)


def _days_apart(first: FixedTime, second: FixedTime) -> int:
    """Return how many days later `second` is, within one leap year."""
    leap_year = 2024
    days = [date(leap_year, *(time.month_day or LEAP_DAY)) for time in (first, second)]
    return (days[1] - days[0]).days


def _latest_past(times: Sequence[FixedTime]) -> _Evidence | None:
    """Return the latest dated words that speak of what has begun; "for 2026" counts last."""
    begun = [
        time
        for time in times
        if time.start_on is not None
        and time.tense != "future"
        and time.preposition not in NOT_YET
        and (time.rule != "year" or time.tense == "past")
    ]
    sure = [time for time in begun if time.preposition != "for"] or begun
    if not sure:
        return None
    latest = max(sure, key=lambda time: time.start_on or date.min)
    return _Evidence(latest.start_on or date.min, latest.words)


def _first_on_or_after(day: date, named: Stamp) -> date | None:
    """Return the first day not before `day` with the month, day and weekday of the stamp."""
    for year in range(day.year, day.year + YEARS_TO_TRY):
        try:
            candidate = date(year, named.month, named.day)
        except ValueError:
            continue
        if candidate >= day and named.weekday in (None, candidate.weekday()):
            return candidate
    return None
