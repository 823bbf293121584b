"""Rules about mentions and relations: M1, M3, M5, R1, R2."""

from __future__ import annotations

import re

from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.spans import words_match_text
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Mention, Relation

STYLED_NAME = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+(?:\S+\s+)*?(\S+?)(?:['\u2019]s)?$")
"""A form of address and the last word of the name."""


def check_styled_person(mention: Mention, around: Surroundings) -> Finding | None:
    """M3: "Mr Wu" names a person called Wu."""
    styled = STYLED_NAME.match(mention.surface)
    entity = around.entities.get(mention.entity_id)
    if styled is None or entity is None:
        return None
    name = styled.group(1)
    if entity.entity_type == "person" and name.casefold() in entity.name.casefold():
        return None
    return Finding(f"a person called {name}", f"{entity.name} ({entity.entity_type})")


def check_in_prose(mention: Mention, around: Surroundings) -> Finding | None:
    """M5: names in sharing buttons, credits and sign-up lines are no mentions."""
    sentence = around.sentences.get(mention.sentence_id)
    if sentence is None or sentence.role != "boilerplate":
        return None
    return Finding("a sentence of the article", "boilerplate")


def check_two_ends(relation: Relation, _: Surroundings) -> Finding | None:
    """R2: nobody leads, owns or supplies themselves."""
    if relation.subject_entity_id != relation.object_entity_id:
        return None
    return Finding("two entities", "one entity twice")


NAME_RULES: tuple[RowRule, ...] = (
    RowRule(
        "M1",
        "core.mentions",
        "critical",
        "validity",
        "A name is printed in the text exactly where it says.",
        words_match_text,
        proves_code=True,
    ),
    RowRule(
        "M3",
        "core.mentions",
        "critical",
        "consistency",
        "Mr or Ms X is a person called X.",
        check_styled_person,
    ),
    RowRule(
        "M5",
        "core.mentions",
        "warning",
        "validity",
        "No name is taken from boilerplate.",
        check_in_prose,
    ),
    RowRule(
        "R1",
        "core.relations",
        "critical",
        "validity",
        "The words of a relation are printed exactly where it says.",
        words_match_text,
        proves_code=True,
    ),
    RowRule(
        "R2",
        "core.relations",
        "critical",
        "consistency",
        "A relation joins two different entities.",
        check_two_ends,
    ),
)
