"""Who an article is about, sentence by sentence: what "the company" and "it" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.context import NamedTokens, SentenceView
from transforms.claims.frame import SUBJECTS, VERBS, descendants, phrase, prepositional_objects
from transforms.claims.lexicon import ClaimLexicon
from transforms.entities.reading import NamedEntity

OWNER_TYPES = frozenset({"company", "organization", "government", "product", "facility"})
ORGANISED = frozenset({"company", "organization", "government"})
TITLE_WEIGHT = 3
"""A name in the headline counts as much as three in the body."""
BUYING = frozenset({"buy", "acquire", "purchase", "takeover"})
TARGET_NOUNS = {
    "stake": frozenset({"in", "of"}),
    "offer": frozenset({"for"}),
    "bid": frozenset({"for"}),
    "share": frozenset({"in"}),
    "takeover": frozenset({"of"}),
    "acquisition": frozenset({"of"}),
    "rest": frozenset({"of"}),
}


@dataclass(frozen=True, slots=True)
class Discourse:
    """Entities in focus; the sequences run parallel to the sentences.

    Attributes:
        main: Organisation named most, None where none is named.
        share: Its share of all namings of organisations, 0 to 1.
        country: The only place the article names often enough to be its scene, or None.
        focus: Organisation that was the last grammatical subject before each sentence.
        person: Person who was the last grammatical subject up to each sentence.
        target: Company being bought, as last named up to each sentence.
    """

    main: NamedEntity | None
    share: float
    focus: tuple[NamedEntity | None, ...]
    person: tuple[NamedEntity | None, ...]
    target: tuple[NamedEntity | None, ...]

    def pronouns(self, sentence: int) -> dict[str, NamedEntity | None]:
        """Return whom pronouns stand for at the start of `sentence`."""
        return {"pronoun": self.focus[sentence], "person_pronoun": self.person[sentence]}


def read_discourse(views: Sequence[SentenceView], lexicon: ClaimLexicon) -> Discourse:
    """Return who is in focus in each sentence of one article."""
    counts: Counter[NamedEntity] = Counter()
    for view in views:
        for name in view.names:
            if name.entity.entity_type in ORGANISED:
                counts[name.entity] += TITLE_WEIGHT if view.role == "title" else 1
    main, most = counts.most_common(1)[0] if counts else (None, 0)
    focus, person, target = main, None, None
    rows: list[tuple[NamedEntity | None, NamedEntity | None, NamedEntity | None]] = []
    for view in views:
        target = deal_target(view) or target
        subjects = [name.entity for name in subject_names(view)]
        person = next((e for e in subjects if e.entity_type == "person"), person)
        rows.append((focus, person, target))
        focus = next((e for e in subjects if e.entity_type in ORGANISED), focus)
    return Discourse(
        main=main,
        share=most / counts.total() if counts else 0.0,
        focus=tuple(row[0] for row in rows),
        person=tuple(row[1] for row in rows),
        target=tuple(row[2] for row in rows),
    )


def subject_names(view: SentenceView) -> Iterator[NamedTokens]:
    """Yield the names in grammatical subjects, the main clause's first."""
    subjects = [t for t in range(len(view.tokens)) if view.tokens[t].dependency in SUBJECTS]
    subjects.sort(key=lambda t: (view.tokens[view.tokens[t].head].dependency != "ROOT", t))
    for subject in subjects:
        yield from names_in_phrase(view, subject)


def names_in_phrase(view: SentenceView, head: int) -> Iterator[NamedTokens]:
    """Yield the names of the noun phrase of `head`: its own, possessors, "of" and "in" ones.

    A possessor comes before a name that only modifies: "Alibaba's Hong Kong shares".
    """
    own = view.name_at(head)
    if own:
        yield own
        return
    inner = sorted(phrase(view, head), key=lambda t: (view.tokens[t].dependency != "poss", t))
    seen: list[NamedTokens] = []
    below = [n for n in prepositional_objects(view, head, frozenset({"of", "in", "at", "by"}))]
    apposed = [c for c in view.children[head] if view.tokens[c].dependency == "appos"]
    nested = [t for noun in below for t in phrase(view, noun)]
    for token in (*inner, *apposed, *nested):
        name = view.name_at(token)
        if name and name not in seen:
            seen.append(name)
            yield name


def deal_target(view: SentenceView) -> NamedEntity | None:
    """Return the company that the sentence says is bought or bid for, or None."""
    for token, word in enumerate(view.tokens):
        lemma = word.lemma.lower()
        nouns: list[int] = []
        if lemma in BUYING and word.pos in VERBS:
            nouns += [c for c in view.children[token] if view.tokens[c].dependency == "dobj"]
        elif lemma in TARGET_NOUNS:
            nouns += prepositional_objects(view, token, TARGET_NOUNS[lemma])
        for noun in nouns:
            near = {*phrase(view, noun), *descendants(view, noun)}
            names = (view.name_at(t) for t in sorted(near))
            found = next((n.entity for n in names if n and n.entity.entity_type == "company"), None)
            if found:
                return found
    return None
