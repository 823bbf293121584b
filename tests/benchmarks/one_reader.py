"""One reader: words and articles a second of CPU time, and its memory.

The reader is a worker with the child that it works in (flows/isolated.py): their CPU time is added,
and so are their shares of memory.

usage: python -m tests.benchmarks.one_reader PATH LIMIT
"""

from __future__ import annotations

import os

# ruff: noqa: E402 - numpy reads these when it is first imported, as in the workers
for setting in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(setting, "1")

import contextlib
import importlib
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

from flows.job_parts import CleanedBatch, CleaningJob, ReadBatch, ReadingJob
from flows.jobs import clean_batch, read_batch
from flows.settings import load_settings
from flows.sources import RunStamp, SourceOptions, find_captures
from flows.workers import PRELOADED
from tests.benchmarks.processes import Processes
from transforms.contracts import Capture

STAMP = RunStamp("benchmark", datetime(2026, 1, 1, tzinfo=UTC))
LOOK_EVERY_S = 0.5
WARM_BATCHES = 1
"""Batches that only warm the reader: their words fill the stores that later ones use."""


def main(words: list[str]) -> int:
    path, limit = Path(words[0]), int(words[1])
    began = _cpu_s()
    importlib.import_module(PRELOADED)
    loading_s = _cpu_s() - began
    articles = count = 0
    seconds = 0.0
    with tempfile.TemporaryDirectory() as warehouse, _watched() as largest_mb:
        for number, captures in enumerate(_batches(path, limit)):
            began = _cpu_s()
            read = _read(f"{number:016x}", captures, Path(warehouse))
            taken = _cpu_s() - began
            if number >= WARM_BATCHES:
                seconds += taken
                articles += read.article_count
                count += _words_in(read)
    if not seconds:
        print(f"{path.name}: too few articles to measure a reader")
        return 0
    print(
        f"{path.name}: one reader loads in {loading_s:.1f} s, then reads {count / seconds:.0f} "
        f"words and {articles / seconds:.1f} articles a second of CPU time, in at most "
        f"{largest_mb():.0f} MB"
    )
    return 0


def _cpu_s() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    return sum(os.times()[:4])


@contextlib.contextmanager
def _watched() -> Iterator[Callable[[], float]]:
    """Look at the memory of this process and its child all the while; give how to ask for it.

    The looking costs CPU time of its own, about a hundredth.
    """
    largest, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(LOOK_EVERY_S):
            seen = Processes(os.getpid())
            seen.look()
            largest[0] = max(largest[0], sum(seen.largest_shares_mb))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield lambda: largest[0]
    finally:
        over.set()
        thread.join()


def _batches(path: Path, limit: int) -> Iterator[tuple[Capture, ...]]:
    found = find_captures(str(path), SourceOptions(), STAMP)
    captures = islice((one for one in found if isinstance(one, Capture)), limit)
    size = load_settings().batch_size
    while batch := tuple(islice(captures, size)):
        yield batch


def _read(batch_id: str, captures: tuple[Capture, ...], warehouse: Path) -> ReadBatch:
    cleaned: CleanedBatch = clean_batch(CleaningJob(batch_id, captures, warehouse, STAMP))
    versions = tuple((c.capture_id, c.capture_id, 1) for c in cleaned.captures if c.text_sha256)
    return read_batch(ReadingJob(f"read-{batch_id}", batch_id, versions, warehouse, STAMP))


def _words_in(read: ReadBatch) -> int:
    texts = pq.read_table(read.staged["core.articles"], columns=["text"])["text"].to_pylist()
    return sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
