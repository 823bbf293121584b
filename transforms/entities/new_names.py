"""Names of no known entity: one type per name by vote, and every other place where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from transforms.contracts.vocabulary import EntityType
from transforms.entities.acronyms import find_bracketed_owner
from transforms.entities.candidate import Candidate
from transforms.entities.candidates import has_person_shape
from transforms.entities.cues import cue_votes
from transforms.entities.forms import FormIndex
from transforms.entities.lexicon import NameLexicon
from transforms.entities.resolve import find_occurrences
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView, view_at

RULE_VOTES = {"type_word": 4, "body_title": 6, "site_word": 4, "given_name": 2, "model": 1}
"""Votes for the type that a rule gives a name: its own words weigh more than the model's label."""
TOLD_RULES = frozenset({"type_word", "body_title", "site_word"})
"""Rules by which a name's own words tell what it is."""
RULE_CONFIDENCE = {
    "body_title": Decimal("0.80"),
    "type_word": Decimal("0.75"),
    "site_word": Decimal("0.70"),
    "given_name": Decimal("0.70"),
    "model": Decimal("0.60"),
}
REPEAT_CONFIDENCE = Decimal("0.60")


def vote_types(
    candidates: Sequence[Candidate], views: Sequence[SentenceView], lexicon: NameLexicon
) -> tuple[Candidate, ...]:
    """Return the candidates with one type per name: the one with most votes in the article."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in candidates:
        view = view_at(views, name.start)
        votes[name.surface][name.entity_type] += RULE_VOTES[name.rule]
        votes[name.surface] += cue_votes(
            view.text, name.start - view.start, name.end - view.start, lexicon
        )
    return tuple(
        replace(name, entity_type=_winner(name.surface, votes[name.surface])) for name in candidates
    )


def _winner(surface: str, votes: Counter[EntityType]) -> EntityType:
    ranked = [told for told, _ in votes.most_common()]
    if ranked[0] == "person" and not has_person_shape(surface.split()):
        ranked = [*ranked[1:], "company"]
    return ranked[0]


def find_new_names(
    text: str,
    candidates: Iterable[Candidate],
    spans: Sequence[NameSpan],
    lexicon: NameLexicon,
    told: bool,
) -> tuple[NameSpan, ...]:
    """Return the mentions of unknown names other than people's, told by words before the model's.

    Args:
        text: The article's text.
        candidates: Names with their voted types.
        spans: Mentions so far; names that equal one of them join its entity.
        lexicon: For legal forms, which make no other name.
        told: Whether to take the names whose own words tell what they are, or the others.
    """
    taken = TakenText(spans)
    known = {fold_name(span.surface, lexicon): span.entity for span in spans}
    named = {span.end: span for span in spans}
    ordered = sorted(candidates, key=lambda name: (-RULE_VOTES[name.rule], name.start))
    found: list[NameSpan] = []
    for name in ordered:
        if name.entity_type == "person" or told != (name.rule in TOLD_RULES):
            continue
        if not taken.is_free(name.start, name.end):
            continue
        key = fold_name(name.surface, lexicon)
        owner = find_bracketed_owner(text, name.start, name.end, named)
        entity = known.setdefault(key, owner or new_entity(name.surface, name.entity_type))
        taken.take(name.start, name.end)
        span = NameSpan(
            start=name.start,
            end=name.end,
            surface=name.surface,
            entity=entity,
            rule=f"name_{name.rule}",
            confidence=RULE_CONFIDENCE[name.rule],
        )
        found.append(span)
        named[name.end] = span
    return tuple(found)


def find_repeats(
    views: Sequence[SentenceView], spans: Sequence[NameSpan], lexicon: NameLexicon
) -> Iterator[NameSpan]:
    """Yield the other places where names found in `spans` stand, headlines included."""
    taken = TakenText(spans)
    new = {span.surface: span.entity for span in spans if not span.entity.is_known}
    index = FormIndex(new)
    for view in views:
        for surface in index.forms_in(view):
            for start, end in find_occurrences(view, surface, taken, lexicon):
                yield NameSpan(start, end, surface, new[surface], "name_repeat", REPEAT_CONFIDENCE)


def fold_name(name: str, lexicon: NameLexicon) -> str:
    """Return `name` in lower case without its legal form, for telling whether two are the same."""
    words = name.lower().replace("’", "'").split()
    while len(words) > 1 and words[-1] in lexicon.legal_forms:
        words.pop()
    return " ".join(words)
