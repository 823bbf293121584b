"""The day of the news where no stamp prints one: "pledged on Feb 24" in the lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transforms.articles.document import NamedDay
from transforms.periods.fixed import FixedTime
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import SentenceSpan

LEAD_SENTENCES = 2
"""Sentences of the body in which a text tells its news."""
NEWS = 2000
"""Characters within which the day of the news is named for the first time."""
LATER_DAYS = 10
"""A later day this soon after the first one named is the news; the first was background."""
OTHER_STYLES = frozenset({"weekday", "point"})
"""Rules of words that name the day of the news itself: "on Monday", "today"."""
LEAP_YEAR = 2024


def find_news_day(
    times: Sequence[FixedTime], sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> NamedDay | None:
    """Return the month and day on which the news happened, or None.

    It is told as past, with "on", and either in the lead right after its verb, or more than once
    early in the text. A text that says "today" or "on Monday" uses month and day for what is
    further away, so that nothing follows from them; so does one whose title names a day.
    """
    if any(time.rule in OTHER_STYLES and time.tense != "future" for time in times):
        return None
    title_end = max((one.end for one in sentences if one.role == "title"), default=0)
    days = [time for time in times if _is_told(time)]
    if any(time.start < title_end for time in days):
        return None
    found: FixedTime | None = None
    for time in days:
        if found is None or 0 < _days_apart(found, time) <= LATER_DAYS:
            found = time
    if found is None or found.month_day is None or found.start > NEWS or _is_outdated(found, times):
        return None
    prints = [time for time in days if time.month_day == found.month_day]
    leads = [time for time in prints if time.start < _lead_end(sentences) and time.follows_verb]
    if len(prints) == 1 and not leads:
        return None
    month, day = found.month_day
    return NamedDay(month, day, _weekday(found.words, lexicon), found.words)


def _is_told(time: FixedTime) -> bool:
    is_day = time.month_day is not None and time.preposition == "on"
    return is_day and time.tense == "past"


def _is_outdated(found: FixedTime, times: Sequence[FixedTime]) -> bool:
    """Return whether a later day is told without "on": then the one found is background."""
    return any(
        time.month_day is not None
        and time.tense == "past"
        and 0 < _days_apart(found, time) <= LATER_DAYS
        for time in times
    )


def _lead_end(sentences: Sequence[SentenceSpan]) -> int:
    body = [sentence.end for sentence in sentences if sentence.role == "body"]
    return body[min(LEAD_SENTENCES, len(body)) - 1] if body else 0


def _days_apart(first: FixedTime, second: FixedTime) -> int:
    """Return how many days later `second` is, within one leap year; 0 without such days."""
    if first.month_day is None or second.month_day is None:
        return 0
    return (date(LEAP_YEAR, *second.month_day) - date(LEAP_YEAR, *first.month_day)).days


def _weekday(words: str, lexicon: PeriodLexicon) -> int | None:
    names = {**lexicon.words["weekday"], **lexicon.words["weekday_short"]}
    found = (names.get(word.strip(".,").casefold()) for word in words.split())
    return next((int(number) for number in found if number is not None), None)
