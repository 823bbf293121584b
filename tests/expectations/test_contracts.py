"""Every promise of every contract: we and Great Expectations find the row that breaks it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal

import pyarrow as pa
import pytest

from expectations.declarations import Expectation
from expectations.filters import failing_rows
from expectations.gate import prepare
from expectations.rules import expectations_of, references_of
from expectations.shape import TableRefused, check_shape
from transforms.contracts import declared_tables
from transforms.contracts.table import Field, Table
from warehouse.arrow import ARROW_TYPES

TABLES = list(declared_tables().values())
ROWS = 4
EXAMPLES = {
    r"^[0-9a-f]{16}$": "0123456789abcde{}",
    r"^[0-9a-f]{64}$": "0" * 63 + "{}",
    r"^[a-z]{2}$": "en",
    r"^[A-Z]{2}$": "SG",
    r"^[A-Z]{3}$": "SGD",
    r"^[A-Z]{2}[A-Z0-9]{9}[0-9]$": "SG000000000{}",
    r"^\w+/\S+$": "text/plain",
    r"^[a-z0-9_]+$": "rule_{}",
    r"^[0-9a-z.+-]+$": "0.1+{}",
    r"^P\d+[DWMY]$": "P{}M",
}
"""A value for each pattern that a contract uses; {} takes the row's number."""
PLAIN: Mapping[type, Callable[[int], object]] = {
    int: lambda number: number,
    Decimal: lambda number: Decimal(number) / 10,
    bool: lambda number: number % 2 == 0,
    datetime.date: lambda number: datetime.date(2025, 1, number),
    datetime.datetime: lambda number: datetime.datetime(2025, 1, number, tzinfo=datetime.UTC),
    bytes: lambda number: b"%d" % number,
    str: lambda number: f"words {number}",
}


def good_value(field: Field, number: int) -> object:
    column = field.column
    if column.allowed:
        return column.allowed[0]
    if column.pattern:
        return EXAMPLES[column.pattern].format(number)
    return PLAIN[field.type](number)


def good_rows(table: Table) -> pa.Table:
    """Return rows that keep the contract of `table`."""
    return pa.table(
        {
            field.name: pa.array(
                [good_value(field, number) for number in range(1, ROWS + 1)],
                ARROW_TYPES[field.type],
            )
            for field in table.fields
        }
    )


def broken(rows: pa.Table, table: Table, expectation: Expectation) -> pa.Table:
    """Return `rows` with the last one breaking `expectation` (for a key: like the first)."""
    for name in expectation.columns:
        field = table.field(name)
        values = rows[name].to_pylist()
        values[-1] = bad_value(field, expectation, values[0])
        place = rows.column_names.index(name)
        rows = rows.set_column(place, name, pa.array(values, ARROW_TYPES[field.type]))
    return rows


def bad_value(field: Field, expectation: Expectation, first: object) -> object:
    if expectation.dimension == "uniqueness":
        return first
    if expectation.check == "expect_column_values_to_not_be_null":
        return None
    if expectation.check == "expect_column_values_to_be_between":
        low = expectation.options.get("min_value", 0.0)
        return field.type(int(float(str(low)))) - 1
    return "no such value\n"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_that_keep_the_contract_pass(table: Table) -> None:
    rows = good_rows(table)
    check_shape(table, rows)
    assert [e.words for e in expectations_of(table) if failing_rows(rows, e)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_that_breaks_a_promise_is_found(table: Table) -> None:
    rows = good_rows(table)
    for expectation in expectations_of(table):
        found = failing_rows(broken(rows, table, expectation), expectation)
        expected = [0, ROWS - 1] if expectation.dimension == "uniqueness" else [ROWS - 1]
        assert found == expected, expectation.words


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_great_expectations_agrees(table: Table) -> None:
    """It passes the good rows, and counts what our filter finds in rows broken everywhere."""
    suites, rows, expectations = prepare(), good_rows(table), expectations_of(table)
    assert all(outcome.is_success for outcome in suites.evaluate_table(expectations, rows, {}))
    for expectation in expectations:
        rows = broken(rows, table, expectation)
    for outcome in suites.evaluate_table(expectations, rows, {}):
        count = len(failing_rows(rows, outcome.expectation))
        assert outcome.unexpected_count == count, outcome.expectation.words
        assert outcome.is_success == (count == 0)


def test_every_reference_meets_a_declared_column() -> None:
    references = [reference for table in TABLES for reference in references_of(table)]
    assert references
    for reference in references:
        name, _, column = str(reference.options["target"]).rpartition(".")
        assert column in declared_tables()[name].column_names


def test_check_ids_are_unique() -> None:
    ids = [
        expectation.check_id
        for table in TABLES
        for expectation in (*expectations_of(table), *references_of(table))
    ]
    assert len(ids) == len(set(ids))


FX = declared_tables()["core.fx_rates"]
SHAPES = [
    (good_rows(FX).drop_columns(["rate_on"]), "column rate_on stands in it 0 times"),
    (good_rows(FX).append_column("x", pa.array([1] * ROWS)), "column x is not declared"),
    (
        good_rows(FX).set_column(2, "units_per_eur", pa.array([1.0] * ROWS)),
        "units_per_eur is double, not DECIMAL(38, 9)",
    ),
]


@pytest.mark.parametrize(("rows", "words"), SHAPES, ids=[words for _, words in SHAPES])
def test_a_table_of_another_shape_is_refused(rows: pa.Table, words: str) -> None:
    with pytest.raises(TableRefused) as refusal:
        check_shape(FX, rows)
    assert words in str(refusal.value)
    assert str(refusal.value).startswith("core.fx_rates breaks its contract")
