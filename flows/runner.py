"""One run from this process: lease, workers, Prefect server and imports, all overlapped."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from expectations.shape import TableRefused
from flows.cli import CommandError
from flows.ending import Ending, ending_of
from flows.lease import LeaseHeld, LeaseLost
from flows.records import record_failure
from flows.server import OwnServer, ServerError, answers, client_environment, serving_address
from flows.session import Order, ReadingFault, Session, open_session
from flows.settings import Settings
from flows.sources import SourceNotFound
from flows.workers import BrokenProcessPool
from warehouse.errors import WarehouseError

EXPECTED = (LeaseLost, ReadingFault, ServerError, SourceNotFound, TableRefused, WarehouseError)
"""Errors whose message is a sentence for the user."""
LOG_NAME = "errors.log"


def run_order(order: Order, settings: Settings) -> Ending:
    """Run over `order` and return how it ended.

    Raises:
        CommandError: The run failed, in one sentence.
    """
    began = time.monotonic()
    with _plain_opening(settings), open_session(order, settings) as session:
        with _terminable():
            _run(session)
        ending = ending_of(session)
        took = f"took      {time.monotonic() - began:.1f} s"
        return Ending((*ending.lines, took), ending.is_fruitless)


def _run(session: Session) -> None:
    try:
        session.workers.start()
        with ExitStack() as stack:
            with session.display.stage("start"):
                stack.enter_context(prefect_server(session.settings))
                from flows.daily import daily  # noqa: PLC0415 - once Prefect's environment is set
            order = session.order
            daily(list(order.locations), dict(order.mapping), order.limit)
    except KeyboardInterrupt:
        record_failure(session, "It was stopped by hand.")
        raise
    except EXPECTED as error:
        record_failure(session, str(error))
        raise CommandError(str(error)) from error
    except (OSError, sqlite3.Error, MemoryError) as error:
        raise _failed(session, f"the run could not go on: {error}") from error
    except BrokenProcessPool as error:
        raise _failed(session, "a reading process was killed (out of memory?)") from error
    except Exception as error:  # noqa: BLE001 - one plain sentence for the user, all of it in a log
        sentence = f"the run failed: {type(error).__name__}: {error}"
        raise _failed(session, f"{sentence}; more in {_log(session)}") from error


@contextmanager
def prefect_server(settings: Settings) -> Iterator[None]:
    """Have Prefect's API while inside: the user's, that of `newsledger serve`, or one of our own.

    Raises:
        ServerError: The user's server does not answer, or ours did not start.
    """
    given = settings.prefect_api_url or serving_address(settings)
    server = None if given else OwnServer(settings)
    try:
        api_url = server.api_url if server else str(given)
        os.environ.update(client_environment(settings, api_url))
        import prefect  # noqa: F401, PLC0415 - imports while the server starts

        if server:
            server.wait()
        elif not answers(api_url, 10.0):
            raise ServerError(f"no Prefect server answers at PREFECT_API_URL={api_url}")
        try:
            yield
        finally:
            _flush_prefect()
    finally:
        if server:
            server.stop()


@contextmanager
def _plain_opening(settings: Settings) -> Iterator[None]:
    try:
        yield
    except LeaseHeld as error:
        raise CommandError(str(error)) from error
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError(f"cannot write to {settings.warehouse}: {reason}") from error


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end the run as Ctrl-C does."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _flush_prefect() -> None:
    """Send what Prefect has not sent yet, while its server still listens."""
    from prefect.events.worker import EventsWorker  # noqa: PLC0415
    from prefect.logging.handlers import APILogWorker  # noqa: PLC0415

    APILogWorker.drain_all(timeout=5)
    EventsWorker.drain_all(timeout=5)


def _failed(session: Session, sentence: str) -> CommandError:
    log = session.paths.ledger / LOG_NAME
    try:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{session.start.run_id}\n{traceback.format_exc()}\n")
        record_failure(session, sentence)
    except (OSError, sqlite3.Error):
        sentence = f"{sentence}; this could not be recorded either"
    return CommandError(sentence)


def _log(session: Session) -> str:
    return str(session.paths.ledger / LOG_NAME)
