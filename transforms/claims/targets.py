"""The company or thing that is bought, held or bid for: it owns what is said of the deal."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.claims.antecedents import STANDING_IN, Antecedents
from transforms.claims.deals import deal_target
from transforms.claims.frame import Frame, prepositional_objects
from transforms.claims.naming import names_in_phrase
from transforms.claims.owner import Owner
from transforms.contracts.vocabulary import Category
from transforms.entities.reading import NamedEntity

DEAL_CATEGORIES = frozenset({"deal_value", "stake"})
SHARES = frozenset({"share", "stock", "bond", "warrant"})
SELLING = frozenset({"sell", "dispose", "divest"})
OFFER_WORDS = frozenset({"offer", "bid", "premium", "takeover", "pay"})


@dataclass(frozen=True, slots=True)
class Targets:
    """Finds what the deal of a figure is about."""

    antecedents: Antecedents

    def of_shares(self, frame: Frame, _: Category) -> Owner | None:
        """As in "bought 500 Acme common shares": the company whose shares are counted."""
        view, span = frame.view, frame.figure.span
        if view.lemmas[span.last] not in SHARES:
            return None
        inside = (view.name_at(token) for token in range(span.first, span.last))
        of = prepositional_objects(view, span.head, frozenset({"of", "in"}))
        below = (name for noun in of for name in names_in_phrase(view, noun))
        names = (name for name in (*inside, *below) if name)
        found = next((n.entity for n in names if n.entity.entity_type == "company"), None)
        return Owner(found, "counted_shares") if found else None

    def of_deal(self, frame: Frame, category: Category) -> Owner | None:
        """The company being bought owns what is said of a stake or an offer."""
        view = frame.view
        above = (*frame.nouns[:2], *frame.verbs[:1])
        words = {view.lemmas[t] for t in above}
        is_offer = category == "price" and not words.isdisjoint(OFFER_WORDS)
        if category not in DEAL_CATEGORIES and not is_offer:
            return None
        known = None if words & SELLING else self.antecedents.discourse.target[view.number]
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
        view, head = frame.view, frame.figure.span.head
        wholes = prepositional_objects(view, head, frozenset({"of", "in"}))
        names = (n for whole in wholes for n in names_in_phrase(view, whole))
        kinds = {"company", "facility", "product"}
        return next((n.entity for n in names if n.entity.entity_type in kinds), None)
