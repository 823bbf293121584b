"""Acronyms and listing codes: "(ADB)" after a full name, "QME" for Quorvex Metal Exchange."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from transforms.contracts.vocabulary import EntityType
from transforms.entities.lexicon import NameLexicon
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan, TakenText
from transforms.entities.view import SentenceView, words_before

SHORT_CONFIDENCE = Decimal("0.75")
SHORTENED_TYPES: frozenset[EntityType] = frozenset(
    {"company", "organization", "government", "facility"}
)
SHORTEST_CAPITALS = 3
"""Letters of a short form in capitals: "CCL" of CCL Industries."""
ACRONYM = re.compile(r"\s?\((?:the )?[\"“]?([A-Z][A-Za-z&-]{1,7})[\"”]?\)")
TERM = re.compile(r"\(([A-Z]{2,6})s?\)")
CODE = re.compile(r"\s?([(<])([A-Z]{2,5}(?:\.[A-Z]{1,2})?)[)>]")
"""How a share is listed, Reuters' codes included: "(QVX)", "<QVX.L>"."""
SMALL_WORDS = frozenset({"of", "for", "and", "the", "in", "on", "de", "la", "&"})


def settle_acronyms(
    text: str, spans: Sequence[NameSpan], lexicon: NameLexicon
) -> tuple[NameSpan, ...]:
    """Return `spans`, where an acronym that the article itself explains means what it says.

    After "Quorvex Metal Exchange (QME)" no QME is another body's known short name; nor is it
    without the bracket, in an article that names that other body in no other way. The code in
    the bracket after a company is that company's.
    """
    named = defaultdict(set)
    for span in spans:
        named[span.entity].add(span.surface)
    initials = find_initials(spans, lexicon)
    otherwise = {
        span.surface for span in spans if named[span.entity] != {span.surface}
    } & initials.keys()
    meant = {form: entity for form, entity in initials.items() if form not in otherwise}
    meant |= find_acronyms(text, spans)
    coded = {
        (code.start, code.end): code.entity for code in _codes(text, spans) if _is_sure(text, code)
    }
    return tuple(
        replace(span, entity=entity, rule="short_form", confidence=SHORT_CONFIDENCE)
        if (entity := coded.get((span.start, span.end), meant.get(span.surface, span.entity)))
        != span.entity
        else span
        for span in spans
    )


def find_codes(text: str, spans: Iterable[NameSpan]) -> tuple[NameSpan, ...]:
    """Return the listing codes right after companies of `spans`, where nothing else is named."""
    spans = tuple(spans)
    taken = TakenText(spans)
    return tuple(code for code in _codes(text, spans) if taken.is_free(code.start, code.end))


def _codes(text: str, spans: Iterable[NameSpan]) -> Iterator[NameSpan]:
    for span in spans:
        if span.entity.entity_type == "company" and (code := CODE.match(text, span.end)):
            yield NameSpan(
                code.start(2), code.end(2), code[2], span.entity, "listing_code", SHORT_CONFIDENCE
            )


def _is_sure(text: str, code: NameSpan) -> bool:
    """Return whether no other name can be meant: Reuters' brackets, or the known ticker."""
    return text[code.start - 1] == "<" or code.surface == code.entity.ticker


def find_acronyms(text: str, spans: Iterable[NameSpan]) -> dict[str, NamedEntity]:
    """Return the acronyms that stand in brackets right after the name that they shorten."""
    found: dict[str, NamedEntity] = {}
    for span in spans:
        match = ACRONYM.match(text, span.end)
        if match and _shortens(match.group(1), span):
            found.setdefault(match.group(1), span.entity)
    return found


def find_bracketed_owner(
    text: str, start: int, end: int, named: Mapping[int, NameSpan]
) -> NamedEntity | None:
    """Return whom the bracketed text[start:end] shortens, or None where it is a name of its own.

    Args:
        text: The article's text.
        start: Where the name in the bracket begins.
        end: Where it ends.
        named: Mentions by the offset where they end.
    """
    opening = start - 2 if text[start - 2 : start - 1].isspace() else start - 1
    owner = named.get(opening)
    if owner is None:
        return None
    acronym, code = ACRONYM.match(text, opening), CODE.match(text, opening)
    is_acronym = acronym is not None and acronym.span(1) == (start, end)
    if is_acronym and _shortens(text[start:end], owner):
        return owner.entity
    is_code = code is not None and code.span(2) == (start, end)
    return owner.entity if is_code and owner.entity.entity_type == "company" else None


def find_initials(spans: Iterable[NameSpan], lexicon: NameLexicon) -> dict[str, NamedEntity]:
    """Return the initials of bodies that alone have them: "QME" of Quorvex Metal Exchange."""
    owners: dict[str, set[NamedEntity]] = defaultdict(set)
    for span in spans:
        if span.entity.entity_type in SHORTENED_TYPES:
            for form in initial_forms(span.surface, lexicon):
                owners[form].add(span.entity)
    return {form: next(iter(named)) for form, named in owners.items() if len(named) == 1}


def initial_forms(name: str, lexicon: NameLexicon) -> tuple[str, ...]:
    """Return the initials of `name`, three or more, also without those of its legal forms."""
    words = [word for word in name.split() if word.lower() not in SMALL_WORDS]
    if not all(word[0].isupper() and not word.isupper() for word in words):
        return ()
    letters, forms = "".join(word[0] for word in words), list[str]()
    while len(letters) >= SHORTEST_CAPITALS:
        forms.append(letters)
        if words.pop().lower() not in lexicon.legal_forms:
            break
        letters = letters[:-1]
    return tuple(form for form in forms if form not in lexicon.non_names)


def _shortens(acronym: str, span: NameSpan) -> bool:
    """Return whether the bracket after `span` shortens it; "(R-AL)" after a person does not."""
    if is_acronym_of(acronym, span.surface):
        return True
    is_spelled = span.entity.entity_type not in ("person", "place") and acronym.isalpha()
    return is_spelled and is_drawn_from(acronym, span.surface)


def is_acronym_of(acronym: str, name: str) -> bool:
    """Return whether the letters of `acronym` stand at word starts of `name`, in order.

    Small words may be skipped; "BICS" fits "Business Insights and Conditions Survey".
    """
    initials = _initials(name)
    letters = re.sub(r"[^A-Za-z]", "", acronym).upper()
    return initials == letters or (
        len(letters) > 1 and letters in initials + "S" and initials.startswith(letters[0])
    )


def is_drawn_from(acronym: str, name: str) -> bool:
    """Return whether `acronym` has all initials of `name` and between them letters of its words.

    "ICCO" is drawn from "International Cocoa Organization".
    """
    letters = acronym.upper()
    return _is_within(_initials(name), letters) and _is_within(letters, name.upper())


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word.lower() not in SMALL_WORDS]
    return "".join(word[0] for word in words if word).upper()


def _is_within(letters: str, longer: str) -> bool:
    """Return whether `letters` stand in `longer` in their order, both beginning alike."""
    rest = iter(longer)
    return longer.startswith(letters[:1]) and all(letter in rest for letter in letters)


def find_terms(views: Iterable[SentenceView], lexicon: NameLexicon) -> frozenset[str]:
    """Return the acronyms of terms: "CPO" of "crude palm oil (CPO)" names nobody.

    What small letters describe may still be a body, if its last word says so.
    """
    found = set[str]()
    for view in views:
        for match in TERM.finditer(view.text):
            words = _explained(words_before(view.text, match.start()), match[1])
            if words and words[-1].capitalize() not in lexicon.last_words:
                found |= {match[1], match[1] + "s"}
    return frozenset(found)


def _explained(before: str, acronym: str) -> list[str]:
    """Return the words at the end of `before`, in small letters, that `acronym` shortens."""
    said = re.findall(r"\w+", before)
    words, rest = list[str](), acronym
    while said and rest:
        word = said.pop()
        if word[0].upper() == rest[-1]:
            words, rest = [word, *words], rest[:-1]
        elif word not in SMALL_WORDS:
            return []
    is_small = all(word[0].islower() for word in words[1:]) and len(words) > 1
    return words if not rest and is_small and (words[0][0].islower() or not said) else []
