"""What a source is held for whose process was lost with it."""

from __future__ import annotations

from flows.child_end import Lost
from flows.sources.record import HeldDocument


def held_for(lost: Lost) -> HeldDocument:
    """Return what holds a source that was given up."""
    return HeldDocument(lost.rule_code, f"{lost.reason[:1].upper()}{lost.reason[1:]}.")
