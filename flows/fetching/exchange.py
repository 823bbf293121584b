"""One request and its answer, within limits and time; every fault of the network has its rule."""

from __future__ import annotations

import ssl
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

import httpcore
import httpx

from flows.fetching.answers import Body
from flows.fetching.budget import TimeBudget
from flows.fetching.network import Network, VettedBackend
from flows.fetching.policy import FetchPolicy
from flows.fetching.refusals import FetchRefused
from flows.fetching.targets import Target
from flows.fetching.unpacking import ACCEPTED, declared_length

WITH_PAGE = frozenset({200, 203})
"""Statuses whose body is the page (203: a proxy on the way changed it)."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BODILESS = frozenset({204, 304})
SHORT_BODY = 16_384
NO_BODY = Body.of(b"")
SLOWEST_DUMP = 250_000
"""Bytes a second below which a dump is given up, once it is longer than a page."""
ReadBody = Callable[[Iterable[bytes], httpx.Headers], Body]
"""Chunks of a body as sent, and the headers of its answer, to the body."""
KEEPALIVE_S = 15.0
ACCEPTED_TYPES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body; the body is empty where the status promises no page."""

    status: int
    headers: httpx.Headers
    body: Body

    @property
    def location(self) -> str | None:
        """Where it redirects to; None where it does not. Bytes beyond ASCII are UTF-8, or Latin-1.

        Source: RFC 9110, section 15.4; browsers read such bytes as UTF-8.
        """
        if self.status not in REDIRECTS or "location" not in self.headers:
            return None
        sent = self.headers["location"].encode("latin-1")
        try:
            return sent.decode("utf-8")
        except UnicodeDecodeError:
            return sent.decode("latin-1")


class PassingFault(Exception):
    """A fault of the network that may be gone at the next try; `refusal` is what it stays as."""

    def __init__(self, refusal: FetchRefused) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class Exchange:
    """Sends requests over vetted connections. For one thread at a time."""

    def __init__(self, policy: FetchPolicy, network: Network) -> None:
        self._policy = policy
        self._backend = VettedBackend(policy, network)
        self._pool = httpcore.ConnectionPool(
            ssl_context=network.trusted(),
            keepalive_expiry=KEEPALIVE_S,
            network_backend=self._backend,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def ask(
        self,
        target: Target,
        headers: Mapping[str, str],
        budget: TimeBudget,
        read: ReadBody,
    ) -> Answer:
        """Return the answer to one GET.

        Args:
            target: Where to.
            headers: Beyond the usual ones.
            budget: Time that is left; a body longer than a page's earns more as it comes.
            read: Reads the body where there is a page in it.

        Raises:
            FetchRefused: The fault will be the same at the next try.
            PassingFault: It may not.
        """
        self._backend.budget = budget
        try:
            with budget.spending(), self._sent(target, headers) as got:
                return self._answer(got, budget, read)
        except tuple(_FAULTS) as error:
            raise _fault(error, target) from error

    def _sent(
        self, target: Target, headers: Mapping[str, str]
    ) -> AbstractContextManager[httpcore.Response]:
        patience = self._policy.patience
        timeout = {
            "connect": patience.connect_s,
            "read": patience.read_s,
            "write": patience.read_s,
            "pool": patience.connect_s,
        }
        url = httpcore.URL(
            scheme=target.url.raw_scheme,
            host=target.host.encode("ascii"),
            port=target.port,
            target=target.url.raw_path,
        )
        sent = self._headers(target, headers)
        return self._pool.stream("GET", url, headers=sent, extensions={"timeout": timeout})

    def _answer(self, got: httpcore.Response, budget: TimeBudget, read: ReadBody) -> Answer:
        headers = httpx.Headers(got.headers, encoding="latin-1")
        body = NO_BODY
        if got.status in WITH_PAGE:
            body = read(self._earning(got.iter_stream(), budget), headers)
        elif _is_short(got.status, headers):
            deque(got.iter_stream(), maxlen=0)
        return Answer(got.status, headers, body)

    def _earning(self, chunks: Iterable[bytes], budget: TimeBudget) -> Iterator[bytes]:
        count = 0
        for chunk in chunks:
            count += len(chunk)
            if count > self._policy.limits.wire_bytes:
                budget.grant(len(chunk) / SLOWEST_DUMP)
            yield chunk

    def _headers(self, target: Target, more: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
        named = {
            "User-Agent": self._policy.user_agent,
            "Accept": ACCEPTED_TYPES,
            "Accept-Encoding": ACCEPTED,
            **more,
        }
        encoded = [(name.encode("ascii"), text.encode("latin-1")) for name, text in named.items()]
        return [(b"Host", target.url.netloc), *encoded]


def _is_short(status: int, headers: httpx.Headers) -> bool:
    """Whether a body that nobody needs is worth its reading: the connection can be used again."""
    length = declared_length(headers)
    return status in BODILESS or (length is not None and length <= SHORT_BODY)


_FAULTS: Mapping[type[Exception], tuple[str, str]] = {
    httpcore.ConnectTimeout: ("unreachable", "{host} does not answer."),
    httpcore.ConnectError: ("unreachable", "No connection to {host}: {error}."),
    httpcore.TimeoutException: ("fetch_timeout", "{host} stops in the middle of its answer."),
    httpcore.NetworkError: ("broken_answer", "The connection to {host} broke: {error}."),
    httpcore.ProtocolError: ("broken_answer", "The answer breaks HTTP: {error}."),
}
"""Faults of the network to their rule and reason, the special ones before the general."""


def _fault(error: Exception, target: Target) -> FetchRefused | PassingFault:
    rule_code, form = next(known for kind, known in _FAULTS.items() if isinstance(error, kind))
    origin = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(origin, ssl.SSLCertVerificationError):
        reason = f"{target.host} proves no identity: {_plain(origin)}."
        return FetchRefused(rule_code, reason)
    reason = form.format(host=target.host, error=_plain(origin))
    return PassingFault(FetchRefused(rule_code, reason))


def _plain(error: BaseException) -> str:
    """The error's words without its number and the place in OpenSSL's source."""
    names = ("verify_message", "reason", "strerror")
    words = next((found for name in names if (found := getattr(error, name, None))), error)
    return str(words).strip().rstrip(".") or type(error).__name__
