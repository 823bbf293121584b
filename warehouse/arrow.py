"""Row classes to Arrow tables and back, without losing a digit."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import pyarrow as pa

from transforms.contracts.table import MONEY_PRECISION, MONEY_SCALE, Field, Table
from warehouse.ddl import comment_of

ARROW_TYPES: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    Decimal: pa.decimal128(MONEY_PRECISION, MONEY_SCALE),
    bool: pa.bool_(),
    datetime.date: pa.date32(),
    datetime.datetime: pa.timestamp("us", tz="UTC"),
    bytes: pa.binary(),
}
"""Arrow type of each Python type that a contract may use (transforms.contracts.table.SQL_TYPES)."""

SHOWN_CHARACTERS = 80


class ValueDoesNotFit(ValueError):
    """A value cannot be stored in its column; the message names table, column and value."""


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of `table`: types, nullability, and meaning as field metadata."""
    return pa.schema(
        [_arrow_field(field) for field in table.fields],
        metadata={"table": table.name, "grain": table.grain},
    )


def arrow_from_rows(table: Table, rows: Sequence[object]) -> pa.Table:
    """Return `rows`, instances of the row class of `table`, as an Arrow table in their order.

    Raises:
        ValueDoesNotFit: A value has another type than its column declares, is None where NULL is
            not allowed, has more digits than DECIMAL(38, 9) holds, or is text that is no UTF-8.
    """
    schema = arrow_schema(table)
    columns = [_arrow_column(table, field, rows) for field in table.fields]
    return pa.table(columns, schema=schema)


def rows_from_arrow(table: Table, stored: pa.Table) -> Iterator[object]:
    """Yield the rows of `stored` as instances of the row class of `table`, in their order.

    Columns are found by name; moments come back in UTC.

    Raises:
        KeyError: `stored` lacks a column of the contract.
    """
    names = table.column_names
    columns = [_python_column(field, stored.column(field.name)) for field in table.fields]
    for values in zip(*columns, strict=True):
        yield table.row_class(**dict(zip(names, values, strict=True)))


def _arrow_field(field: Field) -> pa.Field:
    column = field.column
    meaning = {
        "doc": column.doc,
        "unit": column.unit,
        "null_means": column.null_means,
        "comment": comment_of(field),
    }
    metadata = {key: text for key, text in meaning.items() if text}
    return pa.field(field.name, ARROW_TYPES[field.type], field.is_nullable, metadata)


def _arrow_column(table: Table, field: Field, rows: Sequence[object]) -> pa.Array:
    values = [getattr(row, field.name) for row in rows]
    for value in values:
        if value is None and field.is_nullable:
            continue
        if type(value) is not field.type:
            raise _misfit(table, field, value, f"{field.type.__name__} is declared")
        if isinstance(value, datetime.datetime) and value.tzinfo is None:
            raise _misfit(table, field, value, "a moment needs its time zone")
    try:
        return pa.array(values, ARROW_TYPES[field.type])
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise _first_misfit(table, field, values, error) from error


def _first_misfit(
    table: Table, field: Field, values: Sequence[object], error: Exception
) -> ValueDoesNotFit:
    for value in values:
        try:
            pa.array([value], ARROW_TYPES[field.type])
        except (pa.ArrowException, ValueError, OverflowError) as cause:
            return _misfit(table, field, value, str(cause))
    return _misfit(table, field, values, str(error))


def _misfit(table: Table, field: Field, value: object, why: str) -> ValueDoesNotFit:
    shown = ascii(value)
    if len(shown) > SHOWN_CHARACTERS:
        shown = shown[:SHOWN_CHARACTERS] + "…"
    return ValueDoesNotFit(
        f"{table.name}.{field.name}: {shown} ({type(value).__name__}) does not fit "
        f"{field.sql_type}{'' if field.is_nullable else ' NOT NULL'}: {why}"
    )


def _python_column(field: Field, column: pa.ChunkedArray) -> list[object]:
    values: list[object] = column.to_pylist()
    revive = _REVIVERS.get(field.type)
    return values if revive is None else [v if v is None else revive(v) for v in values]


def _in_utc(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(datetime.UTC)


_REVIVERS: dict[type, Callable[..., object]] = {datetime.datetime: _in_utc}
