"""The counted noun after a number, found without a parser."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import HYPHENS, Line

LONGEST_PHRASE = 9
"""Tokens looked at behind the number: "six family-run dairy farms" has five."""
SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The head noun as printed and the token past it."""

    head: str
    end: int


def read_counted(line: Line, at: int, lexicon: FigureLexicon) -> NounPhrase | None:
    """Return the plural noun counted by the number that ends at `at`, or None.

    "30 Boeing jets" and "30 of Boeing's jets" give jets; "28-storey" gives storey.
    """
    if line.words[at] in HYPHENS and line.is_glued(at) and line.is_glued(at + 1):
        return _read_compound(line, at + 1, lexicon)
    if line.lower[at] != "of":
        return _read_plural(line, at, lexicon)
    inner = _past_of(line, at, lexicon)
    phrase = _read_plural(line, inner, lexicon)
    if phrase is not None and line.lower[inner] in lexicon.number_words:
        return NounPhrase(phrase.head, at)
    return phrase


def _past_of(line: Line, at: int, lexicon: FigureLexicon) -> int:
    follower = line.lower[at + 1]
    return (
        at + 2
        if follower in ("the", "its", "their", "his", "her", "our", "these", "those")
        else at + 1
    )


def _read_compound(line: Line, at: int, lexicon: FigureLexicon) -> NounPhrase | None:
    word = line.lower[at]
    if not word.isalpha() or word in lexicon.functions["not_compound"]:
        return None
    if word == "strong":
        phrase = _read_plural(line, at + 1, lexicon)
        return phrase or NounPhrase("people", at + 1)
    if word in lexicon.functions["stop"]:
        return None
    return NounPhrase(line.words[at], at + 1)


def _read_plural(line: Line, at: int, lexicon: FigureLexicon) -> NounPhrase | None:
    """Return the first plural in the run of words that may stand before a noun."""
    for index in range(at, at + LONGEST_PHRASE):
        word, lower = line.words[index], line.lower[index]
        if word in HYPHENS and line.is_glued(index) and line.is_glued(index + 1):
            continue
        if not _may_stand_inside(line, index, lexicon):
            return None
        if is_plural(lower, lexicon) and not _is_attribute(line, index, lexicon):
            return NounPhrase(word, _with_joined(line, index + 1, lexicon))
    return None


def _may_stand_inside(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    lower = line.lower[index]
    if lower == "and":
        return _joins_attributes(line, index, lexicon)
    if not lower or lower in lexicon.functions["stop"]:
        return False
    if line.is_number(index):
        return line.words[index].isdecimal()
    return lower[0].isalpha() or lower == "&"


def _joins_attributes(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether "and" stands inside "maintenance and cleaning workers"."""
    begin = max(index - 2, 0)
    before, after = line.lower[index - 1], line.lower[index + 1]
    if not (before.isalpha() and after.isalpha()) or line.is_number(begin + 1):
        return False
    return after not in lexicon.functions["stop"] and after not in lexicon.number_words


def _is_attribute(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether the plural only qualifies what follows: "Boeing's jets", "sales jobs"."""
    if line.lower[index].endswith(("'s", "’s")):
        return True
    attributive = line.lower[index] in lexicon.nouns["attributive"]
    return attributive and is_plural(line.lower[index + 1], lexicon)


def _with_joined(line: Line, end: int, lexicon: FigureLexicon) -> int:
    """Return the token past ", trucks and SUVs" where plurals are listed, else `end`."""
    at = end
    while line.words[at] == "," and is_plural(line.lower[at + 1], lexicon):
        at += 2
    if line.lower[at] == "and" and at > end and is_plural(line.lower[at + 1], lexicon):
        return at + 2
    return end


def is_plural(lower: str, lexicon: FigureLexicon) -> bool:
    """Return whether a lower-case word looks like a plural noun."""
    if lower in lexicon.nouns["plural"]:
        return True
    if len(lower) < SHORTEST_PLURAL or not lower.endswith("s") or not lower.isalpha():
        return False
    if lower.endswith(("ss", "us", "is")) or lower in lexicon.nouns["singular"]:
        return False
    return lower not in lexicon.functions["stop"]
