"""Copies in what a run publishes: texts whose original was held back, and prints of one story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq

from flows.job_parts import Audited
from flows.session import Session
from flows.sources.record import HeldDocument, quarantine_document
from warehouse.staging import stage_batch

RULE_CODE = "held_copy"


def hold_copies(session: Session) -> None:
    """Hold every copy whose original the run does not store: it was counted as a duplicate."""
    audited = session.audited
    if audited is None or not session.harvest.copies:
        return
    stored = _stored_captures(audited.staged.get("core.articles", ()))
    held = [
        quarantine_document(
            "core.articles",
            copy_id,
            HeldDocument(RULE_CODE, f"Its text is that of capture {leader_id}, which is held."),
            None,
            session.stamp,
        )
        for copy_id, leader_id in session.harvest.copies.items()
        if leader_id not in stored
    ]
    if held:
        batch_id = f"copies-{session.start.run_id}"
        file = stage_batch(session.paths, batch_id, {"core.quarantine": held})["core.quarantine"]
        files = (*audited.staged.get("core.quarantine", ()), file)
        session.audited = replace(audited, staged={**audited.staged, "core.quarantine": files})
        session.counts["articles_duplicate"] -= len(held)
        session.counts["articles_quarantined"] += len(held)


def add_copies(session: Session, found: Audited) -> None:
    """Add what was found out about copies to what the run publishes."""
    audited = session.audited
    if audited is None or not found.staged:
        return
    added = {name: (*audited.staged.get(name, ()), *files) for name, files in found.staged.items()}
    session.audited = replace(audited, staged={**audited.staged, **added})
    session.counts.update(found.counts)


def _stored_captures(files: Iterable[Path]) -> set[str]:
    return {
        capture_id
        for file in files
        for capture_id in pq.read_table(file, columns=["capture_id"])["capture_id"].to_pylist()
    }
