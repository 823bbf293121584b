"""Names that no alias knows: from the language model and from words that tell a name's type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.contracts.vocabulary import EntityType
from transforms.entities.lexicon import NameLexicon
from transforms.entities.view import SentenceView, find_runs, is_capitalised
from transforms.text.parse import NamedSpan, Token

MODEL_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "company",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "PRODUCT": "product",
    "EVENT": "event",
}
"""OntoNotes label to our type; dates, money, nationalities, laws and works name no entity."""
INNER_JOINERS = frozenset({"&"})
TITLE_JOINERS = frozenset({"&", "of", "for", "and", "the", "in"})
FIRST_WORD_LINKS = frozenset({"of", "for"})
PARTICLES = frozenset(
    {"bin", "bint", "al", "el", "de", "da", "di", "du", "del", "della", "der", "den", "dos", "das"}
    | {"van", "von", "la", "le", "ibn", "ben", "binti"}
)

MOST_PERSON_WORDS = 5
MOST_GIVEN_WORDS = 4
FEWEST_FIRM_WORDS = 2
SHORTEST_WORD = 2
"""Letters up to which a lone word must be an acronym to be a name: "An", "Of" are none."""
PERSON_WORD = re.compile(r"^(?:[^\W\d_][\w'’-]*\.?|[A-Z]\.)$")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
COMMA_FORMS = frozenset({"Inc", "Inc.", "Ltd", "Ltd.", "LLC", "LLP", "Corp.", "Corp", "Co."})
STREETS = frozenset({"Street", "Road", "Avenue", "Lane", "Square", "Drive", "Boulevard"})
CODE = re.compile(r"^[A-Z]{2,}\d{2,}$")
"""Drill holes, file numbers, fiscal years: letters with digits that name nobody."""
EDGE_SIGNS = frozenset("\"'“”‘’()[]-–—,.;:/|•…")


@dataclass(frozen=True, slots=True)
class Candidate:
    """text[start:end] of the article looks like a name of this type.

    `rule` is "type_word" or "body_title" where a word of the name tells its type,
    "site_word" where a small one does, "given_name" where a first name opens it, else "model".
    """

    start: int
    end: int
    surface: str
    entity_type: EntityType
    rule: str


def find_candidates(view: SentenceView, lexicon: NameLexicon) -> tuple[Candidate, ...]:
    """Return the unknown names of one sentence; they may overlap, type words come first."""
    if view.shape != "plain":
        return ()
    found = (
        *_from_type_words(view, lexicon),
        *_from_site_words(view, lexicon),
        *_from_given_names(view, lexicon),
        *_from_model(view, lexicon),
    )
    return tuple(name for name in found if not _is_address(view, name))


def _is_address(view: SentenceView, name: Candidate) -> bool:
    """Return whether a house number stands before a street: "18 Carnarvon Road"."""
    before = view.text[: name.start - view.start].split()[-1:]
    return bool(before) and before[0][0].isdigit() and name.surface.split()[-1] in STREETS


def _from_type_words(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    for first, last in find_runs(view.tokens, TITLE_JOINERS):
        yield from _titles_of_bodies(view, first, last, lexicon)
    for first, last in find_runs(view.tokens, INNER_JOINERS):
        for begin, stop in _split_at_titles(view.tokens, first, last, lexicon):
            end = _with_legal_form(view.tokens, stop, lexicon)
            told = lexicon.last_words.get(view.tokens[end - 1].text)
            if told and end - begin > 1 and not _is_common(view.tokens[begin:end], lexicon):
                yield _candidate(view, begin, end, told, "type_word")


def _with_legal_form(tokens: tuple[Token, ...], end: int, lexicon: NameLexicon) -> int:
    """Return where the name that stops at `end` stops with its form: "Quorvex, Inc."."""
    if end + 1 < len(tokens) and tokens[end].text == ",":
        return end + 2 if tokens[end + 1].text in COMMA_FORMS else end
    return end


def _from_site_words(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield sites named with small letters: "Selby distribution centre", "Oslo airport"."""
    for first, last in find_runs(view.tokens, INNER_JOINERS):
        if not view.tokens[first].text[0].isalpha():
            continue
        for noun in lexicon.site_words:
            end = last + len(noun)
            words = tuple(token.text for token in view.tokens[last:end])
            named = _is_site(view.tokens[first:last], lexicon)
            if words == noun and named:
                yield _candidate(view, first, end, "facility", "site_word")


def _is_site(tokens: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    """Return whether `tokens` name a site, not a nation's or an everyday word's: "Iranian mine"."""
    everyday = all(token.text in lexicon.non_names for token in tokens)
    return not everyday and tokens[-1].text not in lexicon.nationalities


def _titles_of_bodies(
    view: SentenceView, first: int, last: int, lexicon: NameLexicon
) -> Iterator[Candidate]:
    """Yield "Institute of X and Y", "High Court of Z": a body's word, a link, what it is of."""
    for at in range(first + 1, last - 1):
        told = lexicon.first_words.get(view.tokens[at - 1].text)
        if told and view.tokens[at].text in FIRST_WORD_LINKS:
            end = _end_of_title(view, at, last, lexicon)
            begin = max(first, at - 2)
            if begin < at - 1 and not _belongs_to_body(view.tokens[begin], lexicon):
                begin = at - 1
            if end > at + 1:
                yield _candidate(view, begin, end, told, "body_title")
            return


def _belongs_to_body(token: Token, lexicon: NameLexicon) -> bool:
    """Return whether `token` opens the title: "High" Court of, "National" Bank of."""
    word = token.text
    return is_capitalised(token) and word != "The" and word not in lexicon.nationalities


def _end_of_title(view: SentenceView, start: int, end: int, lexicon: NameLexicon) -> int:
    """Return where the title that runs through tokens[start:end] stops: at an office or a day."""
    for at in range(start + 1, end):
        word = view.tokens[at].text
        dated = view.tokens[at - 1].text == "in" and word in lexicon.non_names
        if word in lexicon.offices or word in lexicon.honorifics or dated:
            return _without_joiners(view, at)
    return end


def _without_joiners(view: SentenceView, end: int) -> int:
    while view.tokens[end - 1].text in TITLE_JOINERS:
        end -= 1
    return end


def _from_given_names(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield people whose first name is a known one, whatever the model thought of them."""
    for first, last in find_runs(view.tokens, PARTICLES):
        for begin, end in _split_at_titles(view.tokens, first, last, lexicon):
            words = [token.text for token in view.tokens[begin:end]]
            if (
                MOST_GIVEN_WORDS >= len(words) > 1
                and words[0] in lexicon.given_names
                and words[-1] not in lexicon.last_words
                and words[-1] not in lexicon.refused_words
                and not any(word in lexicon.non_names for word in words)
                and has_person_shape(words)
            ):
                yield _candidate(view, begin, end, "person", "given_name")


def _split_at_titles(
    tokens: tuple[Token, ...], start: int, end: int, lexicon: NameLexicon
) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start, end):
        word = tokens[at].text
        if word in lexicon.offices or word in lexicon.honorifics or word in lexicon.nationalities:
            if at > first:
                yield first, at
            first = at if _opens_firm(tokens[at:end], lexicon) else at + 1
    if end > first:
        yield first, end


def _opens_firm(tokens: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    """Return whether a nationality is part of a firm's name: "American Quorvex Corp"."""
    form = tokens[-1].text.lower() in lexicon.legal_forms
    return tokens[0].text in lexicon.nationalities and len(tokens) > FEWEST_FIRM_WORDS and form


def _is_common(tokens: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    head = tokens[:-1]
    return all(token.text in lexicon.non_names or token.text in INNER_JOINERS for token in head)


def _from_model(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    for name in view.names:
        told = MODEL_TYPES.get(name.label)
        if told is None:
            continue
        tokens = _trim(_tokens_of(view, name), lexicon)
        if not tokens or not _is_name(tokens, view, lexicon):
            continue
        first = view.tokens.index(tokens[0])
        settled = _settle_type(tokens, told, lexicon)
        if settled is not None:
            yield _candidate(view, first, first + len(tokens), settled, "model")


def _tokens_of(view: SentenceView, name: NamedSpan) -> tuple[Token, ...]:
    return tuple(
        token for token in view.tokens if token.start >= name.start and token.end <= name.end
    )


def _trim(tokens: tuple[Token, ...], lexicon: NameLexicon) -> tuple[Token, ...]:
    """Return `tokens` without articles, titles, nationalities, possessives and outer signs."""
    while tokens and _is_edge(tokens[0], lexicon):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in POSSESSIVES or not _is_wordlike(tokens[-1])):
        tokens = tokens[:-1]
    for at, token in enumerate(tokens):
        if at and token.text in POSSESSIVES:
            return tokens[:at]
    return tokens


def _is_edge(token: Token, lexicon: NameLexicon) -> bool:
    word = token.text
    return (
        not is_capitalised(token)
        or not _is_wordlike(token)
        or word == "The"
        or word in lexicon.honorifics
        or word in lexicon.offices
        or word in lexicon.nationalities
    )


def _is_wordlike(token: Token) -> bool:
    return token.text not in EDGE_SIGNS and any(sign.isalnum() for sign in token.text)


def _is_name(tokens: tuple[Token, ...], view: SentenceView, lexicon: NameLexicon) -> bool:
    if any("\n" in token.text for token in tokens):
        return False
    words = [token.text for token in tokens]
    if all(word in lexicon.non_names for word in words) or " ".join(words) in lexicon.non_names:
        return False
    if words[-1] in lexicon.refused_words or CODE.match(words[0]):
        return False
    if len(tokens) > 1:
        return True
    word = tokens[0]
    if len(word.text) <= SHORTEST_WORD and not word.text.isupper():
        return False
    return word.start > 0 or word.tag in ("NNP", "NNPS") or view.role == "caption"


def _settle_type(
    tokens: tuple[Token, ...], told: EntityType, lexicon: NameLexicon
) -> EntityType | None:
    last = tokens[-1].text
    if len(tokens) > 1 and last in lexicon.last_words:
        return lexicon.last_words[last]
    if told == "person":
        words = [token.text for token in tokens]
        everyday = any(word in lexicon.non_names for word in words)
        return "person" if has_person_shape(words) and not everyday else None
    if tokens[0].text in lexicon.first_words:
        return lexicon.first_words[tokens[0].text]
    return told


def has_person_shape(words: list[str]) -> bool:
    """Return whether `words` can be a person's name: capitalised words, initials, particles."""
    if len(words) > MOST_PERSON_WORDS:
        return False
    return all(
        word in PARTICLES or word == "-" or (PERSON_WORD.match(word) and word[0].isupper())
        for word in words
    )


def _candidate(
    view: SentenceView, first: int, last: int, entity_type: EntityType, rule: str
) -> Candidate:
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    return Candidate(
        start=view.start + start,
        end=view.start + end,
        surface=view.text[start:end],
        entity_type=entity_type,
        rule=rule,
    )
