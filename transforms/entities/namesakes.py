"""Places that are the beginning of a firm's name: "Hanover" where Hanover Insurance reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from transforms.entities.acronyms import SHORT_CONFIDENCE
from transforms.entities.cues import AGENT_AFTER, COMPANY_AFTER
from transforms.entities.lexicon import NameLexicon
from transforms.entities.reading import NamedEntity
from transforms.entities.resolve import leading_owners
from transforms.entities.spans import NameSpan
from transforms.entities.view import words_before

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
    parts = _parts(form for form, owner in owners.items() if owner.entity_type in FIRMS)
    free = [span for span in spans if not _is_within_form(text, span, parts)]
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


def _parts(forms: Iterable[str]) -> Mapping[str, list[tuple[str, int]]]:
    """Return the words within each form of several, with the form and their offset in it."""
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for form in forms:
        starts = [0, *(gap.end() for gap in re.finditer(" ", form))]
        ends = [*(gap.start() for gap in re.finditer(" ", form)), len(form)]
        for first, start in enumerate(starts):
            for end in ends[first:]:
                if end - start < len(form):
                    parts[form[start:end]].append((form, start))
    return parts


def _is_within_form(text: str, span: NameSpan, parts: Mapping[str, list[tuple[str, int]]]) -> bool:
    if span.entity.entity_type not in ("place", "person"):
        return False
    return any(
        text.startswith(form, span.start - at)
        and not text[span.start - at + len(form) : span.start - at + len(form) + 1].isalnum()
        for form, at in parts.get(span.surface, ())
        if span.start >= at
    )


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
