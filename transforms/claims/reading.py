"""What the claim rules add to a figure."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.contracts.vocabulary import Category, Direction, Restatement, Status
from transforms.entities.reading import NamedEntity


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rule that chose a value and the words it rests on, as offsets in the article's text.

    Of what a nominal or the whole article tells, also how many sentences before the entity is
    named (0: in the same one, below zero: after), and the other body that could be meant.
    """

    rule: str
    start: int | None = None
    end: int | None = None
    distance: int | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True)
class FigureBinding:
    """Everything about one figure that its sentence tells, beyond its size.

    `speaker` is who is quoted or credited, None where the article itself says it. `is_change`
    tells the size of a rise or fall ("rose by $5m") from a level ("rose to $5m"), `is_negative` a
    size below zero (a printed minus, a loss) from one that falls. `is_denied` marks what the text
    denies or says is not so.
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
    is_denied: bool = False
    why_subject: Evidence | None = None
    why_status: Evidence | None = None
    why_speaker: Evidence | None = None


@dataclass(frozen=True, slots=True)
class RestatementLink:
    """The figure restates the earlier figure with index `earlier`."""

    earlier: int
    how: Restatement
