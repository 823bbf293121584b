"""Numbers in words, before their scale words: forty-two, half a [million], two-thirds of a."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.lexicon import FigureLexicon, NumberWord
from transforms.figures.number import ONE, Number, share_of
from transforms.figures.record import replace
from transforms.figures.tokens import Line


def read_words(line: Line, index: int, lexicon: FigureLexicon) -> Number | None:
    """Return "two hundred and five", "two and a half", "a dozen" or "half a"; no scale yet."""
    word = lexicon.number_words.get(line.lower[index])
    if word is None:
        return _read_article(line, index, lexicon)
    return None if _is_decade(line, index, lexicon) else _read_word(line, index, word, lexicon)


def _read_word(line: Line, index: int, word: NumberWord, lexicon: FigureLexicon) -> Number | None:
    if word.role == "part":
        return read_part_of_scale(line, index, index, lexicon)
    if word.role == "one":
        parts = read_parts_of_scale(line, index, lexicon)
        return parts or Number(word.value, ONE, index, index + 1, is_spelled=True)
    if word.role == "ten":
        return _read_tens(line, index, word.value, lexicon)
    if word.role != "teen":
        return None
    return Number(word.value, ONE, index, index + 1, is_spelled=True)


def _is_decade(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether it begins "nineteen-eighties" or "the twenty twenties"."""
    follower = line.lower[line.after_hyphen(index + 1)]
    return follower in lexicon.functions["decade_word"]


def _read_article(line: Line, index: int, lexicon: FigureLexicon) -> Number | None:
    """Return the 1 of "a dozen" and "a million"."""
    scale = lexicon.scales.get(line.lower[index + 1])
    if line.lower[index] in ("a", "an") and scale and scale.place == "word":
        return Number(ONE, ONE, index, index + 1, is_spelled=True)
    return None


def _read_tens(line: Line, index: int, value: Decimal, lexicon: FigureLexicon) -> Number | None:
    """Return "forty", "forty-two" or "forty two"; "twenty-first" is none."""
    if _is_ordinal(line, index, lexicon):
        return None
    end = index + 1
    follower = line.after_hyphen(end)
    ones = lexicon.number_words.get(line.lower[follower])
    if ones and ones.role == "one" and ones.value > 0:
        value, end = value + ones.value, follower + 1
    return Number(value, ONE, index, end, is_spelled=True)


def _is_ordinal(line: Line, index: int, lexicon: FigureLexicon) -> bool:
    """Return whether it is "twenty-first" or "twenty-third"; "a twenty-second clip" is a time."""
    at = line.after_hyphen(index + 1)
    if at == index + 1:
        return False
    if line.lower[at] == "second":
        return index == 0 or line.lower[index - 1] not in ("a", "an")
    part = lexicon.number_words.get(line.lower[at])
    return line.lower[at] == "first" or (part is not None and part.role == "part")


def read_part_of_scale(line: Line, start: int, part: int, lexicon: FigureLexicon) -> Number | None:
    """Return "half a [million]", "a quarter of a [million]": a share before a scale word."""
    bare = line.lower[part] not in lexicon.functions["scaled_part"]
    share = share_of(ONE, lexicon.number_words[line.lower[part]].value)
    number = Number(share, share, start, part + 1, is_spelled=True)
    return _before_scale(line, number, lexicon, bare)


def read_parts_of_scale(line: Line, index: int, lexicon: FigureLexicon) -> Number | None:
    """Return "two-thirds of a [million]" and "three quarters of a [billion]"."""
    top, at = lexicon.number_words[line.lower[index]], line.after_hyphen(index + 1)
    part = lexicon.number_words.get(line.lower[at])
    if part is None or part.role != "part" or not 0 < top.value < part.value:
        return None
    share, step = share_of(top.value, part.value), share_of(ONE, part.value)
    plain = line.lower[at + 1] not in lexicon.scales
    number = Number(share, step, index, at + 1, is_spelled=True)
    return _before_scale(line, number, lexicon, plain)


def _before_scale(
    line: Line, number: Number, lexicon: FigureLexicon, needs_article: bool
) -> Number | None:
    """Return the share with the "of a" behind it, where a scale word follows."""
    at = number.end + (line.lower[number.end] == "of")
    article = line.after_hyphen(at)
    at = article + 1 if line.lower[article] in ("a", "an", "one") else at
    word = line.lower[line.after_hyphen(at)]
    scale = lexicon.scales.get(word)
    if scale is None or scale.place != "word" or (needs_article and at == number.end):
        return None
    if word.endswith("s"):
        return None
    return replace(number, end=at)
