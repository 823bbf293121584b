"""What is expected of the tables: declarations that Great Expectations evaluates and we filter by.

A declaration is plain data. `filters` finds the rows that break it, `suites` turns it into a
Great Expectations expectation, and the gate insists that both count the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from transforms.contracts.vocabulary import Severity
from transforms.identity import content_id

Dimension = Literal[
    "completeness", "validity", "consistency", "uniqueness", "timeliness", "accuracy"
]
CheckType = Literal[
    "expect_column_values_to_not_be_null",
    "expect_column_values_to_match_regex",
    "expect_column_values_to_be_in_set",
    "expect_column_values_to_be_between",
    "expect_column_values_to_be_unique",
    "expect_compound_columns_to_be_unique",
    "expect_table_row_count_to_equal",
]
"""The expectations of Great Expectations that are used, by their own names."""

CONTRACT = "contract"
"""Rule code of everything that follows from a table's declaration alone."""
FOLLOWS = "follows"
"""Rule code of rows that are held only because the row that they belong to is."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation on one table.

    Attributes:
        table: Full name of the table, such as "core.figures".
        rule_code: Code of the domain rule, or CONTRACT.
        words: The rule in plain words, at most twenty.
        dimension: Dimension of quality.
        severity: "critical" holds the rows that fail, "warning" reports them.
        check: Type of the Great Expectations expectation.
        columns: Columns that it looks at; for a domain rule the helper column with its verdicts.
        options: Limits, pattern or set, under the names that Great Expectations gives them.
        proves_code: A failure is a fault of ours, not of a document: many of them stop the table.
    """

    table: str
    rule_code: str
    words: str
    dimension: Dimension
    severity: Severity
    check: CheckType
    columns: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    proves_code: bool = True

    @property
    def check_id(self) -> str:
        """Hash of table, rule, columns and check: the same in every run."""
        return content_id(self.table, self.rule_code, ",".join(self.columns), self.check)

    @property
    def column_name(self) -> str | None:
        """Return the declared column that is checked; None for the whole row or table."""
        if self.rule_code != CONTRACT or len(self.columns) != 1:
            return None
        return self.columns[0]


@dataclass(frozen=True, slots=True)
class Rule:
    """What every hand-written rule says of itself."""

    code: str
    table: str
    severity: Severity
    dimension: Dimension
    words: str

    def declare(
        self,
        check: CheckType,
        columns: tuple[str, ...] = (),
        options: Mapping[str, object] = MappingProxyType({}),
        *,
        proves_code: bool = False,
    ) -> Expectation:
        """Return the declaration that Great Expectations evaluates for this rule."""
        return Expectation(
            table=self.table,
            rule_code=self.code,
            words=self.words,
            dimension=self.dimension,
            severity=self.severity,
            check=check,
            columns=columns,
            options=options,
            proves_code=proves_code,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """Why one row fails one rule: what would have passed, and what was there instead."""

    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What Great Expectations says of one declaration."""

    expectation: Expectation
    is_success: bool
    row_count: int
    unexpected_count: int


class EvaluationError(RuntimeError):
    """Great Expectations could not evaluate a declaration: a fault of ours, never of a row."""
