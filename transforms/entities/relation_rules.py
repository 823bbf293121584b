"""Patterns of words that state a relation, over sentences whose names are replaced by marks.

A mark is <P0>, <O1>, <L2>, <F3>, <D4>: a person, a body, a place, a facility, another thing, and
its number among the sentence's mentions. Patterns stand in seeds/reference/relation_patterns.csv,
their words in relation_words.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from transforms.contracts.vocabulary import PREDICATES, Predicate
from transforms.reference import Reference, ReferenceRow

ROLE_FORMS = ("role", "officer", "staff")
TOP_FORMS = ("role", "officer")
"""Roles that need no body beside them: "chief executive Jane Roe" leads the article's company."""
LINKS = "after|before|when|as|and|or|while|to|by|with|that|from|for|in|on|of|at|said|than|but"
"""Words that join clauses, so that what stands beyond them is no part of a role's own words."""

SAYING = "said|says|told|added|wrote"
CONCERN = "(?:company|firm|group|bank|fund|conglomerate|investor|giant|maker|billionaire|house)"
"""Common nouns that stand right before the name of a body."""


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A pattern with the groups `subject` and `object`; one of them may stand for the main body.

    Where it has a group `roles`, the roles tell the predicates; else the words of the group `verb`
    under one of `forms` do. A group `share` of 50 and more makes an investor an owner.
    """

    name: str
    forms: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def is_of_bank(self) -> bool:
        """Whether the body that it leaves unnamed is a central bank: "governor Jane Roe"."""
        return "rate_setters" in self.forms


@dataclass(frozen=True, slots=True)
class RelationLexicon:
    """Relation rules with their words filled in.

    Attributes:
        rules: In the order in which they are tried.
        predicates: Form and words, such as ("owns", "has acquired"), to what they state.
        ended: Words that say that a role is over: "former".
        role: One role, as a pattern.
    """

    rules: tuple[RelationRule, ...]
    predicates: Mapping[tuple[str, str], Predicate]
    ended: re.Pattern[str]
    role: re.Pattern[str]

    @classmethod
    def from_reference(cls, reference: Reference) -> RelationLexicon:
        """Return the lexicon of relation_patterns, relation_words and the honorifics of titles.

        Raises:
            KeyError: A table or column is missing.
            ValueError: A row has a predicate outside the vocabulary.
        """
        forms: dict[str, list[str]] = defaultdict(list)
        predicates: dict[tuple[str, str], Predicate] = {}
        for row in reference["relation_words"]:
            form = "roles" if row["form"] in ROLE_FORMS else row["form"]
            forms[row["form"]].append(row["words"])
            if row["predicate"]:
                predicates[form, fold_words(row["words"])] = _read_predicate(row["predicate"])
        parts = _parts(forms, reference["titles"])
        return cls(
            rules=tuple(_rule(row, forms, parts) for row in reference["relation_patterns"]),
            predicates=predicates,
            ended=re.compile(rf"\b{_any_of(forms['ended'])}[ -]"),
            role=re.compile(parts["role"]),
        )

    def predicate_of(self, forms: Sequence[str], words: str) -> Predicate | None:
        """Return what `words` state under the first of `forms` that knows them, or None."""
        for form in forms:
            stated = self.predicates.get((form, fold_words(words)))
            if stated is not None:
                return stated
        return None


def fold_words(words: str) -> str:
    """Return `words` as they are looked up: without the capital that opens a sentence."""
    return words if words.isupper() else words.lower()


def _parts(forms: Mapping[str, list[str]], titles: Sequence[ReferenceRow]) -> dict[str, str]:
    roles = _with_titles(forms, ROLE_FORMS)
    role, plurals = _any_of(roles), [word for word in roles if word[:-1] in roles]
    honorifics = _any_of([row["title"] for row in titles if row["kind"] == "honorific"])
    return {
        **{letter: rf"<{letter}\d+>" for letter in "OPLFD"},
        "poss": r"(?:'s|’s|'|’)?",
        "poss2": r"(?:'s|’s|'|’)",
        "age": r"(?:, \d\d)?",
        "few": rf"(?:(?!(?:{LINKS})\b)[a-z][\w-]* |new |<L\d+> ){{0,2}}?",
        "mod": r"(?:[A-Za-z][\w-]* |<L\d+>(?:-based|'s|’s)? ){0,4}?",
        "role": rf"\b{role}\b",
        "top": rf"\b{_any_of(_with_titles(forms, TOP_FORMS))}\b",
        "more": rf"(?:(?:, and |, | and |/)(?:the |an? )?\b{role}\b)*",
        "over": rf" and (?:(?:the )?{_any_of(forms['ended'])} )\b{role}\b",
        "saying": SAYING,
        "concern": CONCERN,
        "title": rf"(?:{honorifics} )?",
        "goods": rf"\b{_any_of(forms['goods'])}\b",
        "means": rf"\b{_any_of(forms['means'])}\b",
        "plural": rf"\b{_any_of(plurals)}\b",
    }


def _rule(
    row: ReferenceRow, forms: Mapping[str, list[str]], parts: Mapping[str, str]
) -> RelationRule:
    names = tuple(row["form"].split())
    verbs = _any_of([word for name in names for word in forms.get(name, ())])
    return RelationRule(
        name=row["rule"],
        forms=names,
        pattern=re.compile(row["pattern"].format(**parts, verbs=verbs)),
        examples=tuple(part for part in row["examples"].split("|") if part),
        refused=tuple(part for part in row["refused"].split("|") if part),
    )


def _any_of(words: Sequence[str]) -> str:
    """Return a pattern for one of `words`, the longest first, each with or without a capital."""
    both = {form for word in words for form in (word, word[:1].upper() + word[1:])}
    longest_first = sorted(both, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(re.escape(word) for word in longest_first)})"


def _with_titles(forms: Mapping[str, list[str]], names: Sequence[str]) -> list[str]:
    """Return the roles of the forms, also as they stand in a title: "Vice President of Sales"."""
    roles = [word for name in names for word in forms[name]]
    titled = (" ".join(w[:1].upper() + w[1:] for w in role.split()) for role in roles)
    return list(dict.fromkeys((*roles, *titled)))


def _read_predicate(word: str) -> Predicate:
    if word not in PREDICATES:
        raise ValueError(f"unknown predicate: {word}")
    return cast("Predicate", word)
