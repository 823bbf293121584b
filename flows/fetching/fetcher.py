"""Fetches pages: politely, within limits, and only from public addresses."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from http.client import responses
from types import TracebackType
from typing import Self

from flows.fetching.answers import Fetched, NotModified, Validators
from flows.fetching.budget import Clock, TimeBudget
from flows.fetching.exchange import WITH_PAGE, Answer, Exchange, PassingFault, ReadBody
from flows.fetching.network import Network
from flows.fetching.pace import Pace, retry_after_s
from flows.fetching.policy import FetchPolicy
from flows.fetching.refusals import PASSING_STATUSES, FetchRefused
from flows.fetching.robots import READ_BYTES, Robots
from flows.fetching.store import Store
from flows.fetching.targets import Target, next_target, read_target
from flows.fetching.unpacking import read_beginning, read_page, read_page_or_dump

LONGEST_VALIDATOR = 1000
_NOT_MODIFIED = 304
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Errand:
    """What stays the same through the redirects and tries of one fetch.

    Attributes:
        known: What an earlier answer gave.
        budget: Time for all of it.
        read: Reads the body.
        is_paced: Whether already its first request waits for the host's pace.
    """

    known: Validators
    budget: TimeBudget
    read: ReadBody
    is_paced: bool = True


class Fetcher:
    """Fetches one page after the other; keeps connections, robots.txt and pace between them.

    Calls from several threads wait for each other.
    """

    def __init__(
        self, policy: FetchPolicy, network: Network | None = None, clock: Clock | None = None
    ) -> None:
        """Fetch by `policy`; `network` and `clock` are the machine's own unless given."""
        self._policy = policy
        self._clock = clock or Clock()
        self._exchange = Exchange(policy, network or Network())
        self._pace = Pace(policy.patience, self._clock)
        self._robots = Robots(self._ask_for_robots, policy)
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._exchange.close()

    def get(
        self, url: str, validators: Validators | None = None, store: Store | None = None
    ) -> Fetched | NotModified:
        """Return the page at `url`, or that it has not changed.

        Args:
            url: An http or https address.
            validators: What the last fetch of this address gave; None asks for the page itself.
            store: Takes a dump that is larger than a page may be; None: nothing larger is taken.

        Raises:
            FetchRefused: Why not, by one of the rules of `flows.fetching.refusals`.
        """
        with self._turn:
            return self._get(url, validators or Validators(), store)

    def _get(self, url: str, validators: Validators, store: Store | None) -> Fetched | NotModified:
        target = read_target(url, self._policy)
        known = replace(validators, url=validators.url or str(target))
        errand = _Errand(known, self._budget(), self._reader(store))
        passed: list[str] = []
        for _ in range(self._policy.limits.redirects + 1):
            self._check_robots(target)
            answer = self._ask(target, errand)
            if not answer.location:
                return _found(target, answer, known, tuple(passed))
            passed.append(str(target))
            target = next_target(target, answer.location, self._policy)
            if str(target) in passed:
                raise FetchRefused("redirect_loop", f"Its redirects lead back to {target}.")
        raise FetchRefused("redirect_loop", f"It is redirected more than {len(passed) - 1} times.")

    def _check_robots(self, target: Target) -> None:
        delay_s = self._robots.delay_s(target)
        if delay_s:
            self._pace.slow_down(target.host, delay_s)

    def _ask_for_robots(self, target: Target) -> Answer:
        read = partial(read_beginning, size=READ_BYTES)
        return self._try(target, _Errand(Validators(), self._budget(), read, is_paced=False))

    def _reader(self, store: Store | None) -> ReadBody:
        limits = self._policy.limits
        if store is None:
            return partial(read_page, limits=limits)
        return partial(read_page_or_dump, limits=limits, store=store)

    def _budget(self) -> TimeBudget:
        return TimeBudget(self._policy.patience.total_s, self._clock)

    def _ask(self, target: Target, errand: _Errand) -> Answer:
        """The answer to one request; an error of the server is refused."""
        answer = self._try(target, errand)
        if answer.status in PASSING_STATUSES:
            raise _http_error(answer.status)
        return answer

    def _try(self, target: Target, errand: _Errand) -> Answer:
        """The answer, after as many tries as it needs and the policy allows.

        The first request for robots.txt comes before the pace that it sets.
        """
        wait_s = self._policy.patience.backoff_s
        conditions = _conditions(target, errand.known)
        for left in reversed(range(self._policy.limits.tries)):
            if errand.is_paced or wait_s > self._policy.patience.backoff_s:
                self._pace.take_turn(target.host)
            try:
                answer = self._exchange.ask(target, conditions, errand.budget, errand.read)
            except PassingFault as fault:
                if not left or errand.budget.left <= 0:
                    raise fault.refusal from fault
            else:
                if answer.status not in PASSING_STATUSES:
                    return answer
                self._heed(target, answer)
                if not left:
                    return answer
            self._pace.hold(target.host, wait_s)
            wait_s *= 2
        raise AssertionError("a policy allows at least one try")

    def _heed(self, target: Target, answer: Answer) -> None:
        """Leave the host alone as long as it asks for."""
        asked_s = retry_after_s(answer.headers.get("retry-after"), self._clock)
        if asked_s:
            self._pace.hold(target.host, asked_s)


def _found(
    target: Target, answer: Answer, sent: Validators, redirects: tuple[str, ...]
) -> Fetched | NotModified:
    headers = answer.headers
    url = str(target)
    given = Validators(_short(headers.get("etag")), _short(headers.get("last-modified")), url)
    if answer.status == _NOT_MODIFIED and _conditions(target, sent):
        etag, modified = given.etag or sent.etag, given.last_modified or sent.last_modified
        return NotModified(url, Validators(etag, modified, url))
    if answer.status not in WITH_PAGE:
        raise _http_error(answer.status)
    named = headers.get("content-type", "")
    media_type = named.partition(";")[0].strip().lower() or None
    charset = _CHARSET.search(named)
    return Fetched(
        url=url,
        body=answer.body,
        media_type=media_type,
        charset=charset.group(1).lower() if charset else None,
        validators=given,
        redirects=redirects,
    )


def _short(validator: str | None) -> str | None:
    """A validator that is worth keeping: servers use some dozen characters."""
    return validator if validator and len(validator) <= LONGEST_VALIDATOR else None


def _conditions(target: Target, validators: Validators) -> Mapping[str, str]:
    """Headers that ask whether a page has changed; none where another page gave them."""
    if validators.url != str(target):
        return {}
    named = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in named.items() if value}


def _http_error(status: int) -> FetchRefused:
    said = f"{status} {responses.get(status, '')}".rstrip()
    return FetchRefused("http_error", f"The server answers {said}.", status)
