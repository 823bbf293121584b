"""What speaks for each currency of a bare sign, and which one wins by a margin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from transforms.currency.fit import Market
from transforms.figures.reading import FigureReading
from transforms.figures.record import record
from transforms.text.sentences import SentenceSpan

__all__ = [
    "Background",
    "Market",
    "Verdict",
    "add_weights",
    "marks_elsewhere",
    "prior",
    "read_marks",
    "weigh",
]

Weights = Mapping[str, Decimal]

ZERO = Decimal(0)
PRIOR = Decimal(3)
"""For the US dollar of a bare dollar sign, before any word is read."""
WORD_PRIOR = Decimal(1)
"""For the likeliest currency of any other sign: francs of Switzerland, kr of Sweden."""
WIRE_PRIOR = Decimal(2)
"""More for the US dollar where a wire prints "dlrs" and "cts" without a country."""
HOME = Decimal(12)
"""For the publisher's home currency."""
WIRE_HOME = Decimal(3)
"""For the home of a wire that prints "dlrs": it means those of the company's own country."""
HOUSE_STYLE = Decimal(13)
"""For what a publisher with another home currency is known to mean by a bare $."""
PLAIN_ON_WIRES = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD"})
"""Dollars that wires printed as plain "dlrs" in stories of their countries (read in the wire
stories of 1987); those of Taiwan, Jamaica and others they named, and told trade in US dollars."""
MARKED_ABROAD = frozenset({"ARS", "BRL", "CLP", "COP", "DOP", "MXN", "TWD", "UYU"})
"""Currencies of a bare $ at home that English prose abroad names or marks: pesos, NT$."""
MARKED_WORDS = Decimal(5)
"""At most so much can words say for these: too little to win over the US dollar's PRIOR."""
AGENCY = Decimal(12)
"""For what the credited agency means by a bare $: the dateline says nothing of it."""
FOREIGN = Decimal(10)
"""For the US dollar of a bare $ where the publisher's home currency has another sign."""
FOREIGN_WORDS = Decimal(7)
"""At most so much can words say for another currency than the publisher's own of the sign: they
can keep the choice open, not make it."""
FOREIGN_LEAD = Decimal(8)
FOREIGN_STORY = Decimal(11)
"""So much where they outweigh the words for the home by more than FOREIGN_LEAD; but a US paper's
bare $ is its own also in a story from abroad."""
PROVEN = Decimal(14)
"""For the currency that a printed pair gives the same sign elsewhere in the article."""
MARKED_ELSEWHERE = Decimal(-12)
"""For US$ beside a bare $: who marks the one does not mean it by the other."""
NAMED_ELSEWHERE = Decimal(-6)
"""For "Hong Kong dollars" in words beside a bare $."""
OWN_MARK = Decimal(2)
"""For A$ beside a bare $: the writer may mark the home currency where another stands near."""
INTRODUCED = Decimal(10)
"""For "Swiss francs" before bare francs: the full name is printed once."""
MARGIN = Decimal(3)
LEAST_CONFIDENCE = Decimal("0.63")
RATIO_PLACES = Decimal("0.01")
DOLLARS = "USD"
"""First currency of each sign that any country's dollars and cents share."""


@record
class Background:
    """What is known of an article beside its text and figures.

    Attributes:
        home: Home currency of the publisher (ISO 4217), if known.
        dollar: What the publisher means by a bare $ where its home currency has another sign.
        market: Rates of the day of publication, which tell which currency a printed pair fits.
        sentences: The article's sentences; without them the text counts as one.
        source_name: Name of a publisher whose home is unknown: "Detroit ..." speaks for it.
        agency: What the credited news agency means by a bare $, if known.
    """

    home: str | None = None
    dollar: str | None = None
    market: Market | None = None
    sentences: Sequence[SentenceSpan] = ()
    source_name: str | None = None
    agency: str | None = None

    def limit(self, words: Weights, codes: Sequence[str], *, is_wire_word: bool) -> Weights:
        """Return the weights of words, those against the publisher's own currency limited."""
        agency = self.agency_style(codes, is_wire_word=is_wire_word)
        usual = self.home if self.home in codes else agency
        if is_wire_word and usual in (None, DOLLARS):
            return _capped(words, words.keys() - PLAIN_ON_WIRES, FOREIGN_WORDS)
        if codes[:1] == (DOLLARS,):
            words = _capped(words, MARKED_ABROAD - {usual}, MARKED_WORDS)
        if usual is None:
            return words
        own = words.get(usual, Decimal(0))
        return {
            code: weight if code == usual else min(weight, _most_against(usual, weight - own))
            for code, weight in words.items()
        }

    def agency_style(self, codes: Sequence[str], *, is_wire_word: bool) -> str | None:
        """Return what the credited agency means by the dollar sign, None for any other sign."""
        is_dollar = codes[:1] == (DOLLARS,) and not is_wire_word
        return self.agency if is_dollar and self.agency in codes else None

    def house(self, codes: Sequence[str], *, is_wire_word: bool) -> dict[str, Decimal]:
        """Return the weight of what the publisher and the agency mean by a sign of `codes`.

        A publisher whose home currency has another sign means the US dollar by a bare $: so a
        London paper's. Its bare francs are any country's.
        """
        agency = self.agency_style(codes, is_wire_word=is_wire_word)
        style = self._publisher_style(codes, is_wire_word=is_wire_word)
        if agency is None or agency == self.home:
            return style
        return {**style, agency: AGENCY} if self.home in codes else {agency: HOUSE_STYLE}

    def _publisher_style(self, codes: Sequence[str], *, is_wire_word: bool) -> dict[str, Decimal]:
        if self.home is None:
            return {}
        if self.home in codes:
            is_wire = is_wire_word and self.home == DOLLARS
            return {self.home: WIRE_HOME if is_wire else HOME}
        if codes[0] != DOLLARS:
            return {}
        if self.dollar is not None and self.dollar in codes:
            return {self.dollar: HOUSE_STYLE}
        return {DOLLARS: FOREIGN}


def _capped(words: Weights, codes: Set[str | None], most: Decimal) -> Weights:
    """Return the weights, those of `codes` no higher than `most`."""
    return {code: min(w, most) if code in codes else w for code, w in words.items()}


def _most_against(usual: str, lead: Decimal) -> Decimal:
    """Return the most that words for another currency can say, given their lead."""
    is_foreign = usual != DOLLARS and lead > FOREIGN_LEAD
    return FOREIGN_STORY if is_foreign else FOREIGN_WORDS


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest currency, the next one, and how sure it is; no code below the margin."""

    code: str | None
    runner_up: str | None
    confidence: Decimal
    reason: str | None


def prior(codes: Sequence[str], *, is_wire_word: bool) -> dict[str, Decimal]:
    """Return the weight of a sign's likeliest currency before any word is read."""
    if codes[0] != DOLLARS:
        return {codes[0]: WORD_PRIOR}
    return {DOLLARS: PRIOR + WIRE_PRIOR if is_wire_word else PRIOR}


def read_marks(figures: Sequence[FigureReading]) -> tuple[FigureReading, ...]:
    """Return the first figure for each way in which the article prints a currency's full name."""
    first: dict[tuple[str | None, str | None], FigureReading] = {}
    for figure in figures:
        if figure.kind == "money" and figure.unit_code and figure.unit_text:
            first.setdefault((figure.unit_code, figure.unit_text), figure)
    return tuple(first.values())


def marks_elsewhere(
    figure: FigureReading, codes: Sequence[str], marks: Sequence[FigureReading]
) -> dict[str, Decimal]:
    """Return what the article's explicit signs and names of currencies say about a bare one.

    Who prints US$ does not mean it by a bare $. A name in full with the same word before it
    ("Swiss francs ... francs", "H.K. cents ... cents") introduces the bare word.
    """
    named = [other for other in marks if other.unit_code in codes]
    introduced = [other for other in named if _introduces(other, figure)]
    weights: dict[str, Decimal] = {}
    for other in named:
        code = str(other.unit_code)
        if code == DOLLARS:
            weights[code] = MARKED_ELSEWHERE
        elif "$" in str(other.unit_text):
            weights.setdefault(code, OWN_MARK)
        elif codes[0] == DOLLARS:
            weights[code] = NAMED_ELSEWHERE
    if introduced and not (codes[0] == DOLLARS and len({x.unit_code for x in named}) > 1):
        weights[str(introduced[-1].unit_code)] = INTRODUCED
    return weights


def _introduces(other: FigureReading, figure: FigureReading) -> bool:
    """Return whether `other` names the bare word of `figure` in full somewhere before it."""
    if other.start > figure.start or figure.sign is None or not figure.sign.isalpha():
        return False
    words = str(other.unit_text).lower().split()
    return len(words) > 1 and _stem(words[-1]) == _stem(figure.sign.lower())


def _stem(word: str) -> str:
    return word.removesuffix("s")


def add_weights(codes: Sequence[str], parts: Iterable[Weights]) -> dict[str, Decimal]:
    """Return the sum of the weights that `parts` give each of `codes`."""
    totals = dict.fromkeys(codes, ZERO)
    for part in parts:
        for code, weight in part.items():
            if code in totals:
                totals[code] += weight
    return totals


def weigh(scores: Weights, codes: Sequence[str], closed: frozenset[str] = frozenset()) -> Verdict:
    """Return the likeliest of `codes`, or no code where the margin is too small.

    Currencies in `closed` were not in use on the day: they may keep others from winning, but
    do not win themselves.
    """
    ranked = sorted(codes, key=lambda code: -scores[code])
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    top = scores[best]
    next_score = max(scores[second], Decimal(0)) if second else Decimal(0)
    confidence = Decimal(0) if top <= 0 else (top / (top + next_score + 1)).quantize(RATIO_PLACES)
    if top <= 0:
        reason = f"{best} is marked elsewhere, and nothing says what the bare sign means"
        return Verdict(None, best, confidence, reason)
    if best in closed:
        return Verdict(None, best, confidence, f"{best} was not in use on the day")
    if top - next_score < MARGIN or confidence < LEAST_CONFIDENCE:
        return Verdict(None, best, confidence, f"{best} and {second} are both possible")
    return Verdict(best, second if next_score > 0 else None, confidence, None)
