"""core.mentions: where entities are named."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    Confidence,
    EndChar,
    Rule,
    SentenceId,
    StartChar,
    Surface,
    Version,
)
from transforms.contracts.table import Column, table


@table(
    "core.mentions",
    grain="one naming of one entity in one article version",
    key=("mention_id",),
    sort_by=("article_id", "version", "start_char"),
)
class Mention:
    """A proper name in the text, resolved to an entity. Pronouns are no mentions."""

    mention_id: Annotated[
        str, Column("Hash of article, version, start and end.", pattern=ID_PATTERN)
    ]
    article_id: ArticleId
    version: Version
    sentence_id: SentenceId
    entity_id: Annotated[str, Column("Entity it names.", references="core.entities.entity_id")]
    start_char: StartChar
    end_char: EndChar
    surface: Surface
    rule: Rule
    confidence: Confidence
