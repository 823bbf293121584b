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
PAST_WORDS = frozenset({"past", "last", "previous", "ago"})
"""A time span with one of these in it has passed, whatever is planned beside it."""
PAST_BESIDE = frozenset({"past", "previous", "ago"})
"""So has one beside which one of these stands; "the last two weeks of May" may come."""
NO_RANK = frozenset({"most", "least"})
RANK_TAGS = frozenset({"JJS", "RBS"})
RANK_REACH = 7
"""Tokens before a time span in which what it ranks may stand: "its best month in ten years"."""
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


def is_over(frame: Frame) -> bool:
    """Return whether a time span has passed: "the past year", "two days ago", "first in a year"."""
    view, span = frame.view, frame.figure.span
    inside = {view.lower(token) for token in range(span.first, span.last + 1)}
    beside = {view.lower(span.first - 1), view.lower(span.last + 1)}
    return bool(inside & PAST_WORDS or beside & PAST_BESIDE) or _is_ranked(frame)


def _is_ranked(frame: Frame) -> bool:
    """Return whether the span tells since when there was no such thing: "the worst in a decade"."""
    view, span = frame.view, frame.figure.span
    lead = span.first - 1
    if view.lower(lead) not in {"in", "for"}:
        return False
    for token in range(lead - 1, max(-1, lead - 1 - RANK_REACH), -1):
        word = view.tokens[token]
        if word.pos in {"VERB", "PUNCT"}:
            return False
        is_rank = word.tag in RANK_TAGS or view.lower(token) == "first"
        if is_rank and view.lower(token) not in NO_RANK and view.lower(token + 1) != "of":
            return True
    return False
