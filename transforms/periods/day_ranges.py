"""Rules for a few days of one month: "Feb 24-28", "between 3 and 7 March"."""

from __future__ import annotations

import re

from transforms.periods.anchor import month_day, read_date
from transforms.periods.calendar import Interval
from transforms.periods.dates import DAY, MONTHS, NO_SUCH_DAY, NOT_A_NUMBER
from transforms.periods.rule import Example, Found, Rule, Scene, undated

PAIR = r"(?:(?P<pair>(?i:between ))|(?i:from ))?"
TO_DAY = r"(?:[-–]| (?i:to|through) |(?(pair) (?i:and) |(?!)))(?P<e><day>)"
THE_YEAR = r"(?:,? (?P<y><year>)(?![\w%]|[.,]\d))?"


def _day_range(match: re.Match[str], scene: Scene) -> Found | None:
    """Read both: up to the end of the last day."""
    month = scene.lexicon.month(match["m"])
    first, last = (int(match[name].rstrip("stndrh")) for name in ("d", "e"))
    if not first < last:
        return None
    if match["y"]:
        start = read_date(int(match["y"]), month, first)
    elif scene.on is None:
        return undated()
    else:
        start = month_day(month, first, scene.on, scene.tense(match.start(), match.end()))
    end = read_date(start.start.year, month, last) if start else None
    if start is None or end is None:
        return Found(reason=NO_SUCH_DAY)
    return Found(Interval(start.start, end.end))


RULES: tuple[Rule, ...] = (
    Rule(
        "day_range",
        MONTHS,
        rf"\b{PAIR}(?P<m><month>) {DAY}{TO_DAY}{NOT_A_NUMBER}{THE_YEAR}",
        _day_range,
        (
            Example("trading of Feb 10-14", "2025-02-10/2025-02-15"),
            Example("on Dec. 2 to 6, 2024", "2024-12-02/2024-12-07"),
            Example("between Feb 10 and 14", "2025-02-10/2025-02-15"),
            Example("Feb 10-8", None),
            Example("Feb 10 and 14", None),
        ),
    ),
    Rule(
        "range_of_days",
        MONTHS,
        rf"(?<![\w.,-]){PAIR}{DAY}{TO_DAY} (?:of )?(?P<m><month>)(?![\w-]){THE_YEAR}",
        _day_range,
        (
            Example("on 10-14 February", "2025-02-10/2025-02-15"),
            Example("between 3 and 7 March 2025", "2025-03-03/2025-03-08"),
            Example("30-32 February", None),
            Example("3 and 7 March 2025", None),
        ),
    ),
)
