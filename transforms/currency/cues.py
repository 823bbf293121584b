"""What the words of an article say about each figure's currency, weighed by their distance."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from transforms.currency.evidence import Background
from transforms.currency.terms import code_on
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.figures.record import record, replace
from transforms.figures.tokens import Line
from transforms.text.sentences import SentenceSpan

REPEATED = Decimal("0.25")
MOST_REPEATS = 4
LEAD = Decimal(2)
"""What stands in the headline or the first sentence of the body says whom the article is about."""
ENOUGH = Decimal(16)
BEYOND_ENOUGH = Decimal("0.25")
"""Ten names of one country say little more than four."""
CLAUSE = Decimal("4.5")
SENTENCE = Decimal("0.75")
BEFORE = Decimal("0.5")
"""Weight of a word in the figure's own clause, elsewhere in its sentence, in the one before."""
REACH = 400
"""Characters to either side within which a word counts as near."""
GOVERNED_WITHIN = 6
"""Tokens before "Singapore affiliate" within which a preposition makes it no subject."""
MOST_NEAR = 2
"""How many words for one currency count in a clause, a sentence, the sentence before."""
BREAK = re.compile(
    r"[;:]|\s[–—-]{1,2}\s|,\s(?=and\s|but\s)|\b(?:while|whereas|against|versus|vs|compared with)\b"
)
"""Where a clause ends. Alternatives of bounded length: a search takes time linear in the text."""
POSSESSIVES = ("'s", "’s")
HEADLINES = frozenset({"title", "standfirst", "caption", "heading"})


@record
class Cue:
    """A word that speaks for a currency: where it stands and how much it weighs."""

    start: int
    code: str
    weight: Decimal
    words: str


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of an article in order, what they add up to, and its sentences.

    Attributes:
        cues: All cues outside the figures, in text order.
        weights: Sum for each currency over the whole article.
        words: The words that speak for each currency.
        sentences: The article's sentences, in order; one that is the whole text if unknown.
        starts: Their offsets.
        known: What is said near a figure, by its offset: each is asked for often.
    """

    text: str
    cues: tuple[Cue, ...]
    weights: Mapping[str, Decimal]
    words: Mapping[str, tuple[str, ...]]
    sentences: tuple[SentenceSpan, ...]
    starts: tuple[int, ...]
    known: dict[int, dict[str, Decimal]] = field(default_factory=dict)

    def near(self, figure: FigureReading) -> dict[str, Decimal]:
        """Return what the figure's own clause, sentence and paragraph say, by currency."""
        if figure.start not in self.known:
            self.known[figure.start] = self._near(figure)
        return self.known[figure.start]

    def _near(self, figure: FigureReading) -> dict[str, Decimal]:
        at = self._sentence_at(figure.start)
        whole = self.sentences[at]
        sentence = _reachable(whole, figure)
        clause = _clause(self.text, sentence, figure)
        near: dict[str, Decimal] = {}
        _add(near, self._between(*clause), CLAUSE)
        outside = [*self._between(sentence.start, clause[0])]
        _add(near, [*outside, *self._between(clause[1], sentence.end)], SENTENCE)
        before = self.sentences[at - 1] if at else None
        if before and "\n" not in self.text[before.end : whole.start]:
            _add(near, self._between(max(before.start, before.end - REACH), before.end), BEFORE)
        return near

    def in_clause(self, figure: FigureReading) -> frozenset[str]:
        """Return the currencies of which the figure's own clause speaks."""
        whole = self.sentences[self._sentence_at(figure.start)]
        clause = _clause(self.text, _reachable(whole, figure), figure)
        return frozenset(cue.code for cue in self._between(*clause) if cue.weight > 0)

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def _between(self, start: int, end: int) -> Sequence[Cue]:
        begin = bisect_left(self.cues, start, key=_start)
        return self.cues[begin : bisect_left(self.cues, end, key=_start)]


def read_cues(
    text: str,
    figures: Sequence[FigureReading],
    lexicon: FigureLexicon,
    background: Background,
) -> Cues:
    """Return what the names of countries, cities, markets and firms outside the figures say."""
    spans = tuple(background.sentences) or (SentenceSpan(0, len(text), "body"),)
    on = background.market.on if background.market else None
    cues = tuple(
        replace(cue, code=code_on(cue.code, lexicon.currency_terms, on) or cue.code)
        for start, end in _gaps(text, figures)
        for cue in _cues(text, start, end, lexicon)
    )
    counts: dict[tuple[str, str], int] = {}
    sizes: dict[tuple[str, str], Decimal] = {}
    leads = _leads(spans)
    for cue in cues:
        key = (cue.code, cue.words)
        counts[key] = counts.get(key, 0) + 1
        factor = LEAD if any(start <= cue.start < end for start, end in leads) else Decimal(1)
        sizes[key] = max(sizes.get(key, cue.weight), cue.weight * factor, key=abs)
    for cue in _cues(name := background.source_name or "", 0, len(name), lexicon):
        counts.setdefault((cue.code, cue.words), 1)
        sizes[cue.code, cue.words] = cue.weight * LEAD
    totals: dict[str, Decimal] = {}
    words: dict[str, tuple[str, ...]] = {}
    for key, size in sizes.items():
        repeats = min(counts[key] - 1, MOST_REPEATS)
        totals[key[0]] = totals.get(key[0], Decimal(0)) + size * (1 + REPEATED * repeats)
        if size > 0:
            words[key[0]] = (*words.get(key[0], ()), key[1])
    weights = {code: _saturated(total) for code, total in totals.items()}
    return Cues(text, cues, weights, words, spans, tuple(span.start for span in spans))


def _start(cue: Cue) -> int:
    return cue.start


def _cues(text: str, start: int, end: int, lexicon: FigureLexicon) -> list[Cue]:
    line = _without_possessives(Line.of(text, start, end))
    found: list[Cue] = []
    past = 0
    for index in lexicon.currency_cues.places(line):
        match = lexicon.currency_cues.match_after(line, index) if index >= past else None
        if match is not None:
            past, (code, weight) = match
            if not _is_attribute(line, index, past, lexicon):
                words = text[line.starts[index] : line.ends[past - 1]]
                words = words.removesuffix(POSSESSIVES[0]).removesuffix(POSSESSIVES[1])
                found.append(Cue(line.starts[index], code, weight, words))
    return found


def _is_attribute(line: Line, index: int, past: int, lexicon: FigureLexicon) -> bool:
    """Return whether the name only says where a part of somebody is, of whom nothing is told.

    So in "an order from its Singapore affiliate", and not in "its Kenyan arm earned".
    """
    if line.lower[past] not in lexicon.functions["part_of_firm"]:
        return False
    before = line.lower[max(0, index - GOVERNED_WITHIN) : index]
    return not lexicon.functions["governing"].isdisjoint(before)


def _without_possessives(line: Line) -> Line:
    """Return the line with "Norway's" read as Norway, its offsets as they are."""
    for index in range(line.count):
        if line.lower[index].endswith(POSSESSIVES):
            line.words[index] = line.words[index][:-2]
            line.lower[index] = line.lower[index][:-2]
    return line


def _gaps(text: str, figures: Sequence[FigureReading]) -> list[tuple[int, int]]:
    bounds = [0, *(place for figure in figures for place in (figure.start, figure.end)), len(text)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _leads(sentences: Sequence[SentenceSpan]) -> list[tuple[int, int]]:
    """Return the spans of the headline and of the first sentence of the body."""
    title = [s for s in sentences[:1] if s.role in HEADLINES]
    body = [s for s in sentences if s.role == "body"][:1] if len(sentences) > 1 else []
    return [(s.start, s.end) for s in (*title, *body)]


def _saturated(total: Decimal) -> Decimal:
    return total if total <= ENOUGH else ENOUGH + (total - ENOUGH) * BEYOND_ENOUGH


def _reachable(sentence: SentenceSpan, figure: FigureReading) -> SentenceSpan:
    """Return the part of the sentence within reach of the figure."""
    start, end = max(sentence.start, figure.start - REACH), min(sentence.end, figure.end + REACH)
    return SentenceSpan(start, end, sentence.role)


def _clause(text: str, sentence: SentenceSpan, figure: FigureReading) -> tuple[int, int]:
    """Return the offsets of the clause of `sentence` in which `figure` stands."""
    start, end = sentence.start, sentence.end
    for found in BREAK.finditer(text, sentence.start, sentence.end):
        if found.end() <= figure.start:
            start = found.end()
        elif found.start() >= figure.end:
            return start, found.start()
    return start, max(end, figure.end)


def _add(near: dict[str, Decimal], cues: Sequence[Cue], factor: Decimal) -> None:
    """Add the two heaviest words for each currency to `near`; words against one stay out."""
    heaviest: dict[str, dict[str, Decimal]] = {}
    for cue in cues:
        if cue.weight > 0:
            heaviest.setdefault(cue.code, {})[cue.words.lower()] = cue.weight
    for code, words in heaviest.items():
        size = sum(sorted(words.values(), reverse=True)[:MOST_NEAR], Decimal(0))
        near[code] = near.get(code, Decimal(0)) + size * factor
