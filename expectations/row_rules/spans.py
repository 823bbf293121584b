"""The rule of all rows that print words of the text: S1, M1, R1 and half of F1."""

from __future__ import annotations

from expectations.declarations import Finding
from expectations.row_rules.surroundings import Span, Surroundings

SHOWN = 80


def words_match_text(row: Span, around: Surroundings) -> Finding | None:
    """Return a finding where text[start_char:end_char] differs from the row's surface."""
    printed = around.text_at(row)
    if printed is None or printed == row.surface:
        return None
    return Finding(f"the text's {printed[:SHOWN]!r}", repr(row.surface[:SHOWN]))
