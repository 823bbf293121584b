"""What each figure of an article is weighed by, and what speaks for each of its currencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from transforms.currency.cues import Cues, read_cues
from transforms.currency.evidence import (
    Background,
    Verdict,
    add_weights,
    marks_elsewhere,
    read_marks,
    weigh,
)
from transforms.currency.terms import code_on, ended_on
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import CurrencyChoice, FigureReading
from transforms.figures.record import replace

CERTAIN = Decimal(1)
POUND_SIGN, POUNDS = "£", "pounds"
TELLING = Decimal(1000)
"""An amount of this size or more is not the same as another by chance."""
DOLLAR_SIGN = ("USD",)
"""How the currencies of a dollar sign begin."""
ELSEWHERE = Decimal("0.4")
"""Share of the article's words that counts against the only place of the figure's own clause."""
NAMED_SAME = Decimal(10)
"""For the currency in which the article prints the very same amount elsewhere."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The article's figures and all evidence that does not belong to one figure alone."""

    figures: tuple[FigureReading, ...]
    background: Background
    cues: Cues
    lexicon: FigureLexicon
    marks: tuple[FigureReading, ...]
    printed: Mapping[Decimal, frozenset[str]]
    """Currencies in which the article prints each amount."""
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Currencies that each bare sign can mean on the day, as they are asked for."""

    def codes(self, figure: FigureReading) -> tuple[str, ...]:
        """Return the currencies that a figure's sign can mean."""
        if figure.unit_code is not None:
            return (figure.unit_code,)
        word = figure.sign or ""
        if word not in self.meanings:
            self.meanings[word] = self._meanings_of(word)
        return self.meanings[word]

    def _meanings_of(self, word: str) -> tuple[str, ...]:
        sign = self.lexicon.signs.get(word)
        terms = self.lexicon.currency_terms
        codes = [code_on(code, terms, self.on) for code in (sign.codes if sign else ())]
        return tuple(dict.fromkeys(code for code in codes if code))

    @property
    def on(self) -> date | None:
        """Return the day of publication, if known."""
        return self.background.market.on if self.background.market else None

    def weigh(self, scores: Mapping[str, Decimal], codes: Sequence[str]) -> Verdict:
        """Return the likeliest of `codes` that was in use on the day."""
        return weigh(scores, codes, ended_on(codes, self.lexicon.currency_terms, self.on))

    def is_wire_word(self, figure: FigureReading) -> bool:
        """Return whether it is a wire's "dlrs" or "cts", plain only for the US dollar."""
        return figure.sign in self.lexicon.functions["wire_word"]


def read_scene(
    text: str,
    figures: tuple[FigureReading, ...],
    lexicon: FigureLexicon,
    background: Background,
) -> Scene:
    """Return the evidence that the whole article holds for its figures."""
    return Scene(
        figures,
        background,
        read_cues(text, figures, lexicon, background),
        lexicon,
        read_marks(figures),
        _printed_amounts(figures),
    )


def with_printed(
    figure: FigureReading, lexicon: FigureLexicon, background: Background
) -> FigureReading:
    """Return the figure with the currency that its sign names to the publisher on the day.

    A pound sign is British, but not in Cairo: to a paper at home in other pounds it is a bare one.
    """
    if figure.kind != "money" or figure.unit_code is None:
        return figure
    on = background.market.on if background.market else None
    code = code_on(figure.unit_code, lexicon.currency_terms, on)
    if code is None:
        reason = f"{figure.unit_code} was not in use on the day"
        return with_choice(figure, CurrencyChoice(None, None, reason, None, Decimal(0)))
    is_pound = figure.unit_text == POUND_SIGN and background.home != code
    if is_pound and background.home in lexicon.signs[POUNDS].codes:
        return replace(figure, unit_code=None, sign=POUNDS)
    return with_choice(figure, CurrencyChoice(code, "explicit", None, None, CERTAIN))


def with_choice(figure: FigureReading, choice: CurrencyChoice) -> FigureReading:
    """Return the figure with a currency chosen or given up."""
    return replace(figure, unit_code=choice.code, currency=choice)


def partner_of(figures: Sequence[FigureReading], index: int) -> FigureReading | None:
    """Return the figure printed beside this one in another currency."""
    figure = figures[index]
    if figure.converts is not None:
        return figures[figure.converts]
    for other in figures[index + 1 : index + 3]:
        if other.converts == index:
            return other
    return None


def speak_for(
    scene: Scene, figure: FigureReading, shares: Mapping[str, Decimal] | None = None
) -> dict[str, Decimal]:
    """Return what speaks for each currency of the figure's sign.

    `shares` tells how much the words for a currency count; all of them where it is silent.
    """
    codes, is_wire_word = scene.codes(figure), scene.is_wire_word(figure)
    words = scene.background.limit(
        add_weights(codes, (_article_weights(scene, figure, codes), scene.cues.near(figure))),
        codes,
        is_wire_word=is_wire_word,
    )
    return add_weights(
        codes,
        (
            scene.background.house(codes, is_wire_word=is_wire_word),
            marks_elsewhere(figure, codes, scene.marks),
            {code: weight * shares.get(code, 1) for code, weight in words.items()}
            if shares
            else words,
        ),
    )


def _article_weights(
    scene: Scene, figure: FigureReading, codes: Sequence[str]
) -> Mapping[str, Decimal]:
    """Return what the whole article says, less of it against the one place of the own clause.

    "Argentina's oil firm spends 2 trillion pesos" tells whose they are, whatever country the
    rest is about. Dollars are quoted abroad, so a place says less of theirs.
    """
    weights = scene.cues.weights
    named = scene.cues.in_clause(figure).intersection(codes) if codes[:1] != DOLLAR_SIGN else ()
    if len(named) != 1:
        return weights
    return {code: w if code in named else w * ELSEWHERE for code, w in weights.items()}


def weigh_same_amount(scene: Scene, figure: FigureReading) -> dict[str, Decimal]:
    """Return the weight of a currency in which the very same amount is printed elsewhere."""
    if not figure.value or figure.value < TELLING:
        return {}
    return dict.fromkeys(scene.printed.get(figure.value, ()), NAMED_SAME)


def _printed_amounts(figures: Sequence[FigureReading]) -> dict[Decimal, frozenset[str]]:
    amounts: dict[Decimal, frozenset[str]] = {}
    for figure in figures:
        if figure.kind == "money" and figure.unit_code:
            known = amounts.get(figure.value, frozenset())
            amounts[figure.value] = known | {figure.unit_code}
    return amounts
