"""Owners named beside the figure's phrase, or before: "Elm Tower, a 28-storey block. The tower"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.claims.context import SentenceView
from transforms.claims.direction import previous_word
from transforms.claims.discourse import OWNER_TYPES
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    child_by,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase
from transforms.claims.owner import Owner
from transforms.entities.reading import NamedEntity

REACH = 3
"""Sentences back in which the thing must have been named."""
COMPARED = frozenset({"with", "against", "versus", "than", "and", "to"})
PAYING = frozenset({"for", "at"})
COSTS = frozenset({"cost", "bill", "price", "tag", "budget", "estimate"})
KEEPING = frozenset({"own", "run", "operate", "have", "manage", "employ", "hold", "control"})
WHO = frozenset({"WDT", "WP"})
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})


def find_thing(frame: Frame, views: Sequence[SentenceView], lexicon: ClaimLexicon) -> Owner | None:
    """Return the facility or product that the subject of the figure's clause points back to.

    As in "Acme opened Elm Tower. The tower has 30 floors.": the noun must point ("the", "its"),
    and of the things of its type named shortly before, one whose name holds the noun comes
    first, then the only one. Several that fit as well give None.
    """
    subject = None if frame.verb is None else subject_of(frame.view, frame.verb)
    nouns = (frame.figure.span.head,) if subject is None else (subject, frame.figure.span.head)
    for noun in nouns:
        kind = lexicon.subject_nouns.get(frame.view.lemmas[noun])
        is_thing = kind in {"facility", "product"} and not frame.view.name_at(noun)
        if kind == "product" and frame.view.tokens[noun].tag == "NNS":
            return None
        if is_thing and _points(frame.view, noun):
            found = _meant(frame.view.lemmas[noun], kind, list(_near(frame.view, views)))
            return Owner(found, "thing_named_before") if found else None
    return None


def find_apposed(frame: Frame) -> Owner | None:
    """Return the name that the figure's phrase describes: "Elm Tower, a 28-storey block"."""
    view = frame.view
    for noun in (frame.figure.span.head, *frame.nouns):
        word = view.tokens[noun]
        name = view.name_at(word.head) if word.dependency == "appos" else None
        if any(view.tokens[c].dependency == "conj" for c in view.children[word.head]):
            continue
        is_event = name is not None and name.entity.entity_type == "event"
        if name and not is_event and word.head < noun and not view.figure_at(word.head):
            return Owner(name.entity, "apposition")
    return None


def find_costed(frame: Frame) -> Owner | None:
    """Return the named facility whose cost or price it is: "built Elm Tower for $5m".

    Also "a $5m bill for Elm Tower": what is built or sold has its price, not who pays.
    """
    view, head = frame.view, frame.figure.span.head
    leads = {view.lower(token) for token in frame.prepositions}
    target = object_of(view, frame.verb) if frame.verb is not None else None
    near: list[int] = []
    if leads & PAYING and target is not None:
        below = prepositional_objects(view, target, frozenset({"of"}))
        near += [target, *below]
    for noun in (head, *frame.nouns[:1]):
        if view.lemmas[noun] in COSTS or noun == head:
            near += prepositional_objects(view, noun, frozenset({"for"}))
    names = (name for token in near for name in names_in_phrase(view, token))
    found = next((n.entity for n in names if n.entity.entity_type == "facility"), None)
    return Owner(found, "cost_of_thing") if found else None


def find_keeper(frame: Frame, lexicon: ClaimLexicon) -> int | None:
    """Return the subject of the clause that tells whose it is: "20 shops it runs"."""
    view = frame.view
    for noun in (frame.figure.span.head, *frame.nouns[:1]):
        for verb in view.children[noun]:
            is_clause = view.tokens[verb].dependency in {"relcl", "acl"}
            own = child_by(view, verb, SUBJECTS) if is_clause and verb > noun else None
            if own is None or view.tokens[own].tag in WHO:
                continue
            is_named = view.name_at(own) is not None and view.lemmas[verb] not in lexicon.speech
            if is_named or view.lemmas[verb] in KEEPING:
                return own
    return None


def _points(view: SentenceView, noun: int) -> bool:
    return any(view.lower(token) in POINTING for token in phrase(view, noun))


def _near(view: SentenceView, views: Sequence[SentenceView]) -> Iterator[NamedEntity]:
    for earlier in views[max(0, view.number - REACH) : view.number]:
        if earlier.role == view.role:
            yield from (name.entity for name in earlier.names)


def _meant(noun: str, kind: str | None, named: Sequence[NamedEntity]) -> NamedEntity | None:
    """Return the last entity named after the noun, else the only one of its type."""
    called = [entity for entity in named if noun in entity.name.lower().split()]
    if called:
        return called[-1]
    alike = {entity for entity in named if entity.entity_type == kind}
    return next(iter(alike)) if len(alike) == 1 else None


def find_compared(frame: Frame) -> Owner | None:
    """Return the name that a compared figure is for: "against 68% for Acme"."""
    view, last = frame.view, frame.figure.span.last
    if view.lower(last + 1) != "for" or view.lower(previous_word(view, frame.figure)) not in (
        COMPARED
    ):
        return None
    near = (view.name_at(t) for t in range(last + 2, min(last + 4, len(view.tokens))))
    kinds = OWNER_TYPES | {"person"}
    found = next((n.entity for n in near if n and n.entity.entity_type in kinds), None)
    return Owner(found, "compared_name") if found else None
