"""Currencies that a printed pair, or another print of the same amount, proves."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from transforms.currency.evidence import DOLLARS, PROVEN, add_weights, prior
from transforms.currency.fit import POSSIBLE, Pair
from transforms.currency.scene import Scene, partner_of, speak_for, with_choice
from transforms.figures.reading import CurrencyChoice, FigureReading

SAME_AMOUNT = Decimal("0.95")
PAIRED = Decimal("0.97")
CLOSE = Decimal("0.01")
"""Two prints of one amount differ by no more than this share."""
TEN = Decimal(10)
PARTNER_SHARE = Decimal("0.5")
"""How much of what speaks for the other side of a pair counts for this side."""
WORDS_IN_PAIRS = Decimal("0.2")
"""A conversion is for the reader: whose amount it was says little about it."""
RULED_OUT = Decimal(-5)
"""A fit as bad as this rules a currency out, however much words speak for it."""
CONVERTED = Decimal(6)
"""For the US dollar where another country's money is converted into bare dollars."""

Proven = Mapping[str, Mapping[str, Decimal]]


def prove_currencies(scene: Scene) -> list[CurrencyChoice | None]:
    """Return for each figure the currency that a pair or another print of the amount proves."""
    figures = scene.figures
    by_pair = [
        _from_pair(scene, figure, partner_of(figures, index)) if _is_open(figure) else None
        for index, figure in enumerate(figures)
    ]
    choices = _of_one_dollar(scene, by_pair)
    chosen = [
        with_choice(figure, choice) if choice else figure
        for figure, choice in zip(figures, choices, strict=True)
    ]
    named = _named_in_pairs(chosen)
    return [
        choice or (_from_same_amount(scene, named, figure) if _is_open(figure) else None)
        for figure, choice in zip(figures, choices, strict=True)
    ]


def _of_one_dollar(
    scene: Scene, choices: Sequence[CurrencyChoice | None]
) -> list[CurrencyChoice | None]:
    """Return the choices without other dollars by the rate where a pair proves the US dollar.

    An article means one dollar by its bare sign, unless it marks the other or is at home in it.
    """
    by_pair = {choice.code for choice in choices if choice}
    if DOLLARS not in by_pair:
        return list(choices)
    kept = {DOLLARS, scene.background.home, *(mark.unit_code for mark in scene.marks)}
    return [
        None if choice and scene.codes(figure)[0] == DOLLARS and choice.code not in kept else choice
        for figure, choice in zip(scene.figures, choices, strict=True)
    ]


def _is_open(figure: FigureReading) -> bool:
    return figure.kind == "money" and figure.unit_code is None


def _named_in_pairs(figures: Sequence[FigureReading]) -> tuple[FigureReading, ...]:
    """Return those of known currency that are one side of a pair: each amount once, by size."""
    found = {
        (figure.value, figure.rounding_step, figure.unit_code): figure
        for index, figure in enumerate(figures)
        if figure.unit_code is not None and partner_of(figures, index) is not None
    }
    return tuple(sorted(found.values(), key=lambda figure: figure.value))


def _from_pair(
    scene: Scene, figure: FigureReading, partner: FigureReading | None
) -> CurrencyChoice | None:
    """Return the currency in which `figure` is worth its partner, if the rate tells."""
    codes = scene.codes(figure)
    fits = fits_of(scene, figure, partner)
    if partner is None or not fits or max(fits.values()) <= 0:
        return None
    base = prior(codes, is_wire_word=scene.is_wire_word(figure))
    parts = (
        speak_for(scene, figure, share_words(figure, fits)),
        base,
        fits,
        weigh_reader(scene, figure, partner),
    )
    verdict = scene.weigh(add_weights(codes, parts), codes)
    if verdict.code is None or fits[verdict.code] <= 0:
        return None
    alone = partner.unit_code is not None and sum(fit > 0 for fit in fits.values()) == 1
    confidence = max(verdict.confidence, PAIRED) if alone else verdict.confidence
    beside = partner.unit_code or f"another currency ({partner.sign})"
    reason = f"printed beside an amount in {beside}"
    return CurrencyChoice(verdict.code, "conversion", reason, verdict.runner_up, confidence)


def fits_of(
    scene: Scene, figure: FigureReading, partner: FigureReading | None
) -> dict[str, Decimal]:
    """Return how well each currency fits the likeliest of the other side; none without one."""
    codes, others = scene.codes(figure), scene.codes(partner) if partner else ()
    is_one_sign = partner is not None and partner.unit_code is None and codes[:1] == others[:1]
    if partner is None or not codes or not others or is_one_sign:
        return {}
    pair, market = Pair(figure, partner), scene.background.market
    usual = prior(others, is_wire_word=scene.is_wire_word(partner))
    speaks = add_weights(others, (speak_for(scene, partner), usual, usual, usual))
    likeliest = max(speaks.values()) * PARTNER_SHARE
    if others[0] == DOLLARS:
        others = tuple(code for code in others if speaks[code] > 0) or others
    fits = {
        code: max(
            pair.fit((code, other), scene.lexicon, market) + speaks[other] * PARTNER_SHARE
            for other in others
        )
        - likeliest
        for code in codes
    }
    return _backed_fits(scene, figure, partner, fits) if codes[0] == DOLLARS else fits


def _backed_fits(
    scene: Scene, figure: FigureReading, partner: FigureReading, fits: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """Return how dollars fit a pair: a rate alone speaks for none that nothing else speaks for.

    Of thirty dollars some one fits most misprints. Where the other side is US dollars, the bare
    sign is another one, and without any word the rate may tell which. Where no dollar fits, the
    rate says nothing of whose it is: the print is off.
    """
    backed = {code for code, weight in speak_for(scene, figure).items() if weight > 0}
    possible = [fits[code] for code in fits if code in backed]
    if partner.unit_code == DOLLARS and (not possible or max(possible) > 0):
        return dict(fits)
    found = {
        code: fit if code in backed or code == DOLLARS else min(fit, POSSIBLE)
        for code, fit in fits.items()
    }
    best = max(found[code] for code in {DOLLARS, *backed} & found.keys())
    if best > RULED_OUT or max(fits.values()) > 0:
        return found
    return {code: min(fit - best, POSSIBLE) for code, fit in found.items()}


def share_words(figure: FigureReading, fits: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return how much the words for each currency count beside a pair: `fits` tells how it fits.

    Less for a conversion, and nothing for a currency that the rate rules out.
    """
    share = Decimal(1) if figure.converts is None else WORDS_IN_PAIRS
    return {code: share if fit > RULED_OUT else Decimal(0) for code, fit in fits.items()}


def weigh_reader(
    scene: Scene, figure: FigureReading, partner: FigureReading | None
) -> dict[str, Decimal]:
    """Return the weight of the US dollar for what is converted for readers of no dollar country."""
    codes = scene.codes(figure)
    is_dollar = codes[:1] == (DOLLARS,) and partner and DOLLARS not in scene.codes(partner)
    return {DOLLARS: CONVERTED} if is_dollar and scene.background.home not in codes else {}


def _from_same_amount(
    scene: Scene, named: Sequence[FigureReading], figure: FigureReading
) -> CurrencyChoice | None:
    """Return the currency of a conversion pair's member that prints the same amount."""
    codes = scene.codes(figure)
    size = attrgetter("value")
    begin = bisect_left(named, figure.value * (1 - CLOSE), key=size)
    end = bisect_right(named, figure.value * (1 + 2 * CLOSE), key=size)
    found = {
        other.unit_code
        for other in named[begin:end]
        if other.unit_code in codes and _same_amount(figure, other)
    }
    if len(found) != 1:
        return None
    code = found.pop()
    reason = f"the same amount is printed as {code}"
    return CurrencyChoice(code, "conversion", reason, None, SAME_AMOUNT)


def _same_amount(first: FigureReading, second: FigureReading) -> bool:
    difference = abs(first.value - second.value)
    coarse = max(_rounded_step(first), _rounded_step(second))
    return difference * 2 <= coarse and difference <= CLOSE * max(first.value, second.value)


def _rounded_step(figure: FigureReading) -> Decimal:
    """Return the step with trailing zeros counted as rounding: 840 million is to the ten."""
    step = figure.rounding_step
    while step and figure.value and figure.value % (step * TEN) == 0:
        step *= TEN
    return step


def weigh_proven(scene: Scene, paired: Sequence[CurrencyChoice | None]) -> Proven:
    """Return for each family of signs the weight of the currency that a pair proves it to mean."""
    codes: dict[str, set[str]] = {}
    for figure, choice in zip(scene.figures, paired, strict=True):
        if choice is not None and choice.code is not None:
            codes.setdefault(scene.codes(figure)[0], set()).add(choice.code)
    return {family: {found.pop(): PROVEN} for family, found in codes.items() if len(found) == 1}
