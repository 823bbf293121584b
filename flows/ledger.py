"""Our own ledger of runs: what decides what is true, whatever the orchestrator believes.

One SQLite file beside the warehouse's tables. A run is written down when it begins and again when
it ends; a run without an end whose process is gone was killed.
"""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.file_names import storable_path
from transforms.contracts import Run
from transforms.contracts.vocabulary import RunState
from warehouse.paths import WarehousePaths

LEDGER_NAME = "runs.sqlite"
BUSY_TIMEOUT_S = 30
WEB_MEMORY = timedelta(days=90)
"""A page that no run came by for so long is fetched anew: feeds link to it no more."""

_TABLES = """
CREATE TABLE IF NOT EXISTS runs (
    run_id TEXT PRIMARY KEY, started_at TEXT NOT NULL, ended_at TEXT, state TEXT,
    sources TEXT NOT NULL, counts TEXT NOT NULL, failure TEXT,
    code_version TEXT NOT NULL, rules_version TEXT NOT NULL, is_in_warehouse INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS lease (
    one INTEGER PRIMARY KEY CHECK (one = 1), run_id TEXT NOT NULL, host TEXT NOT NULL,
    pid INTEGER NOT NULL, pid_started TEXT NOT NULL, since TEXT NOT NULL,
    heartbeat_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, byte_count INTEGER NOT NULL, changed_ns INTEGER NOT NULL,
    is_read INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS web_notes (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, reader TEXT NOT NULL, noted_at TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What went in and came out: articles in = stored + duplicate + quarantined."""

    articles_in: int = 0
    articles_stored: int = 0
    articles_duplicate: int = 0
    articles_quarantined: int = 0
    figures_stored: int = 0
    figures_quarantined: int = 0
    claims_stored: int = 0
    checks_failed: int = 0


@dataclass(frozen=True, slots=True)
class RunStart:
    """A run as it begins."""

    run_id: str
    started_at: datetime
    sources: str
    code_version: str
    rules_version: str


@dataclass(frozen=True, slots=True)
class SeenFile:
    """Size and time of change of a watched file, and whether a run has read it like that."""

    byte_count: int
    changed_ns: int
    is_read: bool


def new_run_id(moment: datetime) -> str:
    """Return a run id such as "20250224T093000Z-9f3a": time of start and a random part."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


class Ledger:
    """The ledger of one warehouse. Every method is one short transaction."""

    def __init__(self, warehouse: Path) -> None:
        """Open the ledger of `warehouse`, making folder and file where they are missing.

        Raises:
            OSError: The folder cannot be made or written.
            sqlite3.Error: The file is no ledger or cannot be written.
        """
        folder = WarehousePaths(warehouse).ledger
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / LEDGER_NAME
        with self.transaction() as connection:
            connection.executescript(_TABLES)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that holds the write lock; commit, or roll back on any error."""
        connection = sqlite3.connect(self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            if connection.in_transaction:
                connection.execute("COMMIT")
        finally:
            connection.close()

    def begin(self, start: RunStart) -> None:
        """Write down that a run begins."""
        with self.transaction() as connection:
            connection.execute(
                "INSERT INTO runs VALUES (?, ?, NULL, NULL, ?, ?, NULL, ?, ?, 0)",
                (
                    start.run_id,
                    start.started_at.isoformat(),
                    start.sources,
                    json.dumps(dataclasses.asdict(RunCounts())),
                    start.code_version,
                    start.rules_version,
                ),
            )

    def end(self, run: Run, *, is_in_warehouse: bool) -> None:
        """Write down how a run ended, and whether core.runs holds it already."""
        counts = {field.name: getattr(run, field.name) for field in dataclasses.fields(RunCounts)}
        with self.transaction() as connection:
            connection.execute(
                "UPDATE runs SET ended_at = ?, state = ?, counts = ?, failure = ?,"
                " is_in_warehouse = ? WHERE run_id = ?",
                (
                    run.ended_at.isoformat() if run.ended_at else None,
                    run.state,
                    json.dumps(counts),
                    run.failure,
                    int(is_in_warehouse),
                    run.run_id,
                ),
            )

    def forget(self, run_id: str) -> None:
        """Strike a run that found nothing to do: a round of `serve` over an idle folder."""
        with self.transaction() as connection:
            connection.execute("DELETE FROM runs WHERE run_id = ?", (run_id,))

    def open_runs(self, *, but: str) -> tuple[str, ...]:
        """Return the ids of runs without an end, except `but`: with the lease held, all killed."""
        with self.transaction() as connection:
            found = connection.execute(
                "SELECT run_id FROM runs WHERE state IS NULL AND run_id <> ? ORDER BY run_id",
                (but,),
            ).fetchall()
        return tuple(run_id for (run_id,) in found)

    def mark(self, run_id: str, state: RunState, *, is_in_warehouse: bool) -> None:
        """Write down the state of a run that could not do so itself."""
        with self.transaction() as connection:
            connection.execute(
                "UPDATE runs SET state = ?, is_in_warehouse = ? WHERE run_id = ?",
                (state, int(is_in_warehouse), run_id),
            )

    def unrecorded(self) -> tuple[Run, ...]:
        """Return ended runs that core.runs does not hold yet, oldest first."""
        with self.transaction() as connection:
            connection.row_factory = sqlite3.Row
            found = connection.execute(
                "SELECT * FROM runs WHERE state IS NOT NULL AND is_in_warehouse = 0 ORDER BY run_id"
            ).fetchall()
        return tuple(_run_of(row) for row in found)

    def recorded(self, run_ids: tuple[str, ...]) -> None:
        """Write down that core.runs now holds these runs."""
        with self.transaction() as connection:
            connection.executemany(
                "UPDATE runs SET is_in_warehouse = 1 WHERE run_id = ?", [(i,) for i in run_ids]
            )

    def fact(self, name: str) -> str | None:
        """Return what was noted under `name`, such as the hash of the loaded rates, or None."""
        with self.transaction() as connection:
            found = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if found is None else str(found[0])

    def note(self, name: str, value: str) -> None:
        """Note `value` under `name`, in place of what stood there."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def seen_files(self) -> dict[str, SeenFile]:
        """Return what earlier rounds of `serve` saw of each watched file, by path."""
        with self.transaction() as connection:
            found = connection.execute(
                "SELECT path, byte_count, changed_ns, is_read FROM files"
            ).fetchall()
        return {
            os.fsdecode(path): SeenFile(size, changed, bool(done))
            for path, size, changed, done in found
        }

    def note_files(self, seen: Mapping[str, SeenFile]) -> None:
        """Note what this round saw of the watched files."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                [
                    (storable_path(path), file.byte_count, file.changed_ns, int(file.is_read))
                    for path, file in seen.items()
                ],
            )

    def web_note(self, name: str, reader: str) -> str | None:
        """Return what a published run noted of the web under `name`, or None.

        Args:
            name: What it is a note of, such as a page's validators.
            reader: Version of the rules that read the page: other rules must read it again.
        """
        with self.transaction() as connection:
            found = connection.execute(
                "SELECT value FROM web_notes WHERE name = ? AND reader = ?", (name, reader)
            ).fetchone()
        return None if found is None else str(found[0])

    def note_web(self, notes: Mapping[str, str], reader: str, moment: datetime) -> None:
        """Note what a run published at `moment` learned of the web; what is long past is struck."""
        with self.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO web_notes VALUES (?, ?, ?, ?)",
                [(name, value, reader, moment.isoformat()) for name, value in notes.items()],
            )
            connection.execute(
                "DELETE FROM web_notes WHERE noted_at < ?", ((moment - WEB_MEMORY).isoformat(),)
            )


def _run_of(row: sqlite3.Row) -> Run:
    ended = row["ended_at"]
    return Run(
        run_id=row["run_id"],
        started_at=datetime.fromisoformat(row["started_at"]).astimezone(UTC),
        ended_at=datetime.fromisoformat(ended).astimezone(UTC) if ended else None,
        state=row["state"],
        sources=row["sources"],
        code_version=row["code_version"],
        rules_version=row["rules_version"],
        failure=row["failure"],
        **json.loads(row["counts"]),
    )
