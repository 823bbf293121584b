"""The period lexicon of seeds/reference, loaded once for all tests."""

from __future__ import annotations

from functools import cache

from flows.reference import load_reference
from transforms.periods.lexicon import PeriodLexicon


@cache
def period_lexicon() -> PeriodLexicon:
    """Return the lexicon that ships."""
    return PeriodLexicon.from_reference(load_reference())
