"""The clock time of a time stamp, and the moment that it makes of a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

NOON = 12
LARGEST_OFFSET = 14 * 60
"""Minutes; Pacific/Kiritimati is furthest east."""
TIME = re.compile(
    r"(?<![\d:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::\d\d)?\s?"
    r"(?P<half>[AaPp]\.?[Mm]\.?)?\s*"
    r"(?:(?P<zone>[A-Za-z]{2,4})?(?P<sign>[+-])(?P<east>\d{1,2})(?::?(?P<minutes>[0-5]\d))?\b"
    r"|(?P<name>[A-Za-z]{2,4}\b))?"
)
"""Clock, half of the day, and a zone by name ("EST") or as an offset ("GMT+8", "+0530")."""
GLUED = re.compile(r"((?:19|20)\d\d)(?=\d{1,2}[:.]\d\d)")
"""A year that the page's layout has run together with the clock: "20246:35 AM"."""


def read_moment(words: str, on: date, zones: Mapping[str, int]) -> datetime | None:
    """Return the moment in UTC that `words` print for the day `on`.

    None where no clock or no time zone is printed, or one that `zones` lacks.

    Args:
        words: The line of the stamp.
        on: The day that it prints.
        zones: Time zone abbreviation in capitals to minutes east of UTC.
    """
    clock = TIME.search(GLUED.sub(r"\1 ", words))
    offset = _offset(clock, zones) if clock else None
    if clock is None or offset is None:
        return None
    hour = int(clock["hour"])
    if clock["half"] and hour <= NOON:
        hour = hour % NOON + (NOON if clock["half"][0] in "pP" else 0)
    local = datetime(on.year, on.month, on.day, hour, int(clock["minute"]), tzinfo=UTC)
    return local - timedelta(minutes=offset)


def _offset(clock: re.Match[str], zones: Mapping[str, int]) -> int | None:
    """Return minutes east of UTC; an offset counts from UTC, whatever name stands before it."""
    if clock["sign"] is None:
        return zones.get((clock["name"] or "").upper())
    if clock["zone"] and zones.get(clock["zone"].upper()) != 0:
        return None
    minutes = int(clock["east"]) * 60 + int(clock["minutes"] or 0)
    if minutes > LARGEST_OFFSET:
        return None
    return minutes if clock["sign"] == "+" else -minutes
