"""How long each host is left alone between two requests."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from flows.fetching.budget import Clock
from flows.fetching.policy import Patience
from flows.fetching.refusals import FetchRefused


class Pace:
    """When each host may be asked again."""

    def __init__(self, patience: Patience, clock: Clock) -> None:
        self._patience = patience
        self._clock = clock
        self._delays: dict[str, float] = {}
        self._free_at: dict[str, float] = {}

    def slow_down(self, host: str, delay_s: float) -> None:
        """Leave at least `delay_s` seconds between requests to `host`."""
        self._delays[host] = max(delay_s, self._patience.host_delay_s)

    def hold(self, host: str, wait_s: float) -> None:
        """Leave `host` alone for `wait_s` seconds from now."""
        until = self._clock.now() + wait_s
        self._free_at[host] = max(until, self._free_at.get(host, until))

    def take_turn(self, host: str) -> None:
        """Wait until `host` may be asked, and take the next turn.

        Raises:
            FetchRefused: That would be longer than we wait (http_error).
        """
        wait_s = self._free_at.get(host, 0.0) - self._clock.now()
        if wait_s > self._patience.longest_wait_s:
            reason = f"{host} asks for {wait_s:.0f} seconds until the next request; try it later."
            raise FetchRefused("http_error", reason, HTTPStatus.TOO_MANY_REQUESTS)
        if wait_s > 0:
            self._clock.sleep(wait_s)
        delay_s = self._delays.get(host, self._patience.host_delay_s)
        self._free_at[host] = self._clock.now() + delay_s


def retry_after_s(header: str | None, clock: Clock) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, section 10.2.3).

    Returns:
        None where there is no header or it cannot be read; 0.0 for a date in the past.
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - clock.today()).total_seconds())
