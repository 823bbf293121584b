"""Documents in a child process of their worker: one that hangs or grows is lost alone.

The time limit that Python's own signals keep (flows/time_limit.py) is not heard inside a call to a
C library. So the kernel keeps a second one over the child, and a limit of memory; the worker only
waits for what comes back.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import resource
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import NoReturn, TypeVar, cast

from flows.child_end import Lost, cause_of_end, too_slow
from flows.time_limit import TimeLimitReached, time_limit

T = TypeVar("T")
R = TypeVar("R")

MEGABYTE = 1 << 20
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Attributes:
        seconds: CPU time of cleaning it, and again of reading it.
        grace: CPU seconds beyond these in which Python itself may still break the work off.
        patience: Times `seconds` that it may take by the clock, on a machine that is busy.
        megabytes: Memory beyond what the process holds before; not kept where there is no /proc.
    """

    seconds: int = 15
    grace: int = 3
    patience: int = 20
    megabytes: int = 200

    @property
    def words(self) -> str:
        """The limits that a held document was held to, as its row keeps them."""
        return f"at most {self.seconds} s of CPU time and {self.megabytes} MB"


def work_isolated(work: Callable[[T], R], documents: Sequence[T], limits: Limits) -> list[R | Lost]:
    """Return work(document) for each of `documents`, or why it was given up.

    One child works through them in order; where it is lost with one, a new one goes on behind it.
    Results come back pickled; a MemoryError of `work` must find its way out of it.
    """
    results: list[R | Lost] = []
    while len(results) < len(documents):
        left = documents[len(results) :]
        done, cause = _work_in_child(work, left, limits)
        results += done
        # What is left of earlier documents may have filled the memory: another try with it alone.
        is_own_fault = not done or cause.rule_code != "too_much_memory"
        if len(done) < len(left) and is_own_fault:
            results.append(cause)
    return results


def _work_in_child(
    work: Callable[[T], R], documents: Sequence[T], limits: Limits
) -> tuple[list[R], Lost]:
    """Results up to the end, or up to the document that the child was lost with, and the cause."""
    incoming, outgoing = Pipe(duplex=False)
    life_end, life = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(life)
        incoming.close()
        _run_child(lambda: _work_on(work, documents, limits, outgoing), life_end)
    outgoing.close()
    os.close(life_end)
    try:
        received = _receive(incoming, len(documents), limits.seconds * limits.patience)
    finally:
        incoming.close()
        os.close(life)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    done = cast("list[R]", [result for result in received if not isinstance(result, Lost)])
    told = [result for result in received if isinstance(result, Lost)]
    code = os.waitstatus_to_exitcode(status)
    return done, told[0] if told else cause_of_end(code, limits.seconds, "fatal_document")


def _receive(incoming: Connection, count: int, seconds: float) -> list[object]:
    """What the child sends until it has sent all, is gone, or is silent for too long."""
    received: list[object] = []
    with contextlib.suppress(EOFError, OSError):
        while len(received) < count:
            if not incoming.poll(seconds):
                received.append(Lost("too_slow", f"it took more than {seconds:.0f} seconds"))
                break
            received.append(incoming.recv())
    return received


def _run_child(job: Callable[[], None], life_end: int) -> NoReturn:
    """Do `job` and end, or end where the worker does: its end of the pipe `life_end` closes."""
    try:
        gc.freeze()
        threading.Thread(target=_end_with, args=(life_end,), daemon=True).start()
        job()
    finally:
        os._exit(0)


def _end_with(life_end: int) -> None:
    os.read(life_end, 1)
    os._exit(1)


def _work_on(
    work: Callable[[T], R], documents: Sequence[T], limits: Limits, outgoing: Connection
) -> None:
    """Send the result of each document, up to the first that is lost."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(limits.megabytes)
    for document in documents:
        result = _attempt(work, document, limits)
        outgoing.send(result)
        if isinstance(result, Lost):
            return


def _attempt(work: Callable[[T], R], document: T, limits: Limits) -> R | Lost:
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    last = math.ceil(process_time()) + limits.seconds + limits.grace
    resource.setrlimit(resource.RLIMIT_CPU, (last, hardest))
    try:
        with time_limit(limits.seconds):
            return work(document)
    except TimeLimitReached:
        return too_slow(limits.seconds)
    except MemoryError:
        return Lost("too_much_memory", f"it took more than {limits.megabytes} megabytes of memory")
    except Exception as error:  # noqa: BLE001 - one document must not end the work on the others
        return Lost("fatal_document", f"{type(error).__name__}: {error}".rstrip(": ."))


def _limit_memory(megabytes: int) -> None:
    """Let the process take no more than `megabytes` beyond what it holds now."""
    if not _STATUS.exists():
        return
    found = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmData"))
    held = int(found.split()[1]) * 1024
    _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (held + megabytes * MEGABYTE, hardest))
