"""What a figure is whatever the verbs above it say: in force, over, a trait, or a mere case."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.claims.context import SentenceView
from transforms.claims.frame import (
    SUBJECTS,
    Frame,
    ancestors,
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
GROUPING = frozenset({"the", "these", "those", "all"})
MORE = frozenset({"new", "extra", "additional", "further", "more", "other", "planned", "proposed"})
"""What is so many more is not there yet."""
OPEN = frozenset({"would", "could", "might"})
POINTING = frozenset({"that", "those", "this", "these"})
AFTER = frozenset({"after", "following", "since"})
COMPARING = frozenset({"compared", "against", "versus", "vs", "than"})
SUPPOSED = frozenset({"downturn", "recession", "crisis", "slump", "crash", "scenario"})


def is_of_last_time(frame: Frame) -> bool:
    """Return whether it is the size of a time that is over: "last year's $5m", "... loss of"."""
    view = frame.view
    nouns = [frame.figure.span.head, *frame.nouns[:1]]
    years = [
        c for noun in nouns for c in view.children[noun] if view.tokens[c].dependency == "poss"
    ]
    mark = frame.figure.span.first - 1
    if mark > 1 and view.tokens[mark].tag == "POS":
        years.append(mark - 1)
    return any(view.lower(year - 1) in {"last", "previous"} for year in years)


def is_possessed(frame: Frame) -> bool:
    """Return whether the figure counts or describes what somebody has: "its 300 shops".

    Things to be sold or given away are not kept: "agreed to sell its 300 shops", but "its 30%".
    """
    view, before = frame.view, frame.figure.span.first - 1
    if before < 0 or view.tokens[before].tag not in {"POS", "PRP$"}:
        return False
    head = view.tokens[frame.figure.span.head]
    is_object = head.dependency == "dobj" and head.tag == "NNS"
    is_parted = frame.verb is not None and view.lemmas[frame.verb] in PARTING
    return not (is_object and is_parted)


def is_given(frame: Frame, lexicon: ClaimLexicon) -> bool:
    """Return whether the figure is there already, whatever is planned beside it."""
    tests = (is_in_force, is_trait, is_pointed_at)
    return any(test(frame) for test in tests) or any(
        test(frame, lexicon) for test in (is_base, is_told)
    )


def is_in_force(frame: Frame) -> bool:
    """Return whether the figure describes what is to end: "will scrap the 15% tariff"."""
    view, verb = frame.view, frame.verb
    target = object_of(view, verb) if verb is not None else None
    if verb is None or target is None or view.lemmas[verb] not in ENDING:
        return False
    parts = [*phrase(view, target), *_below(frame, target)]
    is_definite = any(view.lower(token) in GROUPING for token in parts)
    return is_definite and target not in frame.figure.span and frame.figure.span.head in parts


def _below(frame: Frame, noun: int) -> Iterator[int]:
    """Yield the figure's head where "on" or "of" ties it to `noun`: "the levy on $5m of goods"."""
    view, head = frame.view, frame.figure.span.head
    for lead in frame.prepositions:
        is_tied = view.tokens[lead].head == noun or lead == noun + 1
        if view.lower(lead) in {"on", "of"} and is_tied:
            yield head


def is_trait(frame: Frame) -> bool:
    """Return whether it describes who acts: "a family with an income of $90,000 will pay"."""
    view, verb = frame.view, frame.verb
    subject = subject_of(view, verb) if verb is not None else None
    leads = [t for t in frame.prepositions if view.lower(t) == "with"]
    return any(view.tokens[lead].head == subject for lead in leads)


def is_supposed(view: SentenceView) -> bool:
    """Return whether the sentence tells of a case that is not given: "in a slump it would"."""
    is_open = any(lower in OPEN for lower in view.lowers)
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


def is_known_group(frame: Frame) -> bool:
    """Return whether it counts all of a group that is there: "loans for the 15 poorest states"."""
    view, head = frame.view, frame.figure.span.head
    word = view.tokens[head]
    parts = [view.lower(t) for t in view.children[head]]
    is_definite = word.tag == "NNS" and word.dependency == "pobj" and GROUPING & set(parts)
    return bool(is_definite) and not MORE & {view.lower(t) for t in phrase(view, head)}


def is_pointed_at(frame: Frame) -> bool:
    """Return whether what was told is supposed to change: "that $5 million could be lost"."""
    view, word = frame.view, frame.view.tokens[frame.figure.span.head]
    is_open = any(view.lower(c) in OPEN for c in view.children[word.head])
    before = frame.figure.span.first - 1
    opens_clause = view.lower(before) == "that" and before > 0 and view.lower(before - 1) != ","
    is_told = view.lower(before) in POINTING and not opens_clause
    return is_open and is_told and word.dependency in SUBJECTS


def is_compared_with(frame: Frame) -> bool:
    """Return whether something else is compared with it: "a profit, against a loss of $5m"."""
    view = frame.view
    return any(view.lower(token) in COMPARING for token in ancestors(view, frame.figure.span.head))


def is_source(frame: Frame, lexicon: ClaimLexicon) -> bool:
    """Return whether it counts those from whom something comes: "will borrow from two banks"."""
    view, verb = frame.view, frame.verb
    is_counted = view.tokens[frame.figure.span.head].tag == "NNS"
    is_lead = view.lower(frame.figure.span.first - 1) == "from"
    parts = ("verb", "going")
    is_move = verb is not None and any((view.lemmas[verb], p) in lexicon.directions for p in parts)
    return is_counted and is_lead and not is_move


def is_told(frame: Frame, lexicon: ClaimLexicon) -> bool:
    """Return whether a clause in the past tense tells of it: "the $5 million it lost"."""
    view, head = frame.view, frame.figure.span.head
    clauses = (c for c in view.children[head] if view.tokens[c].dependency == "relcl")
    return any(
        view.tokens[verb].tag == "VBD"
        and (view.lemmas[verb], "verb") not in lexicon.statuses
        and view.lemmas[verb] not in lexicon.speech
        for verb in clauses
    )


def is_base(frame: Frame, lexicon: ClaimLexicon) -> bool:
    """Return whether it is a move that others come after: "could slip after a 20% rise"."""
    view = frame.view
    nouns = [view.tokens[frame.figure.span.head].head, *frame.nouns[:1]]
    return any(view.lower(lead) in AFTER for lead in frame.prepositions) and any(
        (view.lemmas[noun], "noun") in lexicon.directions
        and view.tokens[noun].dependency == "pobj"
        and view.lower(view.tokens[noun].head) in AFTER
        for noun in nouns
    )
