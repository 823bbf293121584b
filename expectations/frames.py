"""Arrow tables as the pandas frames that Great Expectations looks at: no heavier than needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declarations import Expectation

LOOK_AT_VALUES = frozenset(
    {
        "expect_column_values_to_match_regex",
        "expect_column_values_to_be_in_set",
        "expect_column_values_to_be_unique",
        "expect_compound_columns_to_be_unique",
    }
)
"""Checks that need a column's values; the others need sizes, or only whether it is there."""


def frame_of(
    rows: pa.Table, expectations: Sequence[Expectation], verdicts: Mapping[str, Sequence[bool]]
) -> pd.DataFrame:
    """Return the columns of `rows` that `expectations` look at, and one column per verdict.

    Texts and bytes of which only the presence is checked are given by their length: Great
    Expectations copies the whole frame for every check, and an article's text would go along.
    """
    columns = {
        name: _light(rows[name], expectations, name) for name in _checked(expectations, rows)
    }
    for name, passed in verdicts.items():
        columns[name] = pa.array(passed, pa.bool_())
    frame: pd.DataFrame = pa.table(columns).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def breach_frame(check_ids: Iterable[str]) -> pd.DataFrame:
    """Return one row per offending row, saying only which check it breaks."""
    return pd.DataFrame({"check_id": pd.array(list(check_ids), dtype="str")})


def _checked(expectations: Sequence[Expectation], rows: pa.Table) -> list[str]:
    wanted = {name for expectation in expectations for name in expectation.columns}
    return [name for name in rows.column_names if name in wanted]


def _light(
    column: pa.ChunkedArray, expectations: Sequence[Expectation], name: str
) -> pa.ChunkedArray:
    if pa.types.is_decimal(column.type):
        return pc.cast(column, pa.float64())
    is_looked_at = any(
        name in expectation.columns and expectation.check in LOOK_AT_VALUES
        for expectation in expectations
    )
    is_wordy = pa.types.is_string(column.type) or pa.types.is_binary(column.type)
    return pc.binary_length(column) if is_wordy and not is_looked_at else column
