"""Numbers of a list whose unit stands once: "France took 34,500 tonnes, Italy 37,800"."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.amount import Amount
from transforms.figures.bare import unit_size
from transforms.figures.labels import is_name
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of

LENDING = frozenset({"percent", "money", "quantity", "rate", "count"})
FAR = 1000
"""A figure of the same list is within this factor of the one before it."""
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
    draft = draft_of(amount, lender.kind, amount.end, unit_size(scene, lender))
    unit = (lender.unit_code, lender.unit_text, lender.sign)
    return replace(draft, unit_code=unit[0], unit_text=unit[1], sign=unit[2])


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
