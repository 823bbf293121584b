"""Spans on their way to mentions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from transforms.contracts.vocabulary import EntityType
from transforms.entities.reading import NamedEntity


@dataclass(frozen=True, slots=True)
class NameSpan:
    """text[start:end] prints `surface`, a name of `entity`."""

    start: int
    end: int
    surface: str
    entity: NamedEntity
    rule: str
    confidence: Decimal


def new_entity(name: str, entity_type: EntityType) -> NamedEntity:
    """Return an entity that no seed row knows."""
    return NamedEntity(
        name=name,
        entity_type=entity_type,
        country_code=None,
        ticker=None,
        home_currency_code=None,
        is_known=False,
    )


class TakenText:
    """The stretches of a text that are names already, so that no two mentions overlap."""

    def __init__(self, spans: Iterable[NameSpan] = ()) -> None:
        self._taken: set[int] = set()
        for span in spans:
            self.take(span.start, span.end)

    def take(self, start: int, end: int) -> None:
        """Mark text[start:end] as part of a name."""
        self._taken.update(range(start, end))

    def is_free(self, start: int, end: int) -> bool:
        """Return whether no part of text[start:end] is a name yet."""
        return self._taken.isdisjoint(range(start, end))
