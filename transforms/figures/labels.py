"""Numbers that only name something: Boeing 737, S&P 500, 7-2, "one" as a pronoun."""

from __future__ import annotations

from transforms.figures.amount import Amount
from transforms.figures.rule import Scene
from transforms.figures.tokens import DASHES, HYPHENS

LOOKED_AT = 60
"""Tokens of a sentence that tell whether it is set like a headline."""
LONG_WORD = 4


def is_name(scene: Scene, amount: Amount) -> bool:
    """Return whether the number only labels a name: Boeing 737, S&P 500, Section 230."""
    line, at = scene.line, amount.start - 1
    if amount.low.is_spelled or amount.low.is_scaled or at < 0 or amount.high is not None:
        return False
    if not line.words[at].isalpha() or not line.words[amount.low.start].isdecimal():
        return False
    if line.lower[at] in scene.lexicon.labels:
        return line.is_capital(at) or line.lower[at] in scene.lexicon.functions["label_lower"]
    if at == 0 or not line.is_capital(at) or is_title_case(scene):
        return False
    known = scene.lexicon.calendar["weekday"] | scene.lexicon.functions["stop"]
    return line.lower[at] not in known and line.words[at - 1] not in (".", "“", '"', ":")


def is_title_case(scene: Scene) -> bool:
    """Return whether most words of the sentence begin with a capital, as in a headline."""
    first = scene.line.words[:LOOKED_AT]
    words = [word for word in first if len(word) >= LONG_WORD and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def is_pronoun(scene: Scene, amount: Amount) -> bool:
    """Return whether it is the word "one", which counts only in a list of counts."""
    number, line = amount.low, scene.line
    return number.is_spelled and number.value == 1 and line.lower[number.start] == "one"


def follows_hyphen(scene: Scene, amount: Amount) -> bool:
    """Return whether it is the second number of "787-10" or "7-2"."""
    line, start = scene.line, amount.low.start
    joined = line.words[start - 1] in HYPHENS and line.is_glued(start) and line.is_glued(start - 1)
    return joined and line.is_number(start - 2)


def is_score(scene: Scene, amount: Amount) -> bool:
    """Return whether it is one side of a score such as 7-2."""
    line, number = scene.line, amount.low
    if amount.high is not None:
        return False
    joined = line.words[number.end] in DASHES and line.is_glued(number.end)
    return (joined and line.is_glued(number.end + 1)) or follows_hyphen(scene, amount)
