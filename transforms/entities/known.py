"""Which alias hits of an article are mentions: guarded words, short names, home names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from transforms.entities.gazetteer import AliasHit, Gazetteer
from transforms.entities.lexicon import NameLexicon
from transforms.entities.reading import NamedEntity
from transforms.entities.spans import NameSpan
from transforms.entities.view import BEFORE, SentenceView, words_before

CONFIDENCE = {"full": Decimal("0.95"), "short": Decimal("0.80"), "home": Decimal("0.70")}
SUPPORTING_LABELS = frozenset({"ORG", "PRODUCT", "GPE", "LOC", "FAC", "PERSON", "EVENT"})
CURRENCY_AFTER = re.compile(r"[ -](?:dollars?|dlrs?|cents?|[Tt]reasur(?:y|ies))\b")
"""Words that make a country's name part of a currency or a bond."""
BOND_AFTER = re.compile(
    r"\s(?:bonds?|yields?|bills?|notes?|securities|market|debt|costs?|prices?)\b"
)
"""Words after "Treasury" or "Labour" that show it means no body."""
OPENING_FOLLOWERS = frozenset({"VERB", "AUX", "CCONJ", "PART"})
"""What follows a home name that opens a sentence: "Treasury expects"."""
POSSESSIVE = re.compile(r"['’]s(?=\s|$)")
NAME_AFTER = re.compile(r"\s([^\W\d_])|\s(?:of|for)\s[A-Z]")
WORD_BEFORE = re.compile(r"(\w+)\s$")
LEGAL_FORM = re.compile(r",? (?:Inc|Corp|Co|Ltd|Plc|plc|PLC|LLC|LLP|Holdings?|Group)(?:\.|\b)")
FORM_BEFORE = re.compile(r"(?<![\w.])(?:NV|N\.V\.|AB|A/S|AG|SA|S\.A\.|Oy|PT) $")
"""Forms that stand before a firm's name: "AB Volvo", "NV Philips", "PT Indosat"."""
LEADING_SHARE = 0.5
"""Share of an article's country mentions from which home names are read as that country's."""


@dataclass(frozen=True, slots=True)
class PlacedHit:
    """An alias hit in its sentence."""

    view: SentenceView
    hit: AliasHit

    @property
    def surface(self) -> str:
        """The words as printed."""
        return self.view.text[self.hit.start : self.hit.end]


def find_known(
    views: Sequence[SentenceView], gazetteer: Gazetteer, surnames: frozenset[str]
) -> tuple[NameSpan, ...]:
    """Return the names of known entities, in text order, without overlaps.

    Args:
        views: Sentences that can name someone.
        gazetteer: Known names.
        surnames: Last words of the new people in the article; "Abbott" then names no company,
            unless the article also names that company otherwise.
    """
    placed = [
        PlacedHit(view, hit)
        for view in views
        for hit in gazetteer.find(view.text)
        if not (_is_credited(view, hit) or _is_currency(view, hit))
    ]
    full = [
        hit
        for hit in placed
        if hit.hit.kind == "full" and not _is_part_of_person(hit, gazetteer.lexicon)
    ]
    sure = [hit for hit in full if not _is_doubtful(hit, gazetteer.lexicon)]
    present = {hit.hit.candidates[0] for hit in sure}
    kept = [
        hit
        for hit in full
        if _is_supported(hit, present) or not _is_doubtful(hit, gazetteer.lexicon)
    ]
    longer = {hit.hit.candidates[0] for hit in kept if hit.surface not in surnames}
    kept = [hit for hit in kept if not _is_surname(hit, longer, surnames)]
    present = {hit.hit.candidates[0] for hit in kept}
    home = find_home_country(views, kept, gazetteer.lexicon)
    sole = {hit.hit.candidates[0] for hit in kept if len(hit.hit.candidates) == 1}
    spans = [_span(hit, _meant(hit.hit, sole)) for hit in kept]
    for hit in placed:
        entity = _settle_reduced(hit, present, home)
        if entity is not None:
            spans.append(_span(hit, entity))
    return tuple(sorted(spans, key=lambda span: span.start))


def _meant(hit: AliasHit, named: Set[NamedEntity]) -> NamedEntity:
    """Return whom a full name means that another bears for short, if the article names that one.

    "Dow" is the index, but the company's where only that is named otherwise.
    """
    first, *others = hit.candidates
    also = [entity for entity in others if entity in named]
    return also[0] if len(also) == 1 and first not in named else first


def find_home_country(
    views: Sequence[SentenceView], hits: Iterable[PlacedHit], lexicon: NameLexicon
) -> str | None:
    """Return the country code that most place names and nationalities of an article point to."""
    votes: Counter[str] = Counter()
    for hit in hits:
        entity = hit.hit.candidates[0]
        if entity.entity_type in ("place", "government") and entity.country_code:
            votes[entity.country_code] += 1
    for view in views:
        for token in view.tokens:
            if token.text in lexicon.nationalities:
                votes[lexicon.nationalities[token.text].country_code] += 1
    if not votes:
        return None
    code, count = votes.most_common(1)[0]
    return code if count >= LEADING_SHARE * votes.total() else None


def _settle_reduced(
    placed: PlacedHit, present: set[NamedEntity], home: str | None
) -> NamedEntity | None:
    """Return whom a short or home name means, or None where nothing in the article says so."""
    if placed.hit.kind == "full" or _is_in_longer_name(placed) or placed.view.shape != "plain":
        return None
    named = [entity for entity in placed.hit.candidates if entity in present]
    if len(named) == 1:
        return named[0]
    if placed.hit.kind == "short" or not _can_be_home_name(placed):
        return None
    at_home = [entity for entity in placed.hit.candidates if entity.country_code == home]
    return at_home[0] if len(at_home) == 1 else None


def _can_be_home_name(placed: PlacedHit) -> bool:
    """Return whether the words after "Treasury" or "Labour" let it be the body's name."""
    if BOND_AFTER.match(placed.view.text, placed.hit.end):
        return False
    if words_before(placed.view.text, placed.hit.start).strip("\"'“‘ "):
        return True
    after = placed.view.tokens[placed.view.token_from(placed.hit.end) :][:1]
    return bool(after) and after[0].pos in OPENING_FOLLOWERS


def _is_doubtful(placed: PlacedHit, lexicon: NameLexicon) -> bool:
    if placed.hit.alias not in lexicon.common_names:
        return False
    before = words_before(placed.view.text, placed.hit.start).strip(" \"'“”‘’-–—•")
    return placed.view.shape != "plain" or not before or before[-1] in ".!?:"


def _is_supported(placed: PlacedHit, present: set[NamedEntity]) -> bool:
    if placed.hit.candidates[0] in present:
        return True
    if placed.view.shape != "plain":
        return False
    return any(
        name.label in SUPPORTING_LABELS
        for name in placed.view.names_over(placed.hit.start, placed.hit.end)
    )


def _is_part_of_person(placed: PlacedHit, lexicon: NameLexicon) -> bool:
    """Return whether a one-word place or company is half of a person's name: "Austin Evans"."""
    hit, text = placed.hit, placed.view.text
    if " " in hit.alias or hit.candidates[0].entity_type == "person":
        return False
    for name in placed.view.names_over(hit.start, hit.end):
        if name.label == "PERSON" and name.start <= hit.start and hit.end <= name.end:
            before, after = text[name.start : hit.start], text[hit.end : name.end]
            before = "" if POSSESSIVE.search(before.rstrip()) else before
            after = "" if POSSESSIVE.match(after) else after
            return any(_is_name_word(word, lexicon) for word in (before + " " + after).split())
    return False


def _is_name_word(word: str, lexicon: NameLexicon) -> bool:
    return word[0].isupper() and word not in lexicon.offices and word not in lexicon.non_names


def _is_in_longer_name(placed: PlacedHit) -> bool:
    text = placed.view.text
    after = NAME_AFTER.match(text, placed.hit.end)
    if after and (after.group(1) is None or after.group(1).isupper()):
        return True
    before = WORD_BEFORE.search(words_before(text, placed.hit.start))
    return bool(before and before.group(1)[0].isupper() and before.group(1) not in ("The", "A"))


def _is_surname(placed: PlacedHit, longer: set[NamedEntity], surnames: frozenset[str]) -> bool:
    """Return whether a company's name is that of a new person; those in `longer` are meant."""
    entity = placed.hit.candidates[0]
    if placed.surface not in surnames or entity.entity_type == "person":
        return False
    return entity not in longer


def _is_credited(view: SentenceView, hit: AliasHit) -> bool:
    """Return whether the hit is the agency's name in capitals that closes an article's text."""
    printed = view.text[hit.start : hit.end]
    before = words_before(view.text, hit.start).rstrip()
    if not printed.isupper() or view.text[hit.end : hit.end + BEFORE].strip(" .)"):
        return False
    return view.role != "title" and (not before or before[-1] in '.!?”"')


def _is_currency(view: SentenceView, hit: AliasHit) -> bool:
    """Return whether the hit only tells whose money or bonds: "U.S. dollars"."""
    told = hit.candidates[0].entity_type
    if told == "government":
        return bool(BOND_AFTER.match(view.text, hit.end))
    return told == "place" and bool(CURRENCY_AFTER.match(view.text, hit.end))


def _span(placed: PlacedHit, entity: NamedEntity) -> NameSpan:
    start, end = placed.hit.start, placed.hit.end
    is_firm = entity.entity_type in ("company", "organization")
    if is_firm and (form := LEGAL_FORM.match(placed.view.text, end)):
        end = form.end()
    if is_firm and (before := FORM_BEFORE.search(words_before(placed.view.text, start))):
        start -= len(before.group())
    return NameSpan(
        start=placed.view.start + start,
        end=placed.view.start + end,
        surface=placed.view.text[start:end],
        entity=entity,
        rule=f"alias_{placed.hit.kind}",
        confidence=CONFIDENCE[placed.hit.kind],
    )
