"""Flow `ingest`: sources -> captures, what is new among them, and clean documents."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture

from flows import calls
from flows.isolated import Limits
from flows.job_parts import Cleaned, CleanedBatch, CleaningJob, ReadingJob, Staged
from flows.known import KnownArticles, Version
from flows.progress import Stage
from flows.reverts import Reverts
from flows.sameness import Arrival, Text
from flows.session import Session, code_digest, current_session
from flows.sources import RunStamp
from flows.sources.record import HeldDocument, Place, quarantine_document
from flows.summary import HELD_AGAIN
from flows.threads import THREADS
from flows.walk import Walk
from transforms.contracts import Capture, Quarantine
from transforms.identity import content_id
from warehouse.staging import stage_batch

IN_FLIGHT = 2
"""Batches under way per worker: enough to keep it busy, few enough to bound memory."""

BATCH_BYTES = 16_000_000
"""Bytes of documents that are shared out at once, and one document more."""


@flow(name="ingest", task_runner=THREADS, validate_parameters=False)
def ingest() -> None:
    """Read the sources, set aside what is known or unreadable, and stage the rest."""
    session = current_session()
    known = KnownArticles.load(session.lake, session.start.rules_version, _limits(session))
    workers = session.workers.count
    with session.display.stage("ingest") as stage:
        finder = _Finder(session, known, stage)
        pending: deque[_Cleaning] = deque()
        for captures in _batched(finder.new_captures(), session.settings.batch_size, workers):
            future = clean_captures.submit(_cleaning_job(session, captures))
            pending.append(_Cleaning(future, {one.capture_id: _lean(one) for one in captures}))
            if len(pending) > IN_FLIGHT * workers:
                finder.settle(pending.popleft())
        while pending:
            finder.settle(pending.popleft())
        if finder.held:
            session.harvest.staged.append(_stage_held(session, finder.held))
        stage.result(_summary(session))


@task(name="clean captures", cache_policy=NO_CACHE, task_run_name="clean {job.batch_id}")
def clean_captures(job: CleaningJob) -> CleanedBatch:
    """Clean one batch in a worker process."""
    return current_session().workers.submit(calls.clean_captures, job).result()


class _Cleaning(NamedTuple):
    """A batch that is being cleaned, with its captures by id, without their contents."""

    future: PrefectFuture[CleanedBatch]
    captures: Mapping[str, Capture]


class _Finder:
    """Walks the sources once; keeps what is held back, counts what is known, numbers the rest."""

    def __init__(self, session: Session, known: KnownArticles, stage: Stage) -> None:
        self._session = session
        self._walk = Walk(session)
        self._known = known
        self._stage = stage
        self._reverts = Reverts(known.replaced)
        self._still_held: set[str] = set()
        self.held: list[Quarantine] = []

    def new_captures(self) -> Iterator[Capture]:
        for found in islice(self._walk.documents(), self._session.order.limit):
            self._session.counts["articles_in"] += 1
            self._walk.tally["read"] += 1
            self._stage.advance()
            if isinstance(found, Quarantine):
                self._hold(found)
                continue
            self._session.harvest.settled |= self._known.settled_places(found)
            is_new = self._known.add_capture(found.capture_id)
            known_count = self._reverts.take(found, is_known=not is_new)
            self._session.counts["articles_duplicate"] += known_count
            if is_new:
                self._walk.tally["new"] += 1
                yield found
        self._session.harvest.settled -= self._still_held
        yield from self._reverts.settle()

    def settle(self, cleaning: _Cleaning) -> None:
        """Give each cleaned capture its version, or count it as known, older or unreadable."""
        batch = cleaning.future.result()
        versions = []
        for cleaned in batch.captures:
            version = self._version(cleaned, cleaning.captures[cleaned.capture_id])
            if version is not None:
                versions.append((cleaned.capture_id, version.article_id, version.number))
        self._session.harvest.staged.append(batch.staged)
        if versions:
            self._session.harvest.reading.append(_reading_job(self._session, batch, versions))

    def _version(self, cleaned: Cleaned, capture: Capture) -> Version | None:
        counts = self._session.counts
        if cleaned.text_sha256 is None:
            counts["articles_quarantined"] += 1
            return None
        text = Text(cleaned.text_sha256, cleaned.publisher, cleaned.is_withdrawn)
        arrival = Arrival.of(capture, text, cleaned.told)
        newer = self._known.newer_capture(arrival)
        if newer is not None:
            counts["articles_quarantined"] += 1
            self.held.append(_older_capture(capture, arrival, newer, self._session.stamp))
            return None
        version = self._known.next_version(arrival)
        if version is None:
            counts["articles_duplicate"] += 1
            leader = self._known.leaders.get(text)
            if leader is not None:
                self._session.harvest.copies[cleaned.capture_id] = leader
        return version

    def _hold(self, found: Quarantine) -> None:
        self._walk.tally["held"] += 1
        self._still_held.add(found.row_key)
        if self._known.add_held(found.quarantine_id):
            self._session.counts["articles_quarantined"] += 1
            self.held.append(found)
        else:
            self._session.counts["articles_duplicate"] += 1
            self._session.counts[HELD_AGAIN] += 1


def _cleaning_job(session: Session, captures: tuple[Capture, ...]) -> CleaningJob:
    ids = [capture.capture_id for capture in captures]
    digest = content_id(code_digest(), session.start.rules_version, *ids)
    return CleaningJob(
        f"captures-{digest}",
        captures,
        session.settings.warehouse,
        session.stamp,
        _limits(session),
    )


def _reading_job(
    session: Session, batch: CleanedBatch, versions: list[tuple[str, str, int]]
) -> ReadingJob:
    numbers = (f"{key}:{article_id}:{number}" for key, article_id, number in versions)
    return ReadingJob(
        f"rows-{content_id(batch.batch_id, *numbers)}",
        batch.batch_id,
        tuple(versions),
        session.settings.warehouse,
        session.stamp,
        _limits(session),
    )


def _older_capture(
    capture: Capture, arrival: Arrival, newer: datetime, stamp: RunStamp
) -> Quarantine:
    """Return the row of a capture that was made before the stored version of its article."""
    reason = (
        f"It was captured at {arrival.captured_at:%Y-%m-%d %H:%M} UTC, the stored version of the"
        f" article at {newer:%Y-%m-%d %H:%M}: what is older never follows it."
    )
    held = HeldDocument("older_capture", reason)
    place = str(Place(capture.source_name, capture.locator))
    return quarantine_document("core.articles", capture.capture_id, held, place, stamp)


def _limits(session: Session) -> Limits:
    return Limits(session.settings.reading_limit_s)


def _lean(capture: Capture) -> Capture:
    return replace(capture, content=b"")


def _stage_held(session: Session, held: list[Quarantine]) -> Staged:
    digest = content_id(session.start.run_id, *(row.quarantine_id for row in held))
    return stage_batch(session.paths, f"held-{digest}", {"core.quarantine": held})


def _batched(captures: Iterator[Capture], size: int, workers: int) -> Iterator[tuple[Capture, ...]]:
    """Yield batches of at most `size`; what is left at the end is shared by all workers.

    Large documents come in smaller batches: they are all in memory together.
    """
    while taken := _take(captures, size * workers):
        share = -(-len(taken) // workers)
        for first in range(0, len(taken), share):
            yield taken[first : first + share]


def _take(captures: Iterator[Capture], count: int) -> tuple[Capture, ...]:
    taken: list[Capture] = []
    byte_count = 0
    for capture in captures:
        taken.append(capture)
        byte_count += capture.byte_count
        if len(taken) == count or byte_count >= BATCH_BYTES:
            break
    return tuple(taken)


def _summary(session: Session) -> str:
    counts = session.counts
    new = counts["articles_in"] - counts["articles_duplicate"] - counts["articles_quarantined"]
    again = f", {counts[HELD_AGAIN]} held again" if counts[HELD_AGAIN] else ""
    return (
        f"{counts['articles_in']} found, {new} new,"
        f" {counts['articles_duplicate'] - counts[HELD_AGAIN]} known,"
        f" {counts['articles_quarantined']} unreadable{again}"
    )
