"""Whether millions of pounds are a weight or a sum: of coffee, of debt, a bomb, a deal."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import Line

THING_WITHIN = 5
"""Tokens behind "pounds of" within which a word tells that it is money: "of new public debt"."""
WEIGHED_WITHIN = 6
"""Tokens before "1 million pounds" within which a verb says that it is weighed."""
TIMES = frozenset({"a", "an", "per", "each", "every", "year", "day", "week", "month", "annually"})


def is_scaled_weight(line: Line, after: int, start: int, lexicon: FigureLexicon) -> bool:
    """Return whether a scaled number of pounds is a weight.

    `after` is the token past "pounds", `start` that of the number. Without a word that tells it
    is money: debts and deals are put in millions of pounds, and so is no other weight.
    """
    functions, at = lexicon.functions, after
    if not functions["weighing"].isdisjoint(line.lower[max(0, start - WEIGHED_WITHIN) : start]):
        return True
    while line.lower[at] in TIMES:
        at += 1
    if line.lower[at] != "of":
        thing = line.after_hyphen(at)
        return line.lower[thing] in functions["weighed_thing"]
    end = at + 1
    while end <= at + THING_WITHIN and line.lower[end] and line.lower[end].isalpha():
        end += 1
    things = line.lower[at + 1 : end]
    if any(word in functions["money_thing"] for word in things):
        return False
    return bool(things) and things[0] not in functions["stop"] | functions["determiner"]
