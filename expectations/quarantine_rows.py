"""Held rows -> rows of core.quarantine: the rule, what was expected and found, the words."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from expectations.context import AuditContext
from expectations.held import HeldRows, Hold
from transforms.contracts import Quarantine
from transforms.contracts.table import Table, declared_tables
from transforms.identity import content_id

FOLLOWERS = ("core.sentences", "core.mentions", "core.relations", "core.other_numbers")
"""Rows that are counted in the reason of a held article rather than held one by one: they say
nothing by themselves, and the article's bytes stay in raw.captures."""
Row = Mapping[str, Any]


def row_key(table: Table, row: Row) -> str:
    """Return the key of `row`: its key columns joined by "|"."""
    return "|".join(str(row[name]) for name in table.key)


@dataclass(frozen=True, slots=True)
class _Lookup:
    """The rows that give a held row its words."""

    sentences: Mapping[str, str]
    figures: Mapping[str, Row]
    sources: Mapping[tuple[str, int], str]


def quarantine_rows(
    tables: Mapping[str, pa.Table], held: HeldRows, context: AuditContext
) -> tuple[Quarantine, ...]:
    """Return one row per held row and rule, those that only follow another row last."""
    lookup = _look_up(tables)
    found: list[tuple[bool, Quarantine]] = []
    for name, positions in held.holds.items():
        table = declared_tables()[name]
        rows = tables[name].take(sorted(positions)).to_pylist()
        for row, position in zip(rows, sorted(positions), strict=True):
            for hold in positions[position]:
                if not (hold.is_cascade and name in FOLLOWERS and _article_held(row, held, tables)):
                    made = _quarantine(table, row, hold, lookup, context)
                    found.append((hold.is_cascade, made))
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def _article_held(row: Row, held: HeldRows, tables: Mapping[str, pa.Table]) -> bool:
    positions = sorted(held.positions("core.articles"))
    if not positions:
        return False
    articles = tables["core.articles"].select(["article_id", "version"]).take(positions)
    return (row["article_id"], row["version"]) in {
        (one["article_id"], one["version"]) for one in articles.to_pylist()
    }


def _look_up(tables: Mapping[str, pa.Table]) -> _Lookup:
    captures = {
        row["capture_id"]: row["source_name"]
        for row in _rows(tables, "raw.captures", "capture_id", "source_name")
    }
    return _Lookup(
        sentences={
            row["sentence_id"]: row["surface"]
            for row in _rows(tables, "core.sentences", "sentence_id", "surface")
        },
        figures={
            row["figure_id"]: row
            for row in _rows(
                tables, "core.figures", "figure_id", "surface", "start_char", "end_char"
            )
        },
        sources={
            (row["article_id"], row["version"]): captures[row["capture_id"]]
            for row in _rows(tables, "core.articles", "article_id", "version", "capture_id")
            if row["capture_id"] in captures
        },
    )


def _rows(tables: Mapping[str, pa.Table], name: str, *columns: str) -> Iterator[Row]:
    if name in tables:
        yield from tables[name].select(list(columns)).to_pylist()


def _quarantine(
    table: Table, row: Row, hold: Hold, lookup: _Lookup, context: AuditContext
) -> Quarantine:
    words = row if "surface" in row else lookup.figures.get(row.get("figure_id", ""), {})
    key = row_key(table, row)
    article_id, version = row.get("article_id"), row.get("version")
    sentence = lookup.sentences.get(row.get("sentence_id", ""))
    return Quarantine(
        quarantine_id=content_id(table.name, key, hold.rule_code),
        table_name=table.name,
        row_key=key,
        rule_code=hold.rule_code,
        reason=f"{hold.words} Found: {hold.finding.found}.",
        expected=hold.finding.expected,
        found=hold.finding.found,
        quote=words.get("surface") or row.get("title"),
        article_id=article_id,
        version=version,
        start_char=words.get("start_char"),
        end_char=words.get("end_char"),
        sentence=sentence or (words.get("surface") if table.short_name == "sentences" else None),
        source_name=row.get("source_name") or lookup.sources.get((article_id or "", version or 0)),
        held_row=None if table.schema == "raw" else json.dumps(row, default=_as_text),
        run_id=context.run_id,
        recorded_at=context.recorded_at,
    )


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} has no place in a held row")
