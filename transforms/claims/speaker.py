"""Who is quoted or credited for a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from transforms.claims.context import SentenceView
from transforms.claims.frame import SUBJECTS, VERBS, Frame, ancestors, child_by
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase
from transforms.entities.reading import NamedEntity

ACCORDING = ("according", "to")
ASIDES = frozenset({"while", "although", "though", "whereas", "as"})
NOMINALS = frozenset({"company", "state", "pronoun", "person_pronoun"})
LONGEST_SOURCE = 10
"""Tokens after "according to" in which its name is sought."""
SPEAKER_TYPES = frozenset({"person", "company", "organization", "government"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is credited, by which rule, and the token that names or stands for them.

    `sentence` is the number of the sentence of that token, None for that of the figure.
    """

    entity: NamedEntity
    rule: str
    token: int
    sentence: int | None = None


def find_speaker(
    frame: Frame, lexicon: ClaimLexicon, meant: Callable[[Frame, int], NamedEntity | None]
) -> Speaker | None:
    """Return who is credited for the figure, None where the article itself says it.

    Args:
        frame: How the figure hangs in its sentence.
        lexicon: Verbs of speech.
        meant: Whom a pronoun or a nominal such as "the company" stands for.
    """
    view = frame.view
    source = _according_to(view)
    if source:
        return source
    for verb in _speech_verbs(frame, lexicon):
        subject = child_by(view, verb, SUBJECTS)
        speaker = _speaker_at(frame, subject, lexicon, meant) if subject is not None else None
        beside = view.name_at(verb - 1) if verb else None
        is_said = lexicon.speech[view.lemmas[verb]] == "says"
        if speaker is None and is_said and beside and beside.entity.entity_type == "person":
            speaker = Speaker(beside.entity, "named_speaker", beside.span.head)
        if speaker:
            return speaker
    return None


def _according_to(view: SentenceView) -> Speaker | None:
    after = next((t for t, pair in enumerate(pairwise(view.lowers), 2) if pair == ACCORDING), None)
    named = (view.name_at(t) for t in _source_words(view, after)) if after else iter(())
    kinds = (name for name in named if name and name.entity.entity_type in SPEAKER_TYPES)
    name = next(kinds, None)
    return Speaker(name.entity, "according_to", name.span.head) if name else None


def _source_words(view: SentenceView, first: int) -> Iterator[int]:
    """Yield the tokens from `first` on in which a source is named, up to a mark."""
    for token in range(first, min(first + LONGEST_SOURCE, len(view.tokens))):
        if view.lower(token) in {",", ";", ":"}:
            return
        yield token


def _speech_verbs(frame: Frame, lexicon: ClaimLexicon) -> list[int]:
    """Return the verbs that report the figure: above it, or beside it as in "..., he said"."""
    view = frame.view
    found = [v for v in _reporting_chain(frame) if _reports(frame, v, lexicon)]
    chain = {frame.figure.span.head, *ancestors(view, frame.figure.span.head)}
    found += [
        token
        for verb in frame.verbs
        for token in view.children[verb]
        if view.tokens[token].dependency in {"parataxis", "ccomp"}
        and token not in chain
        and lexicon.speech.get(view.lemmas[token]) == "says"
    ]
    return [verb for verb in found if lexicon.speech[view.lemmas[verb]] != "denies"]


def _reports(frame: Frame, verb: int, lexicon: ClaimLexicon) -> bool:
    """Return whether the verb reports the figure; what is expected stands behind "expects"."""
    stance = lexicon.speech.get(frame.view.lemmas[verb])
    return stance == "says" or (stance is not None and frame.figure.span.first > verb)


def _reporting_chain(frame: Frame) -> Iterator[int]:
    """Yield the verbs above the figure up to the first clause that is no complement."""
    for verb in frame.verbs:
        yield verb
        if _is_of_speaker(frame.view, verb) or _is_aside(frame.view, verb):
            return


def _is_of_speaker(view: SentenceView, verb: int) -> bool:
    """Return whether the verb's clause describes a subject: "Acme, which paid $5m, said"."""
    if view.tokens[verb].dependency != "relcl":
        return False
    noun = view.tokens[verb].head
    return any(view.tokens[t].dependency in SUBJECTS for t in (noun, *_phrase_above(view, noun)))


def _phrase_above(view: SentenceView, noun: int) -> Iterator[int]:
    """Yield the nouns and prepositions above a noun, up to the first verb."""
    for token in ancestors(view, noun):
        if view.tokens[token].pos in VERBS:
            return
        yield token


def _is_aside(view: SentenceView, verb: int) -> bool:
    """Return whether the verb is that of a clause such as "while others spend"."""
    mark = child_by(view, verb, frozenset({"mark", "advmod"}))
    is_clause = view.tokens[verb].dependency == "advcl"
    return is_clause and mark is not None and view.lower(mark) in ASIDES


def _speaker_at(
    frame: Frame,
    subject: int,
    lexicon: ClaimLexicon,
    meant: Callable[[Frame, int], NamedEntity | None],
) -> Speaker | None:
    view = frame.view
    name = view.name_at(subject)
    if name and name.entity.entity_type in SPEAKER_TYPES:
        return Speaker(name.entity, "named_speaker", subject)
    names = names_in_phrase(view, subject)
    people = [n for n in names if n.entity.entity_type == "person"]
    if people:
        return Speaker(people[0].entity, "named_speaker", people[0].span.head)
    role = lexicon.subject_nouns.get(view.lemmas[subject])
    entity = meant(frame, subject) if role in NOMINALS else None
    return Speaker(entity, "speaker_by_nominal", subject) if entity else None
