"""The counted noun after a number, found without a parser."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.record import record
from transforms.figures.tokens import HYPHENS, Line

LONGEST_PHRASE = 9
"""Tokens looked at behind the number: "six family-run dairy farms" has five."""
SHORTEST_PLURAL = 4
SHORTEST_MODEL = 3
"""A shorter number is a name only with the word before it: "Model 3s" but "737s"."""


@record
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
    phrase = _read_plural(line, inner, lexicon, is_part=True)
    if phrase is None:
        return None
    begun = line.is_number(inner) or line.lower[inner] in lexicon.number_words
    numbered = begun or phrase.end == inner
    return NounPhrase(phrase.head, at) if numbered else phrase


def _past_of(line: Line, at: int, lexicon: FigureLexicon) -> int:
    return at + 1 + (line.lower[at + 1] in lexicon.functions["of_lead"])


def _read_compound(line: Line, at: int, lexicon: FigureLexicon) -> NounPhrase | None:
    word = line.lower[at]
    if not word.isalpha() or len(word) == 1 or word in lexicon.functions["not_compound"]:
        return None
    if word == "strong":
        phrase = _read_plural(line, at + 1, lexicon)
        return phrase or NounPhrase("people", at + 1)
    if word in lexicon.functions["stop"]:
        return None
    return NounPhrase(line.words[at], at + 1)


def _read_plural(
    line: Line, at: int, lexicon: FigureLexicon, *, is_part: bool = False
) -> NounPhrase | None:
    """Return the first plural in the run of words that may stand before a noun.

    Where a number with a unit stands between, it is a figure of its own and the phrase ends at
    `at`; its unit is no noun for this number, unless this one `is_part` of it: "20 of 31 points".
    """
    measured = 0
    for index in range(at, at + LONGEST_PHRASE):
        word, lower = line.words[index], line.lower[index]
        if word in HYPHENS and line.is_glued(index) and line.is_glued(index + 1):
            continue
        if _begins_code(line, index):
            continue
        if not _may_stand_inside(line, index, at, lexicon):
            return None
        measured = measured or _measure_end(line, index, lexicon)
        named = _read_model(line, index, at)
        if named is not None:
            return named
        if is_plural(lower, lexicon) and not _is_attribute(line, index, lexicon):
            if measured:
                return NounPhrase(word, at) if is_part or index >= measured else None
            return NounPhrase(word, _with_joined(line, index + 1, lexicon))
    return None


def _begins_code(line: Line, index: int) -> bool:
    """Return whether a capital letter is grown onto a number, as the A of "A320s"."""
    return line.is_capital(index) and line.is_glued(index + 1) and line.is_number(index + 1)


def _measure_end(line: Line, index: int, lexicon: FigureLexicon) -> int:
    """Return the token past the unit of a number that begins here: "two 250ml bottles", or 0."""
    if not (line.is_number(index) or line.lower[index] in lexicon.number_words):
        return 0
    found = lexicon.units.match_after(line, index + 1)
    return found[0] if found is not None else 0


def _read_model(line: Line, index: int, at: int) -> NounPhrase | None:
    """Return "A320s", "737s" or "Model 3s": a plural that is a name with a number."""
    if not line.is_number(index) or line.words[index + 1] != "s" or not line.is_glued(index + 1):
        return None
    begin = index
    while begin > at and line.is_glued(begin):
        begin -= 1
    if begin == index and line.words[index].endswith("0"):
        return None
    if begin > at and len(line.words[index]) < SHORTEST_MODEL and line.is_capital(begin - 1):
        begin -= 1
    return NounPhrase(line.text[line.starts[begin] : line.ends[index + 1]], index + 2)


def _may_stand_inside(line: Line, index: int, at: int, lexicon: FigureLexicon) -> bool:
    lower = line.lower[index]
    if lower == "and":
        return index > at and _joins_attributes(line, index, lexicon)
    if not lower or lower in lexicon.functions["stop"]:
        return False
    if line.is_number(index):
        return line.words[index].isdecimal()
    return lower[0].isalpha() or lower == "&"


def _joins_attributes(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether "and" stands inside "maintenance and cleaning workers"."""
    before, after = line.lower[index - 1], line.lower[index + 1]
    if not (before.isalpha() and after.isalpha()):
        return False
    return after not in lexicon.functions["stop"] and after not in lexicon.number_words


def _is_attribute(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether the plural only qualifies what follows: "Boeing's jets", "sales jobs"."""
    if line.lower[index].endswith(("'s", "’s")):
        return True
    word = line.lower[index]
    attributive = word in lexicon.nouns["attributive"] or not word.endswith("s")
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
