"""Flow `publish`: one transaction over all tables of the run, then the copy, then tidying up."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.build import RATES_FACT
from flows.records import COPIED_FACT, last_published, stage_runs
from flows.session import Session, current_session
from flows.summary import summary_table
from transforms.contracts import Run
from transforms.contracts.vocabulary import RunState
from warehouse.layout import layout_digest
from warehouse.snapshot import write_copy
from warehouse.staging import clear_staging


@flow(name="publish", validate_parameters=False)
def publish() -> None:
    """Publish what passed with the run's own row; without anything new, that row alone.

    Raises:
        LeaseLost: Another run took over; nothing was published.
        WarehouseError: The rows could not be published; nothing was.
    """
    session = current_session()
    with session.display.stage("publish") as stage:
        run = commit_rows()
        is_copied = write_duckdb_copy()
        clear_staging(session.paths)
        create_markdown_artifact(
            summary_table(run), key="run-summary", description=f"Run {run.run_id}"
        )
        words = "published" if run.state == "published" else "nothing new"
        stage.result(f"{words}, newsledger.duckdb written" if is_copied else words)


@task(name="commit rows", cache_policy=NO_CACHE)
def commit_rows() -> Run:
    """Commit the run's rows, and the rows of runs that could not record themselves."""
    session = current_session()
    staged = _staged(session)
    settled = session.harvest.settled
    state: RunState = "published" if staged or settled else "unchanged"
    run = session.run_row(state)
    others = stage_runs(session, run)
    staged["core.runs"] = others.files
    session.lake.publish(staged, run.run_id, session.lease.confirmed(), settled)
    session.ledger.end(run, is_in_warehouse=True)
    session.ledger.recorded(others.run_ids)
    if session.rates_sha256:
        session.ledger.note(RATES_FACT, session.rates_sha256)
    session.note_read()
    session.state = state
    return run


@task(name="write newsledger.duckdb", cache_policy=NO_CACHE)
def write_duckdb_copy() -> bool:
    """Write the self-contained copy where a run, or another layout, was published since."""
    session = current_session()
    if not session.settings.keep_copy:
        return False
    newest = last_published(session.lake)
    if newest is None:
        return False
    wanted = f"{newest} {layout_digest()}"
    if wanted == session.ledger.fact(COPIED_FACT) and session.paths.copy.is_file():
        return False
    write_copy(session.paths)
    session.ledger.note(COPIED_FACT, wanted)
    return True


def _staged(session: Session) -> dict[str, tuple[Path, ...]]:
    return dict(session.audited.staged) if session.audited else {}
