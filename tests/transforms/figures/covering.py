"""Held against the accounting: does each run of digits stand in exactly one row?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def digit_runs(text: str) -> list[tuple[int, int]]:
    """Return where runs of decimal digits of any script stand, found character by character."""
    runs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if not character.isdecimal():
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def not_in_one_row(text: str, spans: Iterable[tuple[int, int]]) -> Sequence[str]:
    """Return, with its surroundings, each run of digits that does not stand in exactly one span."""
    counts = [0] * (len(text) + 1)
    for start, end in spans:
        for at in range(start, end):
            counts[at] += 1
    return [
        text[max(0, start - 20) : end + 20]
        for start, end in digit_runs(text)
        if any(counts[at] != 1 for at in range(start, end))
    ]
