"""What "will", "would", "to" and other helping verbs say of what is done."""

from __future__ import annotations

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    child_by,
    descendants,
    prepositional_objects,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Status

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
UNWILLED = frozenset({"be", "have", "reach", "hit", "cost", "need", "total", "average", "peak"})
"""Verbs that nobody does on purpose: with "will" they forecast."""
WILLING = frozenset({"company", "state", "actor", "pronoun", "person_pronoun"})
"""Roles of nouns that do things on purpose."""


def lemma_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status that the verb gives to what stands under it."""
    return lexicon.statuses.get((view.lemmas[verb], "verb"))


def adjective_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status of an adjective or adverb beside the verb: "is likely"."""
    for child in view.children[verb]:
        if view.tokens[child].dependency in {"acomp", "advmod", "oprd"}:
            status = lexicon.statuses.get((view.lower(child), "adjective"))
            if status:
                return status
    return None


def modal_status(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status that a helping verb gives: "will", "would", "could", "is to"."""
    view, verb = frame.view, frame.verbs[position]
    for child in view.children[verb]:
        if view.tokens[child].dependency not in AUXILIARIES:
            continue
        status = lexicon.statuses.get((view.lower(child), "modal"))
        if status == "planned" and view.lower(child) == "to":
            is_alone = not any(is_finite(view, v) for v in frame.verbs)
            above = view.lemmas[view.tokens[verb].head]
            is_arranged = above == "be" and view.tokens[verb].dependency == "xcomp"
            return "planned" if is_alone or is_arranged else None
        if status == "planned":
            return _will(frame, position, lexicon)
        if status == "hypothetical" and view.lower(child) == "would":
            return _would(frame, position, lexicon)
        if status:
            return status
    return None


def _will(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status:
    """Return what "will" means: what is expected, likely or nobody's doing is a forecast."""
    view = frame.view
    above = {lemma_status(view, verb, lexicon) for verb in frame.verbs[position + 1 :]}
    hedged = adjective_status(view, frame.verbs[position], lexicon) == "forecast"
    if hedged or "forecast" in above or not is_willed(frame, position, lexicon):
        return "forecast"
    return "planned"


def _would(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status:
    """Return what "would" means: reported speech turns "will" into it; "would have" never was."""
    view = frame.view
    if any(view.lemmas[c] == "have" for c in view.children[frame.verbs[position]]):
        return "hypothetical"
    reported = any(view.lemmas[v] in lexicon.speech for v in frame.verbs[position + 1 :])
    if not reported:
        return "hypothetical"
    return "planned" if is_willed(frame, position, lexicon) else "forecast"


def is_willed(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody does the verb on purpose: "will spend", not "will fall"."""
    view, verb = frame.view, frame.verbs[position]
    lemma, subject = view.lemmas[verb], subject_of(view, verb)
    if subject is not None and _is_decided(view, subject, lexicon):
        return lemma not in UNWILLED
    is_move = (lemma, "verb") in lexicon.directions and lemma not in lexicon.moved_objects
    if is_move or lemma in UNWILLED:
        return False
    if subject is None or child_by(view, verb, frozenset({"nsubjpass"})) is not None:
        return True
    below = set(descendants(view, subject))
    role = lexicon.subject_nouns.get(view.lemmas[subject])
    return role in WILLING or any(view.name_at(token) for token in below)


def _is_decided(view: SentenceView, subject: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody sets the subject: "the levy will rise", "half of the cash"."""
    below = prepositional_objects(view, subject, frozenset({"of"}))
    heads = (view.lemmas[token] for token in (subject, *below))
    return any(lexicon.subject_nouns.get(lemma) == "decided" for lemma in heads)


def is_finite(view: SentenceView, verb: int) -> bool:
    """Return whether the verb stands for itself; "will cut jobs and shut shops" is one will."""
    token = view.tokens[verb]
    is_bare = view.lemmas[verb] == view.lower(verb) and token.dependency == "conj"
    if is_bare and child_by(view, verb, SUBJECTS) is None:
        return False
    if view.tokens[verb].tag in FINITE_TAGS:
        return True
    return any(
        view.tokens[c].dependency in AUXILIARIES and view.tokens[c].tag in FINITE_TAGS | {"MD"}
        for c in view.children[verb]
    )
