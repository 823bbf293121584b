"""The place whose figures a whole article tells: "New car sales in Elmland fell 10%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.discourse import OWNER_TYPES
from transforms.claims.frame import SUBJECTS, Frame, frame_figure, subject_of
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase
from transforms.claims.owner import Owner
from transforms.entities.reading import NamedEntity

LEAD = 3
"""Body sentences with a figure among which the one that tells the topic must be."""
ELSEWHERE = frozenset(
    {"national", "nationally", "nationwide", "world", "worldwide", "global", "globally"}
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A place and the nouns of what is measured there."""

    place: NamedEntity
    nouns: frozenset[str]


def read_topic(views: Sequence[SentenceView], lexicon: ClaimLexicon) -> Topic | None:
    """Return the topic that one of the first sentences with a figure states, or None.

    Who acts is no topic: "Elmland shareholders will receive 11 coins".
    """
    leads = [view for view in views if view.role == "body" and view.figures]
    return next((topic for view in leads[:LEAD] for topic in _topics(view, lexicon)), None)


def _topics(view: SentenceView, lexicon: ClaimLexicon) -> Iterator[Topic]:
    for counted in view.figures:
        frame = frame_figure(view, counted)
        subject = None if frame.verb is None else subject_of(view, frame.verb)
        if subject is None or view.name_at(subject) or view.tokens[subject].tag != "NNS":
            continue
        if lexicon.subject_nouns.get(view.lemmas[subject]) == "actor":
            continue
        named = list(names_in_phrase(view, subject))
        places = [name.entity for name in named if name.entity.entity_type == "place"]
        if len(named) == 1 and places:
            near = {subject, *view.children[subject]}
            nouns = {view.lemmas[t] for t in near if view.tokens[t].tag in {"NN", "NNS"}}
            yield Topic(places[0], frozenset(nouns))


def find_topical(frame: Frame, topic: Topic | None) -> Owner | None:
    """Return the topic's place for a figure of what the topic measures.

    A sentence that speaks of the nation or the world, or names an owner, tells of something else.
    """
    view = frame.view
    if topic is None or topic.nouns.isdisjoint(view.lemmas):
        return None
    owners = {
        name.entity
        for name in view.names
        if name.entity.entity_type in OWNER_TYPES | {"place"}
        and view.tokens[name.span.head].dependency in SUBJECTS | {"poss"}
    }
    is_elsewhere = not ELSEWHERE.isdisjoint(view.lowers) or bool(owners - {topic.place})
    return None if is_elsewhere else Owner(topic.place, "topic_of_article")
