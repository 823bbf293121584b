from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.lease import STALE_AFTER_S, Lease, LeaseHeld, LeaseLost, process_start
from flows.ledger import Ledger, RunCounts, RunStart, SeenFile, new_run_id
from transforms.contracts import Run

MOMENT = datetime(2025, 2, 24, 9, 30, tzinfo=UTC)
COUNTS = RunCounts(articles_in=5, articles_stored=3, articles_duplicate=1, articles_quarantined=1)


def start_of(run_id: str) -> RunStart:
    return RunStart(run_id, MOMENT, "inbox", "0.1", "0.1+ab")


def run_of(run_id: str) -> Run:
    return Run(
        run_id=run_id,
        started_at=MOMENT,
        ended_at=MOMENT,
        state="published",
        sources="inbox",
        code_version="0.1",
        rules_version="0.1+ab",
        failure=None,
        **asdict(COUNTS),
    )


def test_a_run_is_written_down_and_read_back(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin(start_of("a"))
    assert ledger.open_runs(but="b") == ("a",)
    assert ledger.open_runs(but="a") == ()
    ledger.end(run_of("a"), is_in_warehouse=False)
    assert ledger.unrecorded() == (run_of("a"),)
    ledger.recorded(("a",))
    assert ledger.unrecorded() == ()
    assert ledger.open_runs(but="b") == ()


def test_a_killed_run_waits_to_be_recorded_without_an_end(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin(start_of("a"))
    ledger.mark("a", "killed", is_in_warehouse=False)
    (killed,) = ledger.unrecorded()
    assert (killed.state, killed.ended_at, killed.articles_in) == ("killed", None, 0)


def test_facts_and_files_are_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    assert ledger.fact("rates") is None
    ledger.note("rates", "a")
    ledger.note("rates", "b")
    assert Ledger(tmp_path).fact("rates") == "b"
    ledger.note_files({"x.txt": SeenFile(3, 7, is_read=False)})
    ledger.note_files({"x.txt": SeenFile(3, 7, is_read=True)})
    assert ledger.seen_files() == {"x.txt": SeenFile(3, 7, is_read=True)}


def test_run_ids_sort_by_time_and_differ() -> None:
    made = {new_run_id(MOMENT) for _ in range(20)}
    assert len(made) > 1
    assert all(run_id.startswith("20250224T093000Z-") for run_id in made)


def test_a_second_writer_is_told_who_holds_the_lease_and_since_when(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    lease = Lease(ledger, "first")
    with pytest.raises(LeaseHeld, match=rf"run first \(process {os.getpid()} on .*since 20"):
        Lease(ledger, "second")
    lease.release()
    Lease(ledger, "second").release()


def test_the_lease_of_a_dead_process_is_taken_over_at_once(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from flows.ledger import Ledger;"
            "from flows.lease import Lease; Lease(Ledger(Path(sys.argv[1])), 'first');"
            "print('held', flush=True); time.sleep(60)",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    ledger = Ledger(tmp_path)
    with pytest.raises(LeaseHeld):
        Lease(ledger, "second")
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdout.close()
    Lease(ledger, "second").release()


@pytest.mark.parametrize(
    ("host", "silent_s", "is_taken", "why"),
    [
        ("elsewhere", STALE_AFTER_S + 1, True, "another machine, silent for too long"),
        ("elsewhere", STALE_AFTER_S - 20, False, "another machine, heard of lately"),
    ],
)
def test_a_silent_holder_elsewhere(
    tmp_path: Path, host: str, silent_s: float, is_taken: bool, why: str
) -> None:
    ledger = Ledger(tmp_path)
    with ledger.transaction() as connection:
        connection.execute(
            "INSERT INTO lease VALUES (1, 'first', ?, 1, 'x', ?, ?)",
            (host, MOMENT.isoformat(), time.time() - silent_s),
        )
    try:
        Lease(ledger, "second").release()
        assert is_taken, why
    except LeaseHeld:
        assert not is_taken, why


@pytest.mark.parametrize("step_s", [-86_400, 86_400])
def test_a_living_holder_here_stays_alive_when_the_clock_steps(
    tmp_path: Path, step_s: float
) -> None:
    ledger = Ledger(tmp_path)
    lease = Lease(ledger, "first")
    with ledger.transaction() as connection:
        connection.execute("UPDATE lease SET heartbeat_at = heartbeat_at - ?", (step_s,))
    with pytest.raises(LeaseHeld):
        Lease(ledger, "second")
    lease.release()


def test_nobody_takes_over_while_the_lease_is_confirmed(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    lease = Lease(ledger, "first")
    with lease.confirmed(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other = sqlite3.connect(ledger.path, timeout=0, isolation_level=None)
        with contextlib.closing(other):
            other.execute("UPDATE lease SET run_id = 'second'")
    lease.release()


def test_a_holder_that_lost_its_lease_may_not_publish(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    lease = Lease(ledger, "first")
    lease.confirm()
    with ledger.transaction() as connection:
        connection.execute("UPDATE lease SET run_id = 'second'")
    with pytest.raises(LeaseLost):
        lease.confirm()
    lease.release()


def test_process_start_tells_the_living_from_the_dead() -> None:
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    child.wait()
    assert process_start(child.pid) == ""
    assert process_start(os.getpid()) == process_start(os.getpid()) != ""
