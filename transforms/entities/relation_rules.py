"""Patterns of words that state a relation, over sentences whose names are replaced by marks.

A mark is <P0>, <O1>, <L2>, <D3>: a person, a body, a place, another thing, and its number among
the sentence's mentions. Words in the patterns come from seeds/reference/relation_words.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from transforms.contracts.vocabulary import PREDICATES, Predicate
from transforms.reference import Reference

ROLE_FORMS = ("role", "officer", "staff")


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A pattern with the groups `subject` and `object`; one of them may stand for the main body.

    Where it has a group `roles`, the roles tell the predicates; else `form` gives the rows whose
    words the group `verb` or the pattern itself holds, and so the predicate.
    """

    name: str
    form: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]


# Template, form, name and examples of each rule. {role} is any role, {top} a role that needs no
# body beside it, {more} "and founder", {mod} up to four small words, {X} the words of form X.
TEMPLATES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "body_role_person",
        "roles",
        r"(?P<object>{O}){poss} ?{few}(?P<roles>{role}{more}),? {title}(?P<subject>{P})",
        ("<O0> chairman <P1>", "<O0>'s finance chief, <P1>", "<O0> chief executive Mr <P1>"),
    ),
    (
        "person_role_of_body",
        "roles",
        r"(?P<subject>{P}),? (?:who is |is )?(?:the |an? |its )?{mod}(?P<roles>{role}{more})"
        r"(?:,? [\w-]+| {L}){{0,5}}?,? (?:of|at|for|with) (?:the )?{mod}(?P<object>{O})",
        ("<P0>, chief executive of <O1>", "<P0>, a <L1> scholar with the <O2>"),
    ),
    (
        "person_body_role",
        "roles",
        r"(?P<subject>{P}), (?:the )?(?P<object>{O}){poss} ?{few}(?P<roles>{role})\b",
        ("<P0>, <O1>'s chief executive", "<P0>, <O1> founder and CEO of <L2>-based <O3>"),
    ),
    (
        "person_second_role",
        "roles",
        r"(?P<subject>{P}), (?:the )?{O}{poss} ?{few}{role} and (?P<roles>{role}) of (?:the )?"
        r"{mod}(?P<object>{O})",
        ("<P0>, <O1> founder and CEO of <L2>-based <O3>",),
    ),
    (
        "role_person",
        "roles",
        r"(?:^|[,;:—–“\"] ?|\b(?:and|by|after|while|that|its|the company's|the firm's) )"
        r"(?P<roles>{top}{more}),? {title}(?P<subject>{P})",
        ("Last week, chief executive <P0> declared", "its chief executive, <P0>, said"),
    ),
    (
        "person_own_role",
        "roles",
        r"(?P<subject>{P}), (?:its|the company's|the firm's|the group's) {few}"
        r"(?P<roles>{role}{more})\b",
        ("<P0>, its chief executive, said", "<P0>, the company's founder"),
    ),
    (
        "person_verb_body",
        "heads chairs founded",
        r"(?P<subject>{P}),? (?P<verb>{verbs})(?: the)? {few}(?P<object>{O})",
        ("<P0>, who heads <O1>", "<P0> co-founded <O1>"),
    ),
    (
        "founded_by",
        "founding",
        r"(?P<object>{O}),? (?:which )?(?:was |is )?(?P<verb>{verbs})"
        r"(?: [\w-]+){{0,3}}? {title}(?P<subject>{P}(?:(?:, | and |, and ){title}{P})*)",
        ("<O0>, founded by <P1> and <P2>", "<O0> was co-founded by Mr <P1>"),
    ),
    (
        "company_founded_by",
        "founding",
        r"(?:[Tt]he|[Ii]ts) (?:[\w-]+ )?(?:company|firm|group|start-?up|business|bank|retailer),?"
        r" (?P<verb>{verbs}) {title}(?P<subject>{P}(?:(?:, | and |, and ){title}{P})*)",
        ("The internet company co-founded by Mr <P0> plans",),
    ),
    (
        "thing_owner",
        "owned",
        r"(?P<object>{O}|{D}){poss} ?{few}(?P<verb>{verbs}),? (?P<subject>{O})",
        ("<D0> owner <O1>", "<O0> parent <O1>", "<O0>'s parent company, <O1>"),
    ),
    (
        "owner_of_thing",
        "owned",
        r"(?P<subject>{O}),? (?:is )?(?:the )?(?P<verb>{verbs}) of (?:the )?{few}"
        r"(?P<object>{O}|{D})",
        ("<O0>, the owner of <D1>", "<O0>, parent of <O1>"),
    ),
    (
        "owns",
        "owns",
        r"(?P<subject>{O}),?(?: which)? (?:also |now |fully |wholly )?(?P<verb>{verbs}) (?:the )?"
        r"{few}(?P<object>{O}|{D})(?!{poss} \w)",
        ("<O0>, which owns <O1>", "<O0> owns the <D1>", "<O0> acquired <O1>"),
    ),
    (
        "owned_by",
        "ownership",
        r"(?P<object>{O}|{D}),? (?:which )?(?:is |was )?(?P<verb>{verbs}) (?:the )?{few}"
        r"(?P<subject>{O})(?! and|, )",
        ("<O0>, a unit of <O1>", "<D0>, which is owned by <O1>"),
    ),
    (
        "unit_of",
        "unit",
        r"(?P<object>{O}|{D}), (?:the )?(?P<subject>{O}){poss} {mod}(?P<verb>{verbs})\b",
        ("<O0>, <O1>'s venture capital arm", "<O0>, <O1>'s cloud unit"),
    ),
    (
        "invests",
        "invests",
        r"(?P<subject>{O}),?(?: which)? (?P<verb>{verbs})(?:[^<.;]|{L}|{D}){{0,80}}?"
        r" (?P<object>{O}(?:(?:, | and |, and ){O})*)",
        ("<O0> has invested in <O1>", "<O0> has invested in start-ups, including <O1> and <O2>"),
    ),
    (
        "own_backer",
        "backer",
        r"(?P<subject>{O}), (?:its|the company's) (?:[\w-]+ ){{0,2}}(?P<verb>{verbs})\b",
        ("<O0>, its largest investor",),
    ),
    (
        "round",
        "round",
        r"\b(?:raised|round|funding|financing)\b[^.;]{{0,90}}?\b(?P<verb>{verbs})"
        r" (?P<subject>{O}(?:(?:, | and |, and ){O})*)",
        ("raised $8 million in a round led by <O0>",),
    ),
    (
        "own_rival",
        "rival",
        r"(?:\b(?:its|by|from|than|and|with|as|at|overtake|behind) (?:[\w-]+ ){{0,2}}|^)"
        r"(?P<verb>{verbs}),? (?P<subject>{O})",
        ("its larger rival <O0>", "Rival <O0> was lower"),
    ),
    (
        "is_rival",
        "rival",
        r"(?P<subject>{O}), (?:its|the company's|a|its [\w-]+|a [\w-]+) (?P<verb>{verbs})\b",
        ("<O0>, its closest rival", "<O0>, a rival"),
    ),
    (
        "competes",
        "competes",
        r"(?P<subject>{O}),?(?: which)? (?P<verb>{verbs}) (?P<object>{O})",
        ("<O0> competes with <O1>",),
    ),
    (
        "own_partner",
        "partner",
        r"\bits (?:[\w-]+ ){{0,2}}(?P<verb>{verbs}),? (?P<subject>{O})",
        ("its joint venture partner <O0>",),
    ),
    (
        "allies",
        "allies",
        r"(?P<subject>{O}),?(?: which)? (?:[\w-]+ ){{0,2}}?(?P<verb>{verbs}) (?P<object>{O})",
        ("<O0> has partnered with <O1>",),
    ),
    (
        "supplies",
        "supplies",
        r"(?P<subject>{O}),?(?: which)? (?P<verb>{verbs}) (?P<object>{O})",
        ("<O0>, a supplier to <O1>",),
    ),
    (
        "uses",
        "uses",
        r"(?P<object>{O}) (?P<verb>{verbs}) (?P<subject>{O}){poss2}",
        ("<O0> is incorporating <O1>'s technology",),
    ),
    (
        "orders",
        "orders",
        r"(?P<object>{O})[^.;<]{{0,60}}\b(?P<verb>{verbs})(?: for| of)? (?:[\w-]+ ){{1,4}}?"
        r"(?P<subject>{O})(?:{poss2})? (?:{D} |[\w-]+ ){{0,2}}(?:jets|aircraft|planes|engines|chips)",
        ("<O0> has a deal to purchase 30 of <O1>'s <D2> jets",),
    ),
    (
        "regulates",
        "regulates",
        r"(?P<subject>{O}),? (?P<verb>{verbs}) (?P<object>{O})",
        ("<O0> has fined <O1>",),
    ),
)


@dataclass(frozen=True, slots=True)
class RelationLexicon:
    """Relation rules with their words filled in.

    Attributes:
        rules: In the order in which they are tried.
        predicates: Words of roles and verbs to the predicate they state.
        ended: Words that say that a role is over: "former".
        role: One role, as a pattern.
    """

    rules: tuple[RelationRule, ...]
    predicates: Mapping[str, Predicate]
    ended: re.Pattern[str]
    role: re.Pattern[str]

    @classmethod
    def from_reference(cls, reference: Reference) -> RelationLexicon:
        """Return the lexicon of relation_words and the honorifics of titles.

        Raises:
            KeyError: A table or column is missing.
            ValueError: A row has a predicate outside the vocabulary.
        """
        forms: dict[str, list[str]] = defaultdict(list)
        predicates: dict[str, Predicate] = {}
        for row in reference["relation_words"]:
            forms[row["form"]].append(row["words"])
            if row["predicate"]:
                predicates[row["words"]] = _read_predicate(row["predicate"])
        titles = [row["title"] for row in reference["titles"] if row["kind"] == "honorific"]
        parts = _parts(forms, titles)
        return cls(
            rules=tuple(_rule(template, forms, parts) for template in TEMPLATES),
            predicates=predicates,
            ended=re.compile(rf"\b{_any_of(forms['ended'])}[ -](?:the )?[^<>,.;]{{0,40}}$"),
            role=re.compile(parts["role"]),
        )


def _parts(forms: Mapping[str, list[str]], titles: list[str]) -> dict[str, str]:
    role = _any_of([word for form in ROLE_FORMS for word in forms[form]])
    return {
        "O": r"<O\d+>",
        "P": r"<P\d+>",
        "L": r"<L\d+>",
        "D": r"<D\d+>",
        "poss": r"(?:'s|’s|'|’)?",
        "poss2": r"(?:'s|’s|'|’)",
        "few": r"(?:[a-z][\w-]* |new |<L\d+> ){0,2}?",
        "mod": r"(?:[A-Za-z][\w-]* |<L\d+>(?:-based|'s|’s)? ){0,4}?",
        "role": role,
        "top": _any_of([*forms["role"], *forms["officer"]]),
        "more": rf"(?:(?:, and |, | and |/)(?:the |an? )?{role})*",
        "title": rf"(?:{_any_of(titles)} )?",
    }


def _rule(
    template: tuple[str, str, str, tuple[str, ...]],
    forms: Mapping[str, list[str]],
    parts: Mapping[str, str],
) -> RelationRule:
    name, form, pattern, examples = template
    verbs = _any_of([word for part in form.split() for word in forms.get(part, ())])
    return RelationRule(name, form, re.compile(pattern.format(**parts, verbs=verbs)), examples)


def _any_of(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?:{'|'.join(re.escape(word) for word in longest_first)})"


def _read_predicate(word: str) -> Predicate:
    if word not in PREDICATES:
        raise ValueError(f"unknown predicate: {word}")
    return cast("Predicate", word)
