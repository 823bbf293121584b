"""CPU time and memory of a program's processes, from what the kernel says of each (Linux)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
PARENT, USER_TICKS, SYSTEM_TICKS = 1, 11, 12
"""Fields of /proc/PID/stat behind the name's bracket (man 5 proc)."""
FROM_KB = 1 / 1024


class Processes:
    """A process and all that it started, directly or not."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._cpu_s: dict[int, float] = {}
        self._share_mb: dict[int, float] = {}

    def look(self) -> None:
        """Note what each living process used up to now; to be called every few tenths."""
        stats = dict(_stats())
        family = {self._pid}
        while True:
            children = {pid for pid, fields in stats.items() if int(fields[PARENT]) in family}
            if children <= family:
                break
            family |= children
        for pid in family & stats.keys():
            fields = stats[pid]
            self._cpu_s[pid] = (int(fields[USER_TICKS]) + int(fields[SYSTEM_TICKS])) * TICK_S
            self._share_mb[pid] = max(self._share_mb.get(pid, 0.0), read_share(pid) or 0.0)

    @property
    def cpu_s(self) -> float:
        """Seconds of CPU time of all processes seen, up to the last look at each."""
        return sum(self._cpu_s.values())

    @property
    def largest_shares_mb(self) -> tuple[float, ...]:
        """For each process the most memory it held at a look, shared pages by share (PSS)."""
        return tuple(self._share_mb.values())


def read_share(pid: int) -> float | None:
    """Return a process's proportional share of memory in MB; None where nothing tells it."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((int(line.split()[1]) * FROM_KB for line in lines if line.startswith("Pss:")), None)


def _stats() -> Iterator[tuple[int, list[str]]]:
    for folder in PROC.glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        yield int(folder.name), stat.rpartition(")")[2].split()
