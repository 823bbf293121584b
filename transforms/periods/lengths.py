"""Numbers, units and lengths as time expressions print them."""

from __future__ import annotations

import re
from datetime import date

from transforms.periods.calendar import Interval, add, unit_around
from transforms.periods.rule import Found, Scene, undated

LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "M", "year": "Y"}
FACTORS = {"quarter": 3, "half": 6, "decade": 10, "century": 100}
MULTIPLIERS = frozenset({12, 100})
"""Number words that multiply what stands before them: dozen, hundred."""
GRAINS = {
    "day": "day",
    "week": "day",
    "month": "month",
    "quarter": "month",
    "half": "year",
    "year": "year",
    "decade": "year",
    "century": "year",
}
"""How precisely N of them "ago" is meant: weeks to the day, years to the year."""
REACH = 2000
"""Largest count of units that is anchored; beyond it the calendar ends."""


def read_ordinal(words: str, scene: Scene) -> int:
    """Return 1 for "first" or "1st", -1 for "last" and "final"."""
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else int(scene.lexicon.value("ordinal", words))


def read_whole_number(words: str, scene: Scene) -> int:
    """Return the whole number that digits or number words print."""
    if words.isdigit():
        return int(words)
    total = 0
    for word in re.split(r"[\s-]+", words.casefold()):
        value = int(scene.lexicon.words["number"][word])
        total = total * value if value in MULTIPLIERS and total else total + value
    return total


def read_count(words: str, scene: Scene) -> int | None:
    """Return the number, 1 for "a", 2 for "a couple of", None for "several" and for zero."""
    lower = " ".join(words.casefold().split())
    if lower in ("a", "an", "the", "an additional", "another"):
        return 1
    vague = re.search(rf"\b(?:{scene.lexicon.choice('vague_number')})\b", lower)
    if vague:
        value = scene.lexicon.words["vague_number"][vague[0]]
        return int(value) if value else None
    return read_whole_number(lower, scene) or None


def unit_of(word: str, scene: Scene) -> str:
    """Return the unit that a singular or plural word names."""
    words = scene.lexicon.words
    return words["unit"].get(word.casefold()) or words["units"][word.casefold()]


def duration_of(count: int, unit: str) -> str:
    """Return the ISO 8601 duration of `count` units, such as P3Y, P9M, P10Y."""
    if unit in ("quarter", "half"):
        return f"P{count * FACTORS[unit]}M"
    if unit in ("decade", "century"):
        return f"P{count * FACTORS[unit]}Y"
    return f"P{count}{LETTERS[unit]}"


def rolling(on: date, count: int, unit: str) -> Interval | None:
    """Return the `count` units after `on`, or before it where count is negative.

    None where the calendar does not reach so far.
    """
    if abs(count) > REACH:
        return None
    try:
        other = add(on, count, unit)
    except OverflowError:
        return None
    return Interval(min(on, other), max(on, other))


def counted_back(count: int, unit: str, scene: Scene) -> Found:
    """Return the unit that lies `count` units before the publication date."""
    duration = duration_of(count, unit)
    if scene.on is None:
        return undated(duration)
    span = rolling(scene.on, -count, unit)
    if span is None:
        return Found(duration=duration, reason="before the calendar")
    return Found(unit_around(span.start, GRAINS[unit]), duration)
