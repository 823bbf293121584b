"""Firms that only a wire's headline of results names: "ACME CORP <ACM> 1ST QTR NET"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from transforms.entities.lexicon import NameLexicon
from transforms.entities.new_names import fold_name
from transforms.entities.spans import NameSpan, TakenText, new_entity
from transforms.entities.view import SentenceView

CONFIDENCE = Decimal("0.70")
"""As of other names whose surroundings tell what they are (60 of 60 headlines read were right)."""
PERIOD = (
    r"(?:[1-4](?:ST|ND|RD|TH)\b|(?:FIRST|SECOND|THIRD|FOURTH|SIX|NINE)\b|YEAR\b|FULL YEAR\b"
    r"|(?:[A-Z]{3,9} )?(?:QTR|QUARTER|MTHS|MONTHS)\b)"
)
HEADLINE = re.compile(
    r"^(?:(?P<name>[A-Z][A-Z0-9.,&' -]{1,60}?) ?<[A-Z.]{1,9}>|<(?P<bracketed>[A-Z][^<>]{1,60})>)"
    rf" (?:IN )?{PERIOD}"
)
MOST_WORDS = 6
SHORT = 3
"""Letters up to which a word of capitals is taken for initials, but for legal forms."""
SMALL = frozenset({"and", "of", "for", "the"})


def find_reporters(
    views: Sequence[SentenceView], spans: Iterable[NameSpan], lexicon: NameLexicon
) -> Iterator[NameSpan]:
    """Yield the firm whose results a headline in capitals tells, where nothing in it is named.

    It is the entity of `spans` that has the same name but for its legal form, else a new one.
    """
    spans = tuple(spans)
    taken = TakenText(spans)
    known = {fold_name(span.entity.name, lexicon): span.entity for span in spans}
    for view in views:
        told = HEADLINE.match(view.text) if view.role == "title" else None
        if told is None:
            continue
        group = "name" if told["name"] else "bracketed"
        surface, (first, last) = told[group], told.span(group)
        start, end = view.start + first, view.start + last
        if len(surface.split()) <= MOST_WORDS and taken.is_free(start, end):
            name = _in_small_letters(surface, lexicon)
            entity = known.get(fold_name(name, lexicon)) or new_entity(name, "company")
            yield NameSpan(start, end, surface, entity, "headline_of_results", CONFIDENCE)


def _in_small_letters(name: str, lexicon: NameLexicon) -> str:
    """Return a name in capitals as prose prints it: "Acme Data Corp"; initials stay as they are."""
    return " ".join(_word(word, lexicon) for word in name.split())


def _word(word: str, lexicon: NameLexicon) -> str:
    if word.lower() in SMALL:
        return word.lower()
    is_form = word.lower() in lexicon.legal_forms
    is_initials = len(word.strip(".")) <= SHORT or not re.search("[AEIOUY]", word)
    return word if is_initials and not is_form else word.capitalize()
