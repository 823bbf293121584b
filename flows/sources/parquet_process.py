"""The process that reads a Parquet file, as its parent sees it."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from flows.child_end import cause_of_end, too_slow
from flows.sources import parquet_child
from flows.sources.child_end import held_for
from flows.sources.record import HeldDocument

PATIENCE_S = 120
"""Time without a word; the process's CPU time has a limit of its own, far below."""
_ENVIRONMENT = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TZ": "UTC",
}
_STEP = 65_536
_LONGEST_LINE = 20_000_000

Message = list[Any]
"""What it says; see `parquet_child`."""


class ParquetProcess:
    """One process that reads the row groups of a file from one on; killed where it is left."""

    def __init__(self, path: Path, first_group: int, largest_row: int) -> None:
        """Start it.

        Args:
            path: The file.
            first_group: Row group to begin with, from 0.
            largest_row: Most bytes of a row as JSON.
        """
        self._is_silent = False
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-I", parquet_child.__file__),
                *(str(path.absolute()), str(first_group), str(largest_row)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            bufsize=0,
        )
        self._output = cast("BinaryIO", self._process.stdout)

    def __enter__(self) -> Self:
        """Return the running process."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._output.close()

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def messages(self) -> Iterator[Message]:
        """Yield what it says until it ends or falls silent.

        Raises:
            HeldDocument: It says what is no message (broken_parquet).
        """
        for line in self._lines():
            try:
                message = json.loads(line)
            except ValueError as error:
                reason = "The process that reads the file says what cannot be understood."
                raise HeldDocument("broken_parquet", reason) from error
            yield message

    def cause(self) -> HeldDocument:
        """Return why it ended before the file did."""
        if self._is_silent:
            return held_for(too_slow(parquet_child.BATCH_CPU_S))
        code = self._process.wait()
        return held_for(cause_of_end(code, parquet_child.BATCH_CPU_S, "broken_parquet"))

    def _lines(self) -> Iterator[bytes]:
        pieces: list[bytes] = []
        length = 0
        for step in self._steps():
            first, *others = step.split(b"\n")
            pieces.append(first)
            length += len(first)
            for other in others:
                yield b"".join(pieces)
                pieces, length = [other], len(other)
            if length > _LONGEST_LINE:
                raise HeldDocument("document_too_large", "A row is too long to be told.")

    def _steps(self) -> Iterator[bytes]:
        descriptor = self._output.fileno()
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        while poll.poll(PATIENCE_S * 1000):
            step = os.read(descriptor, _STEP)
            if not step:
                return
            yield step
        self._is_silent = True
