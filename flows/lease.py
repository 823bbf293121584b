"""The lease: one writer per warehouse, known by name, taken over when its holder is gone."""

from __future__ import annotations

import os
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from flows.ledger import Ledger

HEARTBEAT_S = 5.0
STALE_AFTER_S = 60.0
"""A holder on another machine that has been silent for this long is taken for dead."""


UNKNOWN_START = "?"
"""Start of a process that runs on a system which does not tell when it started."""


class LeaseHeld(RuntimeError):
    """Another run holds the lease; the message says who and since when."""


class LeaseLost(RuntimeError):
    """Another run took the lease over while this one was silent: this one must not publish."""


class Lease:
    """The right to write to one warehouse, kept alive by a heartbeat from a daemon thread."""

    def __init__(self, ledger: Ledger, run_id: str) -> None:
        """Take the lease for `run_id`.

        Raises:
            LeaseHeld: A living run holds it.
        """
        self._ledger = ledger
        self._run_id = run_id
        self._released = threading.Event()
        self._take()
        threading.Thread(target=self._beat, name="lease", daemon=True).start()

    def confirm(self) -> None:
        """Check that the lease is still ours, and say that we are alive.

        Raises:
            LeaseLost: Another run took it over.
        """
        with self.confirmed():
            pass

    @contextmanager
    def confirmed(self) -> Iterator[None]:
        """Hold the ledger's write lock while inside: nobody can take the lease over meanwhile.

        Raises:
            LeaseLost: Another run took it over before.
        """
        with self._ledger.transaction() as connection:
            changed = connection.execute(
                "UPDATE lease SET heartbeat_at = ? WHERE run_id = ?", (time.time(), self._run_id)
            ).rowcount
            if changed == 0:
                raise LeaseLost(
                    "another run took over while this one was stopped; nothing was published"
                )
            yield

    def release(self) -> None:
        """Give the lease back; a no-op where it was lost or released before."""
        self._released.set()
        with self._ledger.transaction() as connection:
            connection.execute("DELETE FROM lease WHERE run_id = ?", (self._run_id,))

    def _take(self) -> None:
        now = datetime.now(UTC)
        host, pid = host_name(), os.getpid()
        with self._ledger.transaction() as connection:
            held = connection.execute(
                "SELECT run_id, host, pid, pid_started, since, heartbeat_at FROM lease"
            ).fetchone()
            if held is not None and _is_alive(held, host):
                raise LeaseHeld(_describe(held))
            connection.execute(
                "INSERT OR REPLACE INTO lease VALUES (1, ?, ?, ?, ?, ?, ?)",
                (self._run_id, host, pid, process_start(pid), now.isoformat(), time.time()),
            )

    def _beat(self) -> None:
        while not self._released.wait(HEARTBEAT_S):
            # A missed beat is made good by the next one, or found by `confirm`.
            with suppress(LeaseLost, sqlite3.Error):
                self.confirm()


def host_name() -> str:
    """Return this machine's name with its process namespace: where a pid means something."""
    namespace = ""
    with suppress(OSError):
        namespace = str(Path("/proc/self/ns/pid").readlink())
    return f"{socket.gethostname()} {namespace}".strip()


def process_start(pid: int) -> str:
    """Return when process `pid` started, in the kernel's own count; "" where it is not running.

    On systems without /proc a running process gives "?": its pid alone must do.
    """
    if not Path("/proc/self/stat").exists():
        return UNKNOWN_START if _answers(pid) else ""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return ""
    is_dead = fields[0] in {"Z", "X"}
    return "" if is_dead else fields[19]


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


Holder = tuple[str, str, int, str, str, float]


def _is_alive(held: Holder, host: str) -> bool:
    """Return whether the holder lives; here the kernel knows it, whatever the clock says."""
    _, held_host, pid, pid_started, _, heartbeat_at = held
    if held_host == host:
        started = process_start(pid)
        if started != pid_started or started != UNKNOWN_START:
            return started == pid_started
    return time.time() - heartbeat_at < STALE_AFTER_S


def _describe(held: Holder) -> str:
    run_id, host, pid, _, since, _ = held
    started = datetime.fromisoformat(since)
    return (
        f"run {run_id} (process {pid} on {host.split()[0]}) has been writing to this warehouse "
        f"since {started:%Y-%m-%d %H:%M:%S} UTC; wait for it to end, or stop it"
    )
