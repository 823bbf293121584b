"""Which rows break a declaration: our own filter, against which Great Expectations is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

import pyarrow as pa
import pyarrow.compute as pc

from expectations.declarations import Expectation


def failing_rows(rows: pa.Table, expectation: Expectation) -> list[int]:
    """Return the positions of the rows that break `expectation`, in order.

    NULL breaks only the expectation that a column is always there.
    """
    broken = _FILTERS[expectation.check](rows, expectation)
    return cast(list[int], pc.indices_nonzero(pc.fill_null(broken, False)).to_pylist())


def _null(rows: pa.Table, expectation: Expectation) -> pa.ChunkedArray:
    return pc.is_null(rows[expectation.columns[0]])


def _unlike(rows: pa.Table, expectation: Expectation) -> pa.ChunkedArray:
    pattern = str(expectation.options["regex"])
    return pc.invert(pc.match_substring_regex(rows[expectation.columns[0]], pattern))


def _outside_set(rows: pa.Table, expectation: Expectation) -> pa.ChunkedArray:
    column = rows[expectation.columns[0]]
    allowed = pa.array(cast(list[object], expectation.options["value_set"]), column.type)
    return pc.and_(pc.is_valid(column), pc.invert(pc.is_in(column, value_set=allowed)))


def _outside_limits(rows: pa.Table, expectation: Expectation) -> pa.ChunkedArray:
    column = pc.cast(rows[expectation.columns[0]], pa.float64())
    low = expectation.options.get("min_value", float("-inf"))
    high = expectation.options.get("max_value", float("inf"))
    return pc.or_(pc.less(column, low), pc.greater(column, high))


def _repeated(rows: pa.Table, expectation: Expectation) -> pa.ChunkedArray:
    keys = rows.select(list(expectation.columns))
    counts = keys.group_by(list(expectation.columns)).aggregate([([], "count_all")])
    if counts.num_rows == rows.num_rows:
        return pa.chunked_array([pa.nulls(rows.num_rows, pa.bool_())])
    twice = counts.filter(pc.greater(counts["count_all"], 1)).to_pylist()
    repeated = {tuple(row[name] for name in expectation.columns) for row in twice}
    marks = [tuple(row.values()) in repeated for row in keys.to_pylist()]
    return pa.chunked_array([pa.array(marks, pa.bool_())])


_FILTERS: Mapping[str, Callable[[pa.Table, Expectation], pa.ChunkedArray]] = MappingProxyType(
    {
        "expect_column_values_to_not_be_null": _null,
        "expect_column_values_to_match_regex": _unlike,
        "expect_column_values_to_be_in_set": _outside_set,
        "expect_column_values_to_be_between": _outside_limits,
        "expect_column_values_to_be_unique": _repeated,
        "expect_compound_columns_to_be_unique": _repeated,
    }
)
