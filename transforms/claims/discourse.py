"""Who an article is about, sentence by sentence: what "the company" and "it" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.deals import deal_target
from transforms.claims.descriptors import read_descriptors
from transforms.claims.focus import FocusReader, speaks
from transforms.claims.frame import SUBJECTS
from transforms.claims.lexicon import ClaimLexicon
from transforms.claims.naming import names_in_phrase, subject_names
from transforms.contracts.vocabulary import EntityType
from transforms.entities.reading import NamedEntity

OWNER_TYPES = frozenset({"company", "organization", "government", "product", "facility"})
ORGANISED = frozenset({"company", "organization", "government"})
TYPE_WEIGHT: dict[EntityType, float] = {
    "company": 1.0,
    "government": 0.8,
    "organization": 0.7,
    "place": 0.5,
    "product": 0.4,
    "facility": 0.4,
}
"""How much one naming counts when the main entity is sought; people and events count nothing."""
TITLE_WEIGHT = 3
"""A name in the headline counts as much as three in the body."""
RULING_SHARE = 0.35
"""Share of weighted namings from which on an entity is what the article is about."""
RULING_LEAD = 1.3
"""Or so many times the namings of the next one."""
QUOTED_WEIGHT = 0.5
FOCUS_LIFE = 4
"""Sentences for which an entity stays in focus that is not what the article is about."""
RULING_WEIGHT = 2.5
"""An entity named less often rules no article."""
OFFICES = frozenset(
    {"chief", "executive", "chairman", "chair", "chairwoman", "president", "ceo", "cfo", "coo"}
    | {"officer", "founder", "co-founder", "director", "minister", "governor", "boss", "head"}
)
OFFICE_REACH = 6
"""Tokens around a name within which its office stands."""
ECONOMY_NOUNS = frozenset({"economy", "gdp", "inflation", "unemployment", "growth"})
KNOWN_TARGET = 3
"""A company named so often may be the target in sentences that do not name it."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """Entities in focus; the sequences run parallel to the sentences.

    Attributes:
        main: Entity that the article is about, None where it names none.
        rules: Whether it is named clearly more often than any other.
        is_titled: Whether the headline names it.
        organised: Companies, organisations and governments, those named most first.
        focus: Organisation that was the last main subject before each sentence.
        acts: Whether it is the subject of a sentence below the headline.
        officers: People whom the article gives an office ("chief executive").
        after_goods: Whether the sentence before each tells of what nobody owns: "the dollar".
        told_of: The one company that the sentence before tells of, None where it names `main`.
        person: Person who was the last subject up to each sentence.
        target: Company being bought, as last named up to each sentence, else first after it.
        descriptors: Common nouns that stand for one entity in this article.
        economy: Place whose economy the article speaks of, or None.
    """

    main: NamedEntity | None
    rules: bool
    is_titled: bool
    acts: bool
    organised: tuple[NamedEntity, ...]
    officers: frozenset[NamedEntity]
    descriptors: Mapping[str, NamedEntity]
    economy: NamedEntity | None
    focus: tuple[NamedEntity | None, ...]
    after_goods: tuple[bool, ...]
    told_of: tuple[NamedEntity | None, ...]
    person: tuple[NamedEntity | None, ...]
    target: tuple[NamedEntity | None, ...]

    @property
    def is_company_news(self) -> bool:
        """Whether the headline names a company of which the whole article tells."""
        is_company = self.main is not None and self.main.entity_type == "company"
        return is_company and self.rules and self.is_titled


def read_discourse(views: Sequence[SentenceView], lexicon: ClaimLexicon) -> Discourse:
    """Return who is in focus in each sentence of one article."""
    main, rules, organised = _main_entity(views, lexicon)
    focus = main if main and rules and main.entity_type in OWNER_TYPES else None
    targets = [deal_target(view) for view in views]
    person: NamedEntity | None = None
    age = 0
    known = _often_named(views)
    target = next((entity for entity in targets if entity in known), None)
    descriptors = read_descriptors(views)
    reader = FocusReader(lexicon, organised, descriptors)
    rows: list[tuple[NamedEntity | None, NamedEntity | None, NamedEntity | None]] = []
    for view, named in zip(views, targets, strict=True):
        target = named if named in known else target
        subjects = [name.entity for name in subject_names(view)]
        person = next((e for e in subjects if e.entity_type == "person"), person)
        rows.append((focus, person, target))
        acting = reader.acting(view, focus)
        age = 0 if acting else age + 1
        focus = acting or (focus if age < FOCUS_LIFE or focus == main else None)
    return Discourse(
        main=main,
        rules=rules,
        is_titled=any(
            view.role == "title" and any(name.entity == main for name in view.names)
            for view in views
        ),
        acts=any(_is_acting(view, main) for view in views),
        organised=organised,
        officers=frozenset(_officers(views)),
        descriptors=descriptors,
        economy=_economy(views, main),
        focus=tuple(row[0] for row in rows),
        told_of=(None, *(reader.told_of(view, main) for view in views[:-1])),
        after_goods=(False, *(reader.speaks_of_goods(view) for view in views[:-1])),
        person=tuple(row[1] for row in rows),
        target=tuple(row[2] for row in rows),
    )


def _is_acting(view: SentenceView, main: NamedEntity | None) -> bool:
    """Return whether `main` is the subject, or possesses it, of a sentence of the body."""
    return view.role == "body" and any(name.entity == main for name in subject_names(view))


def _often_named(views: Sequence[SentenceView]) -> frozenset[NamedEntity | None]:
    counts = Counter(name.entity for view in views for name in view.names)
    return frozenset(entity for entity, count in counts.items() if count >= KNOWN_TARGET)


def _officers(views: Sequence[SentenceView]) -> Iterator[NamedEntity]:
    """Yield people beside whose name an office stands, in the same clause."""
    for view in views:
        for name in view.names:
            if name.entity.entity_type == "person":
                near = range(name.span.first - OFFICE_REACH, name.span.last + OFFICE_REACH)
                if any(view.lower(token) in OFFICES for token in near):
                    yield name.entity


def _economy(views: Sequence[SentenceView], main: NamedEntity | None) -> NamedEntity | None:
    """Return the place that owns an economy, inflation or GDP somewhere in the article.

    Else the place in the name of the government that the article is about.
    """
    for view in views:
        for token, lemma in enumerate(view.lemmas):
            if lemma in ECONOMY_NOUNS:
                above = view.tokens[token].head
                is_part = view.tokens[token].dependency == "compound"
                names = (n.entity for n in names_in_phrase(view, above if is_part else token))
                place = next((entity for entity in names if entity.entity_type == "place"), None)
                if place:
                    return place
    if main is None or main.entity_type != "government":
        return None
    named = (name.entity for view in views for name in view.names)
    places = (entity for entity in named if entity.entity_type == "place")
    return next((entity for entity in places if entity.name in main.name), None)


def _main_entity(
    views: Sequence[SentenceView], lexicon: ClaimLexicon
) -> tuple[NamedEntity | None, bool, tuple[NamedEntity, ...]]:
    """Return the entity named most, whether it rules, and all organisations by their weight.

    A place must be spoken of as one that does things: a subject in the headline, or twice.
    """
    weights: dict[NamedEntity, float] = {}
    acting: dict[NamedEntity, int] = {}
    for view in views:
        factor = TITLE_WEIGHT if view.role == "title" else 1
        for name in view.names:
            weight = _weight(view, name, lexicon) * factor
            weights[name.entity] = weights.get(name.entity, 0.0) + weight
            is_subject = view.tokens[name.span.head].dependency in SUBJECTS
            acting[name.entity] = acting.get(name.entity, 0) + is_subject * factor
    ranked = sorted(
        (e for e in weights if weights[e] and (e.entity_type != "place" or acting[e] > 1)),
        key=lambda entity: -weights[entity],
    )
    organised = tuple(entity for entity in ranked if entity.entity_type in ORGANISED)
    if not ranked:
        return None, False, organised
    most, second = weights[ranked[0]], weights[ranked[1]] if len(ranked) > 1 else 0.0
    is_large = most >= RULING_SHARE * sum(weights.values())
    is_ahead = most >= RULING_LEAD * second
    return ranked[0], most >= RULING_WEIGHT and (is_large or is_ahead), organised


def _weight(view: SentenceView, name: NamedTokens, lexicon: ClaimLexicon) -> float:
    """Return how much one naming counts; a mere source counts half, "according to" nothing."""
    weight = TYPE_WEIGHT.get(name.entity.entity_type, 0.0)
    before = [view.lower(t) for t in range(max(0, name.span.first - 4), name.span.first)]
    if "according" in before or "reporters" in before:
        return 0.0
    is_quoted = name.entity.entity_type != "company" and speaks(view, name.span.head, lexicon)
    return weight * QUOTED_WEIGHT if is_quoted else weight
