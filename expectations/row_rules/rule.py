"""A row rule: a code, plain words, and a function from a row to what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from expectations.declarations import Dimension, Expectation, Finding
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts.vocabulary import Severity

Check = Callable[[Any, Surroundings], Finding | None]
"""Look at one row of the rule's table (an instance of its row class); None: it passes."""


@dataclass(frozen=True, slots=True)
class RowRule:
    """One domain rule about single rows of one table.

    `proves_code`: a failure shows a fault of ours rather than of a document, so that many
    failures stop the table.
    """

    code: str
    table: str
    severity: Severity
    dimension: Dimension
    words: str
    check: Check
    proves_code: bool = False

    @property
    def verdict_column(self) -> str:
        """Return the name of the helper column that says which rows pass."""
        return f"passes_{self.code}"

    @property
    def expectation(self) -> Expectation:
        """Return the declaration that Great Expectations evaluates: every verdict is true."""
        return Expectation(
            table=self.table,
            rule_code=self.code,
            words=self.words,
            dimension=self.dimension,
            severity=self.severity,
            check="expect_column_values_to_be_in_set",
            columns=(self.verdict_column,),
            options={"value_set": [True]},
            proves_code=self.proves_code,
        )
