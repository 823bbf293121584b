"""The most memory that any process of a warehouse ever held."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.flows.running import processes_of

LOOK_S = 0.1
KILOBYTE = 1024


class Watch:
    """Looks at the processes of a warehouse again and again.

    Attributes:
        peaks: By process, the largest resident set it ever had, in bytes, as the kernel counts it.
    """

    def __init__(self, warehouse: Path) -> None:
        """Watch the processes that have `warehouse` in their environment."""
        self.peaks: dict[int, int] = {}
        self._warehouse = warehouse
        self._is_over = threading.Event()

    @property
    def peak(self) -> int:
        """The largest of them, in bytes."""
        return max(self.peaks.values(), default=0)

    def look(self) -> None:
        """Look until it is over."""
        while not self._is_over.wait(LOOK_S):
            for number in processes_of(self._warehouse):
                self.peaks[number] = max(self.peaks.get(number, 0), _largest(number))

    def stop(self) -> None:
        """Have `look` return."""
        self._is_over.set()


@contextmanager
def watched_memory(warehouse: Path) -> Iterator[Watch]:
    """Watch the processes of a warehouse while inside."""
    watch = Watch(warehouse)
    thread = threading.Thread(target=watch.look)
    thread.start()
    try:
        yield watch
    finally:
        watch.stop()
        thread.join()


def _largest(number: int) -> int:
    """The largest resident set of a process; the kernel keeps it, so no peak is missed between."""
    try:
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0].split()[1]) * KILOBYTE if found else 0
