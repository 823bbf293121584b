"""One run from this process: lease, workers, Prefect server and imports, all overlapped."""

from __future__ import annotations

import sqlite3
import time
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from expectations.shape import TableRefused
from flows.cli import CommandError
from flows.ending import Ending, ending_of
from flows.lease import LeaseHeld, LeaseLost
from flows.records import record_failure
from flows.server import (
    OwnServer,
    ServerError,
    answers,
    import_prefect,
    serving_address,
    use_server,
)
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
        with session.stop.listen():
            _run(session)
        ending = ending_of(session)
        took = f"took      {time.monotonic() - began:.1f} s"
        return Ending((*ending.lines, took), ending.is_fruitless)


def _run(session: Session) -> None:
    try:
        _run_flow(session)
    except BaseException as error:  # noqa: BLE001 - each way to end is recorded and said plainly
        if session.stop.is_asked or isinstance(error, KeyboardInterrupt):
            record_failure(session, "It was stopped by hand.")
            raise KeyboardInterrupt from None
        if not isinstance(error, Exception):
            raise
        raise _plain(session, error) from error


def _run_flow(session: Session) -> None:
    session.workers.start()
    with ExitStack() as stack:
        with session.display.stage("start"):
            stack.enter_context(prefect_server(session.settings))
            from flows.daily import daily  # noqa: PLC0415 - once Prefect's environment is set
        order = session.order
        daily(list(order.locations), dict(order.mapping), order.limit)


def _plain(session: Session, error: Exception) -> CommandError:
    """Return the error as one sentence for the user, and record the failed run."""
    if isinstance(error, EXPECTED):
        record_failure(session, str(error))
        return CommandError(str(error))
    if isinstance(error, BrokenProcessPool):
        return _failed(session, "a reading process was killed (out of memory?)")
    if isinstance(error, OSError | sqlite3.Error | MemoryError):
        return _failed(session, f"the run could not go on: {error}")
    sentence = f"the run failed: {type(error).__name__}: {error}"
    return _failed(session, f"{sentence}; more in {_log(session)}")


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
        use_server(settings, api_url)
        import_prefect(settings)
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
