"""Which sentences are in another language, so that their numbers are not read as English ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from transforms.figures.letter_runs import letter_runs
from transforms.figures.record import record
from transforms.text.sentences import SentenceSpan

ENGLISH = "en"
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
MANY = 3
"""So many foreign function words speak for themselves."""
SOME = 2
"""So many do where no English word and no English sentence stands beside."""
MARGIN = 3
"""So many times as many foreign as English words there must be: a quoted phrase is no sentence."""
NEIGHBOURS = 6
"""Sentences looked at on either side of one that does not tell by itself."""
LONGEST = 2000
"""Characters of a sentence that are looked at."""


@record
class Languages:
    """Tells for the sentences of one text whether they are in another language than English.

    Attributes:
        text: The text.
        sentences: Its sentences, in order.
        words: Function words by their roles "english_word" and "foreign_word".
        language: Language of the text (ISO 639-1) where its source names one.
        known: What was found, by the sentence's index: a sentence is asked for often.
    """

    text: str
    sentences: Sequence[SentenceSpan]
    words: Mapping[str, frozenset[str]]
    language: str | None = None
    known: dict[int, tuple[int, int]] = field(default_factory=dict)

    def is_foreign(self, index: int) -> bool:
        """Return whether the sentence at `index` is in another language.

        Its own function words tell; where they do not, the nearest sentences that do.
        """
        foreign, english = self._counts(index)
        if foreign >= MANY and foreign > MARGIN * english:
            return True
        if english:
            return False
        beside = [*self._beside(index, -1), *self._beside(index, 1)]
        if beside:
            return all(beside)
        return foreign >= SOME or (self.language or ENGLISH) != ENGLISH

    def _beside(self, index: int, step: int) -> Iterator[bool]:
        """Yield whether the nearest sentence in one direction that tells is foreign."""
        for at in range(index + step, index + step * (NEIGHBOURS + 1), step):
            if not 0 <= at < len(self.sentences):
                return
            foreign, english = self._counts(at)
            if foreign >= SOME or english:
                yield foreign >= SOME and foreign > MARGIN * english
                return

    def _counts(self, index: int) -> tuple[int, int]:
        """Return how many foreign and how many English function words a sentence has."""
        if index not in self.known:
            span = self.sentences[index]
            part = self.text[span.start : min(span.end, span.start + LONGEST)]
            self.known[index] = self._count(letter_runs(part))
        return self.known[index]

    def _count(self, words: Sequence[str]) -> tuple[int, int]:
        """Return the counts of `words`; in another script nearly each word is foreign.

        Foreign words in capitals are parts of names, so they do not count: Rio de Janeiro has
        one, Los Angeles none.
        """
        foreign = len(self.words["foreign_word"].intersection(words))
        if not "".join(words).isascii():
            foreign += sum(word.isalpha() and LATIN.search(word) is None for word in words)
        known = self.words["english_word"]
        if foreign < MANY:  # Then it matters only whether there is an English word at all.
            lower = map(str.lower, words)
            return foreign, int(not (known.isdisjoint(words) and known.isdisjoint(lower)))
        return foreign, sum(word in known or word.lower() in known for word in words)
