"""Contract -> expectations. Pure: nothing is known here but what a table declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from expectations.declarations import CONTRACT, CheckType, Dimension, Expectation
from transforms.contracts.table import Field, Table

KEY_RULES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "core.articles": ("A1", "An article version is stored once."),
        "core.fx_rates": ("X1", "A currency has one rate a day."),
        "core.runs": ("J1", "A run is recorded once."),
    }
)
"""Domain rules that a table's key already states: table to code and words."""


def expectations_of(table: Table) -> tuple[Expectation, ...]:
    """Return what the declaration of `table` promises about its rows, key first.

    References to other tables are not in it: see `references_of`.
    """
    found = [_key(table)]
    for field in table.fields:
        found += _of_field(table, field)
    return tuple(found)


def references_of(table: Table) -> tuple[Expectation, ...]:
    """Return one expectation per column of `table` that names a row of another table.

    `options["target"]` is the table and column named, such as "core.entities.entity_id".
    """
    return tuple(
        _expectation(
            table.name,
            "expect_table_row_count_to_equal",
            (field.name,),
            f"{field.name} names a row that exists: {field.column.references}.",
            {"target": field.column.references},
        )
        for field in table.fields
        if field.column.references is not None
    )


def _key(table: Table) -> Expectation:
    single = len(table.key) == 1
    code, words = KEY_RULES.get(table.name, (CONTRACT, f"{', '.join(table.key)} is unique."))
    return Expectation(
        table=table.name,
        rule_code=code,
        words=words,
        dimension="uniqueness",
        severity="critical",
        check=(
            "expect_column_values_to_be_unique"
            if single
            else "expect_compound_columns_to_be_unique"
        ),
        columns=table.key,
    )


def _of_field(table: Table, field: Field) -> Iterator[Expectation]:
    column, name = field.column, (field.name,)
    if not field.is_nullable:
        yield _expectation(
            table.name,
            "expect_column_values_to_not_be_null",
            name,
            f"{field.name} is always there.",
        )
    if column.pattern is not None:
        yield _expectation(
            table.name,
            "expect_column_values_to_match_regex",
            name,
            f"{field.name} has the declared form.",
            {"regex": column.pattern},
        )
    if column.allowed is not None:
        yield _expectation(
            table.name,
            "expect_column_values_to_be_in_set",
            name,
            f"{field.name} is one of the {len(column.allowed)} declared values.",
            {"value_set": list(column.allowed)},
        )
    if column.minimum is not None or column.maximum is not None:
        yield _limits(table.name, field)


def _limits(table_name: str, field: Field) -> Expectation:
    low, high = field.column.minimum, field.column.maximum
    if high is None:
        words = f"{field.name} is at least {low}."
    elif low is None:
        words = f"{field.name} is at most {high}."
    else:
        words = f"{field.name} is between {low} and {high}."
    limits = {"min_value": low, "max_value": high}
    return _expectation(
        table_name,
        "expect_column_values_to_be_between",
        (field.name,),
        words,
        {name: float(limit) for name, limit in limits.items() if limit is not None},
    )


_DIMENSIONS: Mapping[str, Dimension] = MappingProxyType(
    {
        "expect_column_values_to_not_be_null": "completeness",
        "expect_table_row_count_to_equal": "consistency",
    }
)


def _expectation(
    table_name: str,
    check: CheckType,
    columns: Sequence[str],
    words: str,
    options: Mapping[str, object] | None = None,
) -> Expectation:
    return Expectation(
        table=table_name,
        rule_code=CONTRACT,
        words=words,
        dimension=_DIMENSIONS.get(check, "validity"),
        severity="critical",
        check=check,
        columns=tuple(columns),
        options=options or {},
    )
