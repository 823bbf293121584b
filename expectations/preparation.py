"""Import Great Expectations when it is wanted: it takes seconds, and other work can go on."""

from __future__ import annotations

import importlib
import os
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol, cast

import pyarrow as pa

from expectations.declarations import Expectation, Outcome

QUIET = {"GX_ANALYTICS_ENABLED": "false", "TQDM_DISABLE": "1"}
"""No news to anybody about our runs, and no progress bar for each table."""


class Suites(Protocol):
    """What `expectations.suites` offers once it is imported."""

    def evaluate_table(
        self,
        expectations: Sequence[Expectation],
        rows: pa.Table,
        verdicts: Mapping[str, Sequence[bool]],
    ) -> tuple[Outcome, ...]:
        """Return one outcome per expectation on the rows of one table."""
        ...

    def evaluate_breaches(
        self,
        expectations: Sequence[Expectation],
        check_ids: Sequence[str],
        row_counts: Mapping[str, int],
    ) -> tuple[Outcome, ...]:
        """Return one outcome per expectation across tables."""
        ...


@cache
def prepare() -> Suites:
    """Import Great Expectations, quietly: two to five seconds once per process, nothing later.

    Call it early in the process that will audit.
    """
    os.environ.update(QUIET)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cast(Suites, importlib.import_module("expectations.suites"))
