"""Whose figure it is: the owner or doer that its clause names, else what is in focus, else None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.claims.ages import find_aged
from transforms.claims.antecedents import (
    STANDING_IN,
    Antecedents,
    counts_strangers,
    is_several,
)
from transforms.claims.context import SentenceView
from transforms.claims.discourse import (
    ORGANISED,
    OWNER_TYPES,
)
from transforms.claims.doers import Doers
from transforms.claims.economies import Economies
from transforms.claims.frame import (
    Frame,
    object_of,
    subject_of,
)
from transforms.claims.guesses import PLACE_CATEGORIES, Guesses
from transforms.claims.naming import names_in_phrase
from transforms.claims.owner import Owner
from transforms.claims.targets import DEAL_CATEGORIES, Targets
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

COST_CATEGORIES = DEAL_CATEGORIES | {"investment", "spending", "price"}


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds the subjects of one article's figures."""

    antecedents: Antecedents
    views: Sequence[SentenceView]
    topic: Topic | None = None

    @property
    def doers(self) -> Doers:
        """The reader of who acts."""
        return Doers(self.antecedents)

    def find(self, frame: Frame, category: Category, kind: Kind) -> Owner:
        """Return whose figure it is; the first rule that has an answer decides.

        Who is counted as acting ("two people said") and owned by nobody has no subject.
        """
        guesses = Guesses(self.antecedents)
        targets = Targets(self.antecedents)
        rules: tuple[Callable[[Frame, Category], Owner | None], ...] = (
            self._aged_person,
            self._compared_name,
            targets.of_shares,
            targets.of_deal,
            self._apposed_name,
            self._cost,
            self._keeper,
            self._possessor,
            self._counterparts,
            self._object,
            Economies(self.antecedents, self.doers.of_subject).find,
            self._thing,
            self._topical,
            self.doers.of_clause,
            guesses.in_headline,
            guesses.main_entity,
        )
        owners = (rule(frame, category) for rule in rules)
        found = next((owner for owner in owners if owner), Owner(None, "none"))
        is_guess = found.rule == "main_entity"
        if (
            is_guess
            and kind == "count"
            and not self.antecedents.discourse.is_company_news
            and counts_strangers(frame)
        ):
            return Owner(None, "nobodys")
        return found

    def _aged_person(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Ana Ruiz, 34,": the person whose age it is."""
        person = self.antecedents.discourse.person[frame.view.number]
        return find_aged(frame, self.antecedents.lexicon, person)

    def _compared_name(self, frame: Frame, _: Category) -> Owner | None:
        """As in "against 68% for Acme": the name that a compared figure is for."""
        return find_compared(frame)

    def _apposed_name(self, frame: Frame, _: Category) -> Owner | None:
        """As in "Elm Tower, a 28-storey block,": the name beside which the phrase stands."""
        return find_apposed(frame)

    def _counterparts(self, frame: Frame, _: Category) -> Owner | None:
        """As in "talks of the two countries": who is counted was named, and is several."""
        view, head = frame.view, frame.figure.span.head
        acts = view.lemmas[head] != "unit" and self.antecedents.role(view, head) == "actor"
        is_counted = acts and is_several(view, head)
        return Owner(None, "nobodys") if is_counted else None

    def _cost(self, frame: Frame, category: Category) -> Owner | None:
        """As in "built Elm Tower for $5m": the facility has its cost and its price."""
        return find_costed(frame) if category in COST_CATEGORIES else None

    def _keeper(self, frame: Frame, category: Category) -> Owner | None:
        """As in "one of 20 shops it runs": who has what is counted."""
        keeper = find_keeper(frame, self.antecedents.lexicon)
        owner = None if keeper is None else self.doers.of_subject(frame, keeper, category)
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
            found = self.doers.name_of(view, target, category)
            if found and found.entity_type in ORGANISED:
                return Owner(found, "name_in_object")
            subject = subject_of(view, verb)
            is_order = subject is None and view.tokens[target].pos == "PRON"
            if self.antecedents.role(view, target) in STANDING_IN and not is_order:
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
        return None if self.antecedents.discourse.rules else find_topical(frame, self.topic)
