"""The jobs of the worker processes, by names that are quick to import.

The process of the run itself never imports what the jobs need: spaCy, trafilatura and Great
Expectations take seconds, and only the workers use them.
"""

from __future__ import annotations

# ruff: noqa: PLC0415 - importing late is what this module is for
from pathlib import Path

from flows.job_parts import (
    Audited,
    AuditJob,
    CleanedBatch,
    CleaningJob,
    CopyJob,
    ReadBatch,
    ReadingJob,
    StagedRates,
)


def clean_captures(job: CleaningJob) -> CleanedBatch:
    """Clean captures and stage them; see `flows.jobs.clean_batch`."""
    from flows.jobs import clean_batch

    return clean_batch(job)


def read_articles(job: ReadingJob) -> ReadBatch:
    """Read articles and stage their rows; see `flows.jobs.read_batch`."""
    from flows.jobs import read_batch

    return read_batch(job)


def stage_rates(warehouse: Path, known_sha256: str | None) -> StagedRates | None:
    """Stage the ECB rates where they are new; see `flows.jobs.stage_new_rates`."""
    from flows.jobs import stage_new_rates

    return stage_new_rates(warehouse, known_sha256)


def audit_run(job: AuditJob) -> Audited:
    """Let the gate judge a run; see `flows.gate_job.audit_batches`."""
    from flows.gate_job import audit_batches

    return audit_batches(job)


def link_copies(job: CopyJob) -> Audited:
    """Find the copies among a run's articles and all others; see `flows.copy_job.link_copies`."""
    from flows.copy_job import link_copies as link

    return link(job)


def warm_reader() -> None:
    """Load lexicons, rates and language model, once per process."""
    from flows.jobs import reading_tools

    reading_tools()


def warm_gate() -> None:
    """Do what is slow about the first use of Great Expectations, once per process."""
    from flows.gate_job import warm_gate as warm

    warm()
