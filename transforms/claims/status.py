"""Done, planned, forecast or hypothetical: what the verbs and words above a figure say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    child_by,
    descendants,
    object_of,
    prepositional_objects,
    subject_of,
)
from transforms.claims.guidance import forecast_noun
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.moves import Move
from transforms.contracts.vocabulary import Status

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONDITIONS = frozenset({"if", "unless"})
EQUATING = frozenset({"be", "come", "total", "amount", "stand"})
HEADLINE_ROLES = frozenset({"title", "standfirst", "heading"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following"})
UNWILLED = frozenset({"be", "have", "reach", "hit", "cost", "need", "total", "average", "peak"})
"""Verbs that nobody does on purpose: with "will" they forecast."""


def read_status(frame: Frame, move: Move, lexicon: ClaimLexicon, *, is_ahead: bool) -> Status:
    """Return whether the figure is done, planned, forecast or hypothetical.

    The words of its own noun phrase come first. The level that a move starts from is known. Then
    come a denial, a condition, and the verbs from the nearest one up to the first finite one.
    What is told as a fact of a period that `is_ahead` of the article is planned or foretold.
    """
    clause = _own_clause(frame)
    rules: tuple[Callable[[Frame, ClaimLexicon], Status | None], ...] = (
        _by_condition,
        _by_headline,
        _by_verbs,
    )
    known = _by_denial(clause, lexicon) or _by_phrase(clause, lexicon)
    if not known and forecast_noun(clause, lexicon) is not None:
        return "forecast"
    if _is_possessed(clause):
        return known if known and known != "hypothetical" else "actual"
    if known or move.role == "start":
        return known or "actual"
    told = next((status for rule in rules if (status := rule(clause, lexicon))), None)
    return told or (_future_status(clause, lexicon) if is_ahead else "actual")


def _future_status(frame: Frame, lexicon: ClaimLexicon) -> Status:
    """Return the status of what the text tells as a fact of a time to come."""
    is_planned = bool(frame.verbs) and _is_willed(frame, 0, lexicon)
    return "planned" if is_planned else "forecast"


def _is_possessed(frame: Frame) -> bool:
    """Return whether the figure counts or describes what somebody has: "its 300 shops"."""
    before = frame.figure.span.first - 1
    return before >= 0 and frame.view.tokens[before].tag in {"POS", "PRP$"}


def _by_headline(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return "planned" for a headline such as "Acme to axe 300 jobs", however it is parsed."""
    view = frame.view
    if view.role not in HEADLINE_ROLES:
        return None
    for token in range(frame.figure.span.first):
        if view.tokens[token].tag in FINITE_TAGS:
            return None
        if view.lower(token) == "to" and view.tokens[token - 1].pos in {"PROPN", "NOUN"}:
            return "planned"
    return None


def _own_clause(frame: Frame) -> Frame:
    """Return the frame without the verbs above a relative clause: they say nothing of it."""
    dependencies = [frame.view.tokens[verb].dependency for verb in frame.verbs]
    if "relcl" not in dependencies:
        return frame
    return replace(frame, verbs=frame.verbs[: dependencies.index("relcl") + 1])


def _by_denial(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return "hypothetical" for what somebody denies, rules out or dismisses."""
    lemmas = (frame.view.lemmas[verb] for verb in frame.verbs)
    return "hypothetical" if any(lexicon.speech.get(x) == "denies" for x in lemmas) else None


def _by_phrase(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    view = frame.view
    for token in _phrase_words(frame):
        word = view.tokens[token]
        is_noun = word.pos in {"NOUN", "PROPN"}
        key = view.lemmas[token] if is_noun else word.text.lower()
        status = lexicon.statuses.get((key, "noun" if is_noun else "adjective"))
        if word.dependency in {"acl", "relcl"} and word.tag == "VBN" and not status:
            status = _lemma_status(view, token, lexicon)
            status = status if status == "forecast" else None
        if status:
            return status
    return None


def _phrase_words(frame: Frame) -> Iterator[int]:
    """Yield the nouns above the figure, and what describes them, the figure or the object."""
    view = frame.view
    heads = [frame.figure.span.head, *frame.nouns[:2]]
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
        yield from prepositional_objects(view, head, frozenset({"of"}))


def _measured_noun(frame: Frame) -> Iterator[int]:
    """Yield the noun that the figure is a size of: "the plans come to $5bn"."""
    view = frame.view
    if frame.verb is not None and view.lemmas[frame.verb] in EQUATING:
        subject = child_by(view, frame.verb, frozenset({"nsubj"}))
        if subject is not None and view.tokens[subject].pos == "NOUN":
            yield subject


def _by_condition(frame: Frame, _: ClaimLexicon) -> Status | None:
    view = frame.view
    for verb in frame.verbs[:3]:
        for clause in (verb, *view.children[verb]):
            mark = child_by(view, clause, frozenset({"mark", "advmod"}))
            if mark is None or view.lower(mark) not in CONDITIONS:
                continue
            is_inside = clause == verb
            is_open = any(view.tokens[c].tag == "MD" for c in view.children[verb])
            if view.lower(mark - 1) != "even" and (is_inside or is_open):
                return "hypothetical"
    return None


def _by_verbs(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    view = frame.view
    for position, verb in enumerate(frame.verbs):
        if _is_past_event(view, verb):
            return None
        status = _verb_status(frame, position, lexicon)
        if status:
            return status
        if view.tokens[verb].dependency == "acl":
            noun = view.lemmas[view.tokens[verb].head]
            return lexicon.statuses.get((noun, "noun"))
        if _is_finite(view, verb):
            above = [_lemma_status(view, v, lexicon) for v in frame.verbs[position + 1 :]]
            return "hypothetical" if "hypothetical" in above else None
    return None


def _is_past_event(view: SentenceView, verb: int) -> bool:
    """Return whether the verb stands in "after being delayed" or "since raising"."""
    token = view.tokens[verb]
    return token.dependency == "pcomp" and view.lower(token.head) in PAST_PREPOSITIONS


def _verb_status(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status | None:
    view, verb = frame.view, frame.verbs[position]
    by_modal = _modal_status(frame, position, lexicon)
    if by_modal and by_modal != "planned":
        return by_modal
    if _is_active_subject(frame, verb):
        return by_modal
    own = _lemma_status(view, verb, lexicon) or _form_status(view, verb, lexicon)
    is_passive = child_by(view, verb, frozenset({"auxpass"})) is not None
    if (
        own == "forecast"
        and not is_passive
        and position > 0
        and _is_willed(frame, position - 1, lexicon)
    ):
        return "planned"
    if own:
        return own
    return by_modal or _adjective_status(view, verb, lexicon)


def _is_active_subject(frame: Frame, verb: int) -> bool:
    """Return whether the figure is part of who does the verb: "two analysts expect"."""
    subject = child_by(frame.view, verb, frozenset({"nsubj"}))
    return subject is not None and frame.figure.span.head in set(descendants(frame.view, subject))


def _lemma_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    return lexicon.statuses.get((view.lemmas[verb], "verb"))


def _form_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status of a form that is a cue only as such: "is set to", "sees", not "saw"."""
    is_perfect = any(view.lemmas[c] == "have" for c in view.children[verb])
    is_base = view.lemmas[verb] == view.lower(verb)
    if is_base and (is_perfect or view.tokens[verb].tag != "VBN"):
        return None
    return lexicon.statuses.get((view.lower(verb), "form"))


def _adjective_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    for child in view.children[verb]:
        if view.tokens[child].dependency in {"acomp", "advmod", "oprd"}:
            status = lexicon.statuses.get((view.lower(child), "adjective"))
            if status:
                return status
    return None


def _modal_status(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status | None:
    view, verb = frame.view, frame.verbs[position]
    for child in view.children[verb]:
        if view.tokens[child].dependency not in AUXILIARIES:
            continue
        status = lexicon.statuses.get((view.lower(child), "modal"))
        if status == "planned" and view.lower(child) == "to":
            is_alone = not any(_is_finite(view, v) for v in frame.verbs)
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
    above = {_lemma_status(view, verb, lexicon) for verb in frame.verbs[position + 1 :]}
    hedged = _adjective_status(view, frame.verbs[position], lexicon) == "forecast"
    if hedged or "forecast" in above or not _is_willed(frame, position, lexicon):
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
    return "planned" if _is_willed(frame, position, lexicon) else "forecast"


def _is_willed(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody does the verb on purpose: "will spend", not "will fall"."""
    view, verb = frame.view, frame.verbs[position]
    lemma = view.lemmas[verb]
    is_move = (lemma, "verb") in lexicon.directions and lemma not in lexicon.moved_objects
    if is_move or lemma in UNWILLED:
        return False
    subject = subject_of(view, verb)
    if subject is None:
        return True
    if child_by(view, verb, frozenset({"nsubjpass"})) is not None:
        return True
    below = set(descendants(view, subject))
    return lexicon.subject_nouns.get(view.lemmas[subject]) in {
        "company",
        "actor",
        "pronoun",
        "person_pronoun",
    } or any(view.name_at(token) for token in below)


def _is_finite(view: SentenceView, verb: int) -> bool:
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
