"""Which status the nouns above a figure have, and the words that describe them."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.claims.context import SentenceView
from transforms.claims.frame import Frame, child_by, object_of, prepositional_objects
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.modals import is_compared, lemma_status
from transforms.contracts.vocabulary import Status

EQUATING = frozenset({"be", "come", "total", "amount", "stand"})


def phrase_status(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return the status that the words of the figure's own phrase give: "planned sales of"."""
    view = frame.view
    own = {frame.figure.span.head, *frame.nouns[:2]}
    for token in phrase_words(frame):
        word = view.tokens[token]
        if _is_maturity(view, token) or is_compared(view, token):
            continue
        is_noun = word.pos in {"NOUN", "PROPN"}
        key = view.lemmas[token] if is_noun else word.text.lower()
        status = lexicon.statuses.get((key, "noun" if is_noun else "adjective"))
        if word.dependency in {"acl", "relcl"} and word.tag == "VBN" and not status:
            status = lemma_status(view, token, lexicon)
            status = status if status == "forecast" else None
        is_of_object = word.dependency == "amod" and word.head not in own
        if status and not (status == "actual" and is_of_object):
            return status
    return None


def _is_maturity(view: SentenceView, token: int) -> bool:
    """Return whether "due" tells when a security ends: "the 5% bond due 2046"."""
    is_dated = view.tokens[token + 1 : token + 2] and view.tokens[token + 1].tag in {"CD", "NNP"}
    return view.lower(token) == "due" and bool(is_dated)


def phrase_words(frame: Frame) -> Iterator[int]:
    """Yield the nouns above the figure, and what describes them, the figure or the object."""
    view = frame.view
    heads = [frame.figure.span.head, *_described(frame), *frame.nouns[:2]]
    target = object_of(view, frame.verb) if frame.verb is not None else None
    yield from _measured_noun(frame)
    if target is not None and target not in heads:
        yield from (c for c in view.children[target] if view.tokens[c].dependency == "amod")
    for head in heads:
        if head not in frame.figure.span and view.tokens[head].pos != "PROPN":
            yield head
        yield from (
            child
            for child in view.children[head]
            if view.tokens[child].dependency in {"amod", "acl", "relcl", "compound", "nmod"}
            and child not in frame.figure.span
        )
        below = prepositional_objects(view, head, frozenset({"of"}))
        yield from (token for token in below if token not in frame.figure.span)


def _described(frame: Frame) -> Iterator[int]:
    """Yield an adjective that stands for a noun: "the $5m average of three forecasts"."""
    view = frame.view
    above = view.tokens[frame.figure.span.head].head
    word = view.tokens[above]
    if word.pos == "ADJ" and word.dependency in {"dobj", "pobj", "nsubj"}:
        yield above


def _measured_noun(frame: Frame) -> Iterator[int]:
    """Yield the noun that the figure is a size of: "the plans come to $5bn"."""
    view = frame.view
    is_of = view.lower(frame.figure.span.first - 1) == "of" or (
        bool(frame.prepositions) and view.lower(frame.prepositions[0]) == "of"
    )
    if frame.verb is not None and not is_of and view.lemmas[frame.verb] in EQUATING:
        subject = child_by(view, frame.verb, frozenset({"nsubj"}))
        if subject is not None and view.tokens[subject].pos == "NOUN":
            yield subject
