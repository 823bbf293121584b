"""What goes to the worker processes and comes back: plain values, quick to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from flows.isolated import Limits
from flows.sources import RunStamp
from transforms.contracts import Capture, Run
from warehouse.publishing import Told

Staged = dict[str, Path]
"""Staged Parquet file by full table name."""


@dataclass(frozen=True, slots=True)
class CleaningJob:
    """Captures to clean, under the id of their content."""

    batch_id: str
    captures: tuple[Capture, ...]
    warehouse: Path
    stamp: RunStamp
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned capture; `text_sha256` is None where it gave no article."""

    capture_id: str
    text_sha256: str | None
    publisher: str | None = None
    is_withdrawn: bool = False
    told: Told = Told()


@dataclass(frozen=True, slots=True)
class CleanedBatch:
    """What cleaning a batch gave."""

    batch_id: str
    captures: tuple[Cleaned, ...]
    staged: Staged


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """Articles to read: (capture id, article id, version) of documents in a cleaned batch."""

    batch_id: str
    documents_id: str
    versions: tuple[tuple[str, str, int], ...]
    warehouse: Path
    stamp: RunStamp
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Where the rows of a batch are staged, and how many articles went into it.

    `unread_count` of them made the reading itself fail; `fault` is the first such reason.
    """

    batch_id: str
    article_count: int
    staged: Staged
    unread_count: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class AuditJob:
    """The staged rows of a run for the gate.

    `run` holds the counts as they are before it, `stored` the keys that the warehouse holds.
    """

    staged: tuple[Staged, ...]
    run: Run
    warehouse: Path
    stored: Mapping[str, pa.Table]


@dataclass(frozen=True, slots=True)
class Audited:
    """What the gate lets through.

    Attributes:
        staged: Files to publish, by table.
        counts: Changes of the run's counts, by their name.
    """

    staged: Mapping[str, tuple[Path, ...]]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CopyJob:
    """What the gate let through of a run, to find the copies in it."""

    staged: Mapping[str, tuple[Path, ...]]
    run: Run
    warehouse: Path


@dataclass(frozen=True, slots=True)
class StagedRates:
    """The ECB rates, staged, and the SHA-256 of the file they come from."""

    sha256: str
    staged: Staged
