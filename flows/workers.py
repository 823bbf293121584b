"""Processes for CPU work, behind the `concurrent.futures` interface.

A fork server loads lexicons and language model once; every worker is a fork of it and shares that
memory. Workers are started before anything in this process is a thread, and end when it ends.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from flows.calls import warm_gate, warm_reader

P = ParamSpec("P")
T = TypeVar("T")

PRELOADED = "flows.preload"
"""Imported by the fork server before it forks: loads what all workers share."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Settings by which numpy's libraries of matrix products decide how many threads they start."""

__all__ = ["BrokenProcessPool", "Workers"]


class Workers:
    """Readers of articles, and one process apart for the gate's slow imports.

    Nothing is started before `start` or the first `submit`.
    """

    def __init__(self, count: int) -> None:
        """Prepare for `count` reading processes."""
        self.count = count
        # Killed workers leave semaphores, which Python's tracker removes, but not without a word.
        os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")
        # One thread each: the workers are as many as the cores, and products as small as sentences.
        for setting in ONE_THREAD:
            os.environ.setdefault(setting, "1")
        # Few heaps for glibc to keep: Arrow's threads would each have one, never given back.
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")
        # And one allocator for all: Arrow's own keeps what the gate has done with.
        os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([PRELOADED])
        self._readers = ProcessPoolExecutor(count, context, _prepare)
        self._gate = ProcessPoolExecutor(1, context, _prepare)

    def start(self) -> None:
        """Begin to start the processes, and return at once."""
        threading.Thread(target=self._warm, name="workers", daemon=True).start()

    def submit(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue `job` for a reading process and return its future."""
        return _submit(self._readers, job, *args, **kwargs)

    def submit_to_gate(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue `job` for the gate's process and return its future."""
        return _submit(self._gate, job, *args, **kwargs)

    def stop(self) -> None:
        """End all processes now, whatever they do."""
        for process in multiprocessing.active_children():
            process.kill()
        for pool in (self._readers, self._gate):
            pool.shutdown(wait=True, cancel_futures=True)

    def _warm(self) -> None:
        # The fork server inherits this thread's mask: Ctrl-C is the run's own business.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        # Warming up only saves time: what fails here fails again, and is told, in the first job.
        with contextlib.suppress(OSError, EOFError, RuntimeError):
            warmed = [self.submit(warm_reader) for _ in range(self.count)]
            for future in warmed:
                future.exception()
            self.submit_to_gate(warm_gate)


def _submit(
    pool: ProcessPoolExecutor, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> Future[T]:
    """Queue a job; once more where the fork server died meanwhile, which starts it anew.

    The first try may have been queued as well: jobs stage by content, so twice is as good as once.
    """
    try:
        return pool.submit(job, *args, **kwargs)
    except (ConnectionError, EOFError):
        return pool.submit(job, *args, **kwargs)


def _prepare() -> None:
    """Make this worker end with its parent and leave Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
