"""Dates in digits alone: "24/02/2025", where day and month may be either way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?![\d/-])"
)
MONTH_FIRST = frozenset({"US"})
DAY_FIRST = frozenset(
    {"GB", "IE", "AU", "NZ", "IN", "SG", "HK", "MY", "PK", "BD", "LK", "NG", "KE", "DE", "FR", "IT",
     "ES", "CH", "TR", "RU", "IL", "AE", "SA", "TH", "VN", "ID", "BR", "MX", "AR"}
)  # fmt: skip
"""Countries whose newspapers print one order only (Unicode CLDR 44, short date patterns).

Canada, the Philippines and South Africa use several; with them the order stays open.
"""


def read_numeric(
    match: re.Match[str], weekday: int | None, country_code: str | None
) -> date | None:
    """Return the day that `match` of NUMERIC prints, or None where it could be two.

    A number above 12, equal numbers, the printed weekday (0 is Monday) or the publisher's country
    settle the order; a full stop as mark puts the day first.
    """
    found = set(_readings(match))
    if weekday is not None:
        found = {day for day in found if day.weekday() == weekday}
    if len(found) == 1:
        return found.pop()
    is_day_first = country_code in DAY_FIRST or match["mark"] == "."
    if not found or is_day_first == (country_code in MONTH_FIRST):
        return None
    month = int(match["b"] if is_day_first else match["a"])
    return next((day for day in found if day.month == month), None)


def _readings(match: re.Match[str]) -> Iterator[date]:
    for month, day in ((match["a"], match["b"]), (match["b"], match["a"])):
        try:
            yield date(int(match["y"]), int(month), int(day))
        except ValueError:
            continue
