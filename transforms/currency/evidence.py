"""What the words of an article say about the currency of a bare sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transforms.currency.rates import NoRate, RateTable
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from transforms.figures.tokens import Line

PRIOR = Decimal(3)
"""For the likeliest currency of a sign, before any word is read."""
WIRE_PRIOR = Decimal(3)
"""More for the US dollar where a wire prints "dlrs" and "cts" without a country."""
HOME = Decimal(12)
"""For the publisher's home currency."""
FOREIGN = Decimal(2)
"""For the likeliest currency of a sign that is not the publisher's own."""
PROVEN = Decimal(14)
"""For the currency that a printed pair gives the same sign elsewhere in the article."""
MARKED_ELSEWHERE = Decimal(-9)
"""For US$ beside a bare $: who marks the one does not mean it by the other."""
NAMED_ELSEWHERE = Decimal(-6)
"""For "Hong Kong dollars" in words beside a bare $."""
OWN_MARK = Decimal(2)
"""For A$ beside a bare $: the writer may mark the home currency where another stands near."""
REPEATED = Decimal("0.25")
MOST_REPEATS = 4
MARGIN = Decimal(3)
LEAST_CONFIDENCE = Decimal("0.6")
SLACK = Decimal("0.05")
"""How far from the day's rate, or outside the range since 1999, an implied rate may lie."""
RATIO_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Market:
    """The rates of the day on which the article was published."""

    rates: RateTable
    on: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest currency, the next one, how sure it is, and the words that decided."""

    code: str | None
    runner_up: str | None
    confidence: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Cues:
    """Weights that the article's words give each currency, and the words themselves."""

    weights: Mapping[str, Decimal]
    words: Mapping[str, tuple[str, ...]]


def read_cues(text: str, figures: Sequence[FigureReading], lexicon: FigureLexicon) -> Cues:
    """Return what the country and market names outside the figures say."""
    counts: dict[tuple[str, str], int] = {}
    weights: dict[tuple[str, str], Decimal] = {}
    for start, end in _gaps(text, figures):
        line = Line.of(text, start, end)
        for index in range(line.count):
            found = lexicon.currency_cues.match_after(line, index)
            if found is not None:
                past, (code, weight) = found
                key = (code, " ".join(line.words[index:past]))
                counts[key] = counts.get(key, 0) + 1
                weights[key] = weight
    totals: dict[str, Decimal] = {}
    words: dict[str, tuple[str, ...]] = {}
    for key, weight in weights.items():
        repeats = min(counts[key] - 1, MOST_REPEATS)
        totals[key[0]] = totals.get(key[0], Decimal(0)) + weight * (1 + REPEATED * repeats)
        words[key[0]] = (*words.get(key[0], ()), key[1])
    return Cues(totals, words)


def _gaps(text: str, figures: Sequence[FigureReading]) -> list[tuple[int, int]]:
    bounds = [0, *(place for figure in figures for place in (figure.start, figure.end)), len(text)]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def marks_elsewhere(figures: Sequence[FigureReading]) -> dict[str, Decimal]:
    """Return what explicit signs and names of currencies say about bare ones."""
    weights: dict[str, Decimal] = {}
    for figure in figures:
        if figure.kind != "money" or figure.unit_code is None or figure.unit_text is None:
            continue
        if figure.unit_code == "USD":
            weights["USD"] = MARKED_ELSEWHERE
        elif "$" in figure.unit_text:
            weights.setdefault(figure.unit_code, OWN_MARK)
        else:
            weights[figure.unit_code] = NAMED_ELSEWHERE
    return weights


def weigh(
    codes: Sequence[str], prior: Decimal, evidence: Sequence[Mapping[str, Decimal]], cues: Cues
) -> Verdict:
    """Return the likeliest of `codes`, or no code where the margin is too small.

    `prior` is the weight of the first code before any word is read.
    """
    scores = {
        code: sum((part.get(code, Decimal(0)) for part in evidence), Decimal(0)) for code in codes
    }
    scores[codes[0]] += prior
    ranked = sorted(codes, key=lambda code: (-scores[code], codes.index(code)))
    best, second = ranked[0], ranked[1] if len(ranked) > 1 else None
    top = scores[best]
    next_score = max(scores[second], Decimal(0)) if second else Decimal(0)
    confidence = Decimal(0) if top <= 0 else (top / (top + next_score + 1)).quantize(RATIO_PLACES)
    if top - next_score < MARGIN or confidence < LEAST_CONFIDENCE:
        reason = f"{best} and {second} are both possible"
        if top <= 0:
            reason = f"{best} is marked elsewhere, and nothing says what the bare sign means"
        return Verdict(None, best, confidence, reason)
    named = ", ".join(cues.words.get(best, ())[:5])
    return Verdict(best, second, confidence, f"the article speaks of {named}" if named else "")


def says_nothing(codes: Sequence[str], evidence: Sequence[Mapping[str, Decimal]]) -> bool:
    """Return whether no evidence speaks for any of several `codes`: usage alone is a guess."""
    spoken_for = any(part.get(code, Decimal(0)) > 0 for part in evidence for code in codes)
    return len(codes) > 1 and not spoken_for


def plausible_codes(
    codes: Sequence[str],
    bare: FigureReading,
    known: FigureReading,
    lexicon: FigureLexicon,
    market: Market | None = None,
) -> tuple[str, ...]:
    """Return the currencies in which `bare` can be worth what `known` prints beside it.

    With a market, its cross rates decide; where it has none, the lowest and highest rates since
    1999 do (ECB reference rates, currencies.csv).
    """
    others = tuple(code for code in codes if code != known.unit_code)
    if not known.value or not bare.value or known.unit_code is None:
        return others
    implied = bare.value / known.value
    limits = {code: _limits(known.unit_code, code, lexicon, market) for code in others}
    return tuple(
        code
        for code, (low, high) in limits.items()
        if low * (1 - SLACK) <= implied <= high * (1 + SLACK)
    )


def _limits(
    base: str, quote: str, lexicon: FigureLexicon, market: Market | None
) -> tuple[Decimal, Decimal]:
    """Return the lowest and highest believable units of `quote` per `base`; (0, 0) if unknown."""
    if market is not None:
        with suppress(NoRate):
            rate, _ = market.rates.cross(base, quote, market.on)
            return rate, rate
    per_usd, own = lexicon.usd_ranges.get(base), lexicon.usd_ranges.get(quote)
    if per_usd is None or own is None:
        return Decimal(0), Decimal(0)
    return own[0] / per_usd[1], own[1] / per_usd[0]
