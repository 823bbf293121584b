"""Whether a table has the columns and types that its contract declares."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

import pyarrow as pa

from transforms.contracts.table import Table

IS_TYPE: Mapping[type, Callable[[pa.DataType], bool]] = MappingProxyType(
    {
        str: lambda kind: pa.types.is_string(kind) or pa.types.is_large_string(kind),
        int: pa.types.is_int64,
        Decimal: pa.types.is_decimal,
        bool: pa.types.is_boolean,
        datetime.date: pa.types.is_date32,
        datetime.datetime: lambda kind: pa.types.is_timestamp(kind) and kind.tz is not None,
        bytes: lambda kind: pa.types.is_binary(kind) or pa.types.is_large_binary(kind),
    }
)
"""Python type of a contract to the Arrow types that store it."""


class TableRefused(Exception):
    """A table breaks its contract: nothing of the run may be published. One plain sentence."""

    def __init__(self, table_name: str, rule: str, count: int, rows: int) -> None:
        """Say which table breaks which rule in how many of its rows."""
        super().__init__(
            f"{table_name} breaks its contract, so nothing was published: {rule} "
            f"({count:,} of {rows:,} rows)"
        )
        self.table_name = table_name
        self.rule = rule
        self.count = count
        self.rows = rows

    def __reduce__(self) -> tuple[type[TableRefused], tuple[str, str, int, int]]:
        """Travel between processes with all parts."""
        return TableRefused, (self.table_name, self.rule, self.count, self.rows)


def check_shape(table: Table, rows: pa.Table) -> None:
    """Check that `rows` has exactly the columns of `table`, each of its type.

    Raises:
        TableRefused: A column is missing, undeclared, twice there, or of another type.
    """
    given, declared = list(rows.column_names), list(table.column_names)
    for name in declared:
        if given.count(name) != 1:
            raise TableRefused(
                table.name, f"column {name} stands in it {given.count(name)} times", *_all(rows)
            )
    for name in given:
        if name not in declared:
            raise TableRefused(table.name, f"column {name} is not declared", *_all(rows))
    for field in table.fields:
        kind = rows.schema.field(field.name).type
        if not IS_TYPE[field.type](kind):
            raise TableRefused(
                table.name, f"{field.name} is {kind}, not {field.sql_type}", *_all(rows)
            )


def _all(rows: pa.Table) -> tuple[int, int]:
    return rows.num_rows, rows.num_rows
