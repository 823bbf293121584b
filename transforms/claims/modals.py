"""What "will", "would", "to" and other helping verbs say of what is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from transforms.claims.context import SentenceView
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
from transforms.contracts.vocabulary import Status

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
UNWILLED = frozenset({"be", "have", "reach", "hit", "cost", "need", "total", "average", "peak"})
"""Verbs that nobody does on purpose: with "will" they forecast."""
LEVELS = frozenset({"reach", "hit", "total", "average", "peak"})
"""Verbs that tell at which level something comes to stand."""
ADDING = frozenset({"add", "shed"})
"""Verbs of moves that are also done to what is counted: "will add 300 jobs"."""
SPREADING = frozenset({"expand", "build", "scale", "extend"})
"""Moves that firms make without an object: "will expand to ten cities"."""
HAD = frozenset({"'d", "’d"})
"""With a participle this is "had", else "would"."""
WILLING = frozenset({"company", "state", "actor", "pronoun", "person_pronoun"})
"""Roles of nouns that do things on purpose."""


def lemma_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status that the verb gives to what stands under it."""
    return lexicon.statuses.get((view.lemmas[verb], "verb"))


def adjective_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status of an adjective or adverb beside the verb: "is likely"."""
    for child in view.children[verb]:
        if view.tokens[child].dependency in {"acomp", "advmod", "oprd"} and not (
            is_compared(view, child)
        ):
            status = lexicon.statuses.get((view.lower(child), "adjective"))
            if status:
                return status
    return None


def is_compared(view: SentenceView, adjective: int) -> bool:
    """Return whether something is more or less so than something else: "5% less likely"."""
    return any(view.lower(c) in {"more", "less"} for c in view.children[adjective])


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
        is_had = view.lower(child) in HAD and view.tokens[verb].tag == "VBN"
        if status and not is_had:
            read = READERS.get(view.lower(child), _could if status == "hypothetical" else _will)
            return read(frame, position, lexicon)
    return None


def _will(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status:
    """Return what "will" means: what is expected, likely or nobody's doing is a forecast."""
    hedged = adjective_status(frame.view, frame.verbs[position], lexicon) == "forecast"
    if hedged or _is_foretold(frame, position, lexicon) or not is_willed(frame, position, lexicon):
        return "forecast"
    return "planned"


def _would(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status:
    """Return what "would" means: reported speech turns "will" into it; "would have" never was.

    So does what is agreed: "under the deal it would pay".
    """
    view, verb = frame.view, frame.verbs[position]
    if any(view.lemmas[c] == "have" for c in view.children[verb]):
        return "hypothetical"
    is_foretold = _is_foretold(frame, position, lexicon)
    is_agreed = any(view.lower(c) == "under" for c in view.children[verb])
    if not (is_foretold or is_agreed or _is_reported(frame, position, lexicon)):
        return "hypothetical"
    return "planned" if not is_foretold and is_willed(frame, position, lexicon) else "forecast"


def _could(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status:
    """Return what "could" means: a forecast, where a forecaster says it."""
    return "forecast" if _is_foretold(frame, position, lexicon) else "hypothetical"


def _should(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status | None:
    """Return "forecast" for what should move by itself: "shares should rise 10%", else None."""
    lemma = frame.view.lemmas[frame.verbs[position]]
    is_move = (lemma, "verb") in lexicon.directions or lemma in LEVELS
    return "forecast" if is_move and not is_willed(frame, position, lexicon) else None


def _is_foretold(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether a verb above says that it is a forecast."""
    above = frame.verbs[position + 1 :]
    return any(lemma_status(frame.view, verb, lexicon) == "forecast" for verb in above)


def _is_reported(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody says it, above the verb or beside it: "it would, she said, be"."""
    view, verb = frame.view, frame.verbs[position]
    beside = (c for c in view.children[verb] if view.tokens[c].dependency in {"parataxis", "ccomp"})
    return any(view.lemmas[v] in lexicon.speech for v in (*frame.verbs[position + 1 :], *beside))


def is_willed(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody does the verb on purpose: "will spend", not "will fall"."""
    view, verb = frame.view, frame.verbs[position]
    lemma, subject = view.lemmas[verb], subject_of(view, verb)
    if subject is not None and _is_decided(view, subject, lexicon):
        return lemma not in UNWILLED and not _has_effect(view, verb, lexicon)
    if lemma in UNWILLED or _moves_itself(view, verb, lexicon):
        return False
    if subject is None or child_by(view, verb, frozenset({"nsubjpass"})) is not None:
        doers = prepositional_objects(view, verb, frozenset({"by"}))
        return not any((view.lemmas[doer], "noun") in lexicon.directions for doer in doers)
    return _has_will(view, subject, lexicon)


def _has_will(view: SentenceView, doer: int, lexicon: ClaimLexicon) -> bool:
    """Return whether the noun does things on purpose: a name, "the company", "ministers".

    What a name has does not: "Acme's new rules will cost it $5m".
    """
    is_actor = lexicon.subject_nouns.get(view.lemmas[doer]) in WILLING
    return is_actor or any(
        view.name_at(token) is not None or view.tokens[token].tag in {"NNP", "NNPS"}
        for token in phrase(view, doer)
        if token == doer or view.tokens[token].dependency in {"compound", "nmod"}
    )


def _moves_itself(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> bool:
    """Return whether it tells how something moves, not what somebody moves: "will fall to 5%"."""
    lemma, target = view.lemmas[verb], object_of(view, verb)
    is_passive = child_by(view, verb, frozenset({"nsubjpass"})) is not None
    if is_passive or (lemma, "verb") not in lexicon.directions or lemma in SPREADING:
        return False
    if lemma in lexicon.moved_objects:
        return target is None and view.tokens[verb].dependency != "relcl"
    is_size = target is None or view.figure_at(target) is not None
    is_counted = target is not None and view.tokens[target].tag == "NNS" and lemma in ADDING
    return is_size and not is_counted


def _has_effect(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> bool:
    """Return whether the verb tells what its subject does to something else."""
    return object_of(view, verb) is not None and (
        (view.lemmas[verb], "verb") not in lexicon.directions
    )


def _is_decided(view: SentenceView, subject: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody sets the subject: "the levy will rise", "half of the cash"."""
    below = prepositional_objects(view, subject, frozenset({"of"}))
    heads = (view.lemmas[token] for token in (subject, *below))
    return any(lexicon.subject_nouns.get(lemma) == "decided" for lemma in heads)


READERS: Mapping[str, Callable[[Frame, int, ClaimLexicon], Status | None]] = MappingProxyType(
    {"would": _would, "should": _should}
)
"""Helping verbs that mean more than one thing by what stands around them."""


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
