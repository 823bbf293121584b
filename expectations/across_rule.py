"""What a rule across tables is: one SELECT of the offending rows."""

from __future__ import annotations

from dataclasses import dataclass

from expectations.declarations import Dimension, Expectation
from transforms.contracts.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class AcrossRule:
    """A rule that needs several rows or tables; `table` is where the offending rows stand."""

    code: str
    table: str
    severity: Severity
    dimension: Dimension
    words: str
    needs: tuple[str, ...]
    sql: str

    @property
    def expectation(self) -> Expectation:
        """Return the declaration that Great Expectations evaluates: no offending row."""
        return Expectation(
            table=self.table,
            rule_code=self.code,
            words=self.words,
            dimension=self.dimension,
            severity=self.severity,
            check="expect_table_row_count_to_equal",
            columns=(),
            options={},
            proves_code=False,
        )
