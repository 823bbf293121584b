"""What sites ask of robots (RFC 9309), fetched once a run for each site."""

from __future__ import annotations

import math
from collections.abc import Callable

from protego import Protego

from flows.fetching.exchange import Answer
from flows.fetching.policy import PRODUCT, FetchPolicy
from flows.fetching.refusals import AT_FAULT, FetchRefused
from flows.fetching.targets import Target, next_target, read_target

READ_BYTES = 512_000
"""Bytes of a robots.txt that are read: RFC 9309, section 2.5, asks for at least 500 KiB."""
MOST_REDIRECTS = 5
"""RFC 9309, section 2.3.1.2: five are followed; then the file counts as not there."""
_LONGEST_RATE_S = 1_000_000
"""Seconds of a rate that count: a number may have any length, and no run waits for so long."""
_BUSY = 429


class Robots:
    """The rules of each site; what cannot be had from a server at fault forbids all of it."""

    def __init__(self, ask: Callable[[Target], Answer], policy: FetchPolicy) -> None:
        """Read robots.txt by `ask`, which returns any answer and raises FetchRefused for none."""
        self._ask = ask
        self._policy = policy
        self._known: dict[str, Protego | FetchRefused] = {}

    def delay_s(self, target: Target) -> float:
        """Return the seconds that the site asks to leave between requests; 0.0 for no wish.

        Raises:
            FetchRefused: forbidden_by_robots, or why the site does not answer at all.
        """
        rules = self._rules(target)
        if not rules.can_fetch(str(target.url), PRODUCT):
            reason = f"The robots.txt of {target.host} does not allow it."
            raise FetchRefused("forbidden_by_robots", reason)
        rate = rules.request_rate(PRODUCT)
        per_request = _seconds_each(rate.requests, rate.seconds) if rate else 0.0
        delay = rules.crawl_delay(PRODUCT) or 0.0
        return max(per_request, delay) if math.isfinite(delay) else per_request

    def _rules(self, target: Target) -> Protego:
        known = self._known.get(target.origin)
        if known is None:
            known = self._known[target.origin] = self._load(target)
        if isinstance(known, FetchRefused):
            raise FetchRefused(known.rule_code, known.reason, known.status)
        return known

    def _load(self, target: Target) -> Protego | FetchRefused:
        try:
            answer = self._final(read_target(f"{target.origin}/robots.txt", self._policy))
        except FetchRefused as refused:
            if refused.rule_code in {"forbidden_url", "redirect_loop"}:
                return Protego.parse("")
            return FetchRefused(refused.rule_code, f"robots.txt: {refused.reason}", refused.status)
        if answer.status >= AT_FAULT or answer.status == _BUSY:
            reason = f"The robots.txt of {target.host} cannot be had: status {answer.status}."
            return FetchRefused("forbidden_by_robots", reason, answer.status)
        return Protego.parse(answer.body.content.decode("utf-8-sig", "replace"))

    def _final(self, target: Target) -> Answer:
        """The answer after redirects; an answer without a body gives no rules."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(target)
            if not answer.location:
                return answer
            target = next_target(target, answer.location, self._policy)
        raise FetchRefused("redirect_loop", "robots.txt is redirected too often.")


def _seconds_each(requests: int, seconds: int) -> float:
    return min(seconds, _LONGEST_RATE_S) / requests if requests else 0.0
