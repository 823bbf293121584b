"""Flow `build`: clean documents -> staged rows of every table."""

from __future__ import annotations

from collections import deque

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture

from flows import calls
from flows.ingest import IN_FLIGHT
from flows.job_parts import ReadBatch, ReadingJob
from flows.progress import Stage
from flows.session import ReadingFault, Session, current_session
from flows.threads import THREADS

RATES_FACT = "rates_sha256"
"""Name in the ledger of the hash of the rates' file that core.fx_rates was loaded from."""

UNREAD = "unread"
FAULT_COUNT = 5


@flow(name="build", task_runner=THREADS, validate_parameters=False)
def build() -> None:
    """Read every new article of the harvest and stage its rows, with the ECB rates where new."""
    session = current_session()
    count = session.harvest.article_count
    with session.display.stage("build") as stage:
        stage.total(count)
        rates = load_new_rates.submit()
        pending: deque[PrefectFuture[ReadBatch]] = deque()
        for job in session.harvest.reading:
            pending.append(read_articles.submit(job))
            if len(pending) > IN_FLIGHT * session.workers.count:
                _settle(session, stage, pending.popleft().result())
        while pending:
            _settle(session, stage, pending.popleft().result())
        rates.result()
        _insist_on_readings(session)
        stage.result(f"{count} articles read")


@task(name="load rates", cache_policy=NO_CACHE)
def load_new_rates() -> None:
    """Stage the ECB rates where the bundled file is not the one that was loaded last."""
    session = current_session()
    known = session.ledger.fact(RATES_FACT)
    rates = session.workers.submit_to_gate(
        calls.stage_rates, session.settings.warehouse, known
    ).result()
    if rates is not None:
        session.harvest.staged.append(rates.staged)
        session.rates_sha256 = rates.sha256


@task(name="read articles", cache_policy=NO_CACHE, task_run_name="read {job.batch_id}")
def read_articles(job: ReadingJob) -> ReadBatch:
    """Read one batch in a worker process."""
    return current_session().workers.submit(calls.read_articles, job).result()


def _settle(session: Session, stage: Stage, batch: ReadBatch) -> None:
    if batch.unread_count:
        session.counts[UNREAD] += batch.unread_count
        session.fault = session.fault or batch.fault
    stage.advance(batch.article_count)
    session.harvest.staged.append(batch.staged)


def _insist_on_readings(session: Session) -> None:
    """Stop where the reading itself is at fault: held articles would count as known for good.

    Raises:
        ReadingFault: At least FAULT_COUNT articles, and more than half, could not be read.
    """
    unread, count = session.counts[UNREAD], session.harvest.article_count
    if unread >= FAULT_COUNT and unread > count / 2:
        raise ReadingFault(
            f"{unread} of {count} articles could not be read, so nothing was published; "
            f"the first: {session.fault}"
        )
