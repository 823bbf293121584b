"""Whether a day stands in a dateline: it says when the news was written, and dates no figure."""

from __future__ import annotations

import re
from datetime import date

from transforms.articles.date_stamps import AGENCY, PLACE
from transforms.periods.reading import TimeReading

DAY_RULES = frozenset({"full_date", "day_month_year", "iso_date", "month_day", "day_month"})
LONGEST_PLACE = 120
"""Characters of a line before its date beyond which no dateline reaches."""
BEFORE = re.compile(rf"\s*(?:{PLACE},?\s?)?(?:{AGENCY},?\s?)?(?:[A-Z][a-z]{{2,8}}\.?,?\s)?")
AFTER = re.compile(rf"\.?,?\s?(?:{AGENCY},?\s?)?(?:[–—]|--?|:)\s")
BARE_AFTER = re.compile(rf"\.?,?\s?(?:{AGENCY}\s?(?:[–—]|--?|:)|(?:[–—]|--?))\s(?=[A-Z“\"])")
"""Behind a date without a place, where a colon rather opens an entry of a list."""
DAYS_AROUND = 3


def is_dateline(reading: TimeReading, text: str, on: date | None) -> bool:
    """Return whether `reading` is the day of a dateline: "MUMBAI, Feb 11, 2025 - ".

    Without a place ("Feb 11 - ") only the day of publication, give or take three days, is one.
    """
    if reading.rule not in DAY_RULES:
        return False
    low = max(0, reading.start - LONGEST_PLACE)
    begin = text.rfind("\n", low, reading.start) + 1
    if begin == 0 and low:
        return False
    if not text[begin : reading.start].strip():
        is_near = _is_near(reading, on)
        return is_near and BARE_AFTER.match(text, reading.end) is not None
    if BEFORE.fullmatch(text, begin, reading.start) is None:
        return False
    return AFTER.match(text, reading.end) is not None


def _is_near(reading: TimeReading, on: date | None) -> bool:
    """Return whether the day is that of publication, or neither is known."""
    if on is None or reading.period_start is None:
        return on is None
    return abs((reading.period_start - on).days) <= DAYS_AROUND
