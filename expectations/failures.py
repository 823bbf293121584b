"""The rows that break the declarations, found by our own filters, rules and SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from expectations.across_tables import Breach, across_expectations, find_breaches
from expectations.context import AuditContext
from expectations.declarations import Expectation, Finding
from expectations.filters import failing_rows
from expectations.quarantine_rows import row_key
from expectations.row_rules import ROW_RULES, RowRule, Surroundings
from expectations.rules import expectations_of
from transforms.contracts.table import Table, declared_tables

SHOWN = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation and the rows of its table that break it: position to finding."""

    expectation: Expectation
    findings: Mapping[int, Finding]

    @property
    def is_across(self) -> bool:
        """Whether SQL over several rows or tables found it."""
        return self.expectation.check == "expect_table_row_count_to_equal"

    def verdicts(self, row_count: int) -> list[bool]:
        """Return whether each of the table's rows passes."""
        return [position not in self.findings for position in range(row_count)]


def find_failures(tables: Mapping[str, pa.Table], context: AuditContext) -> list[Failure]:
    """Return every expectation that `tables` can answer, each with the rows that break it.

    Rows that break their contract are not shown to the domain rules: they pass those.
    """
    contract = [
        failure
        for name, rows in tables.items()
        for failure in _contract(declared_tables()[name], rows)
    ]
    breaches = find_breaches(tables, context.stored, context.query)
    across = across_expectations(tuple(tables), tuple(context.stored))
    return [
        *contract,
        *_row_verdicts(tables, contract, context),
        *_located(tables, across, breaches),
    ]


def _contract(table: Table, rows: pa.Table) -> Iterator[Failure]:
    for expectation in expectations_of(table):
        found = {
            position: _contract_finding(rows, expectation, position)
            for position in failing_rows(rows, expectation)
        }
        yield Failure(expectation, found)


def _contract_finding(rows: pa.Table, expectation: Expectation, position: int) -> Finding:
    value = rows[expectation.columns[0]][position].as_py()
    return Finding(expectation.words, "nothing" if value is None else str(value)[:SHOWN])


def _row_verdicts(
    tables: Mapping[str, pa.Table], contract: Sequence[Failure], context: AuditContext
) -> list[Failure]:
    """Return what the row rules find in the rows that keep their contract."""
    broken: dict[str, set[int]] = {}
    for failure in contract:
        broken.setdefault(failure.expectation.table, set()).update(failure.findings)
    rows = {
        name: _typed_rows(declared_tables()[name], given, broken.get(name, set()))
        for name, given in tables.items()
        if any(rule.table == name for rule in ROW_RULES) or name == "core.entities"
    }
    around = Surroundings.of(context, {name: list(found.values()) for name, found in rows.items()})
    return [_apply(rule, rows[rule.table], around) for rule in ROW_RULES if rule.table in rows]


def _typed_rows(table: Table, rows: pa.Table, broken: set[int]) -> dict[int, Any]:
    columns = rows.to_pydict()
    values = zip(*(columns[name] for name in table.column_names), strict=True)
    return {
        position: table.row_class(**dict(zip(table.column_names, row, strict=True)))
        for position, row in enumerate(values)
        if position not in broken
    }


def _apply(rule: RowRule, rows: Mapping[int, Any], around: Surroundings) -> Failure:
    found = {}
    for position, row in rows.items():
        finding = rule.check(row, around)
        if finding is not None:
            found[position] = finding
    return Failure(rule.expectation, found)


def _located(
    tables: Mapping[str, pa.Table], across: Sequence[Expectation], breaches: Sequence[Breach]
) -> list[Failure]:
    """Return the breaches with the positions of their rows."""
    found: dict[str, dict[int, Finding]] = {expectation.check_id: {} for expectation in across}
    places: dict[str, dict[str, int]] = {}
    for breach in breaches:
        name = breach.expectation.table
        if name not in places:
            table = declared_tables()[name]
            keys = tables[name].select(list(table.key)).to_pylist()
            places[name] = {row_key(table, row): place for place, row in enumerate(keys)}
        found[breach.expectation.check_id][places[name][breach.row_key]] = breach.finding
    return [Failure(expectation, found[expectation.check_id]) for expectation in across]
