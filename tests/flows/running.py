"""Run the real command in its own process, and look at what it left behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from transforms.contracts import declared_tables
from warehouse.errors import NoWarehouse
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths

COMMAND = [sys.executable, "-m", "flows"]
SHELL_BLOCK = 512
"""Bytes that `ulimit -f` counts in."""
RUN_TABLES = frozenset({"core.runs", "core.checks"})
"""Tables that tell about runs rather than articles."""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str
    seconds: float

    @property
    def sentence(self) -> str:
        """The one line that an error gives."""
        lines = [line for line in self.err.splitlines() if line.startswith("newsledger:")]
        assert len(lines) == 1, self.err
        return lines[0]


def environment(warehouse: Path, more: Mapping[str, str]) -> dict[str, str]:
    return {
        **os.environ,
        "NEWSLEDGER_WAREHOUSE": str(warehouse),
        "NEWSLEDGER_BATCH_SIZE": "3",
        "PREFECT_HOME": str(warehouse / "prefect"),
        **more,
    }


def start(
    words: list[str],
    warehouse: Path,
    more: Mapping[str, str],
    file_limit: int | None = None,
) -> subprocess.Popen[str]:
    """Start the command; where `file_limit` is given, no file of its may grow beyond it."""
    limited = ["sh", "-c", 'ulimit -f "$0"; exec "$@"', str((file_limit or 0) // SHELL_BLOCK)]
    return subprocess.Popen(
        [*(limited if file_limit else []), *COMMAND, *words],
        env=environment(warehouse, more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def run(
    words: list[str],
    warehouse: Path,
    more: Mapping[str, str],
    file_limit: int | None = None,
) -> Outcome:
    began = time.monotonic()
    process = start(words, warehouse, more, file_limit)
    out, err = process.communicate(timeout=240)
    return Outcome(process.returncode, out, err, time.monotonic() - began)


@contextmanager
def serve(
    words: list[str], warehouse: Path, more: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """Have `newsledger serve` run while inside; then it is killed, and all it started ends."""
    process = start(["serve", *words, "--port", "0"], warehouse, more)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
        assert wait_until_gone(warehouse, 15) == [], "processes outlive the killed serve"


def page_address(process: subprocess.Popen[str]) -> str:
    """Address of the Prefect page that a started `serve` names on its second line."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(2)]
    found = re.search(r"http://\S+", lines[1])
    assert found, lines
    return found[0]


def wait_for_articles(warehouse: Path, condition: str, count: int, seconds: float) -> None:
    """Wait until a warehouse has `count` articles that fulfil an SQL condition, and no more."""
    sql = f"SELECT count(*) FROM core.articles WHERE {condition}"
    deadline = time.monotonic() + seconds
    found = -1
    while found < count and time.monotonic() < deadline:
        time.sleep(0.5)
        with suppress(NoWarehouse):
            found = int(str(ask(warehouse, sql)[0][0]))
    assert found == count


def wait_until_begun(process: subprocess.Popen[str]) -> None:
    """Wait for the first word of a started run's progress."""
    assert process.stderr
    os.read(process.stderr.fileno(), 1)


def shell_code(process: subprocess.Popen[str]) -> int:
    """Exit code as a shell shows it: 128 and the signal where one ended the process.

    Python itself ends by SIGINT, whatever code is asked for, where the interrupt went through code
    that was compiled from a string, such as a named tuple's.
    """
    code = process.returncode
    return code if code >= 0 else 128 - code


def rows_of(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table about articles, without the columns that tell about the run."""
    with open_lake(WarehousePaths(warehouse), read_only=True) as lake:
        return {
            table.name: sorted(
                lake.query(
                    "SELECT {} FROM {}".format(
                        ", ".join(
                            f'"{field.name}"'
                            for field in table.fields
                            if not field.column.bookkeeping
                        ),
                        table.name,
                    )
                ),
                key=repr,
            )
            for table in declared_tables().values()
            if table.name not in RUN_TABLES
        }


def ask(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with open_lake(WarehousePaths(warehouse), read_only=True) as lake:
        return lake.query(sql)


def processes_of(warehouse: Path) -> list[int]:
    """Processes, besides this one, that work for a warehouse: runs, workers, servers."""
    found = []
    wanted = f"NEWSLEDGER_WAREHOUSE={warehouse}\0".encode()
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            is_ours = wanted in (entry / "environ").read_bytes() + b"\0"
            is_ours = is_ours and "\nState:\tZ" not in (entry / "status").read_text()
        except OSError:
            continue
        if is_ours:
            found.append(int(entry.name))
    return found


def wait_until_gone(warehouse: Path, seconds: float) -> list[int]:
    """Return the processes of a warehouse that are still there after `seconds`."""
    deadline = time.monotonic() + seconds
    while (left := processes_of(warehouse)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left
