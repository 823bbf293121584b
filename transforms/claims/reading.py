"""What the claim rules add to a figure."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.contracts.vocabulary import Category, Direction, Restatement, Status
from transforms.entities.reading import NamedEntity


@dataclass(frozen=True, slots=True)
class FigureBinding:
    """Everything about one figure that its sentence tells, beyond its size.

    `speaker` is who is quoted or credited, None where the article itself says it. `is_change`
    tells the size of a rise or fall ("rose by $5m") from a level ("rose to $5m"), `is_negative` a
    size below zero (a printed minus, a loss) from one that falls.
    """

    subject: NamedEntity | None
    subject_rule: str | None
    measure: str | None
    purpose: str | None
    category: Category
    status: Status
    direction: Direction
    speaker: str | None
    is_change: bool = False
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class RestatementLink:
    """The figure restates the earlier figure with index `earlier`."""

    earlier: int
    how: Restatement
