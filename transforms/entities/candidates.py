"""Names that no alias knows: from the language model and from words that tell a name's type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.contracts.vocabulary import EntityType
from transforms.entities.candidate import Candidate, candidate_at
from transforms.entities.lexicon import NameLexicon
from transforms.entities.type_words import (
    TITLE_JOINERS,
    end_before_ticker,
    ends_with_form,
    find_sites,
    find_typed,
    split_at_titles,
)
from transforms.entities.view import SentenceView, find_runs, is_capitalised, words_before
from transforms.text.parse import Token

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
PARTICLES = frozenset(
    {"bin", "bint", "al", "el", "de", "da", "di", "du", "del", "della", "der", "den", "dos", "das"}
    | {"van", "von", "la", "le", "ibn", "ben", "binti"}
)

MOST_PERSON_WORDS = 5
MOST_GIVEN_WORDS = 4
SHORTEST_WORD = 2
"""Letters up to which a lone word must be an acronym to be a name: "An", "Of" are none."""
PERSON_WORD = re.compile(r"^(?:[^\W\d_][\w'’-]*\.?|[A-Z]\.)$")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
TRAILING = TITLE_JOINERS | {"at", "by", "on", "or", "to", "with"}
"""Small words that end no name: the model takes "Sabres and" where another name follows."""
STREETS = frozenset({"Street", "Road", "Avenue", "Lane", "Square", "Drive", "Boulevard"})
CODE = re.compile(r"^[A-Z]{2,}\d{2,}$")
"""Drill holes, file numbers, fiscal years: letters with digits that name nobody."""
EDGE_SIGNS = frozenset("\"'“”‘’()[]-–—,.;:/|•…")


def find_candidates(view: SentenceView, lexicon: NameLexicon) -> tuple[Candidate, ...]:
    """Return the unknown names of one sentence; they may overlap, type words come first."""
    if view.shape != "plain":
        return ()
    found = (
        *find_typed(view, lexicon),
        *find_sites(view, lexicon),
        *find_given_names(view, lexicon),
        *_from_model(view, lexicon),
    )
    return tuple(name for name in found if not _is_address(view, name))


def _is_address(view: SentenceView, name: Candidate) -> bool:
    """Return whether a house number stands before a street: "18 Carnarvon Road"."""
    before = words_before(view.text, name.start - view.start).split()[-1:]
    return bool(before) and before[0][0].isdigit() and name.surface.split()[-1] in STREETS


def find_given_names(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield people whose first name is a known one, whatever the model thought of them."""
    for first, last in find_runs(view, PARTICLES):
        for begin, end in split_at_titles(view.tokens, first, last, lexicon):
            words = [token.text for token in view.tokens[begin:end]]
            if (
                MOST_GIVEN_WORDS >= len(words) > 1
                and words[0] in lexicon.given_names
                and words[-1] not in lexicon.last_words
                and words[-1] not in lexicon.refused_words
                and not any(word in lexicon.non_names for word in words)
                and has_person_shape(words)
            ):
                yield candidate_at(view, begin, end, "person", "given_name")


def _from_model(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    for name in view.names:
        told = MODEL_TYPES.get(name.label)
        if told is None:
            continue
        tokens = _trim(view.tokens_within(name.start, name.end), lexicon)
        if not tokens or not _is_name(tokens, view, lexicon):
            continue
        first = view.token_from(tokens[0].start)
        settled = _settle_type(tokens, told, lexicon)
        if settled is not None:
            yield candidate_at(view, first, first + len(tokens), settled, "model")


def _trim(tokens: tuple[Token, ...], lexicon: NameLexicon) -> tuple[Token, ...]:
    """Return `tokens` without articles, titles, nationalities, possessives and outer signs.

    A bracket, a possessive or a form's full stop ends the name; a ticker after a form is none.
    """
    while tokens and _is_edge(tokens[0], lexicon):
        tokens = tokens[1:]
    for at, token in enumerate(tokens):
        if at and (token.text in POSSESSIVES or token.text in "(["):
            tokens = tokens[:at]
            break
        if at and ends_with_form(tokens, at, len(tokens), lexicon):
            tokens = tokens[: at + 1]
            break
    while tokens and (tokens[-1].text in TRAILING or not _is_wordlike(tokens[-1])):
        tokens = tokens[:-1]
    return tokens[: end_before_ticker(tokens, 0, len(tokens), lexicon)]


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
