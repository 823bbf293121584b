"""A row rule: a code, plain words, and a function from a row to what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from expectations.declarations import Expectation, Finding, Rule
from expectations.row_rules.surroundings import Surroundings

Check = Callable[[Any, Surroundings], Finding | None]
"""Look at one row of the rule's table (an instance of its row class); None: it passes."""


@dataclass(frozen=True, slots=True)
class RowRule(Rule):
    """One domain rule about single rows of one table.

    `proves_code`: a failure shows a fault of ours rather than of a document, so that many
    failures stop the table.
    """

    check: Check
    proves_code: bool = False

    @property
    def verdict_column(self) -> str:
        """Return the name of the helper column that says which rows pass."""
        return f"passes_{self.code}"

    @property
    def expectation(self) -> Expectation:
        """Return the declaration that Great Expectations evaluates: every verdict is true."""
        return self.declare(
            "expect_column_values_to_be_in_set",
            (self.verdict_column,),
            {"value_set": [True]},
            proves_code=self.proves_code,
        )
