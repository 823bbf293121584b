"""Workers outlive the death of the fork server that they come from."""

from __future__ import annotations

import multiprocessing.forkserver
import os
import signal
import time

import pytest

from flows.workers import Workers


def double(number: int) -> int:
    return 2 * number


@pytest.mark.slow
def test_a_dead_fork_server_is_started_anew() -> None:
    workers = Workers(2)
    try:
        assert workers.submit(double, 1).result(60) == 2
        server = multiprocessing.forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
        os.kill(server, signal.SIGKILL)
        time.sleep(0.2)
        assert workers.submit_to_gate(double, 2).result(60) == 4
    finally:
        workers.stop()
