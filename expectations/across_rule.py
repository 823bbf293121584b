"""What a rule across tables is: one SELECT of the offending rows."""

from __future__ import annotations

from dataclasses import dataclass

from expectations.declarations import Expectation, Rule


@dataclass(frozen=True, slots=True)
class AcrossRule(Rule):
    """A rule that needs several rows or tables; `table` is where the offending rows stand."""

    needs: tuple[str, ...]
    sql: str

    @property
    def expectation(self) -> Expectation:
        """Return the declaration that Great Expectations evaluates: no offending row."""
        return self.declare("expect_table_row_count_to_equal")
