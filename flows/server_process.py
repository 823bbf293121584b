"""The child process that is our Prefect server: `python -m flows.server_process DESCRIPTOR`.

It ends when its standard input closes. The pipe's other end is held by the run alone, so the
server cannot outlive the run, however that ends.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction
    from uvicorn import Server

FLUSH_GRACE_S = 1.1
"""A little more than the interval at which task runs are stored (flows/server.py)."""
STOP_GRACE_S = 5.0
_server: Server | None = None


def main(descriptor: int) -> None:
    """Serve Prefect's API on the listening socket `descriptor` until standard input closes."""
    global _server  # noqa: PLW0603 - the watcher starts before there is a server to stop
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    import uvicorn  # noqa: PLC0415 - only once the watcher is there
    from prefect.server.api.server import create_app  # noqa: PLC0415 - takes seconds

    _wait_for_locks()
    configuration = uvicorn.Config(
        create_app(), log_config=None, lifespan="on", timeout_graceful_shutdown=1
    )
    _server = uvicorn.Server(configuration)
    _server.run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    if _server is not None:
        time.sleep(FLUSH_GRACE_S)
        _server.should_exit = True
        time.sleep(STOP_GRACE_S)
    os._exit(0)


def _wait_for_locks() -> None:
    """Make the server's write transactions wait for SQLite's lock from their start.

    Prefect begins them as readers; two at once then fail with "database is locked", and the client
    sleeps for two seconds before it asks again.
    """
    from prefect.server.database.configurations import (  # noqa: PLC0415
        AioSqliteConfiguration,
    )
    from prefect.server.database.dependencies import set_database_config  # noqa: PLC0415
    from prefect.settings import get_current_settings  # noqa: PLC0415

    class WaitingConfiguration(AioSqliteConfiguration):
        @asynccontextmanager
        async def begin_transaction(
            self,
            session: AsyncSession,
            with_for_update: bool = False,  # noqa: ARG002, RUF100
        ) -> AsyncIterator[AsyncSessionTransaction]:
            async with super().begin_transaction(session, with_for_update=True) as transaction:
                yield transaction

    url = get_current_settings().server.database.connection_url
    if url is not None and "sqlite" in url.get_secret_value():
        set_database_config(WaitingConfiguration(connection_url=url.get_secret_value()))


if __name__ == "__main__":
    main(int(sys.argv[1]))
