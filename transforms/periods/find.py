"""Find the time expressions of an article and date them from its publication date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import get_args

from transforms.articles.document import PublicationDate
from transforms.periods import dates, fiscal_words, quarters, relative, spans, vague, years
from transforms.periods.ends import find_year_end, join_ends
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.reading import Relation, TimeReading
from transforms.periods.rule import Found, Rule, Scene
from transforms.text.sentences import SentenceSpan

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *years.RULES,
    *quarters.RULES,
    *fiscal_words.RULES,
    *relative.RULES,
    *spans.RULES,
    *vague.RULES,
)
TOKEN = re.compile(r"\w+")
KINDS_OF = {
    "unit": "unit",
    "units": "unit",
    "unit_like": "unit",
    "clock_unit": "clock",
    "weekday": "weekday",
    "point": "point",
    "daypart": "daypart",
    "number": "number",
    "season": "season",
    "frequency": "frequency",
    "fiscal": "fiscal",
    "present": "present",
    "vague": "vague",
    "quarter": "quarter",
    "half": "half",
}
"""Kind in time_words.csv to the kind of word that rules need."""
PREPOSITION_REACH = 22
RELATIONS: frozenset[str] = frozenset(get_args(Relation))


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The rules as compiled patterns, and which kinds of words call for them."""

    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    kinds: dict[str, frozenset[str]]
    cues: dict[str, str]
    preposition: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    match: re.Match[str]
    rule: Rule

    def overlaps(self, other: _Candidate) -> bool:
        return self.match.start() < other.match.end() and other.match.start() < self.match.end()


def find_times(
    text: str,
    sentences: Sequence[SentenceSpan],
    published: PublicationDate,
    lexicon: PeriodLexicon,
    *,
    has_fiscal: bool = True,
) -> tuple[TimeReading, ...]:
    """Return the time expressions of all sentences but boilerplate, in order, none overlapping.

    Every relative expression counts from `published`; without a date it keeps its place and its
    duration, and says so in `reason`. Where the article prints a year end, quarters and fiscal
    years follow it, unless `has_fiscal` is off. Takes time linear in the length of the text.
    """
    grammar = _grammar_of(lexicon)
    prose = [sentence for sentence in sentences if sentence.role != "boilerplate"]
    scene = Scene(text, published.published_on, lexicon, has_fiscal=has_fiscal, cues=grammar.cues)
    if has_fiscal:
        scene.year_end_month = find_year_end(text, prose, lexicon)
    readings = [
        reading for sentence in prose for reading in _read_sentence(sentence, scene, grammar)
    ]
    return tuple(readings)


@dataclass(frozen=True, slots=True)
class FixedTime:
    """What an expression says without a publication date.

    Attributes:
        rule: Rule that read it.
        words: The words with their preposition, as printed.
        preposition: That preposition in lower case, None without one.
        tense: "past" or "future" by the nearest verb, None without one.
        start_on: First day, where the words hold a year.
        month_day: Month and day, where they hold both but no year.
    """

    rule: str
    words: str
    preposition: str | None
    tense: str | None
    start_on: date | None
    month_day: tuple[int, int] | None


def find_fixed_times(
    text: str, sentences: Sequence[SentenceSpan], lexicon: PeriodLexicon
) -> tuple[FixedTime, ...]:
    """Return what the expressions say of themselves, so that they can date the article."""
    grammar = _grammar_of(lexicon)
    scene = Scene(text, None, lexicon, cues=grammar.cues)
    found: list[FixedTime] = []
    for sentence in sentences:
        if sentence.role == "boilerplate":
            continue
        scene.bounds = (sentence.start, sentence.end)
        for reading in _read_sentence(sentence, scene, grammar):
            found.append(_fixed(reading, scene, grammar))
    return tuple(found)


def _fixed(reading: TimeReading, scene: Scene, grammar: _Grammar) -> FixedTime:
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
    )


def read_phrase(phrase: str, on: date | None, lexicon: PeriodLexicon, rule: Rule) -> Found | None:
    """Return what one rule alone makes of `phrase`, None where it does not match or refuses."""
    grammar = _grammar_of(lexicon)
    scene = Scene(phrase, on, lexicon, bounds=(0, len(phrase)), cues=grammar.cues)
    pattern = next(pattern for known, pattern in grammar.rules if known is rule)
    match = pattern.search(phrase)
    return None if match is None else rule.read(match, scene)


def _read_sentence(
    sentence: SentenceSpan, scene: Scene, grammar: _Grammar
) -> Iterator[TimeReading]:
    scene.bounds = (sentence.start, sentence.end)
    candidates = list(_candidates(sentence, scene.text, grammar))
    readings = [
        replace(reading, **_relation_before(reading.start, scene, grammar))
        for reading in _accepted(candidates, scene)
    ]
    return iter(join_ends(readings, scene))


def _candidates(sentence: SentenceSpan, text: str, grammar: _Grammar) -> Iterator[_Candidate]:
    kinds: set[str] = set()
    for token in TOKEN.findall(text[sentence.start : sentence.end].casefold()):
        kinds |= grammar.kinds.get(token, _EMPTY) or _digit_kinds(token)
    if not kinds:
        return
    for rule, pattern in grammar.rules:
        if not rule.needs.isdisjoint(kinds):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                yield _Candidate(match, rule)


_EMPTY: frozenset[str] = frozenset()
_YEAR = frozenset({"year"})
_DIGIT_KINDS = (
    (re.compile(r"(?:1[5-9]|20)\d\ds?"), _YEAR),
    (re.compile(r"q[1-4]|[1-4]q.*|q[1-4]fy\d+"), frozenset({"quarter"})),
    (re.compile(r"h[12]"), frozenset({"half"})),
    (re.compile(r"fy\d*"), frozenset({"fiscal"})),
)


def _digit_kinds(token: str) -> frozenset[str]:
    if not any(character.isdigit() for character in token) and not token.startswith("fy"):
        return _EMPTY
    return next((kinds for form, kinds in _DIGIT_KINDS if form.fullmatch(token)), _EMPTY)


def _accepted(candidates: list[_Candidate], scene: Scene) -> Iterator[TimeReading]:
    """Yield readings in text order; of overlapping candidates the longest that reads wins."""
    waiting = sorted(candidates, key=lambda one: (one.match.start(), -one.match.end()))
    while waiting:
        cluster = [waiting[0]]
        reach = waiting[0].match.end()
        for candidate in waiting[1:]:
            if candidate.match.start() >= reach:
                break
            cluster.append(candidate)
            reach = max(reach, candidate.match.end())
        waiting = waiting[len(cluster) :]
        yield from sorted(_read_cluster(cluster, scene), key=lambda reading: reading.start)


def _read_cluster(cluster: list[_Candidate], scene: Scene) -> Iterator[TimeReading]:
    longest = sorted(cluster, key=lambda one: one.match.start() - one.match.end())
    while longest:
        first = longest.pop(0)
        reading = _read(first, scene)
        if reading is not None:
            yield reading
            longest = [one for one in longest if not one.overlaps(first)]


def _read(candidate: _Candidate, scene: Scene) -> TimeReading | None:
    match, rule = candidate.match, candidate.rule
    try:
        found = rule.read(match, scene)
    except OverflowError:
        return None
    if found is None:
        return None
    if found.is_focus and found.interval is not None:
        scene.add_focus(found.interval, match.end())
    start, end = (found.interval.start, found.interval.end) if found.interval else (None, None)
    return TimeReading(
        start=match.start(),
        end=match.end(),
        period_start=start,
        period_end=end,
        duration=found.duration,
        reason=found.reason if found.interval is None else None,
        rule=_name_of(rule, scene),
        modifier=found.modifier,
    )


def _name_of(rule: Rule, scene: Scene) -> str:
    """Return the rule's name; a quarter dated by the printed year end says so."""
    is_fiscal = rule.name in ("quarter", "q_number") and scene.year_end_month is not None
    return "fiscal_quarter" if is_fiscal else rule.name


def _relation_before(start: int, scene: Scene, grammar: _Grammar) -> dict[str, object]:
    """Return the fields `relation` and `phrase_start` of an expression that starts there."""
    low = max(scene.bounds[0], start - PREPOSITION_REACH)
    match = grammar.preposition.search(scene.text, low, start)
    if match is None:
        return {}
    value = scene.lexicon.value("before_period", " ".join(match["p"].split()))
    return {"relation": value, "phrase_start": match.start()} if value in RELATIONS else {}


@lru_cache(maxsize=4)
def _grammar_of(lexicon: PeriodLexicon) -> _Grammar:
    kinds: dict[str, set[str]] = {}
    for kind, words in lexicon.words.items():
        for word in words if kind in KINDS_OF else ():
            kinds.setdefault(word.split()[0], set()).add(KINDS_OF[kind])
    _add(kinds, lexicon.months, "month")
    _add(kinds, (name.split()[0] for name in lexicon.holidays), "holiday")
    cues = dict.fromkeys(lexicon.words["past_cue"], "past")
    cues |= dict.fromkeys(lexicon.words["future_cue"], "future")
    return _Grammar(
        rules=tuple((rule, lexicon.compile(rule.template)) for rule in RULES),
        kinds={word: frozenset(found) for word, found in kinds.items()},
        cues=cues,
        preposition=lexicon.compile(
            rf"\b(?P<p>(?i:{lexicon.choice('before_period')}))(?: (?i:the|early|late|about))? ?$"
        ),
    )


def _add(kinds: dict[str, set[str]], words: Iterable[str], kind: str) -> None:
    for word in words:
        kinds.setdefault(word, set()).add(kind)
