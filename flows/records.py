"""Keep core.runs in step with the ledger: killed and failed runs are recorded as well."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from flows.lease import LeaseLost
from flows.session import Session
from transforms.contracts import Run
from transforms.contracts.vocabulary import RUN_STATES, RunState
from warehouse.errors import WarehouseError
from warehouse.lake import Lake
from warehouse.staging import stage_batch

COPIED_FACT = "copied_run"
"""Name in the ledger of the last published run that newsledger.duckdb holds."""


@dataclass(frozen=True, slots=True)
class StagedRuns:
    """Rows of core.runs, staged, and the ids of the runs besides the current one."""

    files: tuple[Path, ...]
    run_ids: tuple[str, ...]


def settle_killed(session: Session) -> bool:
    """Find runs that ended without a word, note how they ended, and return whether there were any.

    A run that had committed its rows before it was killed counts as published. What killed runs
    left beside the tables is removed.
    """
    open_runs = session.ledger.open_runs(but=session.start.run_id)
    if not open_runs:
        return False
    states = _stored_states(session.lake)
    session.lake.remove_orphans()
    for run_id in open_runs:
        if run_id in states:
            session.ledger.mark(run_id, states[run_id], is_in_warehouse=True)
        else:
            session.ledger.mark(run_id, "killed", is_in_warehouse=False)
    _remove_unfinished_copies(session)
    return True


def stage_runs(session: Session, run: Run) -> StagedRuns:
    """Stage the row of `run` and of all runs that core.runs still lacks."""
    stored = _stored_states(session.lake)
    others = [
        other
        for other in session.ledger.unrecorded()
        if other.run_id not in stored and other.run_id != run.run_id
    ]
    staged = stage_batch(session.paths, f"runs-{run.run_id}", {"core.runs": [*others, run]})
    return StagedRuns(tuple(staged.values()), tuple(other.run_id for other in others))


def record_failure(session: Session, failure: str) -> None:
    """Record that the run failed: in the ledger, and in core.runs where that can be written.

    Where it cannot, the next run records it.
    """
    run = session.run_row("failed", failure)
    session.ledger.end(run, is_in_warehouse=False)
    with contextlib.suppress(WarehouseError, LeaseLost, OSError):
        staged = stage_runs(session, run)
        session.lake.publish({"core.runs": staged.files}, run.run_id, session.lease.confirmed())
        session.ledger.recorded((run.run_id, *staged.run_ids))


def last_published(lake: Lake) -> str | None:
    """Return the id of the last run that published rows, or None."""
    found = lake.query(
        "SELECT run_id FROM core.runs WHERE state = 'published'"
        " ORDER BY started_at DESC, run_id DESC LIMIT 1"
    )
    return str(found[0][0]) if found else None


def _stored_states(lake: Lake) -> dict[str, RunState]:
    states: dict[str, RunState] = {}
    for run_id, state in lake.query("SELECT run_id, state FROM core.runs"):
        known = next(one for one in RUN_STATES if one == state)
        states[str(run_id)] = known  # type: ignore[assignment]
    return states


def _remove_unfinished_copies(session: Session) -> None:
    for path in session.paths.root.glob(f".{session.paths.copy.name}.*"):
        path.unlink(missing_ok=True)
