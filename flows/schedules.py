"""When something is done again: every so often, or by the clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

_SPAN = re.compile(r"(?:every\s+)?(\d{1,6})\s*([smhd])")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_LONGEST = timedelta(days=366)
_CRON = re.compile(r"[\w*,/#-]+(?: [\w*,/#-]+){4}", re.ASCII)


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


def read_schedule(text: str) -> Schedule:
    """Return the schedule that "every 15m" (s, m, h, d) or "0 7 * * 1-5" (cron, UTC) means.

    Of cron only the shape is looked at: see `check_cron`.

    Raises:
        ScheduleError: It means neither.
    """
    if _SPAN.fullmatch(text.strip()):
        return Schedule(every=read_span(text))
    fields = " ".join(text.split())
    if not _CRON.fullmatch(fields):
        raise ScheduleError(f"{text!r}: write a span such as every 15m, or cron: 0 7 * * 1-5")
    return Schedule(cron=fields)


def check_cron(schedule: Schedule) -> None:
    """Check that Prefect, which keeps the schedules, can keep this one; its import takes a second.

    Raises:
        ScheduleError: It cannot.
    """
    if schedule.cron is None:
        return
    from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415 - slow

    try:
        CronSchedule(cron=schedule.cron)
    except ValueError as error:
        raise ScheduleError(f"{schedule.cron!r} is no cron schedule: 0 7 * * 1-5 is one") from error


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
