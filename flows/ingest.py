"""Flow `ingest`: sources -> captures, what is new among them, and clean documents."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture

from flows import calls
from flows.isolated import Limits
from flows.job_parts import CleanedBatch, CleaningJob, ReadingJob, Staged
from flows.known import KnownArticles, Text
from flows.progress import Stage
from flows.reverts import Reverts
from flows.session import Session, code_digest, current_session
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
    known = KnownArticles.load(session.lake, session.start.rules_version)
    workers = session.workers.count
    with session.display.stage("ingest") as stage:
        finder = _Finder(session, known, stage)
        pending: deque[PrefectFuture[CleanedBatch]] = deque()
        for captures in _batched(finder.new_captures(), session.settings.batch_size, workers):
            pending.append(clean_captures.submit(_cleaning_job(session, captures)))
            if len(pending) > IN_FLIGHT * workers:
                _settle(session, known, pending.popleft().result())
        while pending:
            _settle(session, known, pending.popleft().result())
        if finder.held:
            session.harvest.staged.append(_stage_held(session, finder.held))
        stage.result(_summary(session))


@task(name="clean captures", cache_policy=NO_CACHE, task_run_name="clean {job.batch_id}")
def clean_captures(job: CleaningJob) -> CleanedBatch:
    """Clean one batch in a worker process."""
    return current_session().workers.submit(calls.clean_captures, job).result()


class _Finder:
    """Walks the sources once; keeps what they hold back and counts what is known."""

    def __init__(self, session: Session, known: KnownArticles, stage: Stage) -> None:
        self._session = session
        self._walk = Walk(session)
        self._known = known
        self._stage = stage
        self._reverts = Reverts(known.replaced)
        self.held: list[Quarantine] = []

    def new_captures(self) -> Iterator[Capture]:
        for found in islice(self._walk.documents(), self._session.order.limit):
            self._session.counts["articles_in"] += 1
            self._walk.tally["read"] += 1
            self._stage.advance()
            if isinstance(found, Quarantine):
                self._hold(found)
            elif self._known.add_capture(found.capture_id):
                self._reverts.note(found)
                self._walk.tally["new"] += 1
                yield found
            elif not self._reverts.keeps(found):
                self._session.counts["articles_duplicate"] += 1
        for capture, is_back in self._reverts.settle():
            if is_back:
                yield capture
            else:
                self._session.counts["articles_duplicate"] += 1

    def _hold(self, found: Quarantine) -> None:
        if self._known.add_held(found.quarantine_id):
            self._session.counts["articles_quarantined"] += 1
            self._walk.tally["held"] += 1
            self.held.append(found)
        else:
            self._session.counts["articles_duplicate"] += 1


def _cleaning_job(session: Session, captures: tuple[Capture, ...]) -> CleaningJob:
    ids = [capture.capture_id for capture in captures]
    digest = content_id(code_digest(), session.start.rules_version, *ids)
    return CleaningJob(
        f"captures-{digest}",
        captures,
        session.settings.warehouse,
        session.stamp,
        Limits(session.settings.reading_limit_s),
    )


def _settle(session: Session, known: KnownArticles, batch: CleanedBatch) -> None:
    """Give each cleaned capture of a batch its version, or count it as known or unreadable."""
    versions = []
    for cleaned in batch.captures:
        if cleaned.text_sha256 is None:
            session.counts["articles_quarantined"] += 1
            continue
        text = Text(cleaned.text_sha256, cleaned.publisher, cleaned.is_withdrawn)
        version = known.next_version(cleaned.article_id, text, cleaned.capture_id)
        if version is None:
            session.counts["articles_duplicate"] += 1
            leader = known.leaders.get(text)
            if leader is not None:
                session.harvest.copies[cleaned.capture_id] = leader
        else:
            versions.append((cleaned.capture_id, cleaned.article_id, version))
    session.harvest.staged.append(batch.staged)
    if versions:
        digest = content_id(batch.batch_id, *(f"{key}:{number}" for key, _, number in versions))
        session.harvest.reading.append(
            ReadingJob(
                f"rows-{digest}",
                batch.batch_id,
                tuple(versions),
                session.settings.warehouse,
                session.stamp,
                Limits(session.settings.reading_limit_s),
            )
        )


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
    return (
        f"{counts['articles_in']} found, {new} new, {counts['articles_duplicate']} known,"
        f" {counts['articles_quarantined']} unreadable"
    )
