"""Which rows are held back, by which rule, and the rows that must follow them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from expectations.declarations import FOLLOWS, Finding
from transforms.contracts.table import Table, declared_tables

SEVERED: Mapping[str, tuple[str, ...]] = {
    "restates_figure_id": ("restates_figure_id", "restatement"),
    "pair_figure_id": (
        "pair_figure_id",
        "pair_implied_rate",
        "pair_ecb_rate",
        "pair_off_by",
        "pair_tolerance",
    ),
}
"""References that are taken away where the other row is held, with what depends on them. The
figure itself stands on its own words; only an exact repeat of a held figure is held with it."""
OWN_WORDS: Mapping[str, str] = {
    "core.claims.figure_id": "A claim needs its leading figure, which is held.",
    "core.figures.claim_id": "A figure is held with the claim that it witnesses.",
    "core.figures.restates_figure_id": "A figure that repeats a held figure is held with it.",
}
"""Why a row follows another, where that can be said better than by naming the tables."""


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason for which one row is held. `is_cascade`: only because another row is."""

    rule_code: str
    words: str
    finding: Finding
    is_cascade: bool = False


@dataclass(slots=True)
class HeldRows:
    """Positions of held rows by table, each with the rules that hold it."""

    holds: dict[str, dict[int, list[Hold]]] = field(default_factory=dict)

    def add(self, table_name: str, position: int, hold: Hold) -> None:
        """Hold the row at `position` of `table_name`."""
        self.holds.setdefault(table_name, {}).setdefault(position, []).append(hold)

    def positions(self, table_name: str) -> frozenset[int]:
        """Return the positions of the held rows of a table."""
        return frozenset(self.holds.get(table_name, ()))


@dataclass(frozen=True, slots=True)
class _Reference:
    table: Table
    column: str
    target: Table
    target_columns: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns of the referring row; an article is referred to with its version."""
        return (self.column, *self.target_columns[1:])


def follow_references(tables: Mapping[str, pa.Table], held: HeldRows) -> None:
    """Hold every row that refers to a held one, and the rows that refer to those, and so on."""
    references = tuple(_references(tables))
    changed = True
    while changed:
        changed = any([_follow(tables, reference, held) for reference in references])


def _references(tables: Mapping[str, pa.Table]) -> Iterator[_Reference]:
    declared = declared_tables()
    for name in tables:
        for column in declared[name].fields:
            target_name, _, target_column = (column.column.references or "").rpartition(".")
            if target_name in tables:
                target = declared[target_name]
                keys = (target_column, *(key for key in target.key if key != target_column))
                yield _Reference(declared[name], column.name, target, keys)


def _follow(tables: Mapping[str, pa.Table], reference: _Reference, held: HeldRows) -> bool:
    """Hold the rows whose `reference` meets a held row; return whether there were new ones."""
    lost = held.positions(reference.target.name)
    if not lost:
        return False
    keys = set(keys_at(tables[reference.target.name], reference.target_columns, sorted(lost)))
    rows = tables[reference.table.name]
    already = held.positions(reference.table.name)
    new = [
        position
        for position, key in enumerate(_keys(rows, reference.columns))
        if key in keys and position not in already
    ]
    if reference.column in SEVERED:
        new = [position for position in new if _is_repeat(rows, reference, position)]
    for position in new:
        held.add(reference.table.name, position, _hold_of(reference))
    return bool(new)


def _is_repeat(rows: pa.Table, reference: _Reference, position: int) -> bool:
    if reference.column != "restates_figure_id":
        return False
    return bool(rows["restatement"][position].as_py() == "repeat")


def _hold_of(reference: _Reference) -> Hold:
    target = reference.target.short_name
    words = OWN_WORDS.get(
        f"{reference.table.name}.{reference.column}",
        f"A row is held with the row of {target} that it belongs to.",
    )
    is_claim = reference.table.short_name == "claims" or reference.column == "claim_id"
    code = "K1" if is_claim else FOLLOWS
    found = Finding(f"a published row of {target}", f"a held row of {target}")
    return Hold(code, words, found, is_cascade=True)


def sever_links(figures: pa.Table) -> pa.Table:
    """Return `figures` without the links of some of them to figures that are not among them."""
    ids = frozenset(figures["figure_id"].to_pylist())
    for column, dependent in SEVERED.items():
        links = figures[column].to_pylist()
        is_lost = [link is not None and link not in ids for link in links]
        if any(is_lost):
            figures = _blank(figures, dependent, pa.array(is_lost))
    return figures


def _blank(rows: pa.Table, columns: Sequence[str], where: pa.Array) -> pa.Table:
    for name in columns:
        place = rows.column_names.index(name)
        kept = pc.if_else(where, pa.scalar(None, rows[name].type), rows[name])
        rows = rows.set_column(place, rows.schema.field(name), kept)
    return rows


def keys_at(
    rows: pa.Table, columns: Sequence[str], positions: Sequence[int]
) -> list[tuple[Any, ...]]:
    """Return the values of `columns` in the rows at `positions`."""
    return list(_keys(rows.select(list(columns)).take(list(positions)), columns))


def _keys(rows: pa.Table, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(rows[name].to_pylist() for name in columns), strict=True)
