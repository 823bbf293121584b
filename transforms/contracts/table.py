"""One declaration per table: a frozen dataclass whose fields carry a `Column`.

Everything else about a table is computed from it: the Arrow schema, the DuckDB DDL with its
comments, the Great Expectations suite and the data dictionary.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar, dataclass_transform

MONEY_PRECISION = 38
MONEY_SCALE = 9

SQL_TYPES: Mapping[type, str] = types.MappingProxyType(
    {
        str: "VARCHAR",
        int: "BIGINT",
        Decimal: f"DECIMAL({MONEY_PRECISION}, {MONEY_SCALE})",
        bool: "BOOLEAN",
        datetime.date: "DATE",
        datetime.datetime: "TIMESTAMPTZ",
        bytes: "BLOB",
    }
)
"""The one mapping of Python types to DuckDB types; a field of any other type fails at import."""


class ContractError(TypeError):
    """A table is declared in a way that cannot be stored, checked or described."""


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means and which values it may hold.

    `null_means` says in words what NULL stands for and is required for every nullable column.
    A field typed with a `Literal` gets its `allowed` values from it.
    `bookkeeping` marks columns that tell about the run rather than about the article (run ids,
    times of recording); they are left out when two builds are compared.
    """

    doc: str
    unit: str | None = None
    pattern: str | None = None
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    allowed: tuple[str, ...] | None = None
    references: str | None = None
    null_means: str | None = None
    bookkeeping: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A column together with its name, Python type and whether NULL is allowed."""

    name: str
    type: type
    is_nullable: bool
    column: Column

    @property
    def sql_type(self) -> str:
        """DuckDB type, such as `DECIMAL(38, 9)`."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Table:
    """A declared table: name with schema, grain, key, fields in order, and the row class."""

    name: str
    grain: str
    doc: str
    key: tuple[str, ...]
    sort_by: tuple[str, ...]
    fields: tuple[Field, ...]
    row_class: type

    @property
    def schema(self) -> str:
        """The part of the name before the dot: `raw` or `core`."""
        return self.name.partition(".")[0]

    @property
    def short_name(self) -> str:
        """The part of the name after the dot."""
        return self.name.partition(".")[2]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Column names in declared order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """Return the field called `name`.

        Raises:
            KeyError: The table has no such column.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name!r}")


_REGISTRY: dict[str, Table] = {}


def declared_tables() -> Mapping[str, Table]:
    """Return every declared table by its full name, in order of declaration.

    Import `transforms.contracts` first: it imports all table modules.
    """
    return types.MappingProxyType(_REGISTRY)


def table_of(row_class: type) -> Table:
    """Return the table that `row_class` declares.

    Raises:
        ContractError: The class was not declared with `@table`.
    """
    for table_ in _REGISTRY.values():
        if table_.row_class is row_class:
            return table_
    raise ContractError(f"{row_class.__name__} is not declared with @table")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def table(
    name: str, *, grain: str, key: tuple[str, ...], sort_by: tuple[str, ...] = ()
) -> Callable[[type[Row]], type[Row]]:
    """Declare the decorated class as the rows of table `name`.

    Args:
        name: Schema and table, such as "core.figures".
        grain: What one row stands for.
        key: Columns that together are unique.
        sort_by: Columns by which readers filter most; the key where empty.

    Raises:
        ContractError: A field lacks its `Column`, has an unmapped type, is nullable without
            saying what NULL means, or the key names an unknown column.
    """

    def declare(row_class: type[Row]) -> type[Row]:
        frozen = dataclass(frozen=True, slots=True, kw_only=True)(row_class)
        fields = _read_fields(name, frozen)
        names = {field.name for field in fields}
        for column_name in (*key, *sort_by):
            if column_name not in names:
                raise ContractError(f"{name}: key or sort column {column_name!r} is not declared")
        doc = " ".join((row_class.__doc__ or "").split())
        _REGISTRY[name] = Table(name, grain, doc, key, sort_by or key, fields, frozen)
        return frozen

    return declare


def _read_fields(table_name: str, row_class: type) -> tuple[Field, ...]:
    hints = typing.get_type_hints(row_class, include_extras=True)
    names = [field.name for field in dataclasses.fields(row_class)]
    return tuple(_read_field(table_name, name, hints[name]) for name in names)


def _read_field(table_name: str, name: str, hint: object) -> Field:
    where = f"{table_name}.{name}"
    parts = typing.get_args(hint)
    columns = [part for part in parts[1:] if isinstance(part, Column)]
    if typing.get_origin(hint) is not typing.Annotated or len(columns) != 1:
        raise ContractError(f"{where}: annotate it with exactly one Column")
    column = columns[0]
    value_type, is_nullable = _split_optional(where, parts[0])
    if typing.get_origin(value_type) is typing.Literal:
        column = dataclasses.replace(column, allowed=typing.get_args(value_type))
        value_type = str
    if not isinstance(value_type, type) or value_type not in SQL_TYPES:
        raise ContractError(f"{where}: type {value_type!r} has no mapping to a DuckDB type")
    if is_nullable and column.null_means is None:
        raise ContractError(f"{where}: say what NULL means")
    return Field(name, value_type, is_nullable, column)


def _split_optional(where: str, hint: object) -> tuple[object, bool]:
    is_union = typing.get_origin(hint) in {types.UnionType, typing.Union}
    members = typing.get_args(hint) if is_union else (hint,)
    solid = [member for member in members if member is not type(None)]
    if len(solid) != 1:
        raise ContractError(f"{where}: a column has one type, optionally with None")
    return solid[0], len(solid) != len(members)
