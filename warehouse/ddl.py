"""Contract to DuckDB statements: tables, columns and their comments."""

from __future__ import annotations

from collections.abc import Container, Iterator

from transforms.contracts.table import Field, Table


def literal(text: str) -> str:
    """Return `text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def quoted(identifier: str) -> str:
    """Return a name as an SQL identifier, each part of a dotted name quoted."""
    return ".".join('"' + part.replace('"', '""') + '"' for part in identifier.split("."))


def comment_of(field: Field) -> str:
    """Return the meaning of a column in words: its doc, unit and what NULL stands for."""
    parts = [field.column.doc]
    if field.column.unit:
        parts.append(f"Unit: {field.column.unit}.")
    if field.column.null_means:
        parts.append(f"NULL: {field.column.null_means}.")
    return " ".join(parts)


def table_comment(table: Table) -> str:
    """Return the meaning of a table in words: what a row is, then its doc."""
    return f"One row: {table.grain}. {table.doc}"


def create_table(table: Table, name: str, leave_out: Container[str] = ()) -> str:
    """Return the CREATE TABLE statement of `table` under `name`, without columns `leave_out`."""
    columns = ",\n    ".join(
        _column(field) for field in table.fields if field.name not in leave_out
    )
    return f"CREATE TABLE {quoted(name)} (\n    {columns}\n)"


def sort_lake_table(table: Table) -> str:
    """Return the statement that has DuckLake keep the files of `table` sorted for its readers."""
    columns = ", ".join(f"{quoted(column)} ASC" for column in table.sort_by)
    return f"ALTER TABLE {quoted(table.name)} SET SORTED BY ({columns})"


def add_column(table: Table, field: Field) -> str:
    """Return the statement that adds a nullable column to a stored table."""
    return f"ALTER TABLE {quoted(table.name)} ADD COLUMN {quoted(field.name)} {field.sql_type}"


def comment_statements(table: Table, name: str, leave_out: Container[str] = ()) -> Iterator[str]:
    """Yield COMMENT ON statements of the table called `name` and of its columns."""
    yield comment_on("TABLE", name, table_comment(table))
    for field in table.fields:
        if field.name not in leave_out:
            yield comment_on("COLUMN", f"{name}.{field.name}", comment_of(field))


def comment_on(kind: str, name: str, text: str) -> str:
    """Return a COMMENT ON statement; `kind` is TABLE, COLUMN or VIEW."""
    return f"COMMENT ON {kind} {quoted(name)} IS {literal(text)}"


def _column(field: Field) -> str:
    null = "" if field.is_nullable else " NOT NULL"
    return f"{quoted(field.name)} {field.sql_type}{null}"
