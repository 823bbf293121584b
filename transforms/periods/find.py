"""Find the time expressions of an article and date them from its publication date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import get_args

from transforms.articles.document import PublicationDate
from transforms.periods import (
    dates,
    day_ranges,
    fiscal_words,
    quarters,
    relative,
    spans,
    vague,
    years,
)
from transforms.periods.ends import find_year_end, join_ends
from transforms.periods.lexicon import PeriodLexicon
from transforms.periods.lists import join_months
from transforms.periods.lookback import look_back
from transforms.periods.reading import Relation, TimeReading
from transforms.periods.rule import Found, Rule, Scene
from transforms.text.sentences import SentenceSpan

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *day_ranges.RULES,
    *years.RULES,
    *fiscal_words.RULES,
    *quarters.RULES,
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
    "decade": "decade",
    "frequency": "frequency",
    "fiscal": "fiscal",
    "present": "present",
    "vague": "vague",
    "quarter": "quarter",
    "half": "half",
    "shift": "shift",
    "span": "span",
}
"""Kind in time_words.csv to the kind of word that rules need."""
PREPOSITION_REACH = 22
UNSPOKEN = frozenset({"present", "span", "ago", "year_ago"})
"""Rules whose span "that year" does not mean."""
POSSESSIVE = ("'s", "’s")
"""Ends "last year's": the preposition before it belongs to what follows."""
FISCAL_RULES = frozenset({"fiscal_year", "fiscal_part", "year_range"})
"""Rules of periods that wait for the calendar of their issuer."""
RELATIONS: dict[str, Relation] = {name: name for name in get_args(Relation)}


@dataclass(frozen=True, slots=True)
class Customs:
    """Where an article comes from, as far as its times depend on it.

    Attributes:
        country_code: Country of the publisher (ISO 3166-1): whether a Sunday opens a new week, and
            whether a printed fiscal year to March may be called after its start. Weeks as such
            run from Monday. None: unknown, as if from Monday.
        has_fiscal: Whether quarters follow a year end that the article prints.
    """

    country_code: str | None = None
    has_fiscal: bool = True


CUSTOMS = Customs()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules as compiled patterns, and which kinds of words call for them."""

    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    kinds: dict[str, frozenset[str]]
    cues: dict[str, str]
    preposition: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the text at which the pattern of a rule matches."""

    match: re.Match[str]
    rule: Rule


def find_times(
    text: str,
    sentences: Sequence[SentenceSpan],
    published: PublicationDate,
    lexicon: PeriodLexicon,
    customs: Customs = CUSTOMS,
) -> tuple[TimeReading, ...]:
    """Return the time expressions of all sentences but boilerplate, in order, none overlapping.

    Every relative expression counts from `published`; without a date it keeps its place and its
    duration, and says so in `reason`. Where the article prints a year end, quarters and fiscal
    years follow it, unless `customs` say otherwise. Takes time linear in the length of the text.
    """
    grammar = grammar_of(lexicon)
    prose = [sentence for sentence in sentences if sentence.role != "boilerplate"]
    scene = Scene(text, published.published_on, lexicon, cues=grammar.cues)
    scene.has_fiscal = customs.has_fiscal
    scene.week_start = lexicon.week_starts.get(customs.country_code or "", 0)
    scene.is_start_named = customs.country_code in lexicon.words["start_named"]
    if customs.has_fiscal:
        scene.year_end_month = find_year_end(text, prose, lexicon)
    readings = [
        reading for sentence in prose for reading in read_sentence(sentence, scene, grammar)
    ]
    return tuple(readings)


def read_phrase(phrase: str, on: date | None, lexicon: PeriodLexicon, rule: Rule) -> Found | None:
    """Return what one rule alone makes of `phrase`, None where it does not match or refuses."""
    grammar = grammar_of(lexicon)
    scene = Scene(phrase, on, lexicon, bounds=(0, len(phrase)), cues=grammar.cues)
    pattern = next(pattern for known, pattern in grammar.rules if known is rule)
    match = pattern.search(phrase)
    return None if match is None else rule.read(match, scene)


def read_sentence(sentence: SentenceSpan, scene: Scene, grammar: Grammar) -> list[TimeReading]:
    """Return the expressions of one sentence in order; `scene` remembers the spans spoken of."""
    scene.bounds = (sentence.start, sentence.end)
    candidates = list(candidates_of(sentence, scene.text, grammar))
    readings = [_with_relation(reading, scene, grammar) for reading in _accepted(candidates, scene)]
    return join_months(look_back(join_ends(readings, scene), scene), scene)


def candidates_of(sentence: SentenceSpan, text: str, grammar: Grammar) -> Iterator[Candidate]:
    """Yield the matches of all rules that the words of the sentence call for, rule by rule."""
    tokens = set(TOKEN.findall(text[sentence.start : sentence.end].casefold()))
    kinds: set[str] = set()
    for token in grammar.kinds.keys() & tokens:
        kinds |= grammar.kinds[token]
    for token in tokens:
        if not token.isalpha() or token.startswith("fy"):
            kinds |= grammar.kinds.get(token) or _digit_kinds(token)
    if not kinds:
        return
    tokens.update(f"<{kind}>" for kind in kinds)
    for rule, pattern in grammar.rules:
        if not rule.needs.isdisjoint(kinds) and not (rule.tells and rule.tells.isdisjoint(tokens)):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                yield Candidate(match, rule)


_EMPTY: frozenset[str] = frozenset()
_YEAR = frozenset({"year"})
_DIGIT_KINDS = (
    (re.compile(r"(?:1[5-9]\d|20\d|[3-9])0s"), frozenset({"year", "decade"})),
    (re.compile(r"(?:1[5-9]|20)\d\ds?|2100"), _YEAR),
    (re.compile(r"q[1-4]|[1-4]q.*|q[1-4]fy\d+"), frozenset({"quarter"})),
    (re.compile(r"h[12]"), frozenset({"half"})),
    (re.compile(r"fy\d*"), frozenset({"fiscal"})),
)


def _digit_kinds(token: str) -> frozenset[str]:
    return next((kinds for form, kinds in _DIGIT_KINDS if form.fullmatch(token)), _EMPTY)


def _accepted(candidates: list[Candidate], scene: Scene) -> Iterator[TimeReading]:
    """Yield readings in text order; of overlapping candidates the longest that reads wins."""
    waiting = sorted(candidates, key=lambda one: (one.match.start(), -one.match.end()))
    cluster: list[Candidate] = []
    reach = 0
    for candidate in waiting:
        if cluster and candidate.match.start() >= reach:
            yield from _read_cluster(cluster, scene)
            cluster = []
        cluster.append(candidate)
        reach = max(reach, candidate.match.end())
    yield from _read_cluster(cluster, scene)


def _read_cluster(cluster: list[Candidate], scene: Scene) -> list[TimeReading]:
    """Return the readings of candidates that overlap, in text order.

    The longest come first, so that one that reaches into what was read does so with an end.
    """
    readings: list[TimeReading] = []
    begin = min((one.match.start() for one in cluster), default=0)
    is_read = bytearray(max((one.match.end() for one in cluster), default=0) - begin)
    for candidate in sorted(cluster, key=lambda one: one.match.start() - one.match.end()):
        start, end = (place - begin for place in candidate.match.span())
        if is_read[start] or is_read[end - 1]:
            continue
        reading = _read(candidate, scene)
        if reading is not None:
            readings.append(reading)
            is_read[start:end] = b"\1" * (end - start)
    return sorted(readings, key=lambda reading: reading.start)


def _read(candidate: Candidate, scene: Scene) -> TimeReading | None:
    match, rule = candidate.match, candidate.rule
    try:
        found = rule.read(match, scene)
    except OverflowError:
        return None
    if found is None:
        return None
    if found.interval is None and rule.name in FISCAL_RULES:
        scene.undated_fiscal = match.end()
    if found.is_focus and found.interval is not None:
        scene.add_focus(found.interval, match.end())
    elif found.interval is not None and rule.name not in UNSPOKEN:
        scene.spoken.append((match.end(), found.interval))
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
        is_ahead=rule.name == "duration" and scene.tense(match.start(), match.end()) == "future",
    )


def _name_of(rule: Rule, scene: Scene) -> str:
    """Return the rule's name; a quarter dated by the printed year end says so."""
    is_fiscal = rule.name in ("quarter", "q_number") and scene.year_end_month is not None
    return "fiscal_quarter" if is_fiscal else rule.name


def _with_relation(reading: TimeReading, scene: Scene, grammar: Grammar) -> TimeReading:
    """Return the reading with what the preposition before it says."""
    low = max(scene.bounds[0], reading.start - PREPOSITION_REACH)
    match = grammar.preposition.search(scene.text, low, reading.start)
    if match is None:
        return reading
    relation = RELATIONS.get(scene.lexicon.value("before_period", " ".join(match["p"].split())))
    is_owner = scene.text[reading.start : reading.end].endswith(POSSESSIVE)
    if relation is None or (is_owner and relation != "in"):
        return reading
    return replace(reading, relation=relation, phrase_start=match.start())


@lru_cache(maxsize=4)
def grammar_of(lexicon: PeriodLexicon) -> Grammar:
    """Return the compiled rules of `lexicon`, made once."""
    kinds: dict[str, set[str]] = {}
    for kind, words in lexicon.words.items():
        for word in words if kind in KINDS_OF else ():
            kinds.setdefault(word.split()[0], set()).add(KINDS_OF[kind])
    _add(kinds, lexicon.months, "month")
    _add(kinds, (name.split()[0] for name in lexicon.holidays), "holiday")
    cues = dict.fromkeys(lexicon.words["past_cue"], "past")
    cues |= dict.fromkeys(lexicon.words["future_cue"], "future")
    return Grammar(
        rules=tuple((rule, lexicon.compile(rf"(?<!\w)(?:{rule.template})")) for rule in RULES),
        kinds={word: frozenset(found) for word, found in kinds.items()},
        cues=cues,
        preposition=lexicon.compile(
            rf"\b(?P<p>(?i:{lexicon.choice('before_period')}))(?: (?i:the|early|late|about))? ?$"
        ),
    )


def _add(kinds: dict[str, set[str]], words: Iterable[str], kind: str) -> None:
    for word in words:
        kinds.setdefault(word, set()).add(kind)
