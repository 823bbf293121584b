"""The words that the name rules know: titles, type words, nationalities, words that name none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from transforms.contracts.vocabulary import ENTITY_TYPES, EntityType
from transforms.reference import Reference


@dataclass(frozen=True, slots=True)
class Nationality:
    """What an adjective such as "Ghanaian" stands for."""

    country: str
    country_code: str
    government: str


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Words that shape, type or refuse a name.

    Attributes:
        honorifics: "Mr", "Sheikh": the person's name follows.
        offices: "Chief Executive", "Finance Minister": stand before a name, are none.
        non_names: Capitalised words that name nobody: "IPO", "Tuesday".
        common_names: Aliases that are also everyday words, such as "Apple".
        last_words: Last word of a name to the type it tells: "Airlines" to company.
        first_words: First word of a name to the type it tells: "University" to organization.
        nationalities: Adjective to country and government.
        given_names: First names: what starts with one is most likely a person.
        refused_words: Last words of what is no entity: "Tax", "Act".
        site_words: Small words after a name that make it a site's, such as "wind farm", by the
            first of them.
        legal_forms: Last words, in lower case, that make no other name: "Corp.", "Group".
        capitals: Capital city to the government it stands for in "Beijing's demands".
        countries: Countries that have an adjective.
    """

    honorifics: frozenset[str]
    offices: frozenset[str]
    non_names: frozenset[str]
    common_names: frozenset[str]
    last_words: Mapping[str, EntityType]
    first_words: Mapping[str, EntityType]
    nationalities: Mapping[str, Nationality]
    given_names: frozenset[str]
    refused_words: frozenset[str]
    site_words: Mapping[str, tuple[tuple[str, ...], ...]]
    legal_forms: frozenset[str]
    capitals: Mapping[str, str]
    countries: frozenset[str]

    @classmethod
    def from_reference(cls, reference: Reference) -> NameLexicon:
        """Return the lexicon of titles, name_words, non_names, nationalities and capitals.

        Raises:
            KeyError: A table or column is missing.
            ValueError: A name word tells a type outside the vocabulary.
        """
        titles = reference["titles"]
        return cls(
            honorifics=frozenset(row["title"] for row in titles if row["kind"] == "honorific"),
            offices=frozenset(row["title"] for row in titles if row["kind"] == "office"),
            non_names=frozenset(row["word"] for row in reference["non_names"]),
            common_names=frozenset(row["alias"] for row in reference["common_names"]),
            last_words=_type_words(reference, "last"),
            first_words=_type_words(reference, "first"),
            nationalities={
                row["adjective"]: Nationality(
                    row["country"], row["country_code"], row["government"]
                )
                for row in reference["nationalities"]
            },
            given_names=frozenset(row["name"] for row in reference["given_names"]),
            refused_words=frozenset(
                row["word"] for row in reference["name_words"] if row["place"] == "refused"
            ),
            site_words=_site_words(reference),
            legal_forms=frozenset(
                row["word"].lower() for row in reference["name_words"] if row["place"] == "form"
            ),
            capitals={row["capital"]: row["government"] for row in reference["capitals"]},
            countries=frozenset(row["country"] for row in reference["nationalities"]),
        )


def _site_words(reference: Reference) -> dict[str, tuple[tuple[str, ...], ...]]:
    nouns: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in reference["name_words"]:
        if row["place"] == "site":
            noun = tuple(row["word"].split())
            nouns[noun[0]].append(noun)
    return {first: tuple(known) for first, known in nouns.items()}


def _type_words(reference: Reference, place: str) -> dict[str, EntityType]:
    return {
        row["word"]: read_entity_type(row["entity_type"])
        for row in reference["name_words"]
        if row["place"] == place
    }


def read_entity_type(word: str) -> EntityType:
    """Return `word` as an entity type.

    Raises:
        ValueError: It is outside the vocabulary.
    """
    if word not in ENTITY_TYPES:
        raise ValueError(f"unknown entity type: {word}")
    return cast("EntityType", word)
