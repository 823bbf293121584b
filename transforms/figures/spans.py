"""Time spans without a number: the past decade, a century."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.number import ONE
from transforms.figures.rule import Draft
from transforms.figures.tokens import Line

HALF = Decimal("0.5")


def read_span_word(line: Line, at: int, lexicon: FigureLexicon) -> Draft | None:
    """Return "past decade" as 10 years and "a century" as 100, or None."""
    if line.lower[at] not in lexicon.functions["span_word"] or at == 0:
        return None
    if line.lower[at - 1] not in lexicon.functions["span_lead"]:
        return None
    found = lexicon.units.match_after(line, at)
    if found is None or line.lower[at - 2] in ("in", "once"):
        return None
    _, unit = found
    half = line.lower[at + 1 : at + 4] == ["and", "a", "half"]
    return Draft(
        "quantity",
        unit.factor * (ONE + HALF if half else ONE),
        None,
        unit.factor * (HALF if half else ONE),
        at - 1,
        at + (4 if half else 1),
        unit.code,
        unit.name,
        is_time=True,
    )
