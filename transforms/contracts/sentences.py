"""core.sentences: the article's sentences and their roles."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    EndChar,
    StartChar,
    Surface,
    Version,
)
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import SentenceRole


@table(
    "core.sentences",
    grain="one sentence of one article version",
    key=("sentence_id",),
    sort_by=("article_id", "version", "start_char"),
)
class Sentence:
    """Sentences do not overlap; outside them the text holds only white space."""

    sentence_id: Annotated[str, Column("Hash of article, version and start.", pattern=ID_PATTERN)]
    article_id: ArticleId
    version: Version
    sentence_number: Annotated[int, Column("1 for the first in the text.", minimum=1)]
    start_char: StartChar
    end_char: EndChar
    surface: Surface
    role: Annotated[SentenceRole, Column("What part of the article it is.")]
