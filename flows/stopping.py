"""Whether this process was told to stop: SIGINT and SIGTERM, whoever handles them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

STOP_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})
MOST_NOTES = 4096
AGAIN_AFTER_S = 0.1
"""Long enough for the code that lost the exception to be left."""


class StopRequest:
    """Whether somebody asked the run to stop.

    A handler's own exception may be lost, as in code called from C, or turn into another one, as
    in a query of DuckDB; and while a flow runs, Prefect's handler of SIGTERM stands in place of
    ours. So what counts too is Python's note of every signal that comes, written before any handler
    runs; and a lost exception is raised once more.
    """

    def __init__(self) -> None:
        """Hear nothing before `listen`."""
        self._notes: int | None = None
        self._is_asked = False

    @property
    def is_asked(self) -> bool:
        """Whether one of STOP_SIGNALS came while listening."""
        if self._notes is not None:
            with suppress(BlockingIOError):
                self._is_asked |= not STOP_SIGNALS.isdisjoint(os.read(self._notes, MOST_NOTES))
        return self._is_asked

    @contextmanager
    def listen(self) -> Iterator[None]:
        """Raise KeyboardInterrupt at each of STOP_SIGNALS while inside, and hear of them.

        Only in a process's main thread.
        """
        notes, noting = os.pipe()
        os.set_blocking(notes, False)
        os.set_blocking(noting, False)
        file_before = signal.set_wakeup_fd(noting, warn_on_full_buffer=False)
        hook_before = sys.unraisablehook
        sys.unraisablehook = self._raise_again
        before = {number: signal.signal(number, self._interrupt) for number in STOP_SIGNALS}
        self._notes = notes
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(file_before)
            sys.unraisablehook = hook_before
            self._notes = None
            os.close(noting)
            os.close(notes)

    def _raise_again(self, lost: sys.UnraisableHookArgs) -> None:
        if lost.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(lost)
        elif self._notes is not None:
            threading.Timer(AGAIN_AFTER_S, os.kill, (os.getpid(), signal.SIGINT)).start()

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        self._is_asked = True
        raise KeyboardInterrupt
