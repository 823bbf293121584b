"""Every declared table keeps the rules of the house."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

import pytest

from transforms.contracts import Column, ContractError, Table, declared_tables, table
from transforms.contracts.table import SQL_TYPES

TABLES = list(declared_tables().values())
SUFFIX_TYPES = {"_at": "TIMESTAMPTZ", "_on": "DATE", "_char": "BIGINT", "_count": "BIGINT"}


@pytest.mark.parametrize("declared", TABLES, ids=lambda t: t.name)
def test_a_table_says_what_a_row_is_and_has_a_solid_key(declared: Table) -> None:
    assert declared.schema in {"raw", "core"}
    assert declared.doc and declared.grain
    assert not any(declared.field(name).is_nullable for name in declared.key)


@pytest.mark.parametrize("declared", TABLES, ids=lambda t: t.name)
def test_columns_keep_the_suffix_rules(declared: Table) -> None:
    for field in declared.fields:
        assert field.column.doc, field.name
        for suffix, sql_type in SUFFIX_TYPES.items():
            if field.name.endswith(suffix):
                assert field.sql_type == sql_type, field.name
        if field.name.startswith(("is_", "has_")):
            assert field.sql_type == "BOOLEAN", field.name


def test_two_columns_of_one_name_agree() -> None:
    meanings: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for declared in TABLES:
        for field in declared.fields:
            meanings[field.name].add((field.sql_type, field.column.unit))
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_references_lead_to_declared_columns() -> None:
    tables = declared_tables()
    for declared in TABLES:
        for field in declared.fields:
            if field.column.references:
                table_name, _, column = field.column.references.rpartition(".")
                target = tables[table_name].field(column)
                assert target.type is field.type


@dataclass
class BadField:
    why: str
    annotation: object


BAD_FIELDS = [
    BadField("no Column", str),
    BadField("an unmapped type", Annotated[float, Column("Share.")]),
    BadField("nullable without a meaning of NULL", Annotated[str | None, Column("Name.")]),
    BadField("two types", Annotated[str | int | None, Column("Name.", null_means="unknown")]),
]


@pytest.mark.parametrize("case", BAD_FIELDS, ids=lambda c: c.why)
def test_a_bad_declaration_fails_at_import(case: BadField) -> None:
    row_class = type("Row", (), {"__annotations__": {"name": case.annotation}, "__doc__": "R."})
    with pytest.raises(ContractError):
        table("core.bad", grain="nothing", key=("name",))(row_class)
    assert "core.bad" not in declared_tables()


def test_a_key_names_declared_columns() -> None:
    row_class = type(
        "Row", (), {"__annotations__": {"name": Annotated[str, Column("Name.")]}, "__doc__": "R."}
    )
    with pytest.raises(ContractError, match="nome"):
        table("core.bad", grain="nothing", key=("nome",))(row_class)


def test_money_is_never_a_float() -> None:
    assert float not in SQL_TYPES
