"""Whether rows and tables may be published: run the suites, split the rows, or stop the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from expectations.context import AuditContext
from expectations.declarations import EvaluationError, Outcome
from expectations.failures import Failure, find_failures
from expectations.filters import failing_rows
from expectations.held import HeldRows, Hold, follow_references, sever_links
from expectations.preparation import prepare
from expectations.quarantine_rows import quarantine_rows
from expectations.rules import expectations_of
from expectations.shape import TableRefused, check_shape
from transforms.contracts import Check, Quarantine
from transforms.contracts.table import declared_tables

__all__ = ["AuditContext", "AuditResult", "EvaluationError", "TableRefused", "audit", "prepare"]

REFUSAL_SHARE = 0.5
REFUSAL_ROWS = 20
"""A table is refused when more than half of its rows, and at least twenty, fail one critical rule
that only a fault of ours can break."""
NEVER_HELD = frozenset(
    {"core.runs", "core.checks", "core.quarantine", "core.copy_signatures", "core.wire_prints"}
)
"""Our own records: a broken row of them is refused, for there is no document behind it."""
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
    _refuse_bad_keys(tables)
    failures = find_failures(tables, context)
    _refuse_broken_tables(failures, tables)
    outcomes = _evaluate(tables, failures)
    _insist_on_agreement(failures, outcomes)
    checks = tuple(_check_rows(failures, outcomes, context))
    return replace(divide(tables, failures, context), checks=checks)


def _evaluate(tables: Mapping[str, pa.Table], failures: Sequence[Failure]) -> tuple[Outcome, ...]:
    """Return what Great Expectations says of every expectation in `failures`."""
    suites = prepare()
    outcomes: list[Outcome] = []
    for name, rows in tables.items():
        mine = [one for one in failures if one.expectation.table == name and not one.is_across]
        verdicts = {
            failure.expectation.columns[0]: failure.verdicts(rows.num_rows)
            for failure in mine
            if failure.expectation.columns[0] not in rows.column_names
        }
        outcomes += suites.evaluate_table([one.expectation for one in mine], rows, verdicts)
    across = [failure for failure in failures if failure.is_across]
    ids = [failure.expectation.check_id for failure in across for _ in failure.findings]
    counts = {name: rows.num_rows for name, rows in tables.items()}
    wanted = [failure.expectation for failure in across]
    return (*outcomes, *suites.evaluate_breaches(wanted, ids, counts))


def _insist_on_agreement(failures: Sequence[Failure], outcomes: Sequence[Outcome]) -> None:
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


def _refuse_bad_keys(tables: Mapping[str, pa.Table]) -> None:
    """Refuse a table whose key is repeated or missing: its rows cannot be told apart."""
    for name, rows in tables.items():
        table = declared_tables()[name]
        for expectation in expectations_of(table):
            is_unique = expectation.dimension == "uniqueness"
            is_key = expectation.dimension == "completeness" and expectation.columns[0] in table.key
            if is_unique or is_key:
                count = len(failing_rows(rows, expectation))
                words = f"{', '.join(expectation.columns)} must be "
                words += "unique" if is_unique else "there"
                if count:
                    raise TableRefused(name, words, count, rows.num_rows)


def _refuse_broken_tables(failures: Sequence[Failure], tables: Mapping[str, pa.Table]) -> None:
    for failure in failures:
        expectation, count = failure.expectation, len(failure.findings)
        rows = tables[expectation.table].num_rows
        is_ours = expectation.severity == "critical" and expectation.proves_code
        is_many = count >= REFUSAL_ROWS and count > REFUSAL_SHARE * rows
        if is_ours and (is_many or (count and expectation.table in NEVER_HELD)):
            words = f"{expectation.words.rstrip('.')} ({expectation.rule_code})"
            raise TableRefused(expectation.table, words, count, rows)


def divide(
    tables: Mapping[str, pa.Table], failures: Sequence[Failure], context: AuditContext
) -> AuditResult:
    """Return what may be published and what is held, given what fails; checks stay empty."""
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
        checks=(),
        held_counts={name: len(positions) for name, positions in held.holds.items()},
    )


def _published(tables: Mapping[str, pa.Table], held: HeldRows) -> dict[str, pa.Table]:
    """Return the rows that are not held, with links and witness counts as they are now."""
    passed = {}
    for name, rows in tables.items():
        lost = held.positions(name)
        kept = [position for position in range(rows.num_rows) if position not in lost]
        passed[name] = rows.take(pa.array(kept, pa.int64())) if lost else rows
    if "core.figures" not in passed or not held.holds:
        return passed
    passed["core.figures"] = sever_links(passed["core.figures"])
    if "core.claims" in passed:
        witnesses = Counter(passed["core.figures"]["claim_id"].to_pylist())
        passed["core.claims"] = _recount(passed["core.claims"], witnesses)
    return passed


def _recount(claims: pa.Table, witnesses: Mapping[str, int]) -> pa.Table:
    counts = pa.array([witnesses[one] for one in claims["claim_id"].to_pylist()], pa.int64())
    place = claims.column_names.index("witness_count")
    return claims.set_column(place, claims.schema.field("witness_count"), counts)


def _check_rows(
    failures: Sequence[Failure], outcomes: Sequence[Outcome], context: AuditContext
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
