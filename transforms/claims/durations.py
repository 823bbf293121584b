"""Which figures are lengths of time and which are ages."""

from __future__ import annotations

import re

from transforms.claims.frame import Frame
from transforms.figures.reading import FigureReading

TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""UCUM codes of time."""
TIME_NOUNS = frozenset(
    {"year", "month", "week", "day", "decade", "hour", "minute", "second"}
    | {"quarter", "fortnight", "century", "season"}
)
PER_UNIT = re.compile(r"(?: an?| per|/)\s*\w+$")
"""The tail of a rate or of a price per unit: "a day", "per share", "/MWh"."""
YEARS = "a"
AGE_WORDS = frozenset({"old", "aged", "age"})


def is_time_span(frame: Frame, figure: FigureReading, words: str) -> bool:
    """Return whether the figure is a length of time and no age; `words` is its surface."""
    if figure.kind != "quantity" or is_age(frame, figure, words):
        return False
    if figure.unit_code in TIME_UNITS and figure.unit_text:
        return True
    lower = PER_UNIT.sub("", words.lower()).replace("-", " ").split()
    return bool(lower) and lower[-1].rstrip("s") in TIME_NOUNS


def is_age(frame: Frame, figure: FigureReading, words: str) -> bool:
    """Return whether it is an age: "70-year-old", or a number after a name ("Ana Ruiz, 34,").

    So are years that print no unit: "over 65".
    """
    if figure.kind != "quantity":
        return False
    printed = words.lower().replace("-", " ").split()
    names_time = any(word.rstrip("s") in TIME_NOUNS for word in printed)
    if (figure.unit_code == YEARS and not names_time) or AGE_WORDS & set(printed):
        return True
    view, span = frame.view, frame.figure.span
    if span.first != span.last or view.lower(span.first - 1) != ",":
        return False
    name = view.name_at(span.first - 2) if span.first > 1 else None
    return name is not None and name.entity.entity_type == "person"
