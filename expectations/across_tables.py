"""Keys that must meet and rows that must agree: SQL that selects the offending rows.

Each rule is one SELECT over the run's tables (`staged_figures` and so on) and over the keys that
the warehouse already holds (`stored_articles`, `stored_entities`). It returns `row_key` (key
columns joined by "|"), `expected` and `found`. All rules run as one statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from expectations.across_rule import AcrossRule
from expectations.across_rules import ACROSS_RULES
from expectations.context import Query
from expectations.declarations import Expectation, Finding
from expectations.rules import references_of
from transforms.contracts.table import Table, declared_tables

STORED: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id", "version"),
    "entities": ("entity_id",),
}
"""Tables whose stored keys a run may refer to, with the key columns that are read."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One row that breaks one rule across tables."""

    expectation: Expectation
    row_key: str
    finding: Finding


class Answer(Protocol):
    """What is used of a DuckDB result."""

    def to_arrow_table(self) -> pa.Table:
        """Return all rows."""
        ...


class Registering(Protocol):
    """What is used of a DuckDB connection."""

    def register(self, view_name: str, python_object: object) -> object:
        """Give an Arrow table a name."""
        ...

    def unregister(self, view_name: str) -> object:
        """Take the name away."""
        ...

    def execute(self, query: str) -> Answer:
        """Run a query."""
        ...


def query_with(connection: Registering) -> Query:
    """Return the `Query` that runs in an open DuckDB connection, leaving nothing behind in it."""

    def query(sql: str, tables: Mapping[str, pa.Table]) -> pa.Table:
        for name, rows in tables.items():
            connection.register(name, rows)
        try:
            return connection.execute(sql).to_arrow_table()
        finally:
            for name in tables:
                connection.unregister(name)

    return query


def across_expectations(
    table_names: Sequence[str], stored: Sequence[str] = ()
) -> tuple[Expectation, ...]:
    """Return the cross-table expectations that these tables and stored keys can answer."""
    return tuple(expectation for expectation, _ in _statements(table_names, stored))


def find_breaches(
    tables: Mapping[str, pa.Table], stored: Mapping[str, pa.Table], query: Query
) -> tuple[Breach, ...]:
    """Return every breach of every rule that `tables` can answer, in the order of the rules.

    Args:
        tables: The run's tables by full name.
        stored: Keys already in the warehouse by short name; absent means none.
        query: Runs SQL over the tables that it is given.
    """
    statements = _statements(tuple(tables), tuple(stored))
    if not statements:
        return ()
    numbered = (
        f"SELECT {number} AS rule, * FROM ({sql})" for number, (_, sql) in enumerate(statements)
    )
    sources = {f"staged_{name.partition('.')[2]}": rows for name, rows in tables.items()}
    for name, columns in STORED.items():
        sources[f"stored_{name}"] = stored.get(name, _no_keys(f"core.{name}", columns))
    found = query(" UNION ALL ".join(numbered) + " ORDER BY rule, row_key", sources)
    return tuple(
        Breach(
            statements[row["rule"]][0],
            row["row_key"],
            Finding(row["expected"], row["found"]),
        )
        for row in found.to_pylist()
    )


def _statements(
    table_names: Sequence[str], stored: Sequence[str]
) -> tuple[tuple[Expectation, str], ...]:
    """Return expectation and SELECT of each rule whose tables are all there."""
    present = {*table_names, *(f"stored.{name}" for name in stored)}
    declared = declared_tables()
    references = [
        (expectation, _reference_sql(declared[name], expectation))
        for name in table_names
        for expectation in references_of(declared[name])
        if _target(expectation)[0] in present
    ]
    rules = [(rule.expectation, rule.sql) for rule in ACROSS_RULES if present >= set(rule.needs)]
    return (*references, *rules)


def _target(expectation: Expectation) -> tuple[str, str]:
    table_name, _, column = str(expectation.options["target"]).rpartition(".")
    return table_name, column


def _reference_sql(table: Table, expectation: Expectation) -> str:
    """Return the SELECT of the rows whose reference meets no row, here or in the warehouse."""
    column = expectation.columns[0]
    target_name, target_column = _target(expectation)
    target = target_name.partition(".")[2]
    keys = f"SELECT {target_column} FROM staged_{target}"
    if target in STORED:
        keys += f" UNION ALL SELECT {target_column} FROM stored_{target}"
    return (
        f"SELECT {row_key_sql(table)} AS row_key, 'a row of {target_name}' AS expected, "
        f"{column}::VARCHAR AS found FROM staged_{table.short_name} "
        f"WHERE {column} IS NOT NULL AND {column} NOT IN ({keys})"
    )


def row_key_sql(table: Table, alias: str | None = None) -> str:
    """Return the SQL that joins the key columns of `table` by "|", as `row_key` does."""
    prefix = f"{alias}." if alias else ""
    return "concat_ws('|', " + ", ".join(f"{prefix}{name}::VARCHAR" for name in table.key) + ")"


def _no_keys(table_name: str, columns: Sequence[str]) -> pa.Table:
    fields = declared_tables()[table_name]
    kinds = {str: pa.string(), int: pa.int64()}
    return pa.table({name: pa.array([], kinds[fields.field(name).type]) for name in columns})


__all__ = ["ACROSS_RULES", "AcrossRule", "Breach", "across_expectations", "find_breaches"]
