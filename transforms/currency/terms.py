"""Currencies that began or ended: which code a name or sign means on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Term:
    """When a currency was in use; None where its first or last day does not matter here.

    `predecessor` had the same name before it, as the old bolivar had before the new one.
    """

    began_on: date | None
    ended_on: date | None
    predecessor: str | None


Terms = Mapping[str, Term]


def code_on(code: str, terms: Terms, on: date | None) -> str | None:
    """Return the code that a name for `code` meant on a day: itself, a predecessor, or None.

    A currency that had ended keeps its code: an article may speak of the past, but not of what
    was still to come.
    """
    if on is None:
        return code
    at: str | None = code
    for _ in terms:
        term = terms.get(at) if at else None
        if term is None or term.began_on is None or term.began_on <= on:
            break
        at = term.predecessor
    return at


def ended_on(codes: Sequence[str], terms: Terms, on: date | None) -> frozenset[str]:
    """Return those of `codes` that were no longer in use on a day: none where it is unknown."""
    if on is None:
        return frozenset()
    last = {code: terms[code].ended_on for code in codes if code in terms}
    return frozenset(code for code, day in last.items() if day is not None and day < on)
