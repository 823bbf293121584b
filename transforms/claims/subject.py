"""Whose figure it is: the owner or doer that its clause names, else what is in focus, else None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.claims.ages import find_aged
from transforms.claims.antecedents import (
    STANDING_IN,
    Antecedents,
    are_people,
    counts_strangers,
    is_several,
)
from transforms.claims.context import SentenceView
from transforms.claims.deals import deal_target
from transforms.claims.discourse import (
    ORGANISED,
    OWNER_TYPES,
    Discourse,
    names_in_phrase,
)
from transforms.claims.economies import Economies
from transforms.claims.frame import (
    Frame,
    child_by,
    object_of,
    phrase,
    prepositional_objects,
    subject_of,
)
from transforms.claims.guesses import PLACE_CATEGORIES, UNOWNED, Guesses
from transforms.claims.owner import Owner
from transforms.claims.states import is_minister
from transforms.claims.things import (
    find_apposed,
    find_compared,
    find_costed,
    find_keeper,
    find_thing,
)
from transforms.claims.topic import Topic, find_topical
from transforms.contracts.vocabulary import Category, Kind
from transforms.entities.reading import NamedEntity

DEAL_CATEGORIES = frozenset({"deal_value", "stake"})
COST_CATEGORIES = DEAL_CATEGORIES | {"investment", "spending", "price"}
EMPLOYING = frozenset({"company", "product", "facility"})
"""Types of what an article may be about for which its officers act."""
SELLING = frozenset({"sell", "dispose", "divest"})
OFFER_WORDS = frozenset({"offer", "bid", "premium", "takeover", "pay"})


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds the subjects of one article's figures."""

    antecedents: Antecedents
    discourse: Discourse
    views: Sequence[SentenceView]
    topic: Topic | None = None

    def find(self, frame: Frame, category: Category, kind: Kind) -> Owner:
        """Return whose figure it is; the first rule that has an answer decides.

        Who is counted as acting ("two people said") and owned by nobody has no subject.
        """
        guesses = Guesses(self.antecedents, self.discourse)
        rules: tuple[Callable[[Frame, Category], Owner | None], ...] = (
            self._aged_person,
            self._compared_name,
            self._deal_target,
            self._apposed_name,
            self._cost,
            self._keeper,
            self._possessor,
            self._object,
            Economies(self.antecedents, self.discourse, self._subject_owner).find,
            self._thing,
            self._topical,
            self._grammatical_subject,
            guesses.in_headline,
            guesses.main_entity,
        )
        owners = (rule(frame, category) for rule in rules)
        found = next((owner for owner in owners if owner), Owner(None, "none"))
        is_guess = found.rule == "main_entity"
        if (
            is_guess
            and kind == "count"
            and not self.discourse.is_company_news
            and counts_strangers(frame)
        ):
            return Owner(None, "nobodys")
        return found

    def _aged_person(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Ana Ruiz, 34,": the person whose age it is."""
        person = self.discourse.person[frame.view.number]
        return find_aged(frame, self.antecedents.lexicon, person)

    def _compared_name(self, frame: Frame, _: Category) -> Owner | None:
        """As in "against 68% for Acme": the name that a compared figure is for."""
        return find_compared(frame)

    def _deal_target(self, frame: Frame, category: Category) -> Owner | None:
        """The company being bought owns what is said of a stake or an offer."""
        view = frame.view
        above = (*frame.nouns[:2], *frame.verbs[:1])
        words = {view.lemmas[t] for t in above}
        is_offer = category == "price" and not words.isdisjoint(OFFER_WORDS)
        if category not in DEAL_CATEGORIES and not is_offer:
            return None
        known = None if words & SELLING else self.discourse.target[view.number]
        target = self._part_of(frame) or deal_target(view) or self._bid_for(frame) or known
        return Owner(target, "deal_target") if target else None

    def _bid_for(self, frame: Frame) -> NamedEntity | None:
        """Return whom "an offer of $5bn for the company" is for, where no name says it."""
        view = frame.view
        offers = (frame.figure.span.head, *frame.nouns[:2])
        if not {view.lemmas[n] for n in offers} & OFFER_WORDS:
            return None
        for noun in (*offers, *frame.verbs[:1]):
            for meant in prepositional_objects(view, noun, frozenset({"for"})):
                if self.antecedents.role(view, meant) in STANDING_IN:
                    return self.antecedents.meant(frame, meant)
        return None

    def _part_of(self, frame: Frame) -> NamedEntity | None:
        """Return the thing of which the figure is a part: "half of Acme Tower"."""
        names = names_in_phrase(frame.view, frame.figure.span.head)
        kinds = {"company", "facility", "product"}
        return next((n.entity for n in names if n.entity.entity_type in kinds), None)

    def _apposed_name(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Elm Tower, a 28-storey block,": the name beside which the phrase stands."""
        return find_apposed(frame)

    def _cost(self, frame: Frame, category: Category) -> Owner | None:
        """As in "built Elm Tower for $5m": the facility has its cost and its price."""
        return find_costed(frame) if category in COST_CATEGORIES else None

    def _keeper(self, frame: Frame, category: Category) -> Owner | None:
        """As in "one of 20 shops it runs": who has what is counted."""
        keeper = find_keeper(frame, self.antecedents.lexicon)
        owner = None if keeper is None else self._subject_owner(frame, keeper, category)
        return owner if owner and owner.entity else None

    def _possessor(self, frame: Frame, category: Category) -> Owner | None:
        """As in "Acme's $3bn offer", "a $3bn offer by Acme": a name in its noun phrase."""
        view = frame.view
        for head in (frame.figure.span.head, *frame.nouns[:2]):
            if view.tokens[head].dependency == "attr" and head not in frame.figure.span:
                continue
            found = self._modifying_name(frame, head, category)
            if found:
                return Owner(found, "name_in_phrase")
            owner = self.antecedents.stand_in(frame, head, "its_in_phrase")
            if owner:
                return owner
        return None

    def _modifying_name(self, frame: Frame, head: int, category: Category) -> NamedEntity | None:
        """Return the name that possesses or modifies the noun `head`; a place must possess it."""
        view = frame.view
        for name in names_in_phrase(view, head):
            kind, link = name.entity.entity_type, view.tokens[name.span.head].dependency
            if kind in ORGANISED or (kind in OWNER_TYPES and head not in frame.figure.span):
                return name.entity
            if kind == "place" and category in PLACE_CATEGORIES and link == "poss":
                return name.entity
        return None

    def _object(self, frame: Frame, category: Category) -> Owner | None:
        """As in "expand the airline's fleet by 30%": the owner of what the verb acts on."""
        view = frame.view
        for verb in frame.verbs[:1]:
            target = object_of(view, verb)
            if target is None or target in frame.figure.span:
                continue
            is_equated = view.tokens[target].dependency == "attr"
            if is_equated or self.antecedents.is_speech(view, verb):
                continue
            found = self._name_of(view, target, category)
            if found and found.entity_type in ORGANISED:
                return Owner(found, "name_in_object")
            if self.antecedents.role(view, target) in STANDING_IN:
                subject = subject_of(view, verb)
                doer = view.name_at(subject) if subject is not None else None
                meant = self.antecedents.meant(frame, target)
                is_itself = doer is not None and doer.entity == meant
                return Owner(None if is_itself else meant, "nominal_object")
        return None

    def _thing(self, frame: Frame, _: Category) -> Owner | None:
        """As in "the mine lost five weeks": the mine that was named before."""
        return find_thing(frame, self.views, self.antecedents.lexicon)

    def _topical(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Consumers bought 400 cars" below "Car sales in Elmland fell"."""
        return None if self.discourse.rules else find_topical(frame, self.topic)

    def _grammatical_subject(self, frame: Frame, category: Category) -> Owner | None:
        view = frame.view
        for verb in frame.verbs:
            subject = subject_of(view, verb)
            if subject in frame.figure.span:
                return None
            if subject is None or view.figure_at(subject):
                continue
            doing = view.tokens[subject].head
            if self.antecedents.is_speech(view, doing) and not self.antecedents.is_own_voice(
                view, subject
            ):
                continue
            owner = self._subject_owner(frame, subject, category)
            if owner is None and self._is_strange(view, subject):
                return Owner(None, "unknown_name")
            if owner and owner.entity and owner.entity.entity_type == "person":
                owner = self._doer(frame, verb, owner.entity)
            if owner or self._is_of_others(view, verb, subject):
                return owner
        return None

    def _is_of_others(self, view: SentenceView, verb: int, subject: int) -> bool:
        """Return whether the clause tells of others: "voters who make up half"."""
        return view.tokens[verb].dependency == "relcl" and view.tokens[subject].tag == "NNS"

    def _is_strange(self, view: SentenceView, subject: int) -> bool:
        """Return whether a proper name is the subject that no rule knows: nothing is guessed."""
        word = view.tokens[subject]
        is_word = view.lemmas[subject] in self.antecedents.lexicon.known or word.text.isupper()
        return word.pos == "PROPN" and not is_word

    def _subject_owner(self, frame: Frame, subject: int, category: Category) -> Owner | None:
        view = frame.view
        role = None if view.name_at(subject) else self.antecedents.role(view, subject)
        apposed = child_by(view, subject, frozenset({"appos"}))
        found = self._name_of(view, subject, category, people=True)
        is_noun = role in {"company", "state"}
        if found and (not is_noun or (apposed is not None and view.name_at(apposed))):
            is_joined = found.entity_type == "person" and are_people(view, subject)
            return Owner(None, "nobodys") if is_joined else Owner(found, "grammatical_subject")
        if role in {"actor", "company"} and is_several(view, subject):
            return Owner(None, "nobodys")
        if role in STANDING_IN:
            return Owner(self.antecedents.meant(frame, subject), "pronoun_or_nominal")
        if role == "person_pronoun":
            person = self.discourse.person[view.number]
            return Owner(person, "person_pronoun") if person else None
        is_assumed = view.tokens[view.tokens[subject].head].dependency == "advcl"
        is_market = role == "market" and not is_assumed
        if is_market or (role in UNOWNED and not self.discourse.is_company_news):
            return Owner(None, "nobodys")
        return self.antecedents.stand_in(frame, subject, "its_in_phrase")

    def _doer(self, frame: Frame, verb: int, person: NamedEntity) -> Owner | None:
        """A person who speaks owns nothing by that; one who acts does so for the company."""
        if self.antecedents.is_speech(frame.view, verb):
            return None
        if is_minister(frame.view, person):
            state = self.antecedents.states.meant(frame.view, verb)
            return Owner(state or person, "minister_for_state")
        main = self.discourse.main
        if person not in self.discourse.officers:
            return Owner(person, "grammatical_subject")
        subject = subject_of(frame.view, verb)
        near = phrase(frame.view, subject) if subject is not None else ()
        names = (frame.view.name_at(token) for token in near)
        employer = next((n.entity for n in names if n and n.entity.entity_type in ORGANISED), None)
        if not employer and main and self.discourse.rules and main.entity_type in EMPLOYING:
            employer = main
        focus = self.discourse.focus[frame.view.number]
        if not employer and focus and focus.entity_type == "company":
            employer = focus
        return Owner(employer or person, "person_for_company")

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
