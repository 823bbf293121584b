"""Rows to Arrow and back; what does not fit is named."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.rows import LARGEST, bare_row, extreme_row, row
from transforms.contracts import FxRate, Run, Table, declared_tables
from warehouse.arrow import ValueDoesNotFit, arrow_from_rows, arrow_schema, rows_from_arrow

TABLES = list(declared_tables().values())
FX_RATES = declared_tables()["core.fx_rates"]
RUNS = declared_tables()["core.runs"]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_rows_come_back_as_they_were(table: Table) -> None:
    rows: list[object] = [
        row(table.row_class, number=1),
        bare_row(table.row_class, number=2),
        extreme_row(table.row_class, 3),
    ]
    assert list(rows_from_arrow(table, arrow_from_rows(table, rows))) == rows


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_no_rows_keep_the_schema(table: Table) -> None:
    assert arrow_from_rows(table, []).schema.equals(arrow_schema(table), check_metadata=True)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_arrow_field_says_what_it_means(table: Table) -> None:
    for field, stored in zip(table.fields, arrow_schema(table), strict=True):
        meaning = {key.decode(): text.decode() for key, text in stored.metadata.items()}
        assert meaning["doc"] == field.column.doc
        assert meaning.get("null_means") == field.column.null_means
        assert meaning.get("unit") == field.column.unit
        assert stored.nullable == field.is_nullable


EURO = FxRate(rate_on=date(2025, 2, 21), currency_code="USD", units_per_eur=Decimal("1.0465"))
MISFITS = [
    # column, value, what the message must name, why
    ("units_per_eur", Decimal("1e29"), "1E+29", "one digit too many before the point"),
    ("units_per_eur", Decimal("1e-10"), "1E-10", "one digit too many after the point"),
    ("units_per_eur", Decimal("NaN"), "NaN", "not a number"),
    ("units_per_eur", Decimal("Infinity"), "Infinity", "not finite"),
    ("units_per_eur", 1.0465, "1.0465 (float)", "money is never a float"),
    ("units_per_eur", 1, "1 (int)", "a whole number is no Decimal"),
    ("units_per_eur", None, "NOT NULL", "no NULL where the contract allows none"),
    ("rate_on", datetime(2025, 2, 21, tzinfo=UTC), "datetime", "a moment is no day"),
    ("rate_on", "2025-02-21", "'2025-02-21' (str)", "text is no day"),
    ("currency_code", "\ud800", "ud800", "half a surrogate pair is no UTF-8"),
    ("currency_code", b"USD", "b'USD' (bytes)", "bytes are no text"),
]


@pytest.mark.parametrize(("column", "value", "named", "why"), MISFITS, ids=lambda v: str(v)[:30])
def test_a_value_that_does_not_fit_is_named(
    column: str, value: object, named: str, why: str
) -> None:
    wrong = dataclasses.replace(EURO, **{column: value})  # type: ignore[arg-type]
    with pytest.raises(ValueDoesNotFit) as caught:
        arrow_from_rows(FX_RATES, [EURO, wrong])
    assert f"core.fx_rates.{column}: " in str(caught.value), why
    assert named in str(caught.value), why


def test_whole_numbers_have_limits_too() -> None:
    with pytest.raises(ValueDoesNotFit, match=r"core\.runs\.articles_in: 9223372036854775808"):
        arrow_from_rows(RUNS, [row(Run, {"articles_in": 2**63})])
    with pytest.raises(ValueDoesNotFit, match=r"True \(bool\)"):
        arrow_from_rows(RUNS, [row(Run, {"articles_in": True})])


def test_long_values_are_cut_in_messages() -> None:
    with pytest.raises(ValueDoesNotFit) as caught:
        arrow_from_rows(
            FX_RATES,
            [dataclasses.replace(EURO, **{"currency_code": b"x" * 10_000})],  # type: ignore[arg-type]
        )
    assert len(str(caught.value)) < 300


@given(st.decimals(LARGEST.copy_negate(), LARGEST, places=9))
def test_every_decimal_of_the_column_is_kept_exactly(size: Decimal) -> None:
    rows = [dataclasses.replace(EURO, units_per_eur=size)]
    assert list(rows_from_arrow(FX_RATES, arrow_from_rows(FX_RATES, rows))) == rows


@given(
    st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1)),
    st.integers(-14 * 60, 14 * 60),
)
def test_moments_are_kept_whatever_their_zone(moment: datetime, minutes: int) -> None:
    local = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    rows = [row(Run, {"started_at": local})]
    (back,) = rows_from_arrow(RUNS, arrow_from_rows(RUNS, rows))
    assert back.started_at == local  # type: ignore[attr-defined]
    assert back.started_at.tzinfo is UTC  # type: ignore[attr-defined]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueDoesNotFit, match="time zone"):
        arrow_from_rows(RUNS, [row(Run, {"started_at": datetime(2025, 1, 1)})])
