"""Printed conversions: "215 billion yuan (S$40 billion)", "$30 billion, or 215 billion yuan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.figures.reading import FigureReading
from transforms.figures.record import replace

LONGEST_GAP = 24
JOINT = re.compile(
    r"\s*(?:per share|a share|an ounce)?\s*"
    r"(?:(?P<open>[(\[])\s*(?:or|about|equivalent to|equal to|worth|=|i\.e\.,?)?\s*"
    r"|(?:,|\s[–—-])\s*(?:or|equivalent to|worth)\s+|\s+or\s+|\s*/\s*|\s*=\s*)"
)
"""Between an amount and its conversion. Every part is bounded by `LONGEST_GAP`."""
FURTHER = re.compile(r"\s*[;,/]\s*|\s+or\s+")


def link_conversions(text: str, readings: Sequence[FigureReading]) -> tuple[FigureReading, ...]:
    """Return the readings with `converts` set on each printed conversion of the one before it."""
    linked: list[FigureReading] = []
    for index, reading in enumerate(readings):
        original = _original(text, linked, index, reading) if index else None
        linked.append(reading if original is None else replace(reading, converts=original))
    return tuple(linked)


def _original(
    text: str, linked: Sequence[FigureReading], index: int, reading: FigureReading
) -> int | None:
    before = linked[index - 1]
    gap = text[before.end : reading.start]
    if len(gap) > LONGEST_GAP or reading.kind != "money" or before.kind != "money":
        return None
    if before.converts is not None and FURTHER.fullmatch(gap):
        return before.converts if _differ(linked[before.converts], reading) else None
    joint = JOINT.fullmatch(gap)
    if joint is None or not _differ(before, reading):
        return None
    if joint["open"] and not _closes(text, reading.end):
        return None
    return index - 1


def _differ(first: FigureReading, second: FigureReading) -> bool:
    """Return whether the two are printed in different currencies."""
    if first.unit_code and second.unit_code:
        return first.unit_code != second.unit_code
    return first.sign != second.sign


def _closes(text: str, end: int) -> bool:
    rest = text[end : end + LONGEST_GAP]
    return ")" in rest or "]" in rest or ";" in rest
