"""Great Expectations suites from declarations, evaluated on the pandas engine.

Importing this module takes seconds, so it is imported by `gate.prepare` alone.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import great_expectations as gx
import pyarrow as pa
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.expectations.row_conditions import Column

from expectations.declarations import EvaluationError, Expectation, Outcome
from expectations.frames import breach_frame, frame_of

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations.core import ExpectationSuiteValidationResult
    from great_expectations.datasource.fluent import PandasDatasource
    from great_expectations.expectations.expectation import Expectation as Configured

RESULT_FORMAT = "BASIC"
"""Counts and a few examples: half the time of SUMMARY. Failing rows are chosen by `filters`."""


@dataclass(frozen=True, slots=True)
class _Result:
    is_success: bool
    count: int


@cache
def _source() -> PandasDatasource:
    """Return the one data source of this process, without progress bars."""
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context.data_sources.add_pandas("audit")


def evaluate_table(
    expectations: Sequence[Expectation], rows: pa.Table, verdicts: Mapping[str, Sequence[bool]]
) -> tuple[Outcome, ...]:
    """Return one outcome per expectation on `rows`, in the order of `expectations`.

    Args:
        expectations: What is expected of the rows; all pass where there are none.
        rows: The rows of one table.
        verdicts: Helper columns by name: whether each row passes a domain rule.

    Raises:
        EvaluationError: One of them could not be evaluated.
    """
    results: dict[str, _Result] = {}
    if rows.num_rows:
        wanted = [(expectation, _table_options(expectation)) for expectation in expectations]
        results = _evaluate(wanted, frame_of(rows, expectations, verdicts))
    nothing = _Result(is_success=True, count=0)
    found = [results.get(expectation.check_id, nothing) for expectation in expectations]
    return tuple(
        Outcome(expectation, result.is_success, rows.num_rows, result.count)
        for expectation, result in zip(expectations, found, strict=True)
    )


def evaluate_breaches(
    expectations: Sequence[Expectation], check_ids: Sequence[str], row_counts: Mapping[str, int]
) -> tuple[Outcome, ...]:
    """Return one outcome per cross-table expectation: its check id is in no offending row.

    Args:
        expectations: The expectations that were looked for.
        check_ids: The check id of each offending row that SQL found.
        row_counts: Rows of each table, by full name.

    Raises:
        EvaluationError: One of them could not be evaluated.
    """
    wanted = [(expectation, _breach_options(expectation)) for expectation in expectations]
    results = _evaluate(wanted, breach_frame(check_ids)) if wanted else {}
    return tuple(
        Outcome(
            expectation,
            results[expectation.check_id].is_success,
            row_counts[expectation.table],
            results[expectation.check_id].count,
        )
        for expectation in expectations
    )


def _table_options(expectation: Expectation) -> dict[str, object]:
    if expectation.check == "expect_compound_columns_to_be_unique":
        return {"column_list": list(expectation.columns)}
    return {"column": expectation.columns[0], **expectation.options}


def _breach_options(expectation: Expectation) -> dict[str, object]:
    return {"value": 0, "row_condition": Column("check_id") == expectation.check_id}


def _evaluate(
    wanted: Sequence[tuple[Expectation, dict[str, object]]], frame: pd.DataFrame
) -> dict[str, _Result]:
    """Return Great Expectations' result by check id: results come back in another order."""
    source = _source()
    suite = gx.ExpectationSuite(name="audit", expectations=list(_configured(wanted)))
    asset = source.add_dataframe_asset(_next_name(source))
    batch = asset.add_batch_definition_whole_dataframe("rows").get_batch({"dataframe": frame})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = batch.validate(suite, result_format=RESULT_FORMAT)
    source.delete_asset(asset.name)
    return dict(_by_check_id(report))


def _next_name(source: PandasDatasource) -> str:
    return f"rows {len(source.assets)}"


def _configured(wanted: Sequence[tuple[Expectation, dict[str, object]]]) -> Iterator[Configured]:
    for expectation, options in wanted:
        yield ExpectationConfiguration(
            type=expectation.check,
            kwargs=options,
            meta={"check_id": expectation.check_id},
            severity=expectation.severity,
        ).to_domain_obj()


def _by_check_id(report: ExpectationSuiteValidationResult) -> Iterator[tuple[str, _Result]]:
    for result in report.results:
        configuration = result.expectation_config
        if result.exception_info.get("raised_exception"):
            message = result.exception_info.get("exception_message")
            raise EvaluationError(f"{configuration.type} {configuration.kwargs}: {message}")
        found = result.result
        count = found.get("unexpected_count", found.get("observed_value", 0))
        yield configuration.meta["check_id"], _Result(bool(result.success), int(count))
