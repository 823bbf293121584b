"""What a period rule is, and the scene in which it reads a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
BASE: Mapping[str, str | None] = {
    "be": "future",
    "will": "future",
    "would": "future",
    "could": "future",
    "may": "future",
    "to": None,
}
"""What the word before makes of "cut" or "paid": "will cut", "to be paid"; "to cut" tells none."""
IS = frozenset({"is", "are"})
OPEN_SET = frozenset({"to", "for"})
"""What follows "set" where it looks ahead; "set on Aug 6" does not."""
ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "this"})
GRADES = frozenset({"still", "yet", "much", "long", "most", "first", "last"})
PROMISED, OPENS = frozenset({"pledged", "promised", "agreed"}), frozenset({"to", "will", "would"})
"""What was promised on Friday, and the words after which Friday is when it falls due."""
INFINITIVE = re.compile(r"\b[A-Z][\w'’.&-]* to (?!the\b|a\b|an\b|its\b)[a-z]{2,} ")
"""Opens a headline that looks ahead: "Loomworks to shut in May"."""
SPEECH_REACH = 2
ATTRIBUTE = re.compile(
    r"(?i)\b(?:the|its|their|his|her|an?|overall|provisional|revised|final|record)[ \n]$|['’]s $"
)
NOUN = re.compile(
    r" (?!(?:and|or|but|as|at|by|for|from|in|of|on|to|than|that|when|which|while|with|will|would|"
    r"was|were|is|are|has|had|have|could|may|might|should|after|before|until|because|if|it|he|"
    r"she|they|we|you|the|its)\b)[a-z]{3,}"
)
"""An expression between the two is no adverb but names what it stands before."""
FOCUS_REACH = 1200
FOCUS_COUNT = 8
SPOKEN_REACH = 250
DAYS_OF_A_SPAN, DAYS_OF_NEWS = 28, 7
"""Characters and number of spans over which "a year earlier" still looks back to one, and
characters over which "that year" does."""


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
    """The article around a match.

    `focuses` are the quarters, months and spans spoken of, `spoken` all dates and spans.
    `undated_fiscal` is where the last fiscal period without dates ends.
    `week_start` is the weekday (Monday is 0) on which the publisher's weeks start, and with
    `is_start_named` its country names fiscal years by the year in which they start.
    """

    text: str
    on: date | None
    lexicon: PeriodLexicon
    year_end_month: int | None = None
    week_start: int = 0
    is_start_named: bool = False
    has_fiscal: bool = True
    focuses: list[tuple[int, Interval]] = field(default_factory=list)
    spoken: list[tuple[int, Interval]] = field(default_factory=list)
    undated_fiscal: int = -1
    bounds: tuple[int, int] = (0, 0)
    cues: Mapping[str, str] = field(default_factory=dict)

    def add_focus(self, interval: Interval, position: int) -> None:
        """Remember a quarter, month or span, so that "a year earlier" can look back to it."""
        self.focuses.append((position, interval))
        self.spoken.append((position, interval))

    def recent_focus(
        self, position: int, unit: str | None = None, *, is_over: bool = False
    ) -> Interval | None:
        """Return the span last spoken of before `position`, one `unit` long where it is given.

        Only one that has begun by the publication date, with `is_over` one that had ended.
        """
        for at, interval in reversed(self.focuses[-FOCUS_COUNT:]):
            if position - at > FOCUS_REACH:
                return None
            begun = interval.end if is_over else interval.start
            fits = self.on is None or begun <= self.on
            if fits and (unit is None or add(interval.start, 1, unit) == interval.end):
                return interval
        return None

    def last_spoken(self, position: int, *, is_compared: bool = False) -> Interval | None:
        """Return the date or span last spoken of in this sentence or shortly before it.

        With `is_compared` not a day of another sentence, nor one of the days around publication:
        "a year earlier" hardly looks back from "said on Friday".
        """
        for at, interval in reversed(self.spoken[-FOCUS_COUNT:]):
            if at > position or (is_compared and self._is_passing(at, interval)):
                continue
            return interval if position - at <= SPOKEN_REACH else None
        return None

    def is_beside_fiscal(self, position: int) -> bool:
        """Return whether the last span of this sentence before `position` is an undated fiscal one.

        What is compared with it is then a fiscal period too.
        """
        at = self.undated_fiscal
        if not self.has_fiscal or not self.bounds[0] <= at <= position:
            return False
        return not any(at < other <= position for other, _ in self.focuses[-FOCUS_COUNT:])

    def _is_passing(self, at: int, interval: Interval) -> bool:
        """Return whether the span is too short and too near to be what another is compared with."""
        if (interval.end - interval.start).days >= DAYS_OF_A_SPAN:
            return False
        is_near = self.on is not None and abs((self.on - interval.start).days) <= DAYS_OF_NEWS
        return is_near or at <= self.bounds[0]

    def tense(self, start: int, end: int) -> str | None:
        """Return "future" or "past" by the nearest verb before, else after; None without one.

        In "the January deficit will be revised" the verb after it is that of the deficit. "Mill to
        shut in May" of a headline lies ahead.
        """
        low, high = self.bounds
        low = max(low, start - CUE_CHARACTERS)
        before = WORD.findall(self.text, low, start)[-CUE_WORDS_BEFORE:]
        if DEADLINE.search(self.text, low, start) and "had" not in before:
            return "future"
        after = WORD.findall(self.text, end, min(high, end + CUE_CHARACTERS))[:CUE_WORDS_AFTER]
        if ATTRIBUTE.search(self.text, low, start) and NOUN.match(self.text, end):
            after = []
        words = Cues(self, [*before, "", *after], len(before))
        found = next((cue for cue in words.cues() if cue is not None), None)
        is_plan = found is None and INFINITIVE.search(self.text, low, start) is not None
        return "future" if is_plan else found


@dataclass(frozen=True, slots=True)
class Cues:
    """The words around an expression, which stands at index `here` as an empty word."""

    scene: Scene
    words: Sequence[str]
    here: int

    def cues(self) -> Iterator[str | None]:
        """Yield what each word says, those before from the nearest, then those after."""
        for index in range(self.here - 1, -1, -1):
            yield self._before(index)
        for index in range(self.here + 1, len(self.words)):
            yield self._cue(index)

    def _before(self, index: int) -> str | None:
        """Return what a word before the expression says; "had been due to" is past.

        So is a verb of speech right before the time: "pledged on Feb 24"; "to be paid" is not.
        """
        word, cue = self.words[index].casefold(), self._cue(index)
        earlier = self.words[max(0, index - 2) : index]
        is_near = self.here - index <= SPEECH_REACH
        is_bare = word in PROMISED and not OPENS.intersection(self.words[index + 1 : self.here])
        if is_bare or (is_near and word in self.scene.lexicon.words["speech_cue"]):
            cue = "past"
        if cue == "past" and earlier and earlier[-1].casefold() in BASE:
            return BASE[earlier[-1].casefold()]
        if word == "to" and earlier and earlier[-1].casefold() in IS:
            return "future"
        return "past" if cue == "future" and PLUPERFECT.intersection(earlier) else cue

    def _cue(self, index: int) -> str | None:
        """Return "past" or "future" for a telling word; an adjective tells nothing."""
        word = self.words[index]
        if word == "May" or (word == "set" and self._following(index) not in OPEN_SET):
            return None
        is_participle = len(word) > len("used") and word.endswith("ed")
        if is_participle and self._is_adjective(index):
            return None
        return self.scene.cues.get(word.casefold()) or ("past" if is_participle else None)

    def _following(self, index: int) -> str:
        return self.words[index + 1] if index + 1 < len(self.words) else ""

    def _is_adjective(self, index: int) -> bool:
        """Return whether a participle stands before its noun: "a planned sale"."""
        outer, word = ["", "", *map(str.casefold, self.words[:index])][-2:]
        is_graded = word.endswith("ly") or word in GRADES
        return (outer if is_graded else word) in ARTICLES


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

    One of the kinds `needs`, and one of the words or <kinds> `tells` where there are any, must
    stand in a sentence before the pattern is tried on it: no match is without both.

    Raises:
        ValueError: Fewer than three examples, or none that is refused.
    """

    name: str
    needs: frozenset[str]
    template: str
    read: Reader
    examples: tuple[Example, ...]
    tells: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        refused = sum(example.expected is None for example in self.examples)
        if len(self.examples) < EXAMPLES_NEEDED or not refused:
            raise ValueError(f"rule {self.name} needs three examples and one refusal among them")


def undated(duration: str | None = None) -> Found:
    """Return words that only the missing publication date keeps from being dated."""
    return Found(duration=duration, reason=NO_DATE)
