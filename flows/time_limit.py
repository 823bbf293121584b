"""A limit on how long one document may keep a worker busy."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeLimitReached(BaseException):
    """The work inside `time_limit` took too long and was broken off.

    Not an Exception: text libraries catch those of their own pages and would go on.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Break off what is done inside after `seconds`; only in a process's main thread.

    Raises:
        TimeLimitReached: At the next Python instruction after the time is up.
    """

    def break_off(_number: int, _frame: FrameType | None) -> None:
        raise TimeLimitReached

    before = signal.signal(signal.SIGALRM, break_off)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
