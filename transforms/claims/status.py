"""Done, planned, forecast or hypothetical: what the verbs and words above a figure say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    VERBS,
    Frame,
    child_by,
    descendants,
    object_of,
    subject_of,
)
from transforms.claims.givens import (
    is_compared_with,
    is_given,
    is_of_last_time,
    is_possessed,
    is_source,
    is_supposed,
    rule_of_thumb,
)
from transforms.claims.guidance import forecast_noun
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.modals import (
    AUXILIARIES,
    FINITE_TAGS,
    adjective_status,
    is_finite,
    is_willed,
    lemma_status,
    modal_status,
)
from transforms.claims.moves import Move
from transforms.claims.phrase_status import phrase_status
from transforms.claims.tense import Tense
from transforms.contracts.vocabulary import Status

CONDITIONS = frozenset({"if", "unless"})
HEADLINE_ROLES = frozenset({"title", "standfirst", "heading"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following"})
WATCHERS = frozenset({"investor", "analyst", "economist", "trader", "market", "forecaster"})
"""Who foretells what others do."""
WHENEVER = frozenset({"when", "once", "until", "before", "after"})
"""What opens a clause in the present tense that is of the time of the clause above."""
ASKING = frozenset({"ask", "tell", "want", "invite", "urge"})
COMPLETING = frozenset({"complete", "finalize", "finalise", "close", "seal"})
"""What is done to a deal that is then no more a plan."""
BESIDE = frozenset({"conj", "advcl"})
"""A clause that hangs by one of these stands beside a denial, not under it."""


def read_status(frame: Frame, move: Move, lexicon: ClaimLexicon, tense: Tense) -> Status:
    """Return whether the figure is done, planned, forecast or hypothetical.

    The words of its own noun phrase come first. The level that a move starts from is known. Then
    come a denial, a condition, and the verbs from the nearest one up to the first finite one.
    What is told as a fact of a period that is ahead of the article is planned or foretold; what
    is compared with a period that is over, the article knows.
    """
    if is_of_last_time(frame):
        return "actual"
    clause = _own_clause(frame)
    rules: tuple[Callable[[Frame, ClaimLexicon], Status | None], ...] = (
        _by_condition,
        rule_of_thumb,
        _by_headline,
        _by_verbs,
    )
    known = by_denial(clause, lexicon) or phrase_status(clause, lexicon)
    if not known and forecast_noun(clause, lexicon) is not None:
        return "forecast"
    if is_possessed(clause):
        return known if known and known != "hypothetical" else "actual"
    is_start = move.role == "start" and not is_source(clause, lexicon)
    is_known = is_start or (tense == "over" and is_compared_with(clause))
    if known or is_known or is_given(clause, lexicon):
        return known or "actual"
    if _is_sized_up(clause):
        return "actual" if tense in {"over", None} else "forecast"
    told = next((status for rule in rules if (status := rule(clause, lexicon))), None)
    is_past = clause.verb is not None and frame.view.tokens[clause.verb].tag == "VBD"
    is_ahead = tense == "ahead" or (tense == "next" and not is_past)
    is_to_come = is_ahead or _is_timetabled(clause, lexicon)
    return told or (_future_status(clause, lexicon) if is_to_come else "actual")


def _future_status(frame: Frame, lexicon: ClaimLexicon) -> Status:
    """Return the status of what the text tells as a fact of a time to come."""
    if not frame.verbs or _is_watched(frame):
        return "forecast"
    subject = subject_of(frame.view, frame.verbs[0])
    noun = frame.view.lemmas[subject] if subject is not None else ""
    is_told_now = frame.view.tokens[frame.verbs[0]].tag != "VBD"
    is_plan = is_told_now and lexicon.statuses.get((noun, "noun")) == "planned"
    return "planned" if is_plan or is_willed(frame, 0, lexicon) else "forecast"


def _is_watched(frame: Frame) -> bool:
    """Return whether those who only watch say it: "investors put rates at 3%"."""
    subject = subject_of(frame.view, frame.verbs[0])
    return subject is not None and frame.view.lemmas[subject] in WATCHERS


def _is_timetabled(frame: Frame, lexicon: ClaimLexicon) -> bool:
    """Return whether a size that somebody sets moves in the present: "the levy goes up by 2%"."""
    view, verb = frame.view, frame.verb
    subject = subject_of(view, verb) if verb is not None else None
    if verb is None or subject is None or view.tokens[verb].tag not in {"VBZ", "VBP"}:
        return False
    is_level = view.lemmas[verb] in {"be", "have"} or child_by(view, verb, AUXILIARIES) is not None
    is_decided = lexicon.subject_nouns.get(view.lemmas[subject]) == "decided"
    return is_decided and not is_level and frame.prepositions != ()


def _by_headline(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return "planned" for a headline such as "Acme to axe 300 jobs", however it is parsed."""
    view = frame.view
    if view.role not in HEADLINE_ROLES:
        return None
    for token in range(frame.figure.span.first):
        if view.tokens[token].tag in FINITE_TAGS:
            return None
        if view.lower(token) == "to" and view.tokens[token - 1].pos in {"PROPN", "NOUN"}:
            is_open = "hypothetical" in {lemma_status(view, v, lexicon) for v in frame.verbs}
            return "hypothetical" if is_open else "planned"
    return None


def _own_clause(frame: Frame) -> Frame:
    """Return the frame without the verbs above a relative clause: they say nothing of it."""
    view = frame.view
    for position, verb in enumerate(frame.verbs):
        if view.tokens[verb].dependency == "relcl" and not _is_gapped(view, verb):
            return replace(frame, verbs=frame.verbs[: position + 1])
    return frame


def _is_gapped(view: SentenceView, verb: int) -> bool:
    """Return whether a verb is left out: "sales are expected to slip and profit to fall"."""
    noun = view.tokens[verb].head
    is_joined = view.tokens[noun].dependency == "conj"
    has_verb_above = view.tokens[view.tokens[noun].head].pos in VERBS
    return (
        is_joined
        and has_verb_above
        and any(view.tokens[c].tag == "TO" for c in view.children[verb])
    )


def by_denial(frame: Frame, lexicon: ClaimLexicon) -> Status | None:
    """Return "hypothetical" for what somebody denies, rules out or dismisses."""
    view = frame.view
    for verb in frame.verbs:
        if lexicon.speech.get(view.lemmas[verb]) == "denies":
            return "hypothetical"
        if view.tokens[verb].dependency in BESIDE:
            return None
    return None


def _by_condition(frame: Frame, _: ClaimLexicon) -> Status | None:
    view = frame.view
    if is_supposed(view):
        return "hypothetical"
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
        if _is_past_event(view, verb) or _is_asked(frame, verb):
            return None
        noun = _noun_above(view, verb)
        if noun is not None and view.lemmas[view.tokens[noun].head] in COMPLETING:
            return "actual"
        status = _verb_status(frame, position, lexicon)
        if noun is not None and not status:
            status = lexicon.statuses.get((view.lemmas[noun], "noun"))
        if status or view.tokens[verb].dependency == "acl":
            return status
        if is_finite(view, verb) and not _is_of_same_time(view, verb, lexicon):
            return None
    return None


def _is_of_same_time(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> bool:
    """Return whether its clause is of the time of the verb above: "will pay when it closes"."""
    token, mark = view.tokens[verb], child_by(view, verb, frozenset({"mark", "advmod"}))
    if mark is None or token.dependency != "advcl" or token.tag not in {"VBZ", "VBP"}:
        return False
    is_deed = view.lower(mark) == "as" and view.lemmas[verb] in lexicon.moved_objects
    return is_deed or view.lower(mark) in WHENEVER


def _noun_above(view: SentenceView, verb: int) -> int | None:
    """Return the noun that tells how far it is: "a pledge to sell", "got a pledge from it to sell".

    None for a verb that stands under no noun.
    """
    token = view.tokens[verb]
    is_aim = any(view.tokens[c].tag == "TO" for c in view.children[verb])
    if token.dependency == "acl" or (token.dependency == "relcl" and is_aim):
        return token.head
    return object_of(view, token.head) if token.dependency == "advcl" and is_aim else None


def _is_asked(frame: Frame, verb: int) -> bool:
    """Return whether the figure counts who was asked: "she asked five people to sing"."""
    view, head = frame.view, frame.figure.span.head
    is_object = view.tokens[head].dependency == "dobj" and view.tokens[head].head == verb
    has_clause = any(view.tokens[c].dependency in {"xcomp", "ccomp"} for c in view.children[verb])
    return is_object and has_clause and view.lemmas[verb] in ASKING


def _is_past_event(view: SentenceView, verb: int) -> bool:
    """Return whether the verb stands in "after being delayed" or "since raising"."""
    token = view.tokens[verb]
    if token.dependency == "advcl" and token.tag == "VBD":
        mark = child_by(view, verb, frozenset({"mark"}))
        return mark is not None and view.lower(mark) in PAST_PREPOSITIONS
    return token.dependency == "pcomp" and view.lower(token.head) in PAST_PREPOSITIONS


def _verb_status(frame: Frame, position: int, lexicon: ClaimLexicon) -> Status | None:
    view, verb = frame.view, frame.verbs[position]
    by_modal = modal_status(frame, position, lexicon)
    if by_modal and by_modal != "planned":
        return by_modal
    if _is_active_subject(frame, verb):
        return by_modal
    own = lemma_status(view, verb, lexicon) or _form_status(view, verb, lexicon)
    is_passive = child_by(view, verb, frozenset({"auxpass"})) is not None
    if (
        own == "forecast"
        and not is_passive
        and position > 0
        and is_willed(frame, position - 1, lexicon)
    ):
        return "planned"
    if own:
        return own
    return by_modal or adjective_status(view, verb, lexicon)


def _is_sized_up(frame: Frame) -> bool:
    """Return whether something that is there is estimated: "deposits are estimated at $5bn"."""
    view, verb = frame.view, frame.verb
    if frame.nouns or verb is None or view.lemmas[verb] != "estimate":
        return False
    return any(view.lower(token) == "at" for token in frame.prepositions)


def _is_active_subject(frame: Frame, verb: int) -> bool:
    """Return whether the figure is part of who does the verb: "two analysts expect"."""
    subject = child_by(frame.view, verb, frozenset({"nsubj"}))
    return subject is not None and frame.figure.span.head in set(descendants(frame.view, subject))


def _form_status(view: SentenceView, verb: int, lexicon: ClaimLexicon) -> Status | None:
    """Return the status of a form that is a cue only as such: "is set to", "sees", not "saw"."""
    is_perfect = any(view.lemmas[c] == "have" for c in view.children[verb])
    is_base = view.lemmas[verb] == view.lower(verb)
    if is_base and (is_perfect or view.tokens[verb].tag != "VBN"):
        return None
    return lexicon.statuses.get((view.lower(verb), "form"))
