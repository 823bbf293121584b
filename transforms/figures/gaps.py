"""Numbers of a list whose unit stands once: "France took 34,500 tonnes, Italy 37,800"."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.amount import Amount
from transforms.figures.bare import FAR_MONEY, lent, unit_size
from transforms.figures.labels import is_name
from transforms.figures.record import replace
from transforms.figures.refusals import is_year
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of

LENDING = frozenset({"percent", "money", "quantity", "rate", "count"})
ENDS = frozenset({"", ".", ",", ";", ")"})
FAR = 1000
"""A figure of the same list is within this factor of the one before it."""
LONGEST_TIME = 8
"""Tokens between two sums that say when the first was: "in the first half of 2026"."""
LONGEST_NAME = 6
"""Tokens of whose number it is: "and in the United Kingdom"."""


def read_gapped(scene: Scene, amount: Amount) -> Draft | None:
    """Return a bare number behind a name with the unit of the figure before it in the list."""
    number = amount.low
    if amount.sign or amount.unit or amount.high or number.is_share or number.is_spelled:
        return None
    lender = scene.here[-1] if scene.here else None
    if lender is None or not _may_lend(lender) or is_name(scene, amount):
        return None
    if not _is_alike(scene, amount, lender) or not _names_another(scene, amount, lender.end):
        return None
    return lent(scene, amount, lender)


def _may_lend(lender: Draft) -> bool:
    named = lender.unit_code or lender.unit_text
    return lender.kind in LENDING and not lender.is_time and lender.rule != "age" and bool(named)


def _is_alike(scene: Scene, amount: Amount, lender: Draft) -> bool:
    """Return whether it is printed like a figure (1,234, or as many decimals) and of like size."""
    number, printed = amount.low, scene.line.words[amount.low.start]
    size = number.value * unit_size(scene, lender)
    if not size or not lender.value or not 1 / Decimal(FAR) < size / lender.value < FAR:
        return False
    decimals = number.step * unit_size(scene, lender)
    alike = number.step < 1 and decimals == lender.step and lender.kind != "count"
    return "," in printed or alike


def _names_another(scene: Scene, amount: Amount, end: int) -> bool:
    """Return whether a name behind a comma or "and" stands before it, and no noun behind it."""
    line, functions = scene.line, scene.lexicon.functions
    after = line.lower[amount.end]
    if not line.is_capital(amount.start - 1) or (
        after.isalpha() and after not in functions["stop"]
    ):
        return False
    at, first = amount.start - 1, max(end, amount.start - LONGEST_NAME)
    while at >= first and (line.is_capital(at) or line.lower[at] in functions["naming"]):
        at -= 1
    joined = line.words[at] in (",", ";") or line.lower[at] == "and"
    return at >= first and joined


def read_repeated(scene: Scene, amount: Amount) -> Draft | None:
    """Return the "150m" of "€250m in 2026 and 150m in 2027" with the currency of the first sum."""
    lender = scene.here[-1] if scene.here else None
    if amount.sign or amount.unit or not amount.low.is_scaled or lender is None:
        return None
    line, at = scene.line, amount.start - 1
    is_far = not 1 / Decimal(FAR_MONEY) < amount.low.value / (lender.value or 1) < FAR_MONEY
    between = line.lower[lender.end : at]
    if lender.kind != "money" or is_far or len(between) > LONGEST_TIME:
        return None
    if line.lower[at] not in scene.lexicon.functions["money_joint"] and line.words[at] != ",":
        return None
    if not _tells_time(scene, lender.end):
        return None
    is_closed = line.words[at] != "," and line.words[amount.end] in ENDS
    if not _tells_time(scene, amount.end) and not is_closed:
        return None
    draft = draft_of(amount, "money", amount.end)
    return replace(draft, unit_code=lender.unit_code, unit_text=lender.unit_text, sign=lender.sign)


def _tells_time(scene: Scene, at: int) -> bool:
    """Return whether "in 2026", "last year" or "for the first half" begins at token `at`."""
    line, lexicon = scene.line, scene.lexicon
    if line.lower[at] not in lexicon.functions["time_lead"]:
        return False
    words = line.lower[at + 1 : at + LONGEST_NAME]
    return any(
        is_year(word)
        or word in lexicon.calendar["month"]
        or any(unit.role == "time" for unit in lexicon.units.meanings_of(word))
        for word in words
    )


GAPPED = FigureRule(
    "gapped",
    "figure with a unit, then NAME NUMBER in the same list",
    read_gapped,
    (
        Example("France took 34,500 tonnes, in Italy 37,800.", "37800", "t"),
        Example("Japan's share was 95.8%, the EU's and in the U.S. 17.2.", "17.2", "%"),
        Example("Oslo sold 1,240 cars, Bergen 1,015 and Molde 920.", "1015", "cars"),
        Example("It has a share of 20.5%, Python 3.5 and Rust.", None),
        Example("It sold 300 cars, Boeing 737 and others.", None),
    ),
)
REPEATED = FigureRule(
    "repeated",
    "MONEY time, (and | from | against | ,) NUMBER scale time",
    read_repeated,
    (
        Example("It made €250m in 2026 and 150m in 2027.", "150000000", "EUR"),
        Example("It made €4bn last year, against 3bn the year before.", "3000000000", "EUR"),
        Example("It made $4m in May and 3m in June.", "3000000", "$"),
        Example("It raised €250m and swam 150m.", None),
    ),
)
