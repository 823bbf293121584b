"""Governments by adjective or capital: "the Ghanaian government", "Beijing's demands"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from transforms.entities.gazetteer import Gazetteer
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView, view_at, words_before

CapitalUse = Literal["acts", "place", "unclear"]
ADJECTIVE_CONFIDENCE = Decimal("0.90")
CAPITAL_CONFIDENCE = Decimal("0.70")
GOVERNMENT_NOUN = re.compile(
    r"\s(?:government|Government)(?![\w-]|\s(?:bonds?|securities|debt|yields?|notes?|bills?)\b)"
    r"|\sstate(?=[,.;:)]|\s(?:has|is|was|will|holds|owns)\b|$)"
)
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|to|outside|around|through|of|across|over|into|at|for|via|downtown|central|"
    r"visit|visited|visiting|leave|left|reach|reached|and|or|by)\s(?:the\s)?$|[,(]\s?$|-$",
    re.IGNORECASE,
)
"""What stands before a capital that is meant as a place: "in Beijing", "Hotel, Beijing"."""
ACTS_AFTER = re.compile(
    r"(?:'s|’s)\s(?!(?:airport|streets?|suburbs?|stock|exchange|mayor|residents?|traffic|air)\b)"
    r"|\s(?:has|had|have|is\s\w+ing|was\s\w+ing|would|will|may|might|could|also|wants?|said|says|"
    r"agreed|agrees|imposed|imposes|launched|announced|announces|warned|warns|retaliated|"
    r"responded|plans?|hopes?|expects?|sees?|seeks?|urged|vowed|pledged|accused|considers?|"
    r"insists?|rejected|banned|approved|must|should|did|does)\b"
)
"""What follows a capital that acts: "Beijing has", "Washington's tariffs"."""
DEMANDS_AFTER = re.compile(
    r"(?:'s|’s)\s(?:[a-z-]+\s)?(?:demands?|tariffs?|polic(?:y|ies)|decisions?|plans?|efforts?|"
    r"crackdown|sanctions|stance|offers?|retaliation|response|regulators|ministers?|leaders?)\b"
)
"""What a government has and a city has not: "agrees to Beijing's demands"."""
FROM_BEFORE = re.compile(r"\b(?:from|between|against|pressure on)\s$")
PEOPLE_FROM = re.compile(r"\b(?:flew|flights?|arriv\w+|return\w+|travel\w+|back|km|miles)\b")


def find_governments(
    views: Sequence[SentenceView], known: Sequence[NameSpan], gazetteer: Gazetteer
) -> tuple[NameSpan, ...]:
    """Return `known` with capitals that act turned to governments, and governments by adjective."""
    acting = {
        span.surface
        for span in known
        if _capital_government(span, gazetteer) and _place(views, span) == "acts"
    }
    settled = [
        _to_government(span, gazetteer)
        if span.surface in acting and _place(views, span) != "place"
        else span
        for span in known
    ]
    taken = TakenText(settled)
    found = [span for view in views for span in _by_adjective(view, gazetteer, taken)]
    return tuple(sorted([*settled, *found], key=lambda span: span.start))


def _by_adjective(view: SentenceView, gazetteer: Gazetteer, taken: TakenText) -> Iterator[NameSpan]:
    for token in view.tokens:
        nationality = gazetteer.lexicon.nationalities.get(token.text)
        if nationality is None or not nationality.government:
            continue
        noun = GOVERNMENT_NOUN.match(view.text, token.end)
        start, end = view.start + token.start, view.start + (noun.end() if noun else token.end)
        if noun is None or not taken.is_free(start, end):
            continue
        taken.take(start, end)
        yield NameSpan(
            start=start,
            end=end,
            surface=view.text[token.start : noun.end()],
            entity=_government(nationality.government, gazetteer),
            rule="government_adjective",
            confidence=ADJECTIVE_CONFIDENCE,
        )


def _capital_government(span: NameSpan, gazetteer: Gazetteer) -> str | None:
    if span.entity.entity_type != "place":
        return None
    return gazetteer.lexicon.capitals.get(span.surface)


def _to_government(span: NameSpan, gazetteer: Gazetteer) -> NameSpan:
    name = _capital_government(span, gazetteer)
    if name is None:
        return span
    return replace(
        span,
        entity=_government(name, gazetteer),
        rule="government_capital",
        confidence=CAPITAL_CONFIDENCE,
    )


def _place(views: Sequence[SentenceView], span: NameSpan) -> CapitalUse:
    view = view_at(views, span.start)
    return read_capital(view.text, span.start - view.start, span.end - view.start)


def read_capital(text: str, start: int, end: int) -> CapitalUse:
    """Return whether the capital text[start:end] acts as a government, is a place, or may be both.

    "Beijing has agreed" acts, "in Beijing" is a place; "Beijing tariff demands" is unclear and
    follows what the rest of the article makes of the name.
    """
    before = words_before(text, start)
    if DEMANDS_AFTER.match(text, end):
        return "acts"
    if FROM_BEFORE.search(before):
        return "place" if PEOPLE_FROM.search(before) else "acts"
    if PLACE_BEFORE.search(before):
        return "place"
    return "acts" if ACTS_AFTER.match(text, end) else "unclear"


def _government(name: str, gazetteer: Gazetteer) -> NamedEntity:
    return gazetteer.named(name) or new_entity(name, "government")
