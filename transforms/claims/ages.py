"""Whose an age is: "Ana Ruiz, 34,", "the 34-year-old chemist Ana Ruiz", "the 34-year-old said"."""

from __future__ import annotations

from transforms.claims.frame import Frame, subject_of
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.owner import Owner
from transforms.entities.reading import NamedEntity

AGE_REACH = 4
"""Tokens behind an age within which the person's name begins."""


def find_aged(frame: Frame, lexicon: ClaimLexicon, person: NamedEntity | None) -> Owner | None:
    """Return the person whose age it is, None for what is no age of people.

    "The 34-year-old" alone is `person`, who was spoken of last. Any other age beside which no
    person is named has no owner that is named.
    """
    view, span = frame.view, frame.figure.span
    name = view.name_at(span.first - 2) if view.lower(span.first - 1) == "," else None
    if name and name.entity.entity_type == "person" and span.first == span.last:
        return Owner(name.entity, "age_after_name")
    if [view.lower(t) for t in range(span.last - 1, span.last + 1)] != ["-", "old"]:
        return None
    return _equated(frame) or _alone(frame, person) or _before_name(frame, lexicon)


def _equated(frame: Frame) -> Owner | None:
    """As in "Ana Ruiz was a 34-year-old chemist"."""
    view = frame.view
    subject = subject_of(view, frame.verb) if frame.verb is not None else None
    name = view.name_at(subject) if subject is not None else None
    is_person = name is not None and name.entity.entity_type == "person"
    is_equated = is_person and view.lemmas[frame.verbs[0]] == "be"
    return Owner(name.entity, "grammatical_subject") if name and is_equated else None


def _alone(frame: Frame, person: NamedEntity | None) -> Owner | None:
    """As in "the 34-year-old said"."""
    view, behind = frame.view, frame.figure.span.last + 1
    is_definite = view.lower(frame.figure.span.first - 1) == "the"
    is_end = behind >= len(view.tokens) or view.tokens[behind].pos in {"VERB", "AUX", "PUNCT"}
    return Owner(person, "person_pronoun") if is_definite and is_end else None


def _before_name(frame: Frame, lexicon: ClaimLexicon) -> Owner | None:
    """As in "the 34-year-old chemist Ana Ruiz"; "the 90-year-old bank" is left to other rules."""
    view, last = frame.view, frame.figure.span.last
    for token in range(last + 1, min(last + 1 + AGE_REACH, len(view.tokens))):
        name = view.name_at(token)
        if name and name.entity.entity_type == "person":
            return Owner(name.entity, "age_before_name")
        if name or lexicon.subject_nouns.get(view.lemmas[token]):
            return None
        if view.tokens[token].pos not in {"NOUN", "ADJ", "PROPN"}:
            break
    return Owner(None, "nobodys")
