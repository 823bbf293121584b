"""The part that a figure plays in a move, and the words that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transforms.contracts.vocabulary import Direction

MoveRole = Literal["size", "end", "start", "level"]
"""A figure is the size of a move, the level it ends at, the level it started from, or neither."""

END_WORDS = frozenset({"to", "at", "below", "above", "under", "past", "beyond", "over"})
START_WORDS = frozenset({"from"})
SIZE_WORDS = frozenset({"by", "of", ""})
COMPARED = frozenset({"than", "with", "against", "versus", "vs"})


@dataclass(frozen=True, slots=True)
class Move:
    """The part that a figure plays in a move; a start or a plain level has no direction."""

    role: MoveRole
    direction: Direction


LEVEL = Move("level", "none")
START = Move("start", "none")


def move_after(lead: str, direction: Direction) -> Move | None:
    """Return the part of a figure behind the preposition `lead` in a move in `direction`."""
    if lead in START_WORDS or lead in COMPARED:
        return START
    if lead in SIZE_WORDS:
        return Move("size", direction)
    return Move("end", direction) if lead in END_WORDS else None
