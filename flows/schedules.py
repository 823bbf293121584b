"""When something is done again: every so often, or by the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

_SPAN = re.compile(r"(?:every\s+)?(\d{1,6})\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=366)
_PIECE = re.compile(r"(?:\*|(\w+)(?:-(\w+))?)(?:/(\d{1,2}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS: tuple[tuple[int, int, dict[str, int]], ...] = (
    (0, 59, {}),
    (0, 23, {}),
    (1, 31, {}),
    (1, 12, {name: number for number, name in enumerate(_MONTHS, start=1)}),
    (0, 7, {name: number for number, name in enumerate(_DAYS)}),
)
"""Lowest, highest and named values of the five fields of crontab(5), in their order."""


class ScheduleError(ValueError):
    """No schedule; the message says what one looks like."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule; one of the two is given.

    Attributes:
        every: Time from one start to the next.
        cron: Five fields of crontab(5), in UTC.
    """

    every: timedelta | None = None
    cron: str | None = None

    @property
    def poll_s(self) -> float:
        """Seconds that may pass before it is looked whether it is time."""
        return self.every.total_seconds() / 4 if self.every else 15.0


def read_schedule(text: str) -> Schedule:
    """Return the schedule that "every 15m" (s, m, h, d) or "0 7 * * 1-5" (cron, UTC) means.

    Raises:
        ScheduleError: It means neither.
    """
    found = _SPAN.fullmatch(text.strip())
    if found:
        return Schedule(every=read_span(text))
    fields = text.lower().split()
    if len(fields) != len(_FIELDS) or not all(map(_fits, fields, _FIELDS)):
        raise ScheduleError(f"{text!r}: write a span such as every 15m, or cron: 0 7 * * 1-5")
    return Schedule(cron=" ".join(fields))


def read_span(text: str) -> timedelta:
    """Return the length of "30s", "15m", "2h" or "1d".

    Raises:
        ScheduleError: It is no span, none at all, or longer than a year.
    """
    found = _SPAN.fullmatch(text.strip())
    span = timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if not timedelta() < span <= _LONGEST:
        raise ScheduleError(f"{text!r}: write a span such as 30s, 15m, 2h or 1d")
    return span


def _fits(field: str, limits: tuple[int, int, dict[str, int]]) -> bool:
    return all(_piece_fits(piece, limits) for piece in field.split(","))


def _piece_fits(piece: str, limits: tuple[int, int, dict[str, int]]) -> bool:
    lowest, highest, names = limits
    found = _PIECE.fullmatch(piece)
    if found is None or (found[3] is not None and int(found[3]) == 0):
        return False
    if found[1] is None:
        return True
    ends = [end for end in (found[1], found[2]) if end is not None]
    values = [names.get(end, int(end) if end.isdigit() else -1) for end in ends]
    return all(lowest <= value <= highest for value in values) and values == sorted(values)
