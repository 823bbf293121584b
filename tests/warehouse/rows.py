"""Rows for warehouse tests: any contract filled in, and small articles with what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from transforms.contracts import (
    Article,
    Capture,
    Claim,
    Entity,
    Figure,
    Sentence,
    declared_tables,
    table_of,
)
from transforms.contracts.table import Field, Table
from warehouse.lake import Lake
from warehouse.paths import WarehousePaths
from warehouse.staging import gather_batches, stage_batch

LARGEST = Decimal("99999999999999999999999999999.999999999")
"""The largest DECIMAL(38, 9)."""
SMALLEST_STEP = Decimal("0.000000001")
A_DAY = date(2025, 2, 24)

R = TypeVar("R")
Changes = Mapping[str, object]
NONE: Changes = MappingProxyType({})
Rows = dict[str, list[object]]


def hexed(*parts: object, length: int = 16) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:length]


def value_of(table: Table, field: Field, number: int) -> object:
    column = field.column
    if column.allowed:
        return column.allowed[number % len(column.allowed)]
    if field.type is str:
        return text_of(table, field, number)
    made: dict[type, object] = {
        int: int(column.minimum or 0) + number,
        Decimal: Decimal(number) / 8 if column.maximum else Decimal(number) + SMALLEST_STEP,
        bool: number % 2 == 0,
        date: date(2025, 1, 1 + number % 28),
        datetime: datetime(2025, 1, 1, 12, 30, 15, 123456 + number, tzinfo=UTC),
        bytes: bytes([0, 255, number % 256]),
    }
    return made[field.type]


def text_of(table: Table, field: Field, number: int) -> str:
    pattern = field.column.pattern or ""
    if "0-9a-f" in pattern:
        return hexed(table.name, field.name, number, length=64 if "64" in pattern else 16)
    if "A-Z" in pattern:
        return "".join(chr(65 + (number + i) % 26) for i in range(3 if "3" in pattern else 2))
    if pattern == r"^[a-z]{2}$":
        return "en"
    if pattern == r"^\w+/\S+$":
        return "text/plain"
    if pattern:
        return f"rule{number}"
    return f"{field.name} {number}: “Ünïcode” 'quoted' \n\t\x00 end 🦆"


def row(row_class: type[R], changes: Changes = NONE, number: int = 0) -> R:
    """A row with every column filled in, but for `changes`; `number` makes it another one."""
    table = table_of(row_class)
    values = {field.name: value_of(table, field, number) for field in table.fields}
    return row_class(**{**values, **changes})


def bare_row(row_class: type[R], changes: Changes = NONE, number: int = 0) -> R:
    """A row with NULL in every column that allows it, but for `changes`."""
    nulls = {field.name: None for field in table_of(row_class).fields if field.is_nullable}
    return row(row_class, {**nulls, **changes}, number)


def extreme_row(row_class: type[R], number: int = 0) -> R:
    """A row at the ends of what its types hold."""
    is_low = number % 2 == 1
    ends: dict[type, object] = {
        Decimal: LARGEST.copy_negate() if is_low else LARGEST,
        int: -(2**63) if is_low else 2**63 - 1,
        date: date.min if is_low else date.max,
        datetime: datetime(1, 1, 1, tzinfo=UTC) if is_low else datetime(9999, 12, 31, tzinfo=UTC),
    }
    table = table_of(row_class)
    fields = [f for f in table.fields if f.type in ends and f.name not in table.key]
    return row(row_class, {field.name: ends[field.type] for field in fields}, number)


def publish(lake: Lake, rows: Mapping[str, list[object]], batch_id: str = "batch") -> int:
    return lake.publish(gather_batches([stage_batch(lake.paths, batch_id, rows)]))


def _columns_of(row_class: type, values: Changes) -> Changes:
    columns = table_of(row_class).column_names
    return {name: value for name, value in values.items() if name in columns}


class Day:
    """Articles and what they say, built up call by call, for tests of views."""

    def __init__(self) -> None:
        self.rows: Rows = {name: [] for name in declared_tables()}
        self._entities: set[str] = set()

    def article(self, name: str, **changes: object) -> Article:
        """An article of The Morning Paper on 2025-02-24, but for `changes`."""
        version = changes.get("version", 1)
        capture_id = hexed("capture", name, version)
        file = f"{name}.txt"
        self.add(Capture, capture_id=capture_id, identity=file, source_name=file)
        settled: dict[str, object] = {
            "article_id": hexed(name),
            "version": version,
            "capture_id": capture_id,
            "publisher": "The Morning Paper",
            "published_on": A_DAY,
            "title": name,
            "recorded_at": datetime(2025, 3, 1, tzinfo=UTC),
        }
        return self.add(Article, **{**settled, **changes})

    def claim(self, article: Article, who: str | None, **changes: object) -> Claim:
        """Who plans to invest 100 dollars, but for `changes`, with the figure and sentence.

        `words` are those of the sentence.
        """
        number = len(self.rows["core.claims"])
        words = str(changes.pop("words", f"Sentence {number} of {article.title}."))
        sentence = self.sentence(article, words)
        settled: dict[str, object] = {
            "article_id": article.article_id,
            "version": article.version,
            "sentence_id": sentence.sentence_id,
            "claim_id": hexed("claim", article.article_id, article.version, number),
            "figure_id": hexed("figure", article.article_id, article.version, number),
            "subject_entity_id": self.entity(who),
            "subject_name": who,
            "said_on": article.published_on,
            "kind": "money",
            "category": "investment",
            "status": "planned",
            "direction": "none",
            "value": Decimal(100),
            "bound": "exact",
            "unit_code": "USD",
            "confidence": Decimal("0.9"),
            "witness_count": 1,
            **changes,
        }
        claim = self.add(Claim, **_columns_of(Claim, settled))
        self.figure(article, claim, **_columns_of(Figure, settled))
        return claim

    def figure(self, article: Article, claim: Claim, **changes: object) -> Figure:
        """A figure that states `claim`, printed as "printed", but for `changes`."""
        number = len(self.rows["core.figures"])
        settled: dict[str, object] = {
            "figure_id": hexed("figure", claim.claim_id, number),
            "article_id": article.article_id,
            "version": article.version,
            "sentence_id": claim.sentence_id,
            "claim_id": claim.claim_id,
            "start_char": 100 * number + 9,
            "end_char": 100 * number + 16,
            "surface": "printed",
            "kind": "money",
            "currency_evidence": "explicit",
        }
        return self.add(Figure, **{**settled, **changes})

    def sentence(self, article: Article, words: str, **changes: object) -> Sentence:
        """A sentence of 99 characters after those before it, but for `changes`."""
        number = len(self.rows["core.sentences"])
        settled: dict[str, object] = {
            "sentence_id": hexed("sentence", article.article_id, article.version, number),
            "article_id": article.article_id,
            "version": article.version,
            "start_char": 100 * number,
            "end_char": 100 * number + 99,
            "surface": words,
            "role": "body",
        }
        return self.add(Sentence, **{**settled, **changes})

    def entity(self, name: str | None) -> str | None:
        """The id of an entity, which is added where it is new; None for no name."""
        if name is None:
            return None
        entity_id = hexed("entity", name)
        if name not in self._entities:
            self._entities.add(name)
            self.add(Entity, entity_id=entity_id, name=name)
        return entity_id

    def add(self, row_class: type[R], **changes: object) -> R:
        """Any row with NULL wherever it may be, but for `changes`."""
        rows = self.rows[table_of(row_class).name]
        added = bare_row(row_class, changes, len(rows))
        rows.append(added)
        return added

    def publish(self, lake: Lake) -> int:
        return publish(lake, self.rows)


def paths_in(folder: Path) -> WarehousePaths:
    return WarehousePaths(folder / "a warehouse, it's here")
