"""Who acts in the main clause of a sentence: the one that "it" in the next sentence means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.frame import SUBJECTS, child_by, object_of, phrase
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase
from transforms.entities.reading import NamedEntity

GOODS = frozenset({"market", "unowned"})
"""Roles of nouns of what has no owner: "the dollar", "gold"."""


@dataclass(frozen=True, slots=True)
class FocusReader:
    """Reads who acts, sentence by sentence, among the organisations that an article names."""

    lexicon: ClaimLexicon
    organised: Sequence[NamedEntity]
    descriptors: Mapping[str, NamedEntity]

    def acting(self, view: SentenceView, focus: NamedEntity | None) -> NamedEntity | None:
        """Return who is the subject of the main clause, unless only quoted.

        "The utility" and "it" stay whom they mean. Of what is only quoted, the clause that is
        told counts: "papers said that Acme will close".
        """
        subjects = self._subjects(view)
        found = (self._named(view, s) or self._meant(view, s, focus) for s in subjects)
        return next((entity for entity in found if entity), None)

    def told_of(self, view: SentenceView, main: NamedEntity | None) -> NamedEntity | None:
        """Return the company that alone a sentence tells of: "the company" next means it.

        Not where the sentence names `main`, the entity that the article is about, or stands for
        it. A thing that acts tells of the company that it acts on: "the deal values Acme".
        """
        named = {n.entity for n in view.names if n.entity.entity_type == "company"}
        subject = next(iter(self._subjects(view)), None)
        if subject is None or len(named) != 1 or main in named:
            return None
        is_thing = view.tokens[subject].pos == "NOUN" and not any(
            self.lexicon.subject_nouns.get(view.lemmas[t]) for t in phrase(view, subject)
        )
        acted = object_of(view, view.tokens[subject].head) if is_thing else None
        head = subject if acted is None else acted
        return next((n.entity for n in names_in_phrase(view, head) if n.entity in named), None)

    def speaks_of_goods(self, view: SentenceView) -> bool:
        """Return whether its subject is what nobody owns, so that "it" next means no body."""
        subject = next(iter(self._subjects(view)), None)
        if subject is None or view.name_at(subject):
            return False
        return self.lexicon.subject_nouns.get(view.lemmas[subject]) in GOODS

    def _subjects(self, view: SentenceView) -> Iterator[int]:
        for token, word in enumerate(view.tokens):
            if word.dependency in SUBJECTS and view.tokens[word.head].dependency == "ROOT":
                yield token
                if self.lexicon.speech.get(view.lemmas[word.head]) == "says":
                    told = child_by(view, word.head, frozenset({"ccomp"}))
                    subject = None if told is None else child_by(view, told, SUBJECTS)
                    yield from () if subject is None else (subject,)
                return

    def _named(self, view: SentenceView, subject: int) -> NamedEntity | None:
        for name in names_in_phrase(view, subject):
            is_company = name.entity.entity_type == "company"
            if name.entity in self.organised and (
                is_company or not speaks(view, name.span.head, self.lexicon)
            ):
                return name.entity
        return None

    def _meant(
        self, view: SentenceView, subject: int, focus: NamedEntity | None
    ) -> NamedEntity | None:
        lemma, word = view.lemmas[subject], view.tokens[subject]
        if view.name_at(subject) or word.tag == "NNS":
            return None
        if lemma in self.descriptors:
            return self.descriptors[lemma]
        role = self.lexicon.subject_nouns.get(lemma)
        named = (e for e in self.organised if role == "company" and lemma in e.name.lower().split())
        return next(named, focus if role in {"company", "pronoun"} else None)


def speaks(view: SentenceView, head: int, lexicon: ClaimLexicon) -> bool:
    """Return whether the noun `head` is the subject of a verb that reports words."""
    word = view.tokens[head]
    return word.dependency in SUBJECTS and lexicon.speech.get(view.lemmas[word.head]) == "says"
