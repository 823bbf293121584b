"""What a figure is whatever the verbs above it say: in force, over, a trait, or a mere case."""

from __future__ import annotations

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    child_by,
    descendants,
    object_of,
    phrase,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Status

PARTING = frozenset({"sell", "close", "shut", "divest", "spin", "license", "dispose"})
"""What its owner has, it will no longer have."""
ENDING = frozenset(
    {"eliminate", "scrap", "end", "lift", "remove", "drop", "repeal", "abolish", "waive", "axe"}
)
"""What is to end is in force: "will scrap the 15% tariff"."""
SUPPOSED = frozenset({"downturn", "recession", "crisis", "slump", "crash", "scenario"})


def is_of_last_time(frame: Frame) -> bool:
    """Return whether it is the size of a time that is over: "last year's $5m"."""
    view, mark = frame.view, frame.figure.span.first - 1
    is_possessed = mark > 1 and view.tokens[mark].tag == "POS"
    return is_possessed and view.lower(mark - 2) in {"last", "previous"}


def is_possessed(frame: Frame) -> bool:
    """Return whether the figure counts or describes what somebody has: "its 300 shops".

    What is to be sold or given away is not kept: "agreed to sell its 300 shops".
    """
    view, before = frame.view, frame.figure.span.first - 1
    if before < 0 or view.tokens[before].tag not in {"POS", "PRP$"}:
        return False
    is_object = view.tokens[frame.figure.span.head].dependency == "dobj"
    is_parted = frame.verb is not None and view.lemmas[frame.verb] in PARTING
    return not (is_object and is_parted)


def is_in_force(frame: Frame) -> bool:
    """Return whether the figure describes what is to end: "will scrap the 15% tariff"."""
    view, verb = frame.view, frame.verb
    target = object_of(view, verb) if verb is not None else None
    if verb is None or target is None or view.lemmas[verb] not in ENDING:
        return False
    parts = phrase(view, target)
    is_definite = any(view.lower(token) == "the" for token in parts)
    return is_definite and target not in frame.figure.span and frame.figure.span.head in parts


def is_trait(frame: Frame) -> bool:
    """Return whether it describes who acts: "a family with an income of $90,000 will pay"."""
    view, verb = frame.view, frame.verb
    subject = subject_of(view, verb) if verb is not None else None
    leads = [t for t in frame.prepositions if view.lower(t) == "with"]
    return any(view.tokens[lead].head == subject for lead in leads)


def is_supposed(view: SentenceView) -> bool:
    """Return whether the sentence tells of a case that is not given: "in a slump it would"."""
    is_open = any(lower in {"would", "could", "might"} for lower in view.lowers)
    return is_open and any(
        lemma in SUPPOSED
        and view.lower(view.tokens[token].head) == "in"
        and any(view.lower(t) in {"a", "an", "any"} for t in phrase(view, token))
        for token, lemma in enumerate(view.lemmas)
    )


def rule_of_thumb(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return "hypothetical" for a rule of thumb: "each 1 yen rise trims profit by 2bn yen"."""
    view = frame.view
    for verb in frame.verbs[:2]:
        subject = child_by(view, verb, SUBJECTS)
        below = [] if subject is None else sorted(descendants(view, subject))
        is_move = any((view.lemmas[token], "noun") in lexicon.directions for token in below)
        if is_move and view.lower(below[0]) in {"each", "every"}:
            return "hypothetical"
    return None
