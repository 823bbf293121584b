"""Resolve bare signs and words ($, dollars, cents, Rs, kr) to a currency, or give up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from transforms.contracts.vocabulary import CurrencyEvidence
from transforms.currency.evidence import Background, Verdict, add_weights, prior
from transforms.currency.proofs import (
    Proven,
    fits_of,
    prove_currencies,
    share_words,
    weigh_proven,
    weigh_reader,
)
from transforms.currency.scene import (
    TELLING,
    Scene,
    partner_of,
    read_scene,
    speak_for,
    weigh_same_amount,
    with_choice,
    with_printed,
)
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import CurrencyChoice, FigureReading
from transforms.figures.record import replace

SURE = Decimal("0.85")
"""From here on the next likely currency is not worth a word."""
UNSPOKEN = "nothing in the article says whose sign it is"


def resolve_currencies(
    text: str,
    figures: Sequence[FigureReading],
    lexicon: FigureLexicon,
    background: Background,
) -> tuple[FigureReading, ...]:
    """Return the figures with each money figure's currency chosen or given up.

    Each bare sign is weighed by itself: by a conversion printed beside it, by another print of the
    same amount, by the words of its own clause, sentence and article, by what else the article
    marks, and by the publisher's home and style; below a margin it stays open with the reason.

    Args:
        text: The article's text.
        figures: All its figures, in order.
        lexicon: Signs, their currencies and the cue words.
        background: Publisher, rates of the day and sentences.
    """
    if not figures:
        return ()
    figures = tuple(with_printed(figure, lexicon, background) for figure in figures)
    if all(figure.currency is not None or figure.kind != "money" for figure in figures):
        return figures
    scene = read_scene(text, figures, lexicon, background)
    paired = prove_currencies(scene)
    proven = weigh_proven(scene, paired)
    chosen = tuple(
        figure
        if figure.currency or figure.kind != "money"
        else with_choice(figure, choice or _by_evidence(scene, index, proven))
        for index, (figure, choice) in enumerate(zip(figures, paired, strict=True))
    )
    return _without_false_pairs(_with_repeats(chosen))


def _with_repeats(figures: Sequence[FigureReading]) -> list[FigureReading]:
    """Give an amount left open the currency that its other prints in the article were given."""
    known: dict[tuple[Decimal, str], dict[str, CurrencyChoice]] = {}
    for figure in figures:
        if figure.kind == "money" and figure.currency and figure.currency.code and figure.sign:
            key = (figure.value, figure.sign)
            known.setdefault(key, {})[figure.currency.code] = figure.currency
    return [
        _as_repeat(figure, known.get((figure.value, figure.sign or ""), {})) for figure in figures
    ]


def _as_repeat(figure: FigureReading, found: Mapping[str, CurrencyChoice]) -> FigureReading:
    is_open = figure.kind == "money" and figure.unit_code is None and figure.sign is not None
    if not is_open or len(found) != 1 or figure.value < TELLING:
        return figure
    ((code, choice),) = found.items()
    reason = f"the same amount elsewhere in the article is in {code}"
    return with_choice(figure, replace(choice, reason=reason))


def _without_false_pairs(figures: Iterable[FigureReading]) -> tuple[FigureReading, ...]:
    """Two amounts that turn out to be in one currency ("61 cts, or 57 mln dlrs") are no pair."""
    resolved = tuple(figures)
    return tuple(
        replace(figure, converts=None)
        if figure.converts is not None and figure.unit_code == resolved[figure.converts].unit_code
        else figure
        for figure in resolved
    )


def _by_evidence(scene: Scene, index: int, proven: Proven) -> CurrencyChoice:
    figure, partner = scene.figures[index], partner_of(scene.figures, index)
    codes, is_wire_word = scene.codes(figure), scene.is_wire_word(figure)
    if not codes:
        return CurrencyChoice(None, None, "the sign is unknown", None, Decimal(0))
    fits = fits_of(scene, figure, partner)
    known = (
        speak_for(scene, figure, share_words(figure, fits)),
        proven.get(codes[0], {}),
        weigh_same_amount(scene, figure),
        fits,
        weigh_reader(scene, figure, partner),
    )
    scores = add_weights(codes, known)
    if len(codes) > 1 and not is_wire_word and max(scores.values()) <= 0:
        likely = codes[0] if scores[codes[0]] >= 0 else None
        return CurrencyChoice(None, None, UNSPOKEN, likely, Decimal(0))
    usual = prior(codes, is_wire_word=is_wire_word)
    verdict = scene.weigh(add_weights(codes, (scores, usual)), codes)
    if verdict.code is None:
        return CurrencyChoice(None, None, verdict.reason, verdict.runner_up, verdict.confidence)
    return _explained(scene, figure, verdict, proven.get(codes[0], {}))


def _explained(
    scene: Scene, figure: FigureReading, verdict: Verdict, proven: Mapping[str, Decimal]
) -> CurrencyChoice:
    """Return the choice with what decided: the home, then a pair, then words, then the style."""
    code, home, codes = str(verdict.code), scene.background.home, scene.codes(figure)
    words = ", ".join(scene.cues.words.get(code, ())[:5])
    kind: CurrencyEvidence = "context"
    if code == home:
        kind, reason = "publisher", "home currency of the publisher"
    elif code == scene.background.agency_style(codes, is_wire_word=scene.is_wire_word(figure)):
        kind, reason = "publisher", "what the credited agency means by the sign"
    elif code in proven:
        kind, reason = "conversion", _by_other_pair(verdict)
    elif code in weigh_same_amount(scene, figure):
        reason = f"the same amount is printed as {code}"
    elif words:
        is_near = bool(scene.cues.near(figure).get(code))
        reason = f"{'its sentence and ' if is_near else ''}the article {_speak(is_near)} of {words}"
    elif home:
        kind = "publisher"
        reason = f"usual meaning of the sign to a publisher at home in {home}"
    elif figure.converts is not None:
        reason = "usual dollar of printed conversions"
    else:
        reason = "usual meaning of the wire's word"
    return CurrencyChoice(code, kind, reason, verdict.runner_up, verdict.confidence)


def _by_other_pair(verdict: Verdict) -> str:
    """Return what a pair elsewhere says, and what speaks against it."""
    reason = f"a pair elsewhere in the article has the sign in {verdict.code}"
    is_sure = verdict.runner_up is None or verdict.confidence >= SURE
    return reason if is_sure else f"{reason}, though words speak for {verdict.runner_up}"


def _speak(is_many: bool) -> str:
    return "speak" if is_many else "speaks"
