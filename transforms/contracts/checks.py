"""core.checks: what each expectation found in each run."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import ID_PATTERN, RecordedAt
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import Severity


@table(
    "core.checks",
    grain="one expectation on one table in one run",
    key=("run_id", "check_id"),
    sort_by=("recorded_at", "table_name", "rule_code"),
)
class Check:
    """Result of one Great Expectations expectation."""

    check_id: Annotated[
        str, Column("Hash of table, rule, column and expectation.", pattern=ID_PATTERN)
    ]
    run_id: Annotated[str, Column("Run that made the check.")]
    table_name: Annotated[str, Column("Table that was checked.")]
    rule_code: Annotated[str, Column("Domain rule such as F8, or contract.")]
    rule_text: Annotated[str, Column("The rule in plain words.")]
    dimension: Annotated[
        str,
        Column(
            "Dimension of quality.",
            allowed=(
                "completeness",
                "validity",
                "consistency",
                "uniqueness",
                "timeliness",
                "accuracy",
            ),
        ),
    ]
    severity: Annotated[Severity, Column("critical holds the row; warning reports it.")]
    column_name: Annotated[
        str | None, Column("Column that was checked.", null_means="the whole row or table")
    ]
    expectation: Annotated[str, Column("Type of the expectation.")]
    is_success: Annotated[bool, Column("Whether every row passed.")]
    row_count: Annotated[int, Column("Rows looked at.", minimum=0)]
    unexpected_count: Annotated[int, Column("Rows that failed.", minimum=0)]
    example: Annotated[
        str | None, Column("One failing value.", null_means="none failed, or it has no value")
    ]
    recorded_at: RecordedAt
