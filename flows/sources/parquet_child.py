"""Rows of a Parquet file as lines of JSON, in a process of its own.

A forged file can make Arrow's readers crash, loop or fill the memory, so only this process, which
has limits of memory, time and files, opens one. It imports nothing of ours, and what it says is
JSON: its parent believes nothing else of it. Run by its path: FILE FIRST_GROUP LARGEST_ROW.

Each line is a list: ["columns", names], ["group", number], ["row", place, record],
["held", place, rule code, reason] (place null: the rest of the file) and at last ["end"].
"""

from __future__ import annotations

import datetime
import json
import math
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

MEMORY_LIMIT = 500_000_000
ADDRESS_LIMIT = 1_200_000_000
"""Bytes; Arrow's libraries alone take 330 MB of addresses, most of them never in use."""
BATCH_CPU_S = 10
"""CPU time for opening the file, and again for each batch."""
BATCH_ROWS = 64
MOST_COLUMNS = 1000
LARGEST_RATIO = 200
RATIO_FLOOR = 10_000_000
"""A file that gives more than 200 times its size, and 10 MB, is a bomb."""
_MIDNIGHT = datetime.time()
_REASON_LENGTH = 200

Row = dict[str, Any]


class Refused(Exception):
    """Rule code and reason why a row, or the rest of the file, is not read."""


def main(path: Path, first_group: int, largest_row: int) -> None:
    """Write the rows of the file at `path`, from a row group on."""
    _limit_process()
    # pyarrow takes numpy where it is; without it, it starts in half the time.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    with _told(None):
        _write_file(path, first_group, largest_row)
    _say("end")
    sys.stdout.flush()


@contextmanager
def _told(place: str | None) -> Iterator[None]:
    """Say why what is done inside failed at `place`."""
    try:
        yield
    except Refused as refused:
        _say("held", place, *refused.args)
    except MemoryError:
        _say("held", place, "too_much_memory", "Reading it takes more memory than is allowed.")
    except (OSError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError) as error:
        # Arrow's own errors are of these kinds.
        _say("held", place, "broken_parquet", f"It cannot be read: {_first_line(error)}.")


def _limit_process() -> None:
    """Take from this process what reading a file does not need."""
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_DATA, MEMORY_LIMIT),
        (resource.RLIMIT_AS, ADDRESS_LIMIT),
    ):
        _, hardest = resource.getrlimit(limit)
        resource.setrlimit(limit, (most, hardest))
    _allow_time()


def _allow_time() -> None:
    """Let the next step take BATCH_CPU_S of CPU time; the kernel ends the process then."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    last = math.ceil(used.ru_utime + used.ru_stime) + BATCH_CPU_S
    resource.setrlimit(resource.RLIMIT_CPU, (last, hardest))


def _write_file(path: Path, first_group: int, largest_row: int) -> None:
    from pyarrow import parquet  # noqa: PLC0415

    file = parquet.ParquetFile(
        path,
        buffer_size=1 << 20,
        pre_buffer=False,
        page_checksum_verification=True,
        arrow_extensions_enabled=False,
    )
    _check_columns(list(file.schema_arrow.names))
    writer = _Writer(largest_row, max(RATIO_FLOOR, LARGEST_RATIO * path.stat().st_size))
    first = 1 + sum(file.metadata.row_group(group).num_rows for group in range(first_group))
    for group in range(first_group, file.num_row_groups):
        _say("group", group)
        with _told(f"row group {group + 1}"):
            for number, row in enumerate(_rows(file, group), first):
                writer.write(f"row {number}", row)
        if writer.left < 0:
            reason = f"It unpacks to more than {LARGEST_RATIO} times its size."
            raise Refused("document_too_large", reason)
        first += file.metadata.row_group(group).num_rows


def _check_columns(names: list[str]) -> None:
    if len(names) > MOST_COLUMNS:
        reason = f"It has {len(names):,} columns; {MOST_COLUMNS:,} are read at most."
        raise Refused("broken_parquet", reason)
    if len(set(names)) < len(names):
        raise Refused("broken_parquet", "Two of its columns have one name.")
    _say("columns", names)


def _rows(file: Any, group: int) -> Iterator[Row]:  # noqa: ANN401 - pyarrow has no types
    """Yield the rows of a group; a value that cannot be read is a Refused in its place."""
    for batch in file.iter_batches(BATCH_ROWS, row_groups=[group], use_threads=False):
        columns = {
            name: [_read(value) for value in column.cast(_readable(column.type), safe=False)]
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }
        for number in range(batch.num_rows):
            yield {name: values[number] for name, values in columns.items()}
        _allow_time()


def _readable(kind: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return the type by which Python reads a column: no nanoseconds, no zones but UTC."""
    import pyarrow as pa  # noqa: PLC0415

    types = pa.types
    if types.is_map(kind):
        return pa.map_(kind.key_type, _readable(kind.item_type))
    if types.is_list(kind) or types.is_large_list(kind):
        return pa.large_list(_readable(kind.value_type))
    if types.is_struct(kind):
        return pa.struct([(field.name, _readable(field.type)) for field in kind])
    if types.is_timestamp(kind):
        return pa.timestamp("us", "UTC" if kind.tz else None)
    return pa.time64("us") if types.is_time64(kind) else kind


def _read(value: Any) -> object:  # noqa: ANN401 - pyarrow has no types
    """Return one value as JSON knows it; None for a number or moment out of Python's range."""
    try:
        return _plain(value.as_py())
    except UnicodeDecodeError:
        return Refused("unreadable_encoding", "The row holds text that is no UTF-8.")
    except (ValueError, OverflowError):
        return None


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return _named(value)


def _named(value: object) -> object:
    """Return a value that JSON has no form for as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, datetime.datetime) and not value.tzinfo and value.time() == _MIDNIGHT:
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else None


class _Writer:
    """Writes rows until they are too many for the size of their file."""

    def __init__(self, largest_row: int, left: int) -> None:
        self._largest_row = largest_row
        self.left = left

    def write(self, place: str, row: Row) -> None:
        """Write one row, or why it is held; nothing more once there is nothing left."""
        refused = next((value for value in row.values() if isinstance(value, Refused)), None)
        if refused is not None:
            row = {}
            _say("held", place, *refused.args)
        line = _line("row", place, row)
        self.left -= len(line)
        if len(line) > self._largest_row:
            reason = f"The row has more than {self._largest_row:,} bytes."
            _say("held", place, "document_too_large", reason)
        elif refused is None and self.left >= 0:
            sys.stdout.buffer.write(line)


def _say(*words: object) -> None:
    sys.stdout.buffer.write(_line(*words))


def _line(*words: object) -> bytes:
    return json.dumps(words, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines() or [type(error).__name__]
    return lines[0][:_REASON_LENGTH].rstrip(". ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
