"""What a number-like string is refused as, and the form of a rule that refuses."""

from __future__ import annotations

from collections.abc import Callable

from transforms.contracts.vocabulary import NumberReason
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.record import record
from transforms.figures.tokens import Line


@record
class Refusal:
    """Tokens up to `end` are no figure, for a reason; `start` is set where the rules are tried."""

    end: int
    reason: NumberReason
    start: int = -1


RefusalRule = Callable[[Line, int, FigureLexicon], Refusal | None]
