"""A subject with the rule that chose it."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.entities.reading import NamedEntity


@dataclass(frozen=True, slots=True)
class Owner:
    """A subject and the rule that chose it; `entity` None where the rule says there is none."""

    entity: NamedEntity | None
    rule: str
