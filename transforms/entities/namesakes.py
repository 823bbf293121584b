"""Places that are the beginning of a firm's name: "Hanover" where Hanover Insurance reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice

from transforms.entities.acronyms import SHORT_CONFIDENCE
from transforms.entities.cues import AGENT_AFTER, COMPANY_AFTER
from transforms.entities.lexicon import NameLexicon
from transforms.entities.reading import NamedEntity
from transforms.entities.resolve import leading_owners
from transforms.entities.spans import NameSpan
from transforms.entities.view import BEFORE, words_before

OPENING, CLOSING = re.compile(r"(?<!\w)\w"), re.compile(r"\w(?!\w)")
MOST = 6
"""Beginnings and ends of words around a place that are tried: no short form has more."""
FIRMS = frozenset({"company", "organization"})
SAYS_AFTER = re.compile(r"\s(?:said|says|recorded|earned|has advised|also said)\b")
PLACED_BEFORE = re.compile(
    r"\b(?:in|at|near|to|from|outside|around|through|across|over|into|via|downtown|central|of|"
    r"[Tt]he|eastern|western|northern|southern)\s$|\b[A-Z][\w.]+,?\s$|[(]$|-$"
)
"""What stands before a place that is meant as one."""


def settle_namesakes(
    text: str, spans: Sequence[NameSpan], lexicon: NameLexicon
) -> tuple[NameSpan, ...]:
    """Return `spans` without places that are firms of the article, named by their first words.

    In "America West" no America is named, once the article has America West Airlines. "Hanover"
    is Hanover Insurance where it acts as a firm does and nowhere stands as a place; a country or
    a capital never is.
    """
    owners = leading_owners(spans, lexicon)
    forms = {form for form, owner in owners.items() if owner.entity_type in FIRMS and " " in form}
    free = [span for span in spans if not (forms and _is_within_form(text, span, forms))]
    uses: dict[str, list[NameSpan]] = defaultdict(list)
    for span in free:
        if _can_be_firm(span, owners, lexicon):
            uses[span.surface].append(span)
    firms = {surface for surface, found in uses.items() if _is_firm(text, found)}
    return tuple(
        replace(
            span,
            entity=owners[span.surface],
            rule="short_form",
            confidence=SHORT_CONFIDENCE,
        )
        if span.surface in firms and span.entity.entity_type == "place"
        else span
        for span in free
    )


def _is_within_form(text: str, span: NameSpan, forms: Set[str]) -> bool:
    """Return whether a place or person is part of a firm's short form that stands in the text."""
    if span.entity.entity_type not in ("place", "person"):
        return False
    near, after = words_before(text, span.start), text[span.end : span.end + BEFORE]
    offset = span.start - len(near)
    starts = [span.start, *(offset + word.start() for word in [*OPENING.finditer(near)][-MOST:])]
    ends = [span.end, *(span.end + word.end() for word in islice(CLOSING.finditer(after), MOST))]
    longer = (text[start:end] for start in starts for end in ends)
    return any(words in forms and words != span.surface for words in longer)


def _can_be_firm(span: NameSpan, owners: Mapping[str, NamedEntity], lexicon: NameLexicon) -> bool:
    owner = owners.get(span.surface)
    if owner is None or owner.entity_type != "company" or span.entity.entity_type != "place":
        return False
    return span.entity.name not in lexicon.countries and span.surface not in lexicon.capitals


def _is_firm(text: str, found: Sequence[NameSpan]) -> bool:
    if any(PLACED_BEFORE.search(words_before(text, span.start)) for span in found):
        return False
    return any(
        rule.match(text, span.end)
        for span in found
        for rule in (SAYS_AFTER, AGENT_AFTER, COMPANY_AFTER)
    )
