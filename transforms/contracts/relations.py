"""core.relations: who leads, owns or supplies whom, in the article's words."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    EndChar,
    Rule,
    SentenceId,
    StartChar,
    Surface,
    Version,
)
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import Predicate


@table(
    "core.relations",
    grain="one relation between two entities as one article version states it",
    key=("relation_id",),
    sort_by=("article_id", "version", "start_char"),
)
class Relation:
    """A relation and the words that state it."""

    relation_id: Annotated[
        str,
        Column("Hash of article, version, subject, predicate and object.", pattern=ID_PATTERN),
    ]
    article_id: ArticleId
    version: Version
    sentence_id: SentenceId
    subject_entity_id: Annotated[
        str, Column("Who leads, owns, supplies …", references="core.entities.entity_id")
    ]
    predicate: Annotated[Predicate, Column("The relation, read from subject to object.")]
    object_entity_id: Annotated[str, Column("Whom or what.", references="core.entities.entity_id")]
    start_char: StartChar
    end_char: EndChar
    surface: Surface
    rule: Rule
