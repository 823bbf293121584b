"""Sentences with their roles."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.contracts.vocabulary import SentenceRole


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence: text[start:end], without outer white space."""

    start: int
    end: int
    role: SentenceRole
