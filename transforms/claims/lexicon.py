"""The words that tell what a figure measures, whether it is done or planned, and who says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from transforms.claims.lemma import lemma_of
from transforms.contracts.vocabulary import (
    CATEGORIES,
    DIRECTIONS,
    KINDS,
    STATUSES,
    Category,
    Direction,
    Kind,
    Status,
)
from transforms.reference import Reference, ReferenceRow

Part = Literal["noun", "verb", "adverb", "adjective", "modal", "form"]

WORD_COLUMNS = (
    ("category_words", "phrase"),
    ("status_words", "word"),
    ("direction_words", "word"),
    ("speech_verbs", "verb"),
    ("purpose_words", "word"),
    ("subject_nouns", "noun"),
    ("irregular_forms", "lemma"),
)
"""Tables and their columns of words that rules compare lemmas with."""


class LexiconError(ValueError):
    """A reference row uses a word outside a closed vocabulary; the message names table and word."""


@dataclass(frozen=True, slots=True)
class CategoryWord:
    """A phrase of lemmas that names a category; `kinds` is empty where any kind will do."""

    category: Category
    kinds: frozenset[Kind]
    measure: str | None

    def fits(self, kind: Kind) -> bool:
        """Return whether the phrase says something about a figure of `kind`."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class ClaimLexicon:
    """Words by part of speech; every key is in lower case.

    Attributes:
        categories: (phrase of lemmas, "noun" or "verb") to what it says of a figure.
        openers: First word of those phrases to the words of the longest of them.
        statuses: (word or lemma, part) to the status it gives.
        cues: Word or lemma to the statuses it gives, as whatever part.
        directions: (word or lemma, part) to the direction it gives.
        moved_objects: Verbs such as "cut", whose direct object is what moves, not by how much.
        speech: Lemma of a verb to the stance of its subject: says, expects or denies.
        purposes: (lemma of a verb or noun, preposition that introduces what it is for).
        subject_nouns: Noun or pronoun to the role it plays where an owner is sought.
        irregular: Inflected form to its lemma.
        nationalities: Adjective as printed to the code of its country.
        known: Every single word of these tables: they settle which stem a form has.
    """

    categories: Mapping[tuple[str, str], tuple[CategoryWord, ...]]
    openers: Mapping[str, int]
    statuses: Mapping[tuple[str, str], Status]
    cues: Mapping[str, frozenset[Status]]
    directions: Mapping[tuple[str, str], Direction]
    moved_objects: frozenset[str]
    speech: Mapping[str, str]
    purposes: frozenset[tuple[str, str]]
    subject_nouns: Mapping[str, str]
    irregular: Mapping[str, str]
    nationalities: Mapping[str, str]
    known: frozenset[str]

    def lemma(self, word: str, tag: str) -> str:
        """Return the dictionary form of `word` with the Penn tag `tag`, in lower case."""
        return lemma_of(word, tag, self.irregular, self.known)

    @classmethod
    def from_reference(cls, reference: Reference) -> ClaimLexicon:
        """Return the lexicon of the claim tables in `reference`.

        Raises:
            LexiconError: A row names a category, kind, status or direction that does not exist.
        """
        statuses = {
            (row["word"], row["part"]): cast(
                Status, _known("status_words", row["status"], STATUSES)
            )
            for row in reference["status_words"]
        }
        return cls(
            categories=_categories(reference["category_words"]),
            openers=_openers(row["phrase"] for row in reference["category_words"]),
            statuses=statuses,
            cues=_cues(statuses),
            directions={
                (row["word"], row["part"]): cast(
                    Direction, _known("direction_words", row["direction"], DIRECTIONS)
                )
                for row in reference["direction_words"]
            },
            moved_objects=frozenset(
                row["word"]
                for row in reference["direction_words"]
                if row["direct_object"] == "thing"
            ),
            speech={row["verb"]: row["stance"] for row in reference["speech_verbs"]},
            purposes=frozenset(
                (row["word"], row["preposition"]) for row in reference["purpose_words"]
            ),
            subject_nouns={row["noun"]: row["role"] for row in reference["subject_nouns"]},
            irregular={row["form"]: row["lemma"] for row in reference["irregular_forms"]},
            nationalities={
                row["adjective"]: row["country_code"] for row in reference["nationalities"]
            },
            known=_known_words(reference),
        )


def _known_words(reference: Reference) -> frozenset[str]:
    words = (row[column] for table, column in WORD_COLUMNS for row in reference[table])
    return frozenset(word for phrase in words for word in phrase.split())


def _categories(rows: Iterable[ReferenceRow]) -> dict[tuple[str, str], tuple[CategoryWord, ...]]:
    words: dict[tuple[str, str], tuple[CategoryWord, ...]] = {}
    for row in rows:
        category = cast(Category, _known("category_words", row["category"], CATEGORIES))
        kinds = [_known("category_words", kind, KINDS) for kind in row["kinds"].split()]
        word = CategoryWord(category, frozenset(cast("list[Kind]", kinds)), row["measure"] or None)
        key = (row["phrase"], row["part"])
        words[key] = (*words.get(key, ()), word)
    return words


def _openers(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


def _cues(statuses: Mapping[tuple[str, str], Status]) -> dict[str, frozenset[Status]]:
    cues: dict[str, set[Status]] = {}
    for (word, _), status in statuses.items():
        cues.setdefault(word, set()).add(status)
    return {word: frozenset(given) for word, given in cues.items()}


def _known(table: str, word: str, allowed: tuple[str, ...]) -> str:
    if word not in allowed:
        raise LexiconError(f"{table}.csv: {word!r} is none of {', '.join(allowed)}")
    return word
