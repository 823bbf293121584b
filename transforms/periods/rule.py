"""What a period rule is, and the scene in which it reads a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from transforms.periods.calendar import Interval, add
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import NO_DATE, Modifier

CUE_WORDS_BEFORE, CUE_WORDS_AFTER = 12, 8
"""How many words around an expression decide whether it lies ahead or behind."""
WORD = re.compile(r"'ll\b|[A-Za-z]+")
CUE_CHARACTERS = 110
DEADLINE = re.compile(r"(?i)\b(?:by|until|till)(?: the)? $")
PLUPERFECT = frozenset({"had", "been", "was", "were"})
FOCUS_REACH = 700
FOCUS_COUNT = 8
"""Characters and number of spans over which "a year earlier" still looks back to one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of its match; without an interval or a duration, `reason` says why."""

    interval: Interval | None = None
    duration: str | None = None
    reason: str | None = None
    modifier: Modifier | None = None
    is_focus: bool = False


@dataclass(slots=True)
class Scene:
    """The article around a match; `focuses` are the quarters, months and spans spoken of."""

    text: str
    on: date | None
    lexicon: PeriodLexicon
    year_end_month: int | None = None
    has_fiscal: bool = True
    focuses: list[tuple[int, Interval]] = field(default_factory=list)
    bounds: tuple[int, int] = (0, 0)
    cues: Mapping[str, str] = field(default_factory=dict)

    def add_focus(self, interval: Interval, position: int) -> None:
        """Remember a quarter, month or span, so that "a year earlier" can look back to it."""
        self.focuses.append((position, interval))

    def recent_focus(self, position: int, unit: str | None = None) -> Interval | None:
        """Return the span last spoken of before `position`, one `unit` long where it is given."""
        for at, interval in reversed(self.focuses[-FOCUS_COUNT:]):
            if position - at > FOCUS_REACH:
                return None
            is_over = self.on is None or interval.start < self.on
            if is_over and (unit is None or add(interval.start, 1, unit) == interval.end):
                return interval
        return None

    def tense(self, start: int, end: int) -> str | None:
        """Return "future" or "past" by the nearest verb before, else after; None without one."""
        low, high = self.bounds
        low = max(low, start - CUE_CHARACTERS)
        before = WORD.findall(self.text, low, start)[-CUE_WORDS_BEFORE:]
        if DEADLINE.search(self.text, low, start) and "had" not in before:
            return "future"
        found = self._cue(before[::-1])
        if found is None:
            after = WORD.findall(self.text, end, min(high, end + CUE_CHARACTERS))
            found = self._cue(after[:CUE_WORDS_AFTER])
        return found

    def _cue(self, words: Sequence[str]) -> str | None:
        """Return what the first telling word says; "had been due to" is past.

        So is a verb of speech right before the time: "pledged on Feb 24"; "to be paid" is not.
        """
        for index, word in enumerate(words):
            cue = None if word == "May" else self.cues.get(word.casefold())
            if cue is None and len(word) > len("used") and word.endswith("ed"):
                cue = "past"
            if index <= 1 and word.casefold() in self.lexicon.words["speech_cue"]:
                cue = "past"
            if cue == "past" and words[index + 1 : index + 2] == ["be"]:
                cue = "future"
            if cue == "future" and PLUPERFECT.intersection(words[index + 1 : index + 3]):
                cue = "past"
            if cue is not None:
                return cue
        return None


EXAMPLES_NEEDED = 3
Reader = Callable[[re.Match[str], Scene], Found | None]


@dataclass(frozen=True, slots=True)
class Example:
    """Words, and what the rule makes of them on Monday 2025-02-24; `expected` None: a refusal."""

    text: str
    expected: str | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with <slots>, the kinds of words that call for it, and a reader.

    One of the kinds `needs` must stand in a sentence before the pattern is tried on it.

    Raises:
        ValueError: Fewer than three examples, or none that is refused.
    """

    name: str
    needs: frozenset[str]
    template: str
    read: Reader
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        refused = sum(example.expected is None for example in self.examples)
        if len(self.examples) < EXAMPLES_NEEDED or not refused:
            raise ValueError(f"rule {self.name} needs three examples and one refusal among them")


def undated(duration: str | None = None) -> Found:
    """Return words that only the missing publication date keeps from being dated."""
    return Found(duration=duration, reason=NO_DATE)
