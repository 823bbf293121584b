"""What looks like a name of something that no alias knows."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.contracts.vocabulary import EntityType
from transforms.entities.view import SentenceView


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


def candidate_at(
    view: SentenceView, first: int, last: int, entity_type: EntityType, rule: str
) -> Candidate:
    """Return the candidate that tokens[first:last] of `view` are, by `rule`."""
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    return Candidate(
        start=view.start + start,
        end=view.start + end,
        surface=view.text[start:end],
        entity_type=entity_type,
        rule=rule,
    )
