"""Find phrases of a lexicon at a place in a sentence, longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from transforms.figures.tokens import HYPHENS, Line, split_words

Meaning = TypeVar("Meaning")
Entry = tuple[tuple[str, ...], bool, Meaning]
ANY = ""
"""Stands for every word that no longer phrase has in second place."""


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases by their first two (or, to look back, last two) words, longest first.

    A phrase with a capital letter is matched as written, any other in lower case.
    """

    by_edge: dict[str, dict[str, tuple[Entry[Meaning], ...]]]
    backwards: bool

    @classmethod
    def of(
        cls, rows: Iterable[tuple[str, Meaning]], *, backwards: bool = False
    ) -> Phrases[Meaning]:
        """Return phrases to be matched forwards, or backwards from their last token."""
        found: dict[str, list[Entry[Meaning]]] = {}
        for phrase, meaning in rows:
            words = split_words(phrase)
            edge = words[-1 if backwards else 0].lower()
            found.setdefault(edge, []).append((words, phrase != phrase.lower(), meaning))
        return cls(
            {edge: _by_second(entries, backwards) for edge, entries in found.items()}, backwards
        )

    def match_after(self, line: Line, index: int) -> tuple[int, Meaning] | None:
        """Return the token past the longest phrase that begins at `index`, and its meaning.

        A hyphen before it or between its words is passed over; the 2 of "ft2" must be glued.
        """
        begin = line.after_hyphen(index) if line.words[index] in HYPHENS else index
        by_second = self.by_edge.get(line.lower[begin])
        if by_second is None:
            return None
        second = begin + 1 + (line.words[begin + 1] in HYPHENS)
        for words, exact, meaning in by_second.get(line.lower[second], by_second[ANY]):
            end = _match_forwards(line.words if exact else line.lower, words, begin)
            if end is not None and (not words[-1].isdecimal() or line.is_glued(end - 1)):
                return end, meaning
        return None

    def places(self, line: Line) -> list[int]:
        """Return the tokens at which `match_after` may find a phrase."""
        edges = self.by_edge
        return [
            index
            for index, word in enumerate(line.lower[: line.count])
            if word in edges or word in HYPHENS
        ]

    def match_before(self, line: Line, index: int) -> tuple[int, Meaning] | None:
        """Return the first token of the longest phrase that ends just before `index`."""
        last = index - 1
        by_second = self.by_edge.get(line.lower[last]) if last >= 0 else None
        if by_second is None:
            return None
        second = last - 1 - (line.words[last - 1] in HYPHENS)
        for words, exact, meaning in by_second.get(line.lower[second], by_second[ANY]):
            begin = _match_backwards(line.words if exact else line.lower, words, last)
            if begin is not None:
                return begin, meaning
        return None

    def meanings_of(self, word: str) -> list[Meaning]:
        """Return what the phrases of this one lower-case word mean."""
        entries = self.by_edge.get(word, {}).get(ANY, ())
        return [meaning for _, _, meaning in entries]


def _by_second(
    entries: list[Entry[Meaning]], backwards: bool
) -> dict[str, tuple[Entry[Meaning], ...]]:
    """Return the entries that each second word leaves possible, longest first, exact ones first."""
    ordered = sorted(entries, key=lambda entry: (-len(entry[0]), not entry[1]))
    second = -2 if backwards else 1
    seconds = {words[second].lower() for words, _, _ in ordered if len(words) > 1}
    return {
        word: tuple(
            entry for entry in ordered if len(entry[0]) == 1 or entry[0][second].lower() == word
        )
        for word in (*seconds, ANY)
    }


def _match_forwards(tokens: list[str], words: tuple[str, ...], begin: int) -> int | None:
    at = begin
    for position, word in enumerate(words):
        if position and tokens[at] in HYPHENS and word not in HYPHENS:
            at += 1
        if tokens[at] != word:
            return None
        at += 1
    return at


def _match_backwards(tokens: list[str], words: tuple[str, ...], last: int) -> int | None:
    at = last
    for position, word in enumerate(reversed(words)):
        if position and at > 0 and tokens[at] in HYPHENS and word not in HYPHENS:
            at -= 1
        if at < 0 or tokens[at] != word:
            return None
        at -= 1
    return at + 1
