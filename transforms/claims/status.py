"""Done, planned, forecast or hypothetical: what the verbs and words above a figure say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from transforms.claims.context import SentenceView
from transforms.claims.frame import Frame, child_by, descendants, subject_of
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Status

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CONDITIONS = frozenset({"if", "unless"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following"})
UNWILLED = frozenset({"be", "have", "reach", "hit", "cost", "need", "total", "average", "peak"})
"""Verbs that nobody does on purpose: with "will" they forecast."""


def read_status(frame: Frame, lexicon: ClaimLexicon) -> tuple[Status, str]:
    """Return the status of the figure and the rule that gave it.

    The words of its own noun phrase come first, then a condition, then the verbs from the
    nearest one up to the first that is finite; a verb of denial above that still counts.
    """
    rules: tuple[Callable[[Frame, ClaimLexicon], Status | None], ...] = (
        _by_phrase,
        _by_condition,
        _by_verbs,
    )
    for rule in rules:
        status = rule(frame, lexicon)
        if status:
            return status, rule.__name__.removeprefix("_")
    return "actual", "plain_statement"


def _by_phrase(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    view = frame.view
    for token in _phrase_words(frame):
        word = view.tokens[token]
        is_noun = word.pos in {"NOUN", "PROPN"}
        key = word.lemma.lower() if is_noun else word.text.lower()
        status = lexicon.statuses.get((key, "noun" if is_noun else "adjective"))
        if status:
            return status
    return None


def _phrase_words(frame: Frame) -> Iterator[int]:
    """Yield the nouns above the figure, and what describes them or the figure itself."""
    view = frame.view
    heads = (frame.figure.span.head, *frame.nouns[:2])
    for head in heads:
        if head not in frame.figure.span and view.tokens[head].pos != "PROPN":
            yield head
        yield from (
            child
            for child in view.children[head]
            if view.tokens[child].dependency in {"amod", "acl", "relcl", "compound", "nmod"}
        )


def _by_condition(frame: Frame, _: ClaimLexicon) -> Status | None:
    view = frame.view
    for verb in frame.verbs[:3]:
        for clause in (verb, *view.children[verb]):
            mark = child_by(view, clause, frozenset({"mark", "advmod"}))
            if mark is None or view.lower(mark) not in CONDITIONS:
                continue
            if view.lower(mark - 1) != "even":
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
            noun = view.tokens[view.tokens[verb].head].lemma.lower()
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
    own = _lemma_status(view, verb, lexicon) or _participle_status(view, verb, lexicon)
    if own == "forecast" and position > 0 and _is_willed(frame, position - 1, lexicon):
        return "planned"
    if own:
        return own
    return by_modal or _adjective_status(view, verb, lexicon)


def _lemma_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    return lexicon.statuses.get((view.tokens[verb].lemma.lower(), "verb"))


def _participle_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status of a participle that is a cue only as one: "is set to"."""
    if view.tokens[verb].tag != "VBN":
        return None
    return lexicon.statuses.get((view.lower(verb), "participle"))


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
            return "planned" if is_alone else None
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
    """Return what "would" means: reported speech turns "will" into it."""
    view = frame.view
    reported = any(
        view.tokens[v].lemma.lower() in lexicon.speech for v in frame.verbs[position + 1 :]
    )
    if not reported:
        return "hypothetical"
    return "planned" if _is_willed(frame, position, lexicon) else "forecast"


def _is_willed(frame: Frame, position: int, lexicon: ClaimLexicon) -> bool:
    """Return whether somebody does the verb on purpose: "will spend", not "will fall"."""
    view, verb = frame.view, frame.verbs[position]
    lemma = view.tokens[verb].lemma.lower()
    is_move = (lemma, "verb") in lexicon.directions and lemma not in lexicon.moved_objects
    if is_move or lemma in UNWILLED:
        return False
    subject = subject_of(view, verb)
    if subject is None:
        return True
    if child_by(view, verb, frozenset({"nsubjpass"})) is not None:
        return True
    below = set(descendants(view, subject))
    return lexicon.subject_nouns.get(view.tokens[subject].lemma.lower()) in {
        "company",
        "pronoun",
        "person_pronoun",
    } or any(view.name_at(token) for token in below)


def _is_finite(view: SentenceView, verb: int) -> bool:
    if view.tokens[verb].tag in FINITE_TAGS:
        return True
    return any(
        view.tokens[c].dependency in AUXILIARIES and view.tokens[c].tag in FINITE_TAGS | {"MD"}
        for c in view.children[verb]
    )
