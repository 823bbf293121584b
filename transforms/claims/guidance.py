"""Forecasts that move: "raised its guidance for sales to $5bn" states what is foretold."""

from __future__ import annotations

from transforms.claims.frame import Frame, object_of, prepositional_objects, subject_of
from transforms.claims.lexicon import ClaimLexicon

LIMITS = frozenset({"to", "from", "at", "between"})
"""What leads to the levels of a forecast; "by" leads to how far it moved or was missed."""
SUBJECT_MATTER = frozenset({"for", "of"})


def forecast_noun(frame: Frame, lexicon: ClaimLexicon) -> int | None:
    """Return the noun of a forecast that the nearest verb moves to the figure, or None."""
    view, verb = frame.view, frame.verb
    if verb is None or (view.lemmas[verb], "verb") not in lexicon.directions:
        return None
    if not LIMITS & {view.lower(token) for token in frame.prepositions}:
        return None
    for noun in (object_of(view, verb), subject_of(view, verb)):
        if noun is not None and lexicon.statuses.get((view.lemmas[noun], "noun")) == "forecast":
            return noun
    return None


def what_is_forecast(frame: Frame, lexicon: ClaimLexicon) -> int | None:
    """Return the noun that a moved forecast is for ("sales"), or None."""
    noun = forecast_noun(frame, lexicon)
    if noun is None:
        return None
    return next(prepositional_objects(frame.view, noun, SUBJECT_MATTER), None)
