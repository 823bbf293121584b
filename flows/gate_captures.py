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
AT_ONCE = 2
"""Documents that are read together."""
GROUP_BYTES = 8_000_000
"""Bytes of documents that are written together, and two documents more."""


def load_captures(files: Sequence[Path]) -> tuple[pa.Table, dict[str, Digest]]:
    """Return the captures of `files` with nothing for content, and the digests of the contents."""
    lean: list[pa.RecordBatch] = []
    digests: dict[str, Digest] = {}
    for batch in _batches(files):
        contents = batch["content"]
        ids = batch["capture_id"].to_pylist()
        for capture_id, content in zip(ids, contents, strict=True):
            found = memoryview(content.as_buffer() or b"")
            digests[capture_id] = Digest(hashlib.sha256(found).hexdigest(), found.nbytes)
        nothing = pa.array([b""] * batch.num_rows, contents.type)
        place = batch.schema.get_field_index("content")
        lean.append(batch.set_column(place, batch.schema.field(place), nothing))
    return pa.Table.from_batches(lean), digests


def write_captures(passed: pa.Table, files: Sequence[Path], file: Path) -> None:
    """Write the captures of `passed` to `file` as they stand there, with their contents."""
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
