"""Sentences with their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.articles.document import TextLine
from transforms.contracts.vocabulary import SentenceRole
from transforms.reference import Reference

LONGEST_WORD = 24
"""How far back from a full stop its word is looked for: keeps the time linear."""

_STOP = re.compile(r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"'”’»)\]]*+)(?=\s)")
"""A run is tried once and as a whole: a page of dots takes linear time."""
_OPENING = "\"'“‘«([-–—•* "
_QUOTES = ('"', "“", "‘")
_WORD = re.compile(r"[\w.&'’-]+$")
_NEXT_WORD = re.compile(r"[\w'’]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_CONSONANTS = re.compile(r"[A-Z]?[^\W\d_aeiouyAEIOUY]{1,3}")
_WHOLE_ROLES = frozenset({"title", "heading", "boilerplate"})


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence: text[start:end], without outer white space."""

    start: int
    end: int
    role: SentenceRole


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop need not end a sentence: seeds/reference/abbreviations.csv.

    `kinds` maps the word without its last stop to: title (a name follows), number (a digit
    follows), month, company, phrase (never ends a sentence), unit (ends one before a capital).
    `starters` are words that open a sentence even after "U.S." or "Inc.".
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    starters: frozenset[str] = frozenset()

    @classmethod
    def from_reference(cls, reference: Reference) -> Abbreviations:
        """Return the abbreviations of the table of that name, columns word and kind."""
        rows = reference["abbreviations"]
        return cls(
            kinds={row["word"]: row["kind"] for row in rows if row["kind"] != "starter"},
            starters=frozenset(row["word"] for row in rows if row["kind"] == "starter"),
        )


SHAPES_ONLY = Abbreviations()
"""Knows no word: initials, dotted words and words without a vowel count as abbreviations."""


def split_sentences(
    text: str, lines: Sequence[TextLine], abbreviations: Abbreviations = SHAPES_ONLY
) -> tuple[SentenceSpan, ...]:
    """Return the sentences of `text` in order: every non-space character of `lines` is in one.

    A title, a heading and a boilerplate line are one sentence each; no sentence crosses a line.
    Takes time linear in the length of `text`.

    Args:
        text: The article's text.
        lines: Its lines in order, without overlaps.
        abbreviations: Words whose full stop need not end a sentence.
    """
    spans: list[SentenceSpan] = []
    for line in lines:
        start = line.start
        ends = () if line.role in _WHOLE_ROLES else _ends(text, line, abbreviations)
        for end in (*ends, line.end):
            span = _trimmed(text, start, end, line.role)
            if span:
                spans.append(span)
            start = end
    return tuple(spans)


def _ends(text: str, line: TextLine, abbreviations: Abbreviations) -> Iterator[int]:
    for stop in _STOP.finditer(text, line.start, line.end):
        following = text[stop.end() : stop.end() + 2 * LONGEST_WORD].lstrip(_OPENING + "\n")
        if not following or stop.end() >= line.end or following[0].islower():
            continue
        if stop["mark"] != "." or stop["close"] or _ends_here(text, stop, line, abbreviations):
            yield stop.end()


def _ends_here(
    text: str, stop: re.Match[str], line: TextLine, abbreviations: Abbreviations
) -> bool:
    """Tell whether a lone full stop ends its sentence, by the words on both sides."""
    low = max(line.start, stop.start() - LONGEST_WORD)
    found = _WORD.search(text, low, stop.start())
    word = found.group().lstrip(".'’-") if found else ""
    rest = text[stop.end() : stop.end() + 2 * LONGEST_WORD].lstrip(_OPENING + "\n")
    next_word = _NEXT_WORD.match(rest)
    follower = next_word.group() if next_word else ""
    if word.isdigit() and not text[low : stop.start()].removesuffix(word).strip(_OPENING):
        return low != line.start
    if len(word) > 1 and text[stop.end() : stop.end() + 3].strip()[:1] in _QUOTES:
        return abbreviations.kinds.get(word) not in ("title", "phrase")
    return _decide(word, follower, abbreviations)


def _decide(word: str, follower: str, abbreviations: Abbreviations) -> bool:
    kind = abbreviations.kinds.get(word) or _shape(word)
    if kind in ("", "unit"):
        return True
    if kind in ("title", "phrase"):
        return False
    if kind in ("number", "month"):
        return not follower[:1].isdigit()
    return follower in abbreviations.starters


def _shape(word: str) -> str:
    """Initials ("J", "U.S") and words without a vowel ("Ltd") are abbreviations by shape."""
    if _INITIALS.fullmatch(word):
        return "initials"
    if _CONSONANTS.fullmatch(word) and word[:1].isupper() and not word.isupper():
        return "company"
    return ""


def _trimmed(text: str, start: int, end: int, role: SentenceRole) -> SentenceSpan | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return SentenceSpan(start, end, role) if start < end else None
