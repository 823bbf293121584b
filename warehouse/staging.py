"""Rows of one batch as Parquet, whole or not there: a killed run goes on from them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.contracts import declared_tables
from warehouse.arrow import arrow_from_rows
from warehouse.layout import layout_digest
from warehouse.paths import WarehousePaths

MARKER = "done.json"
"""Written last: names every file of the batch with its SHA-256 and row count."""

_BATCH_ID = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$")


def stage_batch(
    paths: WarehousePaths, batch_id: str, rows: Mapping[str, Sequence[object]]
) -> dict[str, Path]:
    """Write the rows of a batch and return the Parquet file of each table that has any.

    Everything is written aside, brought to disk, and moved in by one rename; an older or broken
    batch of the same id is replaced.

    Args:
        paths: The warehouse.
        batch_id: Id of the batch by its content: letters, digits, "-" and "_".
        rows: Full table name to instances of its row class.

    Raises:
        ValueDoesNotFit: A value does not fit its column.
        ValueError: The id could not be a folder's name.
        KeyError: A name is not a declared table.
    """
    folder = _folder(paths, batch_id)
    aside = folder.with_name(f".{batch_id}.{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    listed = {name: _write_table(aside, name, found) for name, found in rows.items() if found}
    marker = {"layout": layout_digest(), "tables": listed}
    _write_durably(aside / MARKER, json.dumps(marker, indent=1).encode())
    _sync(aside)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    _sync(folder.parent)
    return {name: folder / _file_name(name) for name in listed}


def staged_batch(paths: WarehousePaths, batch_id: str) -> dict[str, Path] | None:
    """Return the Parquet file of each table of a batch, None where it must be done again.

    That is so when it was never finished, when a file is missing or altered, and when the
    contracts have changed since.
    """
    folder = _folder(paths, batch_id)
    try:
        marker = json.loads((folder / MARKER).read_bytes())
        if marker["layout"] != layout_digest():
            return None
        for name, expected in marker["tables"].items():
            if _sha256(folder / _file_name(name)) != expected["sha256"]:
                return None
        return {name: folder / _file_name(name) for name in marker["tables"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def gather_batches(batches: Iterable[Mapping[str, Path]]) -> dict[str, list[Path]]:
    """Return the files of several batches by table name, as `Lake.publish` takes them."""
    gathered: dict[str, list[Path]] = {}
    for batch in batches:
        for name, file in batch.items():
            gathered.setdefault(name, []).append(file)
    return gathered


def remove_staged(paths: WarehousePaths, batch_ids: Iterable[str]) -> None:
    """Delete batches that are published or no longer wanted; missing ones are no error."""
    for batch_id in batch_ids:
        shutil.rmtree(_folder(paths, batch_id), ignore_errors=True)


def clear_staging(paths: WarehousePaths) -> None:
    """Delete every batch and every half-written one. Only the holder of the lease may."""
    shutil.rmtree(paths.staging, ignore_errors=True)


def _folder(paths: WarehousePaths, batch_id: str) -> Path:
    if not _BATCH_ID.match(batch_id):
        raise ValueError(f"{batch_id!r} is no batch id: use letters, digits, - and _")
    return paths.staging / batch_id


def _file_name(table_name: str) -> str:
    return f"{table_name}.parquet"


def _write_table(folder: Path, name: str, rows: Sequence[object]) -> dict[str, object]:
    file = folder / _file_name(name)
    found = arrow_from_rows(declared_tables()[name], rows)
    pq.write_table(found, file, **parquet_options(found.schema))
    _sync(file)
    return {"sha256": _sha256(file), "rows": len(rows)}


def parquet_options(schema: pa.Schema) -> dict[str, Any]:
    """Return how rows of `schema` are written, so that a reader need not hold many documents.

    A column of bytes holds documents, each one different and some of them large: it has no
    dictionary, and pages of few documents.
    """
    documents = [field.name for field in schema if pa.types.is_binary(field.type)]
    others = [name for name in schema.names if name not in documents]
    options: dict[str, Any] = {"compression": "zstd", "use_dictionary": others}
    return options | {"write_batch_size": 1} if documents else options


def _write_durably(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    _sync(file)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
