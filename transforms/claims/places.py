"""Where in a sentence the word may stand that tells what a figure measures, closest tie first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    Frame,
    child_by,
    descendants,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.figures.reading import FigureReading

WINDOW = 5
"""Tokens on either side that are searched last."""
SELF_NAMED = frozenset({"count", "quantity", "rate", "multiple"})
"""Kinds whose span holds the noun that is measured: "240 aircraft", "3 tonnes"."""
PART_OF = frozenset({"of", "in", "worth"})
CLAUSES = frozenset({"relcl", "advcl", "appos", "conj", "acl"})
WEAK_VERBS = frozenset({"sell", "buy", "pay", "order", "hold", "lose", "gain", "offer"})
"""Verbs that say less of a figure than what does or suffers them: "the dividend was raised"."""


def places(frame: Frame, figure: FigureReading) -> Iterator[Sequence[int]]:
    """Yield the tokens to search for a category word, the closest tie first."""
    view, span = frame.view, frame.figure.span
    for whole in prepositional_objects(view, span.head, PART_OF):
        if not view.figure_at(whole):
            yield phrase(view, whole)
    for noun in frame.nouns[:2]:
        yield phrase(view, noun)
        yield _below(view, noun)
    if figure.kind in SELF_NAMED:
        yield range(span.first, span.last + 1)
    if frame.verb is not None:
        yield from _clause(frame, frame.verb)
    yield range(span.last + 1, min(len(view.tokens), span.last + 1 + WINDOW))
    yield range(max(0, span.first - WINDOW), span.first)
    for verb in frame.verbs[1:3]:
        yield from _clause(frame, verb)


def clause_places(frame: Frame) -> Iterator[Sequence[int]]:
    """Yield object, verb and subject of the nearest verb."""
    if frame.verb is not None:
        yield from _clause(frame, frame.verb)


def _clause(frame: Frame, verb: int) -> Iterator[Sequence[int]]:
    """Yield what the verb acts on, then the verb and its subject, the more telling one first."""
    view = frame.view
    direct, subject = object_of(view, verb), subject_of(view, verb)
    if direct is not None and direct not in frame.figure.span:
        yield _below(view, direct)
    near = phrase(view, subject) if subject is not None else ()
    below = _below(view, subject) if subject is not None else ()
    is_passive = child_by(view, verb, frozenset({"nsubjpass"})) is not None
    if is_passive or view.lemmas[verb] in WEAK_VERBS:
        yield near
        yield below
        yield (verb,)
        return
    yield (verb,)
    yield near
    yield below


def _below(view: SentenceView, head: int) -> Sequence[int]:
    """Return `head` and the tokens below it without clauses and coordinations, in text order."""
    clauses = {
        below
        for child in view.children[head]
        if view.tokens[child].dependency in CLAUSES
        for below in descendants(view, child)
    }
    return sorted(t for t in descendants(view, head) if t not in clauses)
