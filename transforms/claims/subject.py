"""Whose figure it is: the owner or doer that its clause names, else what is in focus, else None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.discourse import ORGANISED, OWNER_TYPES, Discourse, names_in_phrase
from transforms.claims.frame import (
    Frame,
    object_of,
    phrase,
    subject_of,
)
from transforms.claims.lexicon import ClaimLexicon
from transforms.contracts.vocabulary import Category
from transforms.entities.reading import NamedEntity

PLACE_CATEGORIES = frozenset({"economy", "other", "production", "debt"})
DEAL_CATEGORIES = frozenset({"deal_value", "stake"})
STRONG_FOCUS = 0.4
"""Share of namings from which on the article's main organisation owns what nobody else does."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A subject and the rule that chose it; `entity` None where the rule says there is none."""

    entity: NamedEntity | None
    rule: str


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds the subjects of one article's figures."""

    lexicon: ClaimLexicon
    discourse: Discourse

    def find(self, frame: Frame, category: Category) -> Owner:
        """Return whose figure it is; the first rule that has an answer decides."""
        rules: tuple[Callable[[Frame, Category], Owner | None], ...] = (
            self._aged_person,
            self._deal_target,
            self._possessor,
            self._object,
            self._grammatical_subject,
            self._headline,
            self._focus,
        )
        owners = (rule(frame, category) for rule in rules)
        return next((owner for owner in owners if owner), Owner(None, "none"))

    def _aged_person(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Ana Ruiz, 34,": the person whose age it is."""
        view, first = frame.view, frame.figure.span.first
        name = view.name_at(first - 2) if view.lower(first - 1) == "," else None
        is_bare = frame.figure.span.first == frame.figure.span.last
        if name and name.entity.entity_type == "person" and is_bare:
            return Owner(name.entity, "age_after_name")
        return None

    def _deal_target(self, frame: Frame, category: Category) -> Owner | None:
        """The company being bought owns what is said of a stake or an offer."""
        target = self.discourse.target[frame.view.number]
        if category in DEAL_CATEGORIES and target:
            return Owner(target, "deal_target")
        return None

    def _possessor(self, frame: Frame, category: Category) -> Owner | None:
        """As in "Acme's $3bn offer", "shares in Acme": a name in its noun phrase."""
        view = frame.view
        for head in (frame.figure.span.head, *frame.nouns[:2]):
            found = self._name_of(view, head, category)
            if found:
                return Owner(found, "name_in_phrase")
            if self._has_own(view, head):
                return Owner(self._pronoun(frame), "its_in_phrase")
        return None

    def _object(self, frame: Frame, category: Category) -> Owner | None:
        """As in "expand the airline's fleet by 30%": the owner of what the verb acts on."""
        view = frame.view
        for verb in frame.verbs[:1]:
            target = object_of(view, verb)
            if target is None or target in frame.figure.span or self._is_speech(view, verb):
                continue
            found = self._name_of(view, target, category)
            if found:
                return Owner(found, "name_in_object")
        return None

    def _grammatical_subject(self, frame: Frame, category: Category) -> Owner | None:
        view = frame.view
        for verb in frame.verbs:
            subject = subject_of(view, verb)
            if subject is None or view.figure_at(subject):
                continue
            owner = self._subject_owner(frame, subject, category)
            if owner and owner.entity and owner.entity.entity_type == "person":
                owner = self._doer(frame, verb, owner.entity)
            if owner:
                return owner
        return None

    def _subject_owner(self, frame: Frame, subject: int, category: Category) -> Owner | None:
        view = frame.view
        found = self._name_of(view, subject, category, people=True)
        if found:
            return Owner(found, "grammatical_subject")
        role = self.lexicon.subject_nouns.get(view.tokens[subject].lemma.lower())
        if role in {"pronoun", "company"} or self._has_own(view, subject):
            return Owner(self._pronoun(frame), "pronoun_or_nominal")
        if role == "person_pronoun":
            person = self.discourse.person[view.number]
            return Owner(person, "person_pronoun") if person else None
        if role == "unowned":
            return Owner(None, "nobodys")
        return None

    def _doer(self, frame: Frame, verb: int, person: NamedEntity) -> Owner | None:
        """A person who speaks owns nothing by that; one who acts does so for the company."""
        if self._is_speech(frame.view, verb):
            return None
        focus = self.discourse.focus[frame.view.number]
        if focus and self.discourse.share >= STRONG_FOCUS:
            return Owner(focus, "person_for_company")
        return Owner(person, "grammatical_subject")

    def _headline(self, frame: Frame, category: Category) -> Owner | None:
        """Without a usable verb the nearest organisation before the figure owns it."""
        if frame.verb is not None and frame.view.role == "body":
            return None
        before = [n for n in frame.view.names if n.span.last < frame.figure.span.first]
        owners = [n.entity for n in before if n.entity.entity_type in OWNER_TYPES]
        return Owner(owners[-1], "name_before") if owners else None

    def _focus(self, frame: Frame, category: Category) -> Owner | None:
        """What nobody in the sentence owns belongs to the organisation in focus, if one rules."""
        if category == "economy":
            return self._country(frame)
        if any(self._unowned(frame.view, n) for n in frame.nouns[:1]):
            return Owner(None, "nobodys")
        if self.discourse.share >= STRONG_FOCUS:
            return Owner(self._pronoun(frame), "focus")
        return None

    def _country(self, frame: Frame) -> Owner | None:
        places = [n.entity for n in frame.view.names if n.entity.entity_type == "place"]
        return Owner(places[0], "country_in_sentence") if places else None

    def _pronoun(self, frame: Frame) -> NamedEntity | None:
        """Return whom "it" or "the company" means: a subject before it here, else the focus."""
        view, first = frame.view, frame.figure.span.first
        before = [
            n.entity
            for n in view.names
            if n.span.last < first
            and n.entity.entity_type in ORGANISED
            and view.tokens[n.span.head].dependency in {"nsubj", "nsubjpass"}
        ]
        return before[-1] if before else self.discourse.focus[view.number]

    def _name_of(
        self, view: SentenceView, head: int, category: Category, *, people: bool = False
    ) -> NamedEntity | None:
        """Return the first name in the phrase of `head` that may own a figure of `category`."""
        types = OWNER_TYPES | ({"person"} if people else frozenset())
        names = [n.entity for n in names_in_phrase(view, head)]
        found = next((e for e in names if e.entity_type in types), None)
        if found is None and category in PLACE_CATEGORIES:
            found = next((e for e in names if e.entity_type == "place"), None)
        return found

    def _has_own(self, view: SentenceView, head: int) -> bool:
        """Return whether "its" or "the company's" stands in the phrase of `head`."""
        return any(
            self.lexicon.subject_nouns.get(view.tokens[t].lemma.lower()) in {"pronoun", "company"}
            and view.tokens[t].dependency == "poss"
            for t in phrase(view, head)
        )

    def _unowned(self, view: SentenceView, token: int) -> bool:
        return self.lexicon.subject_nouns.get(view.tokens[token].lemma.lower()) == "unowned"

    def _is_speech(self, view: SentenceView, verb: int) -> bool:
        return self.lexicon.speech.get(view.tokens[verb].lemma.lower()) == "says"
