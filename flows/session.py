"""One run of this process: its lease, its workers, its counts. Every flow works on it.

Flows take no parameters but plain ones; they find the run here. A process does one run at a time.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flows.file_names import printable_name
from flows.job_parts import Audited, ReadingJob, Staged
from flows.lease import Lease
from flows.ledger import Ledger, RunCounts, RunStart, SeenFile, new_run_id
from flows.progress import Display, choose_display
from flows.reference import RULES_CODE, code_files, rules_version
from flows.settings import Settings
from flows.source_list import ListedSource
from flows.source_readings import note_readings
from flows.sources import RunStamp
from flows.stopping import StopRequest
from flows.workers import Workers
from transforms.contracts import Run
from transforms.contracts.vocabulary import RunState
from warehouse.lake import Lake, open_lake
from warehouse.paths import WarehousePaths

if TYPE_CHECKING:
    from flows.fetching import Web

CODE = (*RULES_CODE, "flows/sources", "flows/jobs.py")
"""Code that decides what staged rows look like: staged work of older code is done again."""


class ReadingFault(RuntimeError):
    """Most articles of the run could not be read: that is a fault of ours, not of the articles."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked to read.

    Attributes:
        locations: Files, folders, globs or web addresses.
        mapping: Our record field to the source's field.
        limit: Read at most this many documents; None: all.
        is_watch: A round of `serve`: in its folders, files still growing wait for the next one.
        sources: Sources of the user's list, each read in its own way.
        follow_links: Whether the pages of a feed in a file are fetched.
    """

    locations: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    is_watch: bool = False
    sources: tuple[ListedSource, ...] = ()
    follow_links: bool = False

    @property
    def words(self) -> str:
        """What is read, for people and without machine paths."""
        shown = [_shown(location) for location in self.locations]
        return "; ".join([*shown, *(source.name for source in self.sources)])


@dataclass(slots=True)
class Harvest:
    """What a run found: what is staged of it, and the articles that are still to be read.

    `copies` are captures with the text of another one of the run: copy to original. `settled` are
    the places of documents that were held before and can be read now.
    """

    staged: list[Staged] = field(default_factory=list)
    reading: list[ReadingJob] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    @property
    def article_count(self) -> int:
        """Articles to read."""
        return sum(len(job.versions) for job in self.reading)


@dataclass(slots=True)
class Session:
    """A run under way."""

    order: Order
    settings: Settings
    start: RunStart
    ledger: Ledger
    lease: Lease
    workers: Workers
    display: Display
    counts: Counter[str] = field(default_factory=Counter)
    harvest: Harvest = field(default_factory=Harvest)
    audited: Audited | None = None
    rates_sha256: str | None = None
    ripe_files: dict[str, SeenFile] = field(default_factory=dict)
    tallies: dict[str, Counter[str]] = field(default_factory=dict)
    fault: str | None = None
    state: RunState | None = None
    stop: StopRequest = field(default_factory=StopRequest)
    closing: ExitStack = field(default_factory=ExitStack)
    _lake: Lake | None = None
    _web: Web | None = None

    @property
    def stamp(self) -> RunStamp:
        """Run id and start time that its rows are recorded under."""
        return RunStamp(self.start.run_id, self.start.started_at)

    @property
    def paths(self) -> WarehousePaths:
        """Where the warehouse lies."""
        return WarehousePaths(self.settings.warehouse)

    @property
    def lake(self) -> Lake:
        """The warehouse, opened at its first use: loading its extensions takes a while.

        Raises:
            WarehouseError: It cannot be opened.
        """
        if self._lake is None:
            self._lake = self.closing.enter_context(open_lake(self.paths))
        return self._lake

    @property
    def web(self) -> Web:
        """The web as this run sees it; connections are opened when they are needed."""
        if self._web is None:
            from flows.fetching import Web, policy_of  # noqa: PLC0415 - Prefect imports httpx too

            self._web = Web(policy_of(self.settings, self.start.code_version), self._web_note)
            self.closing.callback(self._web.close)
        return self._web

    @property
    def _reader(self) -> str:
        """What reads pages now: better code is given them again, changed or not."""
        return f"{self.start.rules_version} {code_digest()}"

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Feeds of which a part is left to the next run."""
        return tuple(self._web.unfinished) if self._web else ()

    def _web_note(self, name: str) -> str | None:
        return self.ledger.web_note(name, self._reader)

    def note_read(self) -> None:
        """Note what the run read, once nothing of it can be lost any more.

        The next run need not read these files, pages and items of feeds again.
        """
        self.ledger.note_files(self.ripe_files)
        if self._web is not None:
            self.ledger.note_web(self._web.learned, self._reader, self.start.started_at)
        note_readings(self.ledger, self.start, self.tallies)

    def go_on(self) -> None:
        """Stop between two stages where the signal itself did not: see StopRequest.

        Raises:
            KeyboardInterrupt: Somebody asked the run to stop.
        """
        if self.stop.is_asked:
            raise KeyboardInterrupt

    def run_row(self, state: RunState, failure: str | None = None) -> Run:
        """Return the row of core.runs as the run ends now."""
        counts = {name: self.counts[name] for name in RunCounts.__dataclass_fields__}
        return Run(
            run_id=self.start.run_id,
            started_at=self.start.started_at,
            ended_at=datetime.now(UTC),
            state=state,
            sources=self.start.sources,
            code_version=self.start.code_version,
            rules_version=self.start.rules_version,
            failure=failure,
            **counts,
        )


_current: list[Session] = []


@contextmanager
def open_session(order: Order, settings: Settings) -> Iterator[Session]:
    """Take the lease and yield the run; it is the current one until the end.

    Raises:
        LeaseHeld: Another run writes to the warehouse.
        OSError: The warehouse's folder cannot be written.
    """
    moment = datetime.now(UTC)
    start = RunStart(
        run_id=new_run_id(moment),
        started_at=moment,
        sources=order.words,
        code_version=importlib.metadata.version("newsledger"),
        rules_version=rules_version(),
    )
    ledger = Ledger(settings.warehouse)
    lease = Lease(ledger, start.run_id)
    session = Session(
        order=order,
        settings=settings,
        start=start,
        ledger=ledger,
        lease=lease,
        workers=Workers(settings.workers),
        display=choose_display(is_watch=order.is_watch),
    )
    try:
        ledger.begin(start)
        _current.append(session)
        yield session
    finally:
        _current.clear()
        session.workers.stop()
        session.closing.close()
        lease.release()


def current_session() -> Session:
    """Return the run of this process.

    Raises:
        LookupError: None is under way.
    """
    if not _current:
        raise LookupError("this flow is a part of `daily` and works only inside it")
    return _current[0]


def has_session() -> bool:
    """Return whether a run is under way in this process."""
    return bool(_current)


@cache
def code_digest() -> str:
    """Return a hash over the code that makes rows of captures."""
    digest = hashlib.sha256()
    for path in code_files(CODE):
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _shown(location: str) -> str:
    """Return a location without machine paths: an absolute one by its last name."""
    path = Path(location)
    return printable_name(path.name or str(path) if path.is_absolute() else location)
