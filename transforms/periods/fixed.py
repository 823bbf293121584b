"""What time expressions say of themselves, so that they can date the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transforms.periods.find import Grammar, grammar_of, read_sentence
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import TimeReading
from transforms.periods.rule import Scene
from transforms.text.sentences import SentenceSpan

LAST_WORD = re.compile(r"([A-Za-z]+)\s$")
VERB_REACH = 20


@dataclass(frozen=True, slots=True)
class FixedTime:
    """What an expression says without a publication date.

    Attributes:
        rule: Rule that read it.
        words: The words with their preposition, as printed.
        preposition: That preposition in lower case, None without one.
        tense: "past" or "future" by the nearest verb, None without one.
        start_on: First day, where the words hold a year.
        start: Offset of the first word.
        follows_verb: Whether a past verb stands right before: "said on Mar 17".
        month_day: Month and day, where they hold both but no year.
        weekday: The weekday that they are, Monday is 0; None for other words.
    """

    rule: str
    words: str
    preposition: str | None
    tense: str | None
    start_on: date | None
    month_day: tuple[int, int] | None
    start: int = 0
    follows_verb: bool = False
    weekday: int | None = None


def find_fixed_times(
    text: str, sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> tuple[FixedTime, ...]:
    """Return what the expressions say of themselves, so that they can date the article."""
    grammar = grammar_of(lexicon)
    scene = Scene(text, None, lexicon, cues=grammar.cues)
    found: list[FixedTime] = []
    for sentence in sentences:
        if sentence.role == "boilerplate":
            continue
        scene.bounds = (sentence.start, sentence.end)
        for reading in read_sentence(sentence, scene, grammar):
            found.append(_fixed(reading, scene, grammar))
    return tuple(found)


def _fixed(reading: TimeReading, scene: Scene, grammar: Grammar) -> FixedTime:
    start = reading.start if reading.phrase_start is None else reading.phrase_start
    word = scene.text[start : reading.start].split()
    month_day = None
    if reading.rule in ("month_day", "day_month"):
        pattern = next(p for rule, p in grammar.rules if rule.name == reading.rule)
        match = pattern.fullmatch(scene.text, reading.start, reading.end)
        day = re.match(r"\d+", match["d"]) if match else None
        if match and day:
            month_day = (scene.lexicon.month(match["m"]), int(day[0]))
    return FixedTime(
        rule=reading.rule,
        words=" ".join(scene.text[start : reading.end].split()),
        preposition=word[0].casefold() if word else None,
        tense=scene.tense(start, reading.end),
        start_on=reading.period_start,
        month_day=month_day,
        start=start,
        follows_verb=_follows_verb(start, scene),
        weekday=_weekday(reading, scene),
    )


def _weekday(reading: TimeReading, scene: Scene) -> int | None:
    """Return the weekday of "Tuesday", None for "last Tuesday" and all else."""
    if reading.rule != "weekday":
        return None
    number = scene.lexicon.words["weekday"].get(scene.text[reading.start : reading.end].casefold())
    return None if number is None else int(number)


def _follows_verb(start: int, scene: Scene) -> bool:
    low = max(scene.bounds[0], start - VERB_REACH)
    word = LAST_WORD.search(scene.text, low, start)
    if word is None:
        return False
    verb = word[1].casefold()
    is_known = scene.cues.get(verb) == "past" or verb in scene.lexicon.words["speech_cue"]
    return is_known or (len(verb) > len("used") and verb.endswith("ed"))
