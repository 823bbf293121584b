"""Numbers that only name something: Boeing 737, S&P 500, 7-2, "one" as a pronoun."""

from __future__ import annotations

from transforms.figures.amount import Amount
from transforms.figures.rule import Scene
from transforms.figures.tokens import DASHES, HYPHENS

LOOKED_AT = 60
"""Tokens of a sentence that tell whether it is set like a headline."""
LOOKBACK = 60
"""Tokens looked back over for the name of an index."""
LONG_WORD = 4
LONGEST_COUNTED = 3
"""Digits before a scale letter: 500M is a sum, 5500M a name."""
LONGEST_LIST = 8
"""Numbers of a list that share one label."""


def is_name(scene: Scene, amount: Amount) -> bool:
    """Return whether the number only labels a name: Boeing 737, S&P 500, Section 230."""
    number, at = amount.low, amount.start - 1
    if number.is_spelled or at < 0 or amount.high is not None:
        return False
    if number.is_scaled and not _is_lettered(scene, amount):
        return False
    return _labels(scene, at, number.start) or _is_club(scene, at)


def _is_club(scene: Scene, at: int) -> bool:
    """Return whether it is the 20 of "the Group of 20"."""
    line = scene.line
    named = at > 1 and line.lower[at] == "of" and line.is_capital(at - 1)
    return named and line.lower[at - 1] in scene.lexicon.labels


def _is_lettered(scene: Scene, amount: Amount) -> bool:
    """Return whether the scale is one letter grown onto the digits: "Block 1B", "a 5500M chip"."""
    line, number = scene.line, amount.low
    letter = number.start + 1
    single = number.end == letter + 1 and len(line.words[letter]) == 1 and line.is_glued(letter)
    if not single or amount.sign is not None:
        return False
    return line.lower[number.start - 1] in scene.lexicon.labels


def _labels(scene: Scene, at: int, number: int) -> bool:
    """Return whether the word at token `at` makes a name with the number at token `number`."""
    line, word = scene.line, scene.line.lower[at]
    if not line.words[at].isalpha():
        return False
    if at > 1 and line.words[at - 1] == "." and line.is_glued(at) and line.is_glued(at - 1):
        return True
    if not line.words[number].isdecimal():
        return word in scene.lexicon.functions["versioned"]
    if word in scene.lexicon.labels:
        is_cased = line.words[at] != word
        return is_cased or word in scene.lexicon.functions["label_lower"]
    if at == 0 or not line.is_capital(at) or is_title_case(scene):
        return False
    known = scene.lexicon.calendar["weekday"] | scene.lexicon.functions["stop"]
    return word not in known and line.words[at - 1] not in (".", "“", '"', ":")


def continues_labels(scene: Scene, amount: Amount) -> bool:
    """Return whether it is a later number of "Sections 21, 24 and 26", "option 1 or 2"."""
    line, at = scene.line, amount.start
    if amount.low.is_scaled or amount.high is not None:
        return False
    joints = scene.lexicon.functions["listing"]
    for _ in range(LONGEST_LIST):
        number = at
        while at and (line.words[at - 1] == "," or line.lower[at - 1] in joints):
            at -= 1
        if at == number or at < 2 or not line.is_number(at - 1):  # noqa: PLR2004
            return False
        at -= 1
        if _labels(scene, at - 1, at):
            return True
    return False


def is_chip(scene: Scene, amount: Amount) -> bool:
    """Return whether a letter is grown onto four digits, as in "a 5500M chip"; sums are 5.5bn."""
    line, number = scene.line, amount.low
    printed, letter = line.words[number.start], number.start + 1
    if amount.sign is not None or not printed.isdecimal() or len(printed) <= LONGEST_COUNTED:
        return False
    return number.is_scaled and line.is_glued(letter) and line.words[letter] in ("K", "M", "B")


def is_ranking(scene: Scene, amount: Amount) -> bool:
    """Return whether it is the second number of the list's name "40 Under 40"."""
    line, start = scene.line, amount.low.start
    lead = start > 1 and line.words[start - 1] in ("Under", "Over")
    return lead and line.words[start - 2] == line.words[start]


def is_title_case(scene: Scene) -> bool:
    """Return whether most words of the sentence begin with a capital, as in a headline."""
    first = scene.line.words[:LOOKED_AT]
    words = [word for word in first if len(word) >= LONG_WORD and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def names_index(scene: Scene, before: int) -> bool:
    """Return whether an index is named among the tokens before `before`."""
    labels, words = scene.lexicon.labels, scene.line.lower[max(0, before - LOOKBACK) : before]
    return any(labels.get(word) == "index" for word in words)


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
