"""Which year a day without one falls in, by the years that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transforms.articles.document import NamedDay
from transforms.periods.fixed import FixedTime

NOT_YET = frozenset({"by", "until", "till", "through", "from", "to", "before", "for"})
"""Words before a date that do not say that it has come."""
ACCOUNTS = re.compile(r"(?i)\b(?:ended|ending|as at|as of|to|at)\s(?:the end of\s)?$")
"""Before the date of a balance sheet: the last one there is, so less than a year old."""
ON_DAY = ("as at ", "as of ", "to ")
PERFECT = re.compile(
    r"(?i)\b(?:has|have|[’']ve)\s(?:(?:already|also|now|just|only|not|so far|more than|\w+ly)\s)*"
    r"(?P<verb>\w+)(?P<rest>[^.;:!?]{0,90}?)\s$"
)
"""What the present perfect says of a year, it says of the year that is running."""
RUNNING = re.compile(r"(?i)\b(?:so far|already)\s$")
SO_FAR = re.compile(r"(?i)\s(?:so far|to date)\b")
OTHER_VERB = re.compile(
    r"(?i)\b(?:was|were|had|did|said|that|which|who|when|after|before|since|it|he|she|they|we"
    r"|(?!need|speed|feed|seed|hundred)\w{3,}ed)\b"
)
REACH = 130
LATEST_DAYS = 45
"""A day or week named with its year this shortly before the day is the latest news."""
SHORT = frozenset({"full_date", "day_month_year", "week_of_month"})
OUTLOOK_YEARS = 10
"""How far ahead of publication the nearest year that a text looks forward to may lie."""
NEAR_YEARS = 2
"""A year this far after the latest past one may be the running one; a later one is a target."""
LEAP_DAY = (2, 29)
EXACT = frozenset({"full_date", "day_month_year"})
DAYS_TO_PRINT = 1
"""Days from what was done "on Tuesday" to the dateline."""


@dataclass(frozen=True, slots=True)
class YearVerdict:
    """The day with its year and the words that settle it; or no day, and why."""

    on: date | None
    words: str
    named: NamedDay


def settle_year(day: NamedDay, times: Sequence[FixedTime], text: str) -> YearVerdict:
    """Return `day` in the year that the words of the text leave, if they leave one.

    In order: the year that runs ("has gained in 2025"); the only year named in the text whose
    calendar has the printed weekday, or the leap day; the first such day after the accounts' date
    ("as at Dec 31, 2024") or after a day or week that a text with an outlook names as just past.
    The plain past ("sold in 2024") only bounds the year from below.
    """
    past = [time for time in times if _has_come(time, text)]
    latest = max(past, key=lambda time: time.start_on or date.min, default=None)
    named = replace(day, not_before=latest.start_on if latest else None)
    if latest is None:
        return YearVerdict(None, f"'{day.words}' without a year, and no words settle it", named)
    found = (
        _by_running_year(named, past, text)
        or _by_calendar(named, times, past)
        or _by_bounds(named, times, text)
        or _by_accounts(named, past, text)
        or _by_outlook(named, [time for time in times if not _has_come(time, text)], latest)
    )
    if found is None:
        reason = f"'{day.words}' without a year, and no other words settle it"
        return YearVerdict(None, f"{reason} after '{latest.words}'", named)
    on, words = found
    return YearVerdict(on, f"'{day.words}' + '{words}'", named)


def _has_come(time: FixedTime, text: str) -> bool:
    if time.start_on is None:
        return False
    if time.rule == "year" and _is_running(time, text):
        return True
    if time.tense == "future":
        return False
    is_date = time.rule != "year"
    if time.preposition in NOT_YET and not (is_date and time.preposition == "to"):
        return False
    return is_date or time.tense == "past"


def _by_running_year(
    day: NamedDay, past: Iterable[FixedTime], text: str
) -> tuple[date, str] | None:
    running = [time for time in past if time.rule == "year" and _is_running(time, text)]
    for time in sorted(running, key=lambda one: one.start_on or date.min, reverse=True):
        on = day.in_year(time.start_on.year) if time.start_on else None
        return (on, time.words) if on else None
    return None


def _is_running(time: FixedTime, text: str) -> bool:
    if time.preposition != "in":
        return False
    before = text[max(0, time.start - REACH) : time.start]
    end = time.start + len(time.words)
    if RUNNING.search(before) or SO_FAR.match(text[end : end + len(" to date ")]):
        return True
    perfect = None
    for start in re.finditer(r"(?i)\b(?:has|have)\s|[’']ve\s", before):
        perfect = PERFECT.match(before, start.start()) or perfect
    return perfect is not None and not OTHER_VERB.search(perfect["rest"])


def _by_calendar(
    day: NamedDay, times: Sequence[FixedTime], past: Sequence[FixedTime]
) -> tuple[date, str] | None:
    """Return the only named year, or year after one, whose calendar has this very day."""
    if day.weekday is None and (day.month, day.day) != LEAP_DAY:
        return None
    latest = max(time.start_on.year for time in past if time.start_on)
    years = {time.start_on.year for time in times if time.start_on}
    years = {year for year in years if year <= latest + NEAR_YEARS}
    years |= {time.start_on.year + 1 for time in past if time.start_on}
    found = [on for on in map(day.in_year, sorted(years)) if on]
    if len(found) != 1:
        return None
    nearest = min(
        (time for time in times if time.start_on),
        key=lambda time: (abs((time.start_on or date.min).year - found[0].year), time.start),
    )
    return found[0], nearest.words


def _by_bounds(day: NamedDay, times: Sequence[FixedTime], text: str) -> tuple[date, str] | None:
    """Return the only such day between what has come and a day that is still ahead.

    "Will open on Oct 15, 2025": the news is of before. Weekdays told of it must not deny the day.
    """
    ahead = [
        time
        for time in times
        if time.rule in EXACT and time.tense == "future" and not _has_come(time, text)
    ]
    first = min(ahead, key=lambda time: time.start_on or date.max, default=None)
    if first is None or first.start_on is None or day.not_before is None:
        return None
    years = range(day.not_before.year, first.start_on.year + 1)
    days = [on for on in map(day.in_year, years) if on and day.not_before <= on <= first.start_on]
    fitting = [on for on in days if _fits_weekdays(on, times)]
    return (fitting[0], first.words) if len(fitting) == 1 else None


def _fits_weekdays(on: date, times: Iterable[FixedTime]) -> bool:
    """Return whether a weekday on which something was done is that of the day or just before it."""
    told = [time.weekday for time in times if time.weekday is not None and time.tense == "past"]
    return not told or any((on.weekday() - weekday) % 7 <= DAYS_TO_PRINT for weekday in told)


def _by_accounts(day: NamedDay, past: Iterable[FixedTime], text: str) -> tuple[date, str] | None:
    """Return the first such day after the accounts' date, where no later date is named."""
    for time in past:
        is_accounts = time.rule in ("full_date", "day_month_year") and (
            time.words.casefold().startswith(ON_DAY)
            or ACCOUNTS.search(text[max(0, time.start - REACH) : time.start])
        )
        if is_accounts and time.start_on == day.not_before:
            on = _first_after(day)
            return (on, time.words) if on else None
    return None


def _by_outlook(
    day: NamedDay, others: Iterable[FixedTime], latest: FixedTime
) -> tuple[date, str] | None:
    """Return the day right after the latest day or week named, in a text that also looks ahead."""
    on = _first_after(day)
    if on is None or latest.start_on is None or latest.rule not in SHORT:
        return None
    ahead = [time.start_on.year for time in others if time.start_on]
    looks_ahead = any(on.year <= year <= on.year + OUTLOOK_YEARS for year in ahead)
    is_near = (on - latest.start_on).days <= LATEST_DAYS
    return (on, latest.words) if is_near and looks_ahead else None


def _first_after(day: NamedDay) -> date | None:
    """Return the first such day within a year after the latest past one."""
    if day.not_before is None:
        return None
    years = (day.not_before.year, day.not_before.year + 1)
    return next(filter(None, map(day.in_year, years)), None)
