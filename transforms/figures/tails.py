"""The "a share", "per tonne" or "/MWh" behind a unit."""

from __future__ import annotations

from transforms.figures.lexicon import FigureLexicon
from transforms.figures.record import record
from transforms.figures.tokens import Line

BASES = frozenset({"10", "100", "1,000", "1000", "10,000", "100,000", "1"})
"""Of so many things rates are printed: "20 deaths per 100,000 people"."""


@record
class Tail:
    """What the figure is counted per, as printed, and the token past it."""

    per: str
    end: int


def read_tail(line: Line, at: int, lexicon: FigureLexicon) -> Tail | None:
    """Return the per-unit tail that begins at token `at`, or None."""
    begin = line.after_hyphen(at)
    word = line.lower[begin]
    if word == "/" and line.words[begin + 1].isalpha():
        return Tail(line.lower[begin + 1], begin + 2)
    if word not in ("a", "an", "per", "each", "every"):
        return None
    noun = line.after_hyphen(begin + 1)
    if line.is_number(noun):
        based = word == "per" and line.words[noun] in BASES
        return _past_base(line, noun, lexicon) if based else None
    return _read_noun(line, noun, lexicon, is_per=word == "per")


def _read_noun(line: Line, noun: int, lexicon: FigureLexicon, *, is_per: bool) -> Tail | None:
    """Return the tail whose noun stands at token `noun`: any behind "per", else a known one."""
    if line.lower[noun] in lexicon.functions["per_qualifier"] and line.words[noun + 1].isalpha():
        return _repeat(line, Tail(f"{line.lower[noun]} {line.lower[noun + 1]}", noun + 2), lexicon)
    if line.lower[noun + 1] in lexicon.functions["time_past"]:
        return None
    if line.lower[noun] in lexicon.per_units or (is_per and line.words[noun].isalpha()):
        return _repeat(line, Tail(line.lower[noun], noun + 1), lexicon)
    return None


def _past_base(line: Line, base: int, lexicon: FigureLexicon) -> Tail | None:
    """Return "100,000 people" of "20 deaths per 100,000 people", "100 km" and "million users"."""
    at = base + 1 + (line.lower[base + 1] in lexicon.scales)
    word = line.lower[at]
    if not word.isalpha() or word in lexicon.functions["stop"]:
        return None
    printed = line.text[line.starts[base] : line.ends[at - 1]]
    return Tail(f"{printed} {word}", at + 1)


def _repeat(line: Line, tail: Tail, lexicon: FigureLexicon) -> Tail:
    """Return "a month per seat" as one tail."""
    if line.lower[tail.end] != "per" or " per " in tail.per:
        return tail
    noun = line.after_hyphen(tail.end + 1)
    if not line.words[noun].isalpha():
        return tail
    return Tail(f"{tail.per} per {line.lower[noun]}", noun + 1)
