"""The owner or doer that a clause names as its subject, by name, pronoun or nominal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.claims.antecedents import STANDING_IN, Antecedents, are_people, is_several
from transforms.claims.context import SentenceView
from transforms.claims.discourse import ORGANISED, OWNER_TYPES
from transforms.claims.frame import SUBJECTS, Frame, child_by, phrase, subject_of
from transforms.claims.guesses import PLACE_CATEGORIES, UNOWNED
from transforms.claims.naming import names_in_phrase
from transforms.claims.owner import Owner
from transforms.claims.states import is_minister, is_state
from transforms.contracts.vocabulary import Category
from transforms.entities.reading import NamedEntity

EMPLOYING = frozenset({"company", "product", "facility"})
"""Types of what an article may be about for which its officers act."""
FORESEEING = frozenset({"estimate", "forecast", "predict", "project", "calculate", "reckon"})
MARKET_CATEGORIES = frozenset({"economy", "production", "price", "price_change"})
TRADED = frozenset({"price", "price_change", "market_value", "stake", "deal_value"})
"""Of what is traded in a country the country is not the owner."""
THINKING = frozenset(
    {"think", "believe", "hope", "learn", "hear", "fear", "suspect", "conclude", "know"}
    | {"suggest", "recall", "recount"}
)
"""Verbs of words and thoughts beside those of reference/speech_verbs.csv."""


@dataclass(frozen=True, slots=True)
class Doers:
    """Reads the subjects of the clauses around a figure."""

    antecedents: Antecedents

    def of_clause(self, frame: Frame, category: Category) -> Owner | None:
        """Return the owner or doer that the subjects of the figure's clauses tell, nearest first.

        None in the entity says that the clause names one who is not known, or nobody.
        """
        for verb in frame.verbs:
            subject = subject_of(frame.view, verb)
            if subject in frame.figure.span:
                return None
            if subject is None or self._is_told(frame.view, subject):
                continue
            is_counted = frame.view.figure_at(subject) is not None
            if is_counted:
                owner = self._of_counted(frame, subject)
            else:
                owner = self._of_verb(frame, verb, subject, category)
            if owner or (not is_counted and self._is_of_others(frame.view, verb, subject)):
                return owner
        return None

    def _is_told(self, view: SentenceView, subject: int) -> bool:
        """Return whether the subject only speaks, and not for a company of its own."""
        is_speech = self.antecedents.is_speech(view, view.tokens[subject].head)
        return is_speech and not self.antecedents.is_own_voice(view, subject)

    def _of_counted(self, frame: Frame, subject: int) -> Owner | None:
        """As in "eight members of the cartel will add": whom the counted belong to."""
        owner = self.antecedents.stand_in(frame, subject, "its_in_phrase")
        return owner if owner and owner.entity else None

    def _of_verb(self, frame: Frame, verb: int, subject: int, category: Category) -> Owner | None:
        view = frame.view
        owner = self.of_subject(frame, subject, category)
        if owner is None:
            is_teller = self.antecedents.is_speech(view, view.tokens[subject].head, expects=True)
            is_strange = self._is_strange(view, subject) and not is_teller
            return Owner(None, "unknown_name") if is_strange else None
        if self._only_tells(frame, verb, owner, category):
            return None
        if owner.entity and owner.entity.entity_type == "person":
            return self._doer(frame, verb, subject, owner.entity)
        return owner

    def of_subject(self, frame: Frame, subject: int, category: Category) -> Owner | None:
        """Return whom the noun `subject` names or stands for."""
        view = frame.view
        role = None if view.name_at(subject) else self.antecedents.role(view, subject)
        apposed = child_by(view, subject, frozenset({"appos"}))
        found = self.name_of(view, subject, category, people=True)
        is_noun = role in {"company", "state"}
        if found and (not is_noun or (apposed is not None and view.name_at(apposed))):
            is_joined = found.entity_type == "person" and are_people(view, subject)
            return Owner(None, "nobodys") if is_joined else Owner(found, "grammatical_subject")
        if role in {"actor", "company"} and is_several(view, subject):
            return Owner(None, "nobodys")
        if role in STANDING_IN:
            return Owner(self.antecedents.meant(frame, subject), "pronoun_or_nominal")
        if role == "person_pronoun":
            person = self.antecedents.discourse.person[view.number]
            return Owner(person, "person_pronoun") if person else None
        is_assumed = view.tokens[view.tokens[subject].head].dependency == "advcl"
        is_market = role == "market" and not is_assumed
        if is_market or (role in UNOWNED and not self.antecedents.discourse.is_company_news):
            return Owner(None, "nobodys")
        return self.antecedents.stand_in(frame, subject, "its_in_phrase")

    def name_of(
        self, view: SentenceView, head: int, category: Category, *, people: bool = False
    ) -> NamedEntity | None:
        """Return the first name in the phrase of `head` that may own a figure of `category`."""
        types = OWNER_TYPES | ({"person"} if people else frozenset())
        names = [n.entity for n in names_in_phrase(view, head)]
        found = next((e for e in names if e.entity_type in types), None)
        if found is None:
            found = next(_states(view, head, is_traded=category in TRADED), None)
        if found is None and category in PLACE_CATEGORIES:
            found = next((e for e in names if e.entity_type == "place"), None)
            is_of_people = view.tokens[head].tag == "NNS" and self.antecedents.role(view, head) in (
                "actor",
                "person",
            )
            found = None if is_of_people and category == "other" else found
        return found

    def _is_of_others(self, view: SentenceView, verb: int, subject: int) -> bool:
        """Return whether the clause tells of others: "voters who make up half"."""
        return view.tokens[verb].dependency == "relcl" and view.tokens[subject].tag == "NNS"

    def _is_strange(self, view: SentenceView, subject: int) -> bool:
        """Return whether a proper name is the subject that no rule knows: nothing is guessed."""
        word = view.tokens[subject]
        is_word = view.lemmas[subject] in self.antecedents.lexicon.known or word.text.isupper()
        return word.pos == "PROPN" and word.text[:1].isupper() and not is_word

    def _doer(self, frame: Frame, verb: int, subject: int, person: NamedEntity) -> Owner | None:
        """A person who speaks owns nothing by that; one who acts does so for the company."""
        if self.antecedents.is_speech(frame.view, verb):
            return None
        if is_minister(frame.view, person):
            state = self.antecedents.states.meant(frame.view, verb)
            return Owner(state or person, "minister_for_state")
        discourse = self.antecedents.discourse
        main = discourse.main
        if person not in discourse.officers:
            return Owner(person, "grammatical_subject")
        names = (frame.view.name_at(token) for token in phrase(frame.view, subject))
        employer = next((n.entity for n in names if n and n.entity.entity_type in ORGANISED), None)
        if not employer and main and discourse.rules and main.entity_type in EMPLOYING:
            employer = main
        focus = discourse.focus[frame.view.number]
        if not employer and focus and focus.entity_type == "company":
            employer = focus
        return Owner(employer or person, "person_for_company")

    def _only_tells(self, frame: Frame, verb: int, owner: Owner, category: Category) -> bool:
        """Return whether `verb` only tells what another does: "a court ruled that prices rose".

        A company speaks of its own sales, but foresees a market or an economy of others; who sees
        something happen has a part in it.
        """
        view, lemma = frame.view, frame.view.lemmas[verb]
        if lemma == "see" or lemma not in THINKING | self.antecedents.lexicon.speech.keys():
            return False
        told = next((t for t in frame.verbs if view.tokens[t].head == verb), None)
        if told is None or owner.entity is None or view.tokens[told].dependency != "ccomp":
            return False
        doer = child_by(view, told, SUBJECTS)
        if doer is None or owner.entity.entity_type != "company":
            return doer is not None
        is_market = lemma in FORESEEING and category in MARKET_CATEGORIES
        return is_market and not self._is_own(view, doer, owner)

    def _is_own(self, view: SentenceView, doer: int, owner: Owner) -> bool:
        """Return whether what a company foresees is its own: "Acme expects its output to rise"."""
        is_main = owner.entity == self.antecedents.discourse.main
        is_its = any(view.tokens[token].tag == "PRP$" for token in phrase(view, doer))
        is_pronoun = view.tokens[doer].pos == "PRON"
        return is_main or is_its or is_pronoun


def _states(view: SentenceView, head: int, *, is_traded: bool) -> Iterator[NamedEntity]:
    """Yield the country that the noun `head` names, or that possesses it, unless it is traded."""
    for token in phrase(view, head):
        name = view.name_at(token)
        is_possessor = view.tokens[token].dependency == "poss" and not is_traded
        is_owner = token == head or is_possessor
        if name and is_owner and is_state(name.entity):
            yield name.entity
