"""Which company a sentence says is bought, held or bid for."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.claims.context import SentenceView
from transforms.claims.frame import VERBS, descendants, phrase, prepositional_objects
from transforms.entities.reading import NamedEntity

BUYING = frozenset({"buy", "acquire", "purchase"})
HOLDING = frozenset({"own", "hold", "buy", "sell", "acquire"})
TARGET_NOUNS = {
    "stake": frozenset({"in", "of"}),
    "offer": frozenset({"for"}),
    "bid": frozenset({"for"}),
    "share": frozenset({"in"}),
    "shares": frozenset({"in"}),
    "takeover": frozenset({"of"}),
    "acquisition": frozenset({"of"}),
    "rest": frozenset({"of"}),
    "interest": frozenset({"in"}),
}
"""Nouns of a deal and the prepositions that introduce what is bought."""
TARGET_REACH = 9
"""Tokens between a noun of a deal and the name of what is bought."""


def deal_target(view: SentenceView) -> NamedEntity | None:
    """Return the company that the sentence says is bought, held or bid for, or None."""
    for token, word in enumerate(view.tokens):
        lemma = view.lemmas[token]
        found = None
        if word.pos in VERBS and lemma in BUYING | HOLDING:
            found = _company_below(view, token, lemma)
        elif lemma in TARGET_NOUNS:
            found = _company_after(view, token, TARGET_NOUNS[lemma])
        if found:
            return found
    return None


def _company_below(view: SentenceView, verb: int, lemma: str) -> NamedEntity | None:
    """Return the company that is bought, or of which a part is: "holds 30% of Acme"."""
    for child in view.children[verb]:
        if view.tokens[child].dependency != "dobj":
            continue
        is_part = view.figure_at(child) is not None
        if not is_part and lemma not in BUYING:
            continue
        words = frozenset({"of"}) if is_part else TARGET_NOUNS.get(view.lemmas[child], frozenset())
        wholes = tuple(prepositional_objects(view, child, words))
        near = wholes if wholes or is_part else (child,)
        tokens = {t for noun in near for t in (*phrase(view, noun), *descendants(view, noun))}
        found = _company(view, sorted(tokens))
        if found:
            return found
    return None


def _company_after(
    view: SentenceView, noun: int, prepositions: frozenset[str]
) -> NamedEntity | None:
    """Return the first name after `noun`, where one of `prepositions` introduces it."""
    for token in range(noun + 1, min(noun + 1 + TARGET_REACH, len(view.tokens))):
        if view.lower(token) in prepositions:
            found = _company(view, range(token + 1, min(token + 4, len(view.tokens))))
            if found:
                return found
    return None


def _company(view: SentenceView, tokens: Iterable[int]) -> NamedEntity | None:
    names = (view.name_at(t) for t in tokens if not view.figure_at(t))
    return next((n.entity for n in names if n and n.entity.entity_type == "company"), None)
