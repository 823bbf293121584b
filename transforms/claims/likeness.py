"""Whether two figures are spoken of in like words, and how the later one is introduced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.claims.context import ClaimContext
from transforms.claims.reading import FigureBinding
from transforms.figures.reading import FigureReading

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
COMMON_SHARE = 0.2
"""A word of more than this share of an article's sentences tells none from another."""
FEW = 3
"""No word is common that stands in so few sentences."""
SHORTEST = 3
"""Letters of a word that tells anything."""
STEM = 5
"""Letters by which a noun and its verb agree: invest, investment."""
LONGEST_LEAD = 36
NEXT_WORD = re.compile(r"[ -]([^\W\d_]{1,24})")
POINTS_BACK = re.compile(r"\b(?:that|those|this|these|same)\s+$", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|its|their|his|her)\s+$", re.IGNORECASE)
NAMED_AGAIN = re.compile(
    r"\b(?:the|this|that) [a-z]{3,12}(?:, (?:of|at|worth|valued at)|,? (?:is|was) worth)\s+$",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    r"\b(?:an?|another|further|second|separate|similar|additional|extra|more)\s+$", re.IGNORECASE
)


@dataclass(slots=True)
class Likeness:
    """The words around each figure of an article; sentences are read once each."""

    context: ClaimContext
    bindings: Sequence[FigureBinding]
    _starts: list[int] = field(init=False)
    _first: int | None = field(init=False)
    _words: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _common: frozenset[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Note where the sentences start and which is the first of the body."""
        sentences = self.context.sentences
        self._starts = [sentence.start for sentence in sentences]
        self._first = next((n for n, s in enumerate(sentences) if s.role == "body"), None)

    def sentence_of(self, figure: FigureReading) -> int:
        """Return the number of the sentence that holds `figure`."""
        return max(0, bisect_right(self._starts, figure.start) - 1)

    def is_first(self, figure: FigureReading) -> bool:
        """Return whether `figure` stands in the first sentence of the body."""
        return self.sentence_of(figure) == self._first

    def next_word(self, figure: FigureReading) -> str:
        """Return the word behind `figure`, in lower case, or nothing."""
        found = NEXT_WORD.match(self.context.text, figure.end)
        return found[1].lower() if found else ""

    def shared(self, one: int, two: int) -> int:
        """Return how many telling words the sentences of two figures share.

        Words that stand all over the article, and the names of the figures' own subjects, do not
        tell one statement from another; a sentence is not compared with itself.
        """
        numbers = [self.sentence_of(self.context.figures[index]) for index in (one, two)]
        if numbers[0] == numbers[1]:
            return 0
        both = self._telling(numbers[0]) & self._telling(numbers[1])
        return len(both - self._names(one) - self._names(two) - self._frequent())

    def names_subject(self, one: int, two: int) -> bool:
        """Return whether the sentence of figure `one` names the subject of figure `two`."""
        subject = self.bindings[two].subject
        span = self.context.sentences[self.sentence_of(self.context.figures[one])]
        return subject is not None and any(
            span.start <= mention.start < span.end and mention.entity == subject
            for mention in self.context.mentions
        )

    def points_back(self, figure: FigureReading) -> bool:
        """Return whether "that $140 million" or "those 30 jets" is said of an earlier one."""
        return self._is_led_by(POINTS_BACK, figure)

    def is_definite(self, figure: FigureReading) -> bool:
        """Return whether "the $5bn plan" speaks of a known one."""
        return self._is_led_by(DEFINITE, figure)

    def is_named_again(self, figure: FigureReading) -> bool:
        """Return whether "the deal, of $5bn" or "the order is worth $5bn" speaks of a known one."""
        return self._is_led_by(NAMED_AGAIN, figure)

    def is_another(self, figure: FigureReading) -> bool:
        """Return whether "a $5m grant" or "another $5m" introduces a new one."""
        return self._is_led_by(ANOTHER, figure)

    def _is_led_by(self, pattern: re.Pattern[str], figure: FigureReading) -> bool:
        start = max(0, figure.start - LONGEST_LEAD)
        return pattern.search(self.context.text[start : figure.start]) is not None

    def _telling(self, number: int) -> frozenset[str]:
        if number not in self._words:
            self._words[number] = self._read(number)
        return self._words[number]

    def _read(self, number: int) -> frozenset[str]:
        """Return the stems of a sentence's content words, those of its figures left out."""
        span, parse = self.context.sentences[number], self.context.parses[number]
        figures = [f for f in self.context.figures if span.start <= f.start < span.end]
        return frozenset(
            self.context.lexicon.lemma(token.text, token.tag)[:STEM]
            for token in parse.tokens
            if token.pos in CONTENT
            and len(token.text) >= SHORTEST
            and not any(f.start <= span.start + token.start < f.end for f in figures)
        )

    def _names(self, index: int) -> frozenset[str]:
        subject = self.bindings[index].subject
        return (
            frozenset(word.lower()[:STEM] for word in subject.name.split())
            if subject
            else frozenset()
        )

    def _frequent(self) -> frozenset[str]:
        if self._common is None:
            counts: dict[str, int] = {}
            for number in range(len(self.context.sentences)):
                for word in self._telling(number):
                    counts[word] = counts.get(word, 0) + 1
            most = max(FEW, int(COMMON_SHARE * len(self.context.sentences)))
            self._common = frozenset(word for word, count in counts.items() if count > most)
        return self._common


def is_ratio(one: FigureReading, two: FigureReading, off_by: int) -> bool:
    """Return whether a multiple and a percentage are one share, at most `off_by` points apart."""
    if {one.kind, two.kind} != {"percent", "multiple"} or one.value_high or two.value_high:
        return False
    multiple, percent = (one, two) if one.kind == "multiple" else (two, one)
    return multiple.value < 1 and abs(multiple.value * 100 - percent.value) <= off_by
