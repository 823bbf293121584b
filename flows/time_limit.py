"""A limit on how much CPU time one document may take of a worker."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

REPEAT_S = 1.0
"""How long after the limit, and again and again, the work is told once more to stop."""


class TimeLimitReached(BaseException):
    """The work inside `time_limit` took too long and was broken off.

    Not an Exception: text libraries catch those of their own pages and would go on.
    """


@contextmanager
def time_limit(seconds: float, repeat_s: float = REPEAT_S) -> Iterator[None]:
    """Break off what is done inside after `seconds` of this process's CPU time.

    Time in which the machine does other things does not count. Where the work catches everything,
    it is told again after `repeat_s`. Only in a process's main thread.

    Raises:
        TimeLimitReached: At the next Python instruction after the time is up.
    """

    def break_off(_number: int, _frame: FrameType | None) -> None:
        raise TimeLimitReached

    before = signal.signal(signal.SIGPROF, break_off)
    signal.setitimer(signal.ITIMER_PROF, seconds, repeat_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
