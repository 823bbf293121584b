"""What the entity rules read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transforms.contracts.vocabulary import EntityType, Predicate


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity as the gazetteer knows it, or as the text names it.

    `is_known` tells whether it stands in seeds/reference/entities.csv; `source` then says where
    that row comes from. `fiscal_year_end_month` is from fiscal_years.csv.
    """

    name: str
    entity_type: EntityType
    country_code: str | None
    ticker: str | None
    home_currency_code: str | None
    is_known: bool
    isin: str | None = None
    parent_name: str | None = None
    fiscal_year_end_month: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class MentionReading:
    """text[start:end] names `entity`."""

    start: int
    end: int
    entity: NamedEntity
    rule: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class RelationReading:
    """text[start:end] states that `subject` stands in `predicate` to `object`."""

    subject: NamedEntity
    predicate: Predicate
    object: NamedEntity
    start: int
    end: int
    rule: str
