"""Whose a figure is that no word of its sentence gives to anybody: a guess from the article."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.claims.antecedents import Antecedents
from transforms.claims.discourse import OWNER_TYPES
from transforms.claims.frame import SUBJECTS, Frame
from transforms.claims.owner import Owner
from transforms.contracts.vocabulary import Category

PLACE_CATEGORIES = frozenset({"economy", "employment", "other", "production", "debt", "funding"})
"""Categories of which a place may own figures: its output, its debt, its people."""
UNOWNED = frozenset({"unowned", "market"})
GUESSED = frozenset({"company", "government"})
"""Types of entities to which figures of no telling category are given."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """The last rules: the name before a figure without a verb, then the main entity."""

    antecedents: Antecedents

    def in_headline(self, frame: Frame, _: Category) -> Owner | None:
        """Without a usable verb the nearest organisation before the figure owns it."""
        if frame.verb is not None and frame.view.role == "body":
            return None
        before = [n for n in frame.view.names if n.span.last < frame.figure.span.first]
        owners = [n.entity for n in before if n.entity.entity_type in OWNER_TYPES]
        return Owner(owners[-1], "name_before") if owners else None

    def main_entity(self, frame: Frame, category: Category) -> Owner | None:
        """What nobody in the sentence owns belongs to the entity that the article is about."""
        discourse = self.antecedents.discourse
        roles = {self.antecedents.role(frame.view, n) for n in frame.nouns[:1]}
        if roles & UNOWNED and not discourse.is_company_news:
            return Owner(None, "nobodys")
        main = discourse.main
        is_economy = discourse.is_titled and main == discourse.economy
        if main is None or not (discourse.rules or is_economy):
            return None
        if main.entity_type == "place" and category not in PLACE_CATEGORIES:
            return None
        is_vague = category in {"other", "time_span"}
        is_row = frame.view.role == "body" and _is_row(frame)
        is_news = discourse.is_titled and (discourse.acts or is_row)
        if is_vague and not (is_news and main.entity_type in GUESSED):
            return None
        return Owner(main, "main_entity")


def _is_row(frame: Frame) -> bool:
    """Return whether it stands in a row of a table ("Net 5.1 mln vs 4.2 mln"), in no clause."""
    tokens = frame.view.tokens
    if frame.verb is None or "vs" in frame.view.lowers:
        return True
    is_order = any(tokens[verb].tag in {"VB", "VBP"} for verb in frame.verbs)
    return not is_order and not any(token.dependency in SUBJECTS for token in tokens)
