"""A web server of the tests' own: raw bytes over real sockets, on this machine only."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from flows.fetching import FetchPolicy, Limits, Patience
from flows.fetching.budget import Clock
from tests.flows.fetching import CONTACT

LONGEST_HEAD = 65_536
TAG = '"1"'


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]


Reply = Callable[[Request], bytes | Iterable[bytes]]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A whole answer; `Content_Type="text/html"` names a header."""
    named = {"Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + body


def page(body: bytes = b"<html><p>Crane</p></html>", **headers: str) -> Reply:
    return lambda _request: reply(body, 200, **{"Content_Type": "text/html", **headers})


def status(code: int, **headers: str) -> Reply:
    return lambda _request: reply(b"", code, **headers)


def redirect(location: str, code: int = 302) -> Reply:
    return status(code, Location=location)


def in_turn(*replies: Reply) -> Reply:
    """The replies one after the other, the last one for good."""
    left = list(replies)

    def next_reply(request: Request) -> bytes | Iterable[bytes]:
        return (left.pop(0) if len(left) > 1 else left[0])(request)

    return next_reply


def tagged(body: bytes, **headers: str) -> Reply:
    """The page, or 304 to who knows it by its tag."""

    def answer(request: Request) -> bytes:
        if request.headers.get("if-none-match") == TAG:
            return reply(b"", 304, ETag=TAG)
        return reply(body, 200, ETag=TAG, **headers)

    return answer


def poured(*first: bytes, piece: bytes, step_s: float = 0.0) -> Reply:
    """`first`, then a piece for ever, each `step_s` seconds after the last."""

    def pour(_request: Request) -> Iterator[bytes]:
        yield from first
        while True:
            time.sleep(step_s)
            yield piece

    return pour


class Site:
    """Serves `pages` by path, 404 for the rest, and writes down who asked for what."""

    def __init__(self, pages: Mapping[str, Reply], tls: ssl.SSLContext | None = None) -> None:
        self.pages = dict(pages)
        self.requests: list[Request] = []
        self.connections = 0
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def authority(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.authority}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def close(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            stream = (
                self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            )
            with stream:
                while (request := _read_request(stream)) is not None:
                    self.requests.append(request)
                    given = self.pages.get(request.path, status(404))(request)
                    if isinstance(given, bytes):
                        stream.sendall(given)
                        continue
                    for piece in given:
                        stream.sendall(piece)
                    return


def _read_request(stream: socket.socket) -> Request | None:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = stream.recv(4096)
        if not piece or len(head) > LONGEST_HEAD:
            return None
        head += piece
    first, *rest = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    named = (line.partition(": ") for line in rest)
    return Request(first.split(" ")[1], {name.lower(): value for name, _, value in named})


@contextmanager
def serving(
    pages: Mapping[str, Reply] | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    site = Site(pages or {}, tls)
    try:
        yield site
    finally:
        site.close()


@dataclass
class QuickClock:
    """Real time, but waits pass at once and are written down."""

    waits: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(now=lambda: time.monotonic() + sum(self.waits), sleep=self.waits.append)


def policy(
    *sites: Site, limits: Limits | None = None, patience: Patience | None = None
) -> FetchPolicy:
    """Fetch from these sites of this machine only, and give up quickly."""
    return FetchPolicy(
        user_agent=f"Newsledger/0 (+{CONTACT})",
        allowed=frozenset(site.authority for site in sites),
        limits=limits or Limits(wire_bytes=100_000, content_bytes=200_000, redirects=4),
        patience=patience or QUICK,
    )


QUICK = Patience(
    connect_s=1.0, read_s=1.0, total_s=3.0, host_delay_s=0.0, backoff_s=1.0, longest_wait_s=60.0
)
