"""Who connects to a port of this machine, where nobody should."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Counts who connects to one port of this machine, at any of its addresses."""

    def __init__(self) -> None:
        self.count = 0
        first = socket.create_server(("", 0))
        self.port: int = first.getsockname()[1]
        second = socket.create_server(
            ("::", self.port), family=socket.AF_INET6, dualstack_ipv6=False
        )
        self._sockets = (first, second)
        self._selector = selectors.DefaultSelector()
        for one in self._sockets:
            one.setblocking(False)
            self._selector.register(one, selectors.EVENT_READ)

    def settle(self) -> int:
        """Return how many have connected so far: the kernel queues them for us."""
        while found := self._selector.select(timeout=0):
            for key, _ in found:
                assert isinstance(key.fileobj, socket.socket)
                connection, _ = key.fileobj.accept()
                connection.close()
                self.count += 1
        return self.count

    def close(self) -> None:
        self._selector.close()
        for one in self._sockets:
            one.close()


@contextmanager
def listening() -> Iterator[Listener]:
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()
