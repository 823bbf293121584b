"""Connections to addresses that were looked at first: what is vetted is what is connected to.

A name is resolved once for a connection, every address it has must be public, and the connection
goes to that very address; the name is only what is sent and what the certificate is checked for.
So a name that changes between two look-ups gains nothing. Proxies of the environment are not used.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from ssl import SSLContext

import httpcore
import httpx

from flows.fetching.addresses import why_closed
from flows.fetching.budget import TimeBudget
from flows.fetching.policy import FetchPolicy
from flows.fetching.refusals import FetchRefused
from flows.fetching.targets import authority

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to its addresses; raises OSError where there are none."""
MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""


def resolve_name(host: str, port: int) -> Sequence[str]:
    """Return the addresses of `host` by the system's resolver, in its order.

    Raises:
        OSError: It has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[4][0]) for address in found))


@dataclass(frozen=True, slots=True)
class Network:
    """What connects us: the resolver, the way to open a connection, the certificates we trust."""

    resolve: Resolve = resolve_name
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    certificates: SSLContext | None = None

    def trusted(self) -> SSLContext:
        """Return the certificates; by default those of certifi, whatever the environment says."""
        return self.certificates or _certificates()


@cache
def _certificates() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)


class VettedBackend(httpcore.NetworkBackend):
    """Resolves, vets and connects; its streams keep to the time budget of the fetch under way."""

    def __init__(self, policy: FetchPolicy, network: Network) -> None:
        self._allowed = policy.allowed
        self._connect_s = policy.patience.connect_s
        self._network = network
        self.budget: TimeBudget | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to one of the vetted addresses of `host`.

        Raises:
            FetchRefused: forbidden_address, or unreachable: the name has no address.
            httpcore.NetworkError: Nobody answers at any of them.
        """
        addresses = self._vetted(host, port)[:MOST_ADDRESSES]
        failure: Exception = httpcore.ConnectError("no address")
        for address in addresses:
            try:
                stream = self._network.backend.connect_tcp(
                    address, port, self._capped(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._capped)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _vetted(self, host: str, port: int) -> Sequence[str]:
        addresses = self._resolved(host, port)
        if authority(host, port) in self._allowed:
            return addresses
        for address in addresses:
            closed = why_closed(address)
            if closed:
                reason = f"The host {host} leads to {address}, which is not public: {closed}."
                raise FetchRefused("forbidden_address", reason)
        return addresses

    def _resolved(self, host: str, port: int) -> Sequence[str]:
        """Resolve in a thread that may be left behind: resolvers know no time limit."""
        answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._network.resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            found = answers.get(timeout=self._capped(self._connect_s))
        except queue.Empty:
            raise httpcore.ConnectTimeout(f"the name {host} was not resolved in time") from None
        if isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved now")
        if isinstance(found, OSError) or not found:
            raise FetchRefused("unreachable", f"The host {host} has no address.")
        return found

    def _capped(self, timeout: float | None) -> float:
        seconds = self._connect_s if timeout is None else timeout
        return seconds if self.budget is None else self.budget.capped(seconds)


class _TimedStream(httpcore.NetworkStream):
    """A stream that ends with the time budget, however slowly and steadily it drips."""

    def __init__(
        self, stream: httpcore.NetworkStream, capped: Callable[[float | None], float]
    ) -> None:
        self._stream = stream
        self._capped = capped

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._capped(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._capped(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._capped(timeout))
        return _TimedStream(inner, self._capped)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
