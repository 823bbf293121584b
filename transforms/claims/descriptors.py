"""What an article calls its entities: "the carrier" once it has said "the carrier Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.frame import SUBJECTS, child_by, prepositional_objects
from transforms.entities.reading import NamedEntity

DESCRIBED = frozenset({"company", "organization", "government"})
GENERIC = frozenset({"company", "firm", "group", "business", "giant", "corporation", "concern"})
"""Nouns that fit any firm: that one was called so ("the media group Acme") tells nothing."""


def read_descriptors(views: Sequence[SentenceView]) -> Mapping[str, NamedEntity]:
    """Return the lemmas of nouns that the article uses of exactly one entity, with that entity."""
    found: dict[str, set[NamedEntity]] = {}
    for view in views:
        for name in view.names:
            is_body = name.entity.entity_type in DESCRIBED
            nouns = _describing(view, name) if is_body else ()
            for noun in (*nouns, *_named(view, name)):
                found.setdefault(view.lemmas[noun], set()).add(name.entity)
    return {noun: next(iter(named)) for noun, named in found.items() if len(named) == 1}


def _named(view: SentenceView, name: NamedTokens) -> Iterator[int]:
    """Yield the noun whose name it is: "the name of the bar is Elm"."""
    head = view.tokens[name.span.head]
    said = child_by(view, head.head, SUBJECTS) if head.dependency == "attr" else None
    if said is not None and view.lemmas[said] == "name":
        whose = prepositional_objects(view, said, frozenset({"of"}))
        yield from (noun for noun in whose if view.tokens[noun].tag == "NN")


def _describing(view: SentenceView, name: NamedTokens) -> Iterator[int]:
    """Yield common nouns that describe the name: before it, in apposition, or after "is"."""
    head = name.span.head
    link = view.tokens[head].dependency
    beside = name.span.first - 1
    candidates = [c for c in view.children[head] if view.tokens[c].dependency == "appos"]
    if beside >= 0 and view.tokens[beside].head == head:
        candidates.append(beside)
    if link == "appos":
        candidates.append(view.tokens[head].head)
    verb = view.tokens[head].head
    if link in SUBJECTS and view.lemmas[verb] == "be":
        said = child_by(view, verb, frozenset({"attr"}))
        candidates += [said] if said is not None else []
    for token in candidates:
        word = view.tokens[token]
        is_telling = word.tag == "NN" and view.lemmas[token] not in GENERIC
        if is_telling and not view.name_at(token) and not view.figure_at(token):
            yield token
