"""The rows around a row: its article's text, its sentence, its claim, its entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from expectations.context import AuditContext
from transforms.contracts import Article, Claim, Entity, Figure, Sentence

ArticleVersion = tuple[str, int]


class InArticle(Protocol):
    """Any row that belongs to one article version."""

    @property
    def article_id(self) -> str:
        """Id of the article."""
        ...

    @property
    def version(self) -> int:
        """Version of the article."""
        ...


class Span(InArticle, Protocol):
    """Any row that prints words of an article's text."""

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        ...

    @property
    def end_char(self) -> int:
        """Offset past the last character."""
        ...

    @property
    def surface(self) -> str:
        """The words as printed."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Rows of the run by their keys. A row that is not there was held by its contract."""

    context: AuditContext
    articles: Mapping[ArticleVersion, Article]
    sentences: Mapping[str, Sentence]
    sentences_of: Mapping[ArticleVersion, Sequence[Sentence]]
    figures: Mapping[str, Figure]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]

    @classmethod
    def of(cls, context: AuditContext, rows: Mapping[str, Sequence[Any]]) -> Surroundings:
        """Return the surroundings that `rows` make, by full table name."""
        sentences_of: dict[ArticleVersion, list[Sentence]] = {}
        for sentence in rows.get("core.sentences", ()):
            sentences_of.setdefault((sentence.article_id, sentence.version), []).append(sentence)
        return cls(
            context=context,
            articles={(row.article_id, row.version): row for row in rows.get("core.articles", ())},
            sentences={row.sentence_id: row for row in rows.get("core.sentences", ())},
            sentences_of=sentences_of,
            figures={row.figure_id: row for row in rows.get("core.figures", ())},
            claims={row.claim_id: row for row in rows.get("core.claims", ())},
            entities={row.entity_id: row for row in rows.get("core.entities", ())},
        )

    def article_of(self, row: InArticle) -> Article | None:
        """Return the article version that `row` stands in, or None where it was held."""
        return self.articles.get((row.article_id, row.version))

    def text_at(self, row: Span) -> str | None:
        """Return the words of the text at the offsets of `row`, or None without its article."""
        article = self.article_of(row)
        return None if article is None else article.text[row.start_char : row.end_char]
