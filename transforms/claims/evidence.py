"""Which words of the article tell whose a figure is, whether it is done, and who says it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.antecedents import STANDING_IN, Antecedents
from transforms.claims.context import NamedTokens, SentenceView, TokenSpan
from transforms.claims.discourse import ORGANISED
from transforms.claims.frame import Frame, phrase
from transforms.claims.owner import Owner
from transforms.claims.phrase_status import phrase_words
from transforms.claims.reading import Evidence
from transforms.claims.speaker import Speaker
from transforms.contracts.vocabulary import Status
from transforms.entities.reading import NamedEntity
from transforms.text.sentences import SentenceSpan

REACH = 4
"""Sentences back in which another body is sought that a nominal could mean."""
NOMINAL_RULES = frozenset(
    {"pronoun_or_nominal", "its_in_phrase", "nominal_object", "person_pronoun"}
    | {"thing_named_before", "minister_for_state"}
)
"""Rules by which a word stands for an owner that is named elsewhere."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})


@dataclass(frozen=True, slots=True)
class EvidenceFinder:
    """Finds the words behind the bindings of one article."""

    sentences: Sequence[SentenceSpan]
    views: Sequence[SentenceView]
    antecedents: Antecedents
    named_in: Mapping[NamedEntity, Sequence[int]]

    @classmethod
    def of(
        cls,
        sentences: Sequence[SentenceSpan],
        views: Sequence[SentenceView],
        antecedents: Antecedents,
    ) -> EvidenceFinder:
        """Return the finder of an article; it knows in which sentences each entity is named."""
        named_in: dict[NamedEntity, list[int]] = {}
        for view in views:
            for entity in {name.entity for name in view.names}:
                named_in.setdefault(entity, []).append(view.number)
        return cls(sentences, views, antecedents, named_in)

    def of_subject(self, frame: Frame, owner: Owner) -> Evidence | None:
        """Return the words that name the owner or stand for it, None where there is none.

        A nominal or a guess also has its distance: how many sentences before (below zero:
        after) the owner is named, and the other body that was named last before it.
        """
        if owner.entity is None:
            return None
        named = _nearest(frame, owner.entity)
        word = self._standing_in(frame) if owner.rule in NOMINAL_RULES else None
        if word is None and named is not None:
            return self._evidence(owner.rule, frame.view, named.span)
        distance, source, name = self._naming(frame.view, owner.entity)
        words = (frame.view, word) if word is not None else (source, name)
        found = self._evidence(owner.rule, *words)
        other = self._other(frame.view, owner.entity)
        return Evidence(found.rule, found.start, found.end, distance, other)

    def of_status(self, frame: Frame, status: Status) -> Evidence:
        """Return the word that makes the figure planned, forecast or hypothetical.

        A fact has the verb that tells it.
        """
        cue = next(self._cues(frame, status), None)
        verb = None if frame.verb is None else TokenSpan(frame.verb, frame.verb, frame.verb)
        if cue is not None:
            return self._evidence("cue_word", frame.view, TokenSpan(cue, cue, cue))
        return self._evidence("plain_verb" if verb else "no_verb", frame.view, verb)

    def of_speaker(self, frame: Frame, speaker: Speaker) -> Evidence:
        """Return the words that name the speaker or stand for it."""
        token = speaker.token
        view = frame.view if speaker.sentence is None else self.views[speaker.sentence]
        name = view.name_at(token)
        span = name.span if name else TokenSpan(token, token, token)
        return self._evidence(speaker.rule, view, span)

    def _cues(self, frame: Frame, status: Status) -> Iterator[int]:
        view, cues = frame.view, self.antecedents.lexicon.cues
        around = (t for verb in frame.verbs for t in (*view.children[verb], verb))
        for token in (*phrase_words(frame), *around):
            words = (view.lemmas[token], view.lowers[token])
            if any(status in cues.get(word, ()) for word in words):
                yield token

    def _standing_in(self, frame: Frame) -> TokenSpan | None:
        """Return the pronoun or nominal nearest before the figure, else the first behind it."""
        view, first = frame.view, frame.figure.span.first
        roles = STANDING_IN | {"person_pronoun", "facility", "product"}
        tokens = [
            t
            for t in range(len(view.tokens))
            if not view.name_at(t) and self.antecedents.role(view, t) in roles
        ]
        before = [t for t in tokens if t < first]
        token = before[-1] if before else next(iter(tokens), None)
        if token is None:
            return None
        return TokenSpan(phrase(view, token)[0], token, token)

    def _naming(
        self, view: SentenceView, entity: NamedEntity
    ) -> tuple[int | None, SentenceView, TokenSpan | None]:
        """Return how far back the entity is named, with the sentence and the name there."""
        numbers = self.named_in.get(entity, ())
        if not numbers:
            return None, view, None
        number = numbers[max(0, bisect_right(numbers, view.number) - 1)]
        there = self.views[number]
        name = next((n for n in reversed(there.names) if n.entity == entity), None)
        return view.number - number, there, name.span if name else None

    def _other(self, view: SentenceView, entity: NamedEntity) -> str | None:
        for number in range(view.number, max(-1, view.number - REACH), -1):
            for name in reversed(self.views[number].names):
                if name.entity.entity_type in ORGANISED and name.entity != entity:
                    return name.entity.name
        return None

    def _evidence(self, rule: str, view: SentenceView, span: TokenSpan | None) -> Evidence:
        if span is None:
            return Evidence(rule)
        start = self.sentences[view.number].start
        first, last = view.tokens[span.first], view.tokens[span.last]
        return Evidence(rule, start + first.start, start + last.end)


def is_negated(frame: Frame) -> bool:
    """Return whether the clause of the figure says that it is not so: "did not pay $5m"."""
    if frame.verb is None:
        return False
    below = frame.view.children[frame.verb]
    return any(frame.view.lower(token) in NEGATIONS for token in below)


def _nearest(frame: Frame, entity: NamedEntity) -> NamedTokens | None:
    """Return the name of the entity in the figure's sentence that stands nearest to it."""
    first = frame.figure.span.first
    names = [name for name in frame.view.names if name.entity == entity]
    return min(names, key=lambda name: abs(name.span.first - first), default=None)
