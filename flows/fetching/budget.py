"""Clocks of fetching: the machine's own, and what is left of the time of one fetch."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.fetching.refusals import FetchRefused


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, as arguments: tests that wait for hours take milliseconds.

    Attributes:
        now: Seconds from an arbitrary start, never going back.
        sleep: Waits for so many seconds.
        today: The wall clock (UTC), for dates in Retry-After.
    """

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], datetime] = _utc_now


class TimeBudget:
    """Seconds that one fetch may spend on the network; its waits do not count."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._left = seconds
        self._total = seconds
        self._clock = clock
        self._since: float | None = None

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Count the time while inside."""
        self._since = self._clock.now()
        try:
            yield
        finally:
            self._left = self.left
            self._since = None

    @property
    def left(self) -> float:
        """Seconds left; zero or less when all is spent."""
        spent = 0.0 if self._since is None else self._clock.now() - self._since
        return self._left - spent

    def grant(self, seconds: float) -> None:
        """Add time: what is sent at a fair rate may be long."""
        self._left += seconds

    def capped(self, seconds: float) -> float:
        """Return `seconds`, or what is left where that is less.

        Raises:
            FetchRefused: Nothing is left (fetch_timeout).
        """
        left = self.left
        if left <= 0:
            reason = f"The answer was not complete within {self._total:g} seconds."
            raise FetchRefused("fetch_timeout", reason)
        return min(seconds, left)
