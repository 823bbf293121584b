"""The day of the news where no stamp prints one: "pledged on Feb 24" in the lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from transforms.articles.document import NamedDay
from transforms.periods.fixed import FixedTime
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import SentenceSpan

OTHER_CLAUSE = re.compile(
    r"(?i)\b(?:said|says|saying|told|tells|reports?|reported|announced|had|that|which|who|where|when"
    r"|will|would|may|might|could|should|expect\w*|plan\w*|due|set|since|after|before|until|from"
    r"|effective|to\s+[a-z]{2,}|\w+ing)\b"
)
"""A day behind such words in the lead may belong to them rather than to the news."""
NEWS = 2000
"""Characters within which the day of the news is named for the first time."""
LATER_DAYS = 10
"""A later day this soon after the first one named is the news; the first was background."""
OTHER_STYLES = frozenset({"weekday", "point"})
"""Rules of words that name the day of the news itself: "on Monday", "today"."""
TODAY = frozenset({"today", "tonight"})
LEAP_YEAR = 2024


def find_news_day(
    text: str,
    times: Sequence[FixedTime],
    sentences: Sequence[SentenceSpan],
    lexicon: PeriodLexicon,
) -> NamedDay | None:
    """Return the month and day on which the news happened, or None.

    A day in brackets behind "today" is sure. Else it is told as past, with "on": in a lead of one
    plain clause, or right after its verb, there or in one of several places. A text that says
    "today" or "on Monday" uses month and day for what is further away, so that nothing follows
    from them; so does one whose title names a day.
    """
    glossed = _glossed_today(text, times, lexicon)
    if glossed is not None:
        return glossed
    is_other_style = any(t.rule in OTHER_STYLES and t.tense != "future" for t in times)
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
    direct = [time for time in prints if time.follows_verb]
    lead = next((sentence for sentence in sentences if sentence.role == "body"), None)
    in_lead = [time for time in prints if lead and time.start < lead.end]
    if is_other_style:
        in_lead = direct = [time for time in in_lead if time in direct]
        prints = direct
    is_plain = not is_other_style and any(
        lead and not OTHER_CLAUSE.search(text, lead.start, t.start) for t in in_lead
    )
    if not (is_plain or set(in_lead) & set(direct) or (direct and len(prints) > 1)):
        return None
    month, day = found.month_day
    return NamedDay(month, day, _weekday(found.words, lexicon), found.words)


def _glossed_today(
    text: str, times: Sequence[FixedTime], lexicon: PeriodLexicon
) -> NamedDay | None:
    """Return the day of "today (Nov. 18)"; None where brackets name several."""
    found: list[NamedDay] = []
    for today, day in pairwise(times):
        gap = text[today.start : day.start].removeprefix(today.words)
        if day.month_day and today.words.casefold() in TODAY and gap.strip(" ") == "(":
            found.append(NamedDay(*day.month_day, _weekday(day.words, lexicon), day.words))
    return found[0] if len({(day.month, day.day) for day in found}) == 1 else None


def _is_told(time: FixedTime) -> bool:
    """Return whether it is "on Feb 24" in the past; "on the Feb 24 deal" names the deal."""
    is_day = time.month_day is not None and time.preposition == "on"
    return is_day and time.tense == "past" and not time.words.casefold().startswith("on the ")


def _is_outdated(found: FixedTime, times: Sequence[FixedTime]) -> bool:
    """Return whether a later day is told without "on": then the one found is background."""
    return any(
        time.month_day is not None
        and time.tense == "past"
        and 0 < _days_apart(found, time) <= LATER_DAYS
        for time in times
    )


def _days_apart(first: FixedTime, second: FixedTime) -> int:
    """Return how many days later `second` is, within one leap year; 0 without such days."""
    if first.month_day is None or second.month_day is None:
        return 0
    return (date(LEAP_YEAR, *second.month_day) - date(LEAP_YEAR, *first.month_day)).days


def _weekday(words: str, lexicon: PeriodLexicon) -> int | None:
    names = {**lexicon.words["weekday"], **lexicon.words["weekday_short"]}
    found = (names.get(word.strip(".,").casefold()) for word in words.split())
    return next((int(number) for number in found if number is not None), None)
