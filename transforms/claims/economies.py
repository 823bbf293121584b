"""Whose the figures of an economy are: a place, a state, or the bank that sets a policy rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.claims.antecedents import Antecedents
from transforms.claims.frame import Frame, object_of, phrase, subject_of
from transforms.claims.owner import Owner
from transforms.claims.states import is_state
from transforms.contracts.vocabulary import Category

PUBLIC_FINANCE = frozenset({"deficit", "surplus", "debt", "budget", "levy", "tax"})
RATE_WORDS = frozenset({"rates", "interest"})
MARKET_RATES = frozenset(
    {"mortgage", "mortgages", "fixed", "tracker", "loan", "loans", "savings", "card"}
    | {"funds", "repo", "overnight", "interbank", "libor"}
)
"""Rates that banks at large ask of customers and each other: no country's, no bank's."""


@dataclass(frozen=True, slots=True)
class Economies:
    """Finds whose economy a figure tells of; `subject_owner` reads a grammatical subject."""

    antecedents: Antecedents
    subject_owner: Callable[[Frame, int, Category], Owner | None]

    def find(self, frame: Frame, category: Category) -> Owner | None:
        """Return whose it is, None for what is said of no economy; a person owns none."""
        if category != "economy":
            return None
        owner = self._acting(frame, category)
        if owner:
            return owner
        words = {frame.view.lower(t) for t in _words(frame)}
        beside = {frame.view.lower(t) for n in frame.nouns[:1] for t in phrase(frame.view, n)}
        if (words | beside) & MARKET_RATES:
            return Owner(None, "nobodys")
        main = self.antecedents.discourse.main
        if words & RATE_WORDS and main and main.entity_type == "organization":
            return Owner(main, "policy_rate")
        country = self._country(frame)
        is_public = bool(words & PUBLIC_FINANCE) or country is None
        is_state_news = main is not None and (self.antecedents.discourse.rules or is_state(main))
        if is_public and is_state_news and main and main.entity_type == "government":
            return Owner(main, "main_entity")
        return country or Owner(None, "nobodys")

    def _acting(self, frame: Frame, category: Category) -> Owner | None:
        """Return the subject of the nearest verb, unless it is a person or only speaks."""
        if frame.verb is None:
            return None
        subject = subject_of(frame.view, frame.verb)
        if subject is None or frame.view.figure_at(subject):
            return None
        owner = self.subject_owner(frame, subject, category)
        if owner is None or self.antecedents.is_speech(frame.view, frame.verb, expects=True):
            return None
        is_it = owner.entity is None and owner.rule == "pronoun_or_nominal"
        name = frame.view.name_at(subject)
        people = (owner.entity, name.entity if name else None)
        is_person = any(entity and entity.entity_type == "person" for entity in people)
        return None if is_it or is_person else owner

    def _country(self, frame: Frame) -> Owner | None:
        """The economy belongs to the place that the sentence or the whole article names."""
        economy, main = self.antecedents.discourse.economy, self.antecedents.discourse.main
        places = [n.entity for n in frame.view.names if n.entity.entity_type == "place"]
        if economy and (economy in places or not places):
            return Owner(economy, "economy_of_article")
        if places and main and main.entity_type == "place":
            return Owner(places[0], "place_in_sentence")
        if main and main.entity_type == "place":
            return Owner(main, "main_entity")
        home = self.antecedents.states.country
        is_it = "it" in {frame.view.lower(t) for t in _subject_words(frame)}
        return Owner(home, "home_country") if home and not places and not is_it else None


def _subject_words(frame: Frame) -> tuple[int, ...]:
    subject = subject_of(frame.view, frame.verb) if frame.verb is not None else None
    return phrase(frame.view, subject) if subject is not None else ()


def _words(frame: Frame) -> tuple[int, ...]:
    """Return the nouns above the figure, its verb's subject and what the verb acts on."""
    target = object_of(frame.view, frame.verb) if frame.verb is not None else None
    acted = (target,) if target is not None else ()
    return (*frame.nouns[:2], *_subject_words(frame), *acted)
