"""One dot before three digits: 10.000 is ten, or ten thousand where dots make groups."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.figures.amount import Amount
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.number import Number
from transforms.figures.rule import Draft
from transforms.figures.tokens import Line

DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
COMMA_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
RATED_WITHIN = 16
"""Tokens before a rate within which its base is named, and around a price in percent its bond."""


def is_dotted(line: Line, amount: Amount, draft: Draft, lexicon: FigureLexicon) -> bool:
    """Return whether a figure may be a thousand times as large as its dot says.

    "€10.000" and "1.234 people" may; a price per something, cents, an exchange rate and a figure
    with a scale word may not. Groups with commas elsewhere in the text make dots decimal in its
    sums and bare numbers, but no people are counted in thousandths.
    """
    ends = [end for end in (amount.low, amount.high) if end is not None]
    if draft.kind not in ("money", "count") or not any(_is_open(line, end) for end in ends):
        return False
    if draft.kind == "count" and draft.end > amount.end:
        return True
    if draft.kind == "count" and _is_price(line, amount, lexicon):
        return False
    is_minor = amount.sign is not None and amount.sign.divisor > 1
    if draft.end > amount.end or is_minor or _is_rate(line, amount, lexicon):
        return False
    return not has_comma_groups(line.text)


def _is_open(line: Line, number: Number) -> bool:
    printed = line.words[number.start]
    whole = number.end == number.start + 1 and not number.is_scaled
    return whole and DOTTED.fullmatch(printed) is not None


def _is_price(line: Line, amount: Amount, lexicon: FigureLexicon) -> bool:
    """Return whether a bare number is a price in percent: "bonds priced at 99.875"."""
    near = line.lower[max(0, amount.start - RATED_WITHIN) : amount.end + RATED_WITHIN]
    return not lexicon.functions["bond_word"].isdisjoint(near)


def _is_rate(line: Line, amount: Amount, lexicon: FigureLexicon) -> bool:
    """Return whether another currency is spoken of before it: "The euro rose to $1.085"."""
    own = set() if amount.sign is None else set(amount.sign.codes[:1])
    for at in range(max(0, amount.start - RATED_WITHIN), amount.start):
        found = lexicon.signs_after.match_after(line, at)
        is_name = found is not None and line.words[at].isalpha() and not line.is_number(at - 1)
        if found is not None and is_name and not own.intersection(found[1].codes[:1]):
            return True
    return False


@lru_cache(maxsize=2)
def has_comma_groups(text: str) -> bool:
    """Return whether an article writes 12,500 somewhere; searched once for all its numbers."""
    return COMMA_GROUPS.search(text) is not None
