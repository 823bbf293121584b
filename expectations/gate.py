"""Whether rows and tables may be published: run the suites, split the rows, or stop the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from expectations.across_tables import Breach, across_expectations, find_breaches
from expectations.context import AuditContext
from expectations.declarations import EvaluationError, Expectation, Finding, Outcome
from expectations.filters import failing_rows
from expectations.held import HeldRows, Hold, follow_references, sever_links
from expectations.preparation import prepare
from expectations.quarantine_rows import quarantine_rows, row_key
from expectations.row_rules import ROW_RULES, RowRule, Surroundings
from expectations.rules import expectations_of
from expectations.shape import TableRefused, check_shape
from transforms.contracts import Check, Quarantine
from transforms.contracts.table import Table, declared_tables

__all__ = ["AuditContext", "AuditResult", "EvaluationError", "TableRefused", "audit", "prepare"]

REFUSAL_SHARE = 0.5
REFUSAL_ROWS = 20
"""A table is refused when more than half of its rows, and at least twenty, fail one critical rule
that only a fault of ours can break."""
EXAMPLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What may be published of a run.

    Attributes:
        tables: The rows that passed, by full table name; none of them refers to a held row.
        quarantine: The rows that did not, one per row and rule.
        checks: What every expectation found.
        held_counts: Held rows by full table name.
    """

    tables: Mapping[str, pa.Table]
    quarantine: tuple[Quarantine, ...]
    checks: tuple[Check, ...]
    held_counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Failure:
    """Rows of one table that break one expectation: position to finding."""

    expectation: Expectation
    findings: Mapping[int, Finding]


def audit(tables: Mapping[str, pa.Table], context: AuditContext) -> AuditResult:
    """Check every row of a run and return what may be published, what is held, and all results.

    Args:
        tables: The run's rows by full table name, with exactly the columns of their contracts.
        context: The run, and what its rows are compared with.

    Raises:
        TableRefused: A table breaks its contract; nothing of the run may be published.
        EvaluationError: Great Expectations could not answer, or counts other rows than our filter.
    """
    declared = declared_tables()
    for name, rows in tables.items():
        check_shape(declared[name], rows)
    contract = [
        failure for name, rows in tables.items() for failure in _contract(declared[name], rows)
    ]
    _refuse_bad_keys(contract, tables)
    verdicts = _row_verdicts(tables, contract, context)
    breaches = find_breaches(tables, context.stored, context.query)
    across = across_expectations(tuple(tables), tuple(context.stored))
    outcomes = _evaluate(tables, [*contract, *verdicts], (across, breaches))
    failures = [*contract, *verdicts, *_located(tables, across, breaches)]
    _insist_on_agreement(failures, outcomes)
    _refuse_broken_tables(failures, tables)
    return _split(tables, failures, outcomes, context)


def _contract(table: Table, rows: pa.Table) -> Iterator[_Failure]:
    for expectation in expectations_of(table):
        found = {
            position: _contract_finding(rows, expectation, position)
            for position in failing_rows(rows, expectation)
        }
        yield _Failure(expectation, found)


def _contract_finding(rows: pa.Table, expectation: Expectation, position: int) -> Finding:
    value = rows[expectation.columns[0]][position].as_py()
    return Finding(expectation.words, "nothing" if value is None else str(value)[:EXAMPLE_LENGTH])


def _row_verdicts(
    tables: Mapping[str, pa.Table], contract: Sequence[_Failure], context: AuditContext
) -> list[_Failure]:
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


def _apply(rule: RowRule, rows: Mapping[int, Any], around: Surroundings) -> _Failure:
    found = {}
    for position, row in rows.items():
        finding = rule.check(row, around)
        if finding is not None:
            found[position] = finding
    return _Failure(rule.expectation, found)


def _evaluate(
    tables: Mapping[str, pa.Table],
    failures: Sequence[_Failure],
    across: tuple[Sequence[Expectation], Sequence[Breach]],
) -> tuple[Outcome, ...]:
    suites = prepare()
    outcomes: list[Outcome] = []
    for name, rows in tables.items():
        mine = [failure for failure in failures if failure.expectation.table == name]
        verdicts = {
            failure.expectation.columns[0]: _passes(failure, rows.num_rows)
            for failure in mine
            if failure.expectation.columns[0] not in rows.column_names
        }
        wanted = [failure.expectation for failure in mine]
        outcomes += suites.evaluate_table(wanted, rows, verdicts)
    ids = [breach.expectation.check_id for breach in across[1]]
    counts = {name: rows.num_rows for name, rows in tables.items()}
    return (*outcomes, *suites.evaluate_breaches(across[0], ids, counts))


def _passes(failure: _Failure, row_count: int) -> list[bool]:
    return [position not in failure.findings for position in range(row_count)]


def _located(
    tables: Mapping[str, pa.Table], across: Sequence[Expectation], breaches: Sequence[Breach]
) -> list[_Failure]:
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
    return [_Failure(expectation, found[expectation.check_id]) for expectation in across]


def _insist_on_agreement(failures: Sequence[_Failure], outcomes: Sequence[Outcome]) -> None:
    """Check that Great Expectations counts as many failing rows as our own filter.

    Raises:
        EvaluationError: They differ, so one of the two is wrong.
    """
    counted = {outcome.expectation.check_id: outcome.unexpected_count for outcome in outcomes}
    for failure in failures:
        expectation = failure.expectation
        theirs = counted[expectation.check_id]
        if theirs != len(failure.findings):
            raise EvaluationError(
                f"{expectation.table}, {expectation.words!r}: Great Expectations counts {theirs} "
                f"failing rows, our filter {len(failure.findings)}"
            )


def _refuse_bad_keys(contract: Sequence[_Failure], tables: Mapping[str, pa.Table]) -> None:
    """Refuse a table whose key is repeated or missing: its rows cannot be told apart."""
    for failure in contract:
        expectation = failure.expectation
        key = declared_tables()[expectation.table].key
        is_missing = expectation.dimension == "completeness" and expectation.columns[0] in key
        if failure.findings and (is_missing or expectation.dimension == "uniqueness"):
            words = (
                f"{', '.join(expectation.columns)} must be {'there' if is_missing else 'unique'}"
            )
            rows = tables[expectation.table].num_rows
            raise TableRefused(expectation.table, words, len(failure.findings), rows)


def _refuse_broken_tables(failures: Sequence[_Failure], tables: Mapping[str, pa.Table]) -> None:
    for failure in failures:
        expectation, count = failure.expectation, len(failure.findings)
        rows = tables[expectation.table].num_rows
        is_ours = expectation.severity == "critical" and expectation.proves_code
        if is_ours and count >= REFUSAL_ROWS and count > REFUSAL_SHARE * rows:
            words = f"{expectation.words.rstrip('.')} ({expectation.rule_code})"
            raise TableRefused(expectation.table, words, count, rows)


def _split(
    tables: Mapping[str, pa.Table],
    failures: Sequence[_Failure],
    outcomes: Sequence[Outcome],
    context: AuditContext,
) -> AuditResult:
    held = HeldRows()
    for failure in failures:
        if failure.expectation.severity == "critical":
            for position, finding in failure.findings.items():
                expectation = failure.expectation
                hold = Hold(expectation.rule_code, expectation.words, finding)
                held.add(expectation.table, position, hold)
    follow_references(tables, held)
    return AuditResult(
        tables=_published(tables, held),
        quarantine=quarantine_rows(tables, held, context),
        checks=tuple(_check_rows(failures, outcomes, context)),
        held_counts={name: len(positions) for name, positions in held.holds.items()},
    )


def _published(tables: Mapping[str, pa.Table], held: HeldRows) -> dict[str, pa.Table]:
    """Return the rows that are not held, with links and witness counts as they are now."""
    passed = {}
    for name, rows in tables.items():
        lost = held.positions(name)
        kept = [position for position in range(rows.num_rows) if position not in lost]
        passed[name] = rows.take(kept) if lost else rows
    if "core.figures" not in passed or not held.holds:
        return passed
    ids = frozenset(passed["core.figures"]["figure_id"].to_pylist())
    passed["core.figures"] = sever_links("core.figures", passed["core.figures"], ids)
    if "core.claims" in passed:
        witnesses = Counter(passed["core.figures"]["claim_id"].to_pylist())
        passed["core.claims"] = _recount(passed["core.claims"], witnesses)
    return passed


def _recount(claims: pa.Table, witnesses: Mapping[str, int]) -> pa.Table:
    counts = pa.array([witnesses[one] for one in claims["claim_id"].to_pylist()], pa.int64())
    place = claims.column_names.index("witness_count")
    return claims.set_column(place, claims.schema.field("witness_count"), counts)


def _check_rows(
    failures: Sequence[_Failure], outcomes: Sequence[Outcome], context: AuditContext
) -> Iterator[Check]:
    findings = {failure.expectation.check_id: failure.findings for failure in failures}
    for outcome in outcomes:
        expectation = outcome.expectation
        first = next(iter(findings[expectation.check_id].values()), None)
        yield Check(
            check_id=expectation.check_id,
            run_id=context.run_id,
            table_name=expectation.table,
            rule_code=expectation.rule_code,
            rule_text=expectation.words,
            dimension=expectation.dimension,
            severity=expectation.severity,
            column_name=expectation.column_name,
            expectation=expectation.check,
            is_success=outcome.is_success,
            row_count=outcome.row_count,
            unexpected_count=outcome.unexpected_count,
            example=first.found[:EXAMPLE_LENGTH] if first else None,
            recorded_at=context.recorded_at,
        )
