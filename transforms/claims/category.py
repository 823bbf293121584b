"""What sort of thing a figure measures: the nearest words of the lexicon decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.claims.context import SentenceView
from transforms.claims.direction import Move
from transforms.claims.frame import Frame, descendants, object_of, phrase, subject_of
from transforms.claims.lexicon import CategoryWord, ClaimLexicon
from transforms.contracts.vocabulary import Category, Kind
from transforms.figures.reading import FigureReading

LONGEST_PHRASE = 4
"""Words of the longest phrase in seeds/reference/category_words.csv."""
WINDOW = 6
"""Tokens on either side that are searched last."""
TIME_UNITS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
TIME_NOUNS = frozenset(
    {"year", "month", "week", "day", "decade", "hour", "minute", "second"}
    | {"quarter", "fortnight", "century", "season"}
)
PER_UNIT = re.compile(r"(?: an?| per|/)\s*\w+$")
AGE_WORDS = frozenset({"old", "aged", "age"})
BY_KIND: dict[Kind, Category] = {"index": "price", "basis_point": "economy"}
RATIO_KINDS = frozenset({"percent", "multiple", "percentage_point", "basis_point"})


def is_time_span(figure: FigureReading, words: str) -> bool:
    """Return whether the figure is a length of time and not an age; `words` is its surface."""
    if figure.kind != "quantity":
        return False
    if figure.unit_code in TIME_UNITS:
        return True
    lower = PER_UNIT.sub("", words.lower()).replace("-", " ").split()
    if not lower or any(word in AGE_WORDS for word in lower):
        return False
    return lower[-1].rstrip("s") in TIME_NOUNS


def choose_category(
    frame: Frame, figure: FigureReading, move: Move, lexicon: ClaimLexicon
) -> tuple[Category, str] | None:
    """Return the category and the words that gave it; None where no word of the lexicon is near.

    The size of a move of a price is a price_change, its level a price.
    """
    own = frame.figure.span
    for tokens in _tiers(frame):
        outside = [t for t in tokens if figure.kind == "count" or t not in own]
        found = _longest(frame.view, outside, figure.kind, lexicon)
        if found:
            return _as_moved(found[0], figure.kind, move), found[1]
    return None


def category_of_kind(kind: Kind) -> Category:
    """Return the category of a figure near which no word of the lexicon stands."""
    return BY_KIND.get(kind, "other")


def _as_moved(category: Category, kind: Kind, move: Move) -> Category:
    if category == "price" and move.role == "size":
        return "price_change"
    return category


def _tiers(frame: Frame) -> Iterator[Sequence[int]]:
    """Yield the places where a category word may stand, from the closest tie to the loosest."""
    view, span = frame.view, frame.figure.span
    for noun in frame.nouns[:2]:
        yield phrase(view, noun)
    yield _below(view, span.head, frame)
    yield [t for t in range(span.first, span.last + 1) if view.tokens[t].pos == "NOUN"]
    if frame.verb is not None:
        yield from _clause_tiers(frame, frame.verb)
    yield range(max(0, span.first - WINDOW), min(len(view.tokens), span.last + 1 + WINDOW))
    for verb in frame.verbs[1:3]:
        yield from _clause_tiers(frame, verb)


def _clause_tiers(frame: Frame, verb: int) -> Iterator[Sequence[int]]:
    view = frame.view
    direct, subject = object_of(view, verb), subject_of(view, verb)
    if direct is not None and direct not in frame.figure.span:
        yield _below(view, direct, frame)
    yield (verb,)
    if subject is not None and subject not in frame.figure.span:
        yield _below(view, subject, frame)


def _below(view: SentenceView, head: int, frame: Frame) -> Sequence[int]:
    """Return `head` and the tokens below it up to the next verb or figure, in text order."""
    clauses = {
        below
        for child in view.children[head]
        if view.tokens[child].dependency in {"relcl", "advcl", "appos", "conj", "acl"}
        for below in descendants(view, child)
    }
    return sorted(t for t in descendants(view, head) if t not in clauses)


def _longest(
    view: SentenceView, tokens: Sequence[int], kind: Kind, lexicon: ClaimLexicon
) -> tuple[Category, str] | None:
    """Return the longest phrase of the lexicon among `tokens`; of equal ones the last."""
    best: tuple[int, int, Category, str] | None = None
    for position, token in enumerate(tokens):
        for length in range(1, LONGEST_PHRASE + 1):
            run = tokens[position : position + length]
            if len(run) < length or run[-1] - run[0] != length - 1:
                break
            word = _word(view, run, kind, lexicon)
            if word and (best is None or (length, token) >= best[:2]):
                best = (length, token, word[0].category, word[1])
    return best[2:] if best else None


def _word(
    view: SentenceView, run: Sequence[int], kind: Kind, lexicon: ClaimLexicon
) -> tuple[CategoryWord, str] | None:
    last = view.tokens[run[-1]]
    part = "verb" if last.pos == "VERB" and len(run) == 1 else "noun"
    lemmas = " ".join(view.tokens[t].lemma.lower() for t in run)
    printed = " ".join(view.lower(t) for t in run)
    for text in (lemmas, printed):
        for word in lexicon.categories.get((text, part), ()):
            if word.fits(kind):
                return word, text
    return None
