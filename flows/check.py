"""Flow `check`: the gate judges every staged row before anything is published."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows import calls
from flows.copies import add_copies, hold_copies
from flows.job_parts import Audited, AuditJob, CopyJob
from flows.session import Session, current_session
from flows.threads import THREADS
from warehouse.lake import Lake

STORED = {"articles": ("article_id", "version"), "entities": ("entity_id",)}
"""Keys of stored rows that the rows of a run may refer to."""


@flow(name="check", task_runner=THREADS, validate_parameters=False)
def check() -> None:
    """Keep what the gate lets through for publishing, and count what it holds.

    Raises:
        TableRefused: A table breaks its contract; nothing of the run may be published.
    """
    session = current_session()
    with session.display.stage("check") as stage:
        session.audited = audit_rows.submit().result()
        _count(session, session.audited)
        hold_copies(session)
        add_copies(session, link_copies.submit().result())
        stage.result(_summary(session))


@task(name="audit rows", cache_policy=NO_CACHE)
def audit_rows() -> Audited:
    """Run the expectations in the gate's process."""
    session = current_session()
    session.counts["articles_stored"] = session.harvest.article_count
    job = AuditJob(
        staged=tuple(session.harvest.staged),
        run=session.run_row("published"),
        warehouse=session.settings.warehouse,
        stored={name: _stored_keys(session.lake, name, key) for name, key in STORED.items()},
    )
    return session.workers.submit_to_gate(calls.audit_run, job).result()


@task(name="link copies", cache_policy=NO_CACHE)
def link_copies() -> Audited:
    """Find the copies of the articles that passed, in the gate's process."""
    session = current_session()
    staged = session.audited.staged if session.audited else {}
    if "core.articles" not in staged:
        return Audited({}, {})
    job = CopyJob(staged, session.run_row("published"), session.settings.warehouse)
    return session.workers.submit_to_gate(calls.link_copies, job).result()


def _count(session: Session, audited: Audited) -> None:
    before = session.counts["articles_stored"]
    session.counts.update({"articles_quarantined": before - audited.counts["articles_stored"]})
    for name in ("articles_stored", "figures_stored", "claims_stored", "checks_failed"):
        session.counts[name] = audited.counts[name]
    session.counts["figures_quarantined"] = audited.counts["figures_quarantined"]


def _summary(session: Session) -> str:
    counts = session.counts
    return (
        f"{counts['figures_stored']} figures passed, {counts['figures_quarantined']} held,"
        f" {counts['checks_failed']} expectations failed"
    )


def _stored_keys(lake: Lake, short_name: str, key: Sequence[str]) -> pa.Table:
    columns = ", ".join(key)
    return lake.connection.execute(f"SELECT {columns} FROM core.{short_name}").to_arrow_table()
