"""Months in a row: "in April and May" names two months of one year, one period together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.periods.calendar import Interval, part_of_year
from transforms.periods.reading import TimeReading
from transforms.periods.rule import Scene

LINK = re.compile(r",? and |, ")
EACH = re.compile(r",? respectively\b")
"""What tells that each month has a size of its own."""
MONTHS_OF_A_YEAR = 12


def join_months(readings: Sequence[TimeReading], scene: Scene) -> list[TimeReading]:
    """Return the readings with months in a row dated by the one that has begun at publication.

    Where they follow one another the first reaches over all of them.
    """
    joined = list(readings)
    for first, last in _rows(joined, scene.text):
        months = _dated(joined[first : last + 1], scene)
        joined[first : last + 1] = months
        follows = zip(months, months[1:], strict=False)
        is_whole = all(one.period_end == after.period_start for one, after in follows)
        if is_whole and not EACH.match(scene.text, months[-1].end):
            joined[first] = replace(
                months[0], period_end=months[-1].period_end, phrase_end=months[-1].end
            )
    return joined


def _rows(readings: Sequence[TimeReading], text: str) -> Iterator[tuple[int, int]]:
    """Yield first and last index of each row of two months and more without a year."""
    first = 0
    for index in range(1, len(readings) + 1):
        if index < len(readings) and _is_linked(readings[index - 1], readings[index], text):
            continue
        if index - first > 1:
            yield first, index - 1
        first = index


def _is_linked(one: TimeReading, after: TimeReading, text: str) -> bool:
    is_month = all(
        reading.rule == "month" and reading.period_start is not None and reading.modifier is None
        for reading in (one, after)
    )
    return is_month and LINK.fullmatch(text, one.end, after.start) is not None


def _dated(row: Sequence[TimeReading], scene: Scene) -> list[TimeReading]:
    """Return the months of the year around the one that publication falls into, if one is it."""
    months = [reading.period_start.month for reading in row if reading.period_start is not None]
    if scene.on is None or scene.on.month not in months:
        return list(row)
    here = months.index(scene.on.month)
    dated = []
    for index, (reading, month) in enumerate(zip(row, months, strict=True)):
        ahead = (month - scene.on.month) % MONTHS_OF_A_YEAR
        turned = scene.on.month + ahead > MONTHS_OF_A_YEAR
        year = scene.on.year + turned if index >= here else scene.on.year - (month > scene.on.month)
        interval: Interval = part_of_year(year, month, 1)
        dated.append(replace(reading, period_start=interval.start, period_end=interval.end))
    return dated
