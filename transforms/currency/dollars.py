"""Resolve bare signs and words ($, dollars, cents, Rs, kr) to a currency, or give up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from transforms.contracts.vocabulary import CurrencyEvidence
from transforms.currency.evidence import (
    FOREIGN,
    HOME,
    PRIOR,
    PROVEN,
    WIRE_PRIOR,
    Cues,
    Market,
    Verdict,
    marks_elsewhere,
    plausible_codes,
    read_cues,
    says_nothing,
    weigh,
)
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import CurrencyChoice, FigureReading

CERTAIN = Decimal(1)
SAME_AMOUNT = Decimal("0.95")
PAIRED = Decimal("0.97")
CLOSE = Decimal("0.01")
"""Two prints of one amount differ by no more than this share."""
TEN = Decimal(10)
UNSPOKEN = "nothing in the article says whose sign it is"


@dataclass(frozen=True, slots=True)
class Scene:
    """The article's figures and all evidence that does not belong to one figure alone."""

    figures: tuple[FigureReading, ...]
    home: str | None
    marks: Mapping[str, Decimal]
    cues: Cues
    lexicon: FigureLexicon
    market: Market | None
    named: tuple[FigureReading, ...]
    """Figures of known currency that stand in a pair, each amount once, by size."""


def resolve_currencies(
    text: str,
    figures: Sequence[FigureReading],
    home_currency_code: str | None,
    lexicon: FigureLexicon,
    market: Market | None = None,
) -> tuple[FigureReading, ...]:
    """Return the figures with each money figure's currency chosen or given up.

    A bare sign is resolved by a printed conversion beside it, by another print of the same amount
    that names its currency, by the publisher's home currency, and by the countries and markets
    that the article speaks of; below a margin it stays open with the reason.

    Args:
        text: The article's text.
        figures: All its figures, in order.
        home_currency_code: What a bare sign means to the publisher (ISO 4217), if known.
        lexicon: Signs, their currencies and the cue words.
        market: Rates of the day of publication, which tell which dollar a printed pair fits;
            without them only rates that no day since 1999 had are ruled out.
    """
    figures = tuple(_explicit(figure) for figure in figures)
    if all(figure.currency is not None or figure.kind != "money" for figure in figures):
        return figures
    scene = Scene(
        figures,
        home_currency_code,
        marks_elsewhere(figures),
        read_cues(text, figures, lexicon),
        lexicon,
        market,
        _named_in_pairs(figures),
    )
    paired = [_by_conversion(scene, index) for index in range(len(figures))]
    proven = _proven(figures, paired)
    return _without_false_pairs(
        figure
        if figure.currency or figure.kind != "money"
        else _with_choice(figure, choice or _by_evidence(scene, figure, proven))
        for figure, choice in zip(figures, paired, strict=True)
    )


def _without_false_pairs(figures: Iterable[FigureReading]) -> tuple[FigureReading, ...]:
    """Two amounts that turn out to be in one currency ("61 cts, or 57 mln dlrs") are no pair."""
    resolved = tuple(figures)
    return tuple(
        replace(figure, converts=None)
        if figure.converts is not None and figure.unit_code == resolved[figure.converts].unit_code
        else figure
        for figure in resolved
    )


def _explicit(figure: FigureReading) -> FigureReading:
    if figure.kind != "money" or figure.unit_code is None:
        return figure
    choice = CurrencyChoice(figure.unit_code, "explicit", None, None, CERTAIN)
    return replace(figure, currency=choice)


def _with_choice(figure: FigureReading, choice: CurrencyChoice) -> FigureReading:
    return replace(figure, unit_code=choice.code, currency=choice)


def _candidates(scene: Scene, figure: FigureReading) -> tuple[str, ...]:
    sign = scene.lexicon.signs.get(figure.sign or "")
    return sign.codes if sign else ()


def _by_conversion(scene: Scene, index: int) -> CurrencyChoice | None:
    """Return the currency that a pair or another print of the amount proves, or None."""
    figure = scene.figures[index]
    if figure.kind != "money" or figure.unit_code is not None:
        return None
    partner = _partner(scene.figures, index)
    if partner is not None and partner.unit_code is not None:
        choice = _from_pair(scene, figure, partner)
        if choice is not None:
            return choice
    return _from_same_amount(scene, figure)


def _named_in_pairs(figures: Sequence[FigureReading]) -> tuple[FigureReading, ...]:
    """Return the figures of known currency that are one side of a pair, by size."""
    found = {
        (figure.value, figure.rounding_step, figure.unit_code): figure
        for index, figure in enumerate(figures)
        if figure.unit_code is not None and _partner(figures, index) is not None
    }
    return tuple(sorted(found.values(), key=lambda figure: figure.value))


def _partner(figures: Sequence[FigureReading], index: int) -> FigureReading | None:
    """Return the figure printed beside this one in another currency."""
    figure = figures[index]
    if figure.converts is not None:
        return figures[figure.converts]
    for other in figures[index + 1 : index + 3]:
        if other.converts == index:
            return other
    return None


def _from_pair(
    scene: Scene, figure: FigureReading, partner: FigureReading
) -> CurrencyChoice | None:
    codes = plausible_codes(
        _candidates(scene, figure), figure, partner, scene.lexicon, scene.market
    )
    if not codes:
        return None
    verdict = weigh(
        codes, _prior(scene, figure), (_home(scene), scene.marks, scene.cues.weights), scene.cues
    )
    if verdict.code is None:
        return None
    confidence = max(verdict.confidence, PAIRED) if len(codes) == 1 else verdict.confidence
    reason = f"printed beside an amount in {partner.unit_code}"
    return CurrencyChoice(verdict.code, "conversion", reason, verdict.runner_up, confidence)


def _is_wire_word(scene: Scene, figure: FigureReading) -> bool:
    """Return whether it is a wire's "dlrs" or "cts", plain only for the US dollar."""
    return figure.sign in scene.lexicon.functions["wire_word"]


def _prior(scene: Scene, figure: FigureReading) -> Decimal:
    """Return the weight of a sign's likeliest currency before any word is read."""
    return PRIOR + WIRE_PRIOR if _is_wire_word(scene, figure) else PRIOR


def _home(scene: Scene, codes: Sequence[str] = ()) -> dict[str, Decimal]:
    """Return the weight of what the publisher means by its own sign, or by a foreign one.

    A publisher whose home currency has another sign means the best known currency of the sign:
    a London paper's bare $ is the US dollar.
    """
    if scene.home is None:
        return {}
    if codes and scene.home not in codes:
        return {codes[0]: FOREIGN}
    return {scene.home: HOME}


def _from_same_amount(scene: Scene, figure: FigureReading) -> CurrencyChoice | None:
    """Return the currency of a conversion pair's member that prints the same amount."""
    codes = _candidates(scene, figure)
    size = attrgetter("value")
    begin = bisect_left(scene.named, figure.value * (1 - CLOSE), key=size)
    end = bisect_right(scene.named, figure.value * (1 + 2 * CLOSE), key=size)
    found = {
        other.unit_code
        for other in scene.named[begin:end]
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


def _proven(
    figures: Sequence[FigureReading], paired: Sequence[CurrencyChoice | None]
) -> dict[str, Decimal]:
    """Return the weight of each currency that a pair proves a bare sign to mean."""
    codes = {
        choice.code
        for figure, choice in zip(figures, paired, strict=True)
        if choice is not None and choice.code is not None
    }
    return {code: PROVEN for code in codes} if len(codes) == 1 else {}


def _by_evidence(
    scene: Scene, figure: FigureReading, proven: Mapping[str, Decimal]
) -> CurrencyChoice:
    codes = _candidates(scene, figure)
    if not codes:
        return CurrencyChoice(None, None, "the sign is unknown", None, Decimal(0))
    evidence = (_home(scene, codes), proven, scene.marks, scene.cues.weights)
    if not _is_wire_word(scene, figure) and says_nothing(codes, evidence):
        return CurrencyChoice(None, None, UNSPOKEN, codes[0], Decimal(0))
    verdict = weigh(codes, _prior(scene, figure), evidence, scene.cues)
    if verdict.code is None:
        return CurrencyChoice(None, None, verdict.reason, verdict.runner_up, verdict.confidence)
    return CurrencyChoice(
        verdict.code,
        _kind_of(scene, verdict, proven),
        _reason(scene, verdict, proven),
        verdict.runner_up,
        verdict.confidence,
    )


def _kind_of(scene: Scene, verdict: Verdict, proven: Mapping[str, Decimal]) -> CurrencyEvidence:
    """Return what decided: the home currency first, then a pair, then the article's words."""
    if verdict.code == scene.home:
        return "publisher"
    if verdict.code in proven:
        return "conversion"
    return "publisher" if scene.home and not verdict.reason else "context"


def _reason(scene: Scene, verdict: Verdict, proven: Mapping[str, Decimal]) -> str:
    if verdict.code == scene.home:
        return "home currency of the publisher"
    if scene.home and not verdict.reason:
        return f"usual meaning of the sign to a publisher at home in {scene.home}"
    if verdict.code in proven:
        return "a pair elsewhere in the article proves the sign"
    return verdict.reason or "usual meaning of the wire's word"
