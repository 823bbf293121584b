"""Captures on their way through the gate: it judges their bytes by digest and never holds them all.

The documents of a run can be larger than the memory; a batch of them is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from expectations.context import Digest
from warehouse.staging import parquet_options

CAPTURES = "raw.captures"
_STAMP = ["capture_id", "run_id", "recorded_at"]
AT_ONCE = 1
"""Documents that are read together: each may be as large as the settings allow."""
GROUP_BYTES = 8_000_000
"""Bytes of documents that are written together, and one document more."""


def load_captures(files: Sequence[Path]) -> tuple[pa.Table, dict[str, Digest]]:
    """Return the captures of `files` with nothing for content, and the digests of the contents."""
    digests: dict[str, Digest] = {}
    lean = [_without_contents(batch, digests) for batch in _batches(files)]
    pa.default_memory_pool().release_unused()  # the audit needs it
    return pa.Table.from_batches(lean).combine_chunks(), digests


def _without_contents(batch: pa.RecordBatch, digests: dict[str, Digest]) -> pa.RecordBatch:
    """Return `batch` with nothing for content; `digests` gains those of its contents."""
    contents = batch["content"]
    for capture_id, content in zip(batch["capture_id"].to_pylist(), contents, strict=True):
        found = memoryview(content.as_buffer() or b"")
        digests[capture_id] = Digest(hashlib.sha256(found).hexdigest(), found.nbytes)
    nothing = pa.array([b""] * batch.num_rows, contents.type)
    place = batch.schema.get_field_index("content")
    return batch.set_column(place, batch.schema.field(place), nothing)


def passed_captures(passed: pa.Table, files: Sequence[Path], file: Path) -> tuple[Path, ...]:
    """Return files with the captures of `passed` as they stand there, with their contents.

    Those of `files` that hold nothing else are among them; of others, what passed is written to
    `file`.
    """
    wanted = {tuple(row.values()) for row in passed.select(_STAMP).to_pylist()}
    whole = [path for path in files if _stamps(path) <= wanted]
    others = [path for path in files if path not in whole]
    if others:
        _write_captures(passed, others, file)
    return (*whole, file) if others else tuple(whole)


def _stamps(file: Path) -> set[tuple[object, ...]]:
    return {tuple(row.values()) for row in pq.read_table(file, columns=_STAMP).to_pylist()}


def _write_captures(passed: pa.Table, files: Sequence[Path], file: Path) -> None:
    rows = {capture_id: row for row, capture_id in enumerate(passed["capture_id"].to_pylist())}
    with pq.ParquetWriter(file, passed.schema, **parquet_options(passed.schema)) as writer:
        for group in _groups(_with_contents(batch, passed, rows) for batch in _batches(files)):
            writer.write_table(group)


def _groups(found: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Join neighbours to tables of about GROUP_BYTES: a file of many small groups reads slowly."""
    waiting: list[pa.Table] = []
    for table in found:
        waiting.append(table)
        if sum(one.nbytes for one in waiting) >= GROUP_BYTES:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


def _with_contents(batch: pa.RecordBatch, passed: pa.Table, rows: dict[str, int]) -> pa.Table:
    kept = batch.filter(pc.is_in(batch["capture_id"], pa.array(list(rows), pa.string())))
    found = passed.take(pa.array([rows[one] for one in kept["capture_id"].to_pylist()], pa.int64()))
    place = found.column_names.index("content")
    return found.set_column(place, passed.schema.field("content"), kept["content"])


def _batches(files: Sequence[Path]) -> Iterator[pa.RecordBatch]:
    for path in files:
        with pq.ParquetFile(path) as opened:
            yield from opened.iter_batches(AT_ONCE)
