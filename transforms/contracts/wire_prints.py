"""core.wire_prints: which article versions are prints of one story."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from transforms.contracts.columns import (
    ID_PATTERN,
    ArticleId,
    RecordedAt,
    Rule,
    RunId,
    Version,
)
from transforms.contracts.table import Column, table


@table(
    "core.wire_prints",
    grain="what a run found out about one version of an article that has copies",
    key=("article_id", "version", "run_id"),
    sort_by=("wire_id", "article_id"),
)
class WirePrint:
    """A print of a story that other articles, or versions, print too.

    A row is never changed: of an article version, the row recorded last holds. A version without
    any row is a story of its own; its wire_id is the hash of its own article and version.
    """

    article_id: ArticleId
    version: Version
    wire_id: Annotated[
        str,
        Column("The story: hash of article and version of its first print.", pattern=ID_PATTERN),
    ]
    first_article_id: Annotated[
        str,
        Column(
            "First print of the story: by day, then by moment of publication (known before "
            "unknown), then by article_id.",
            references="core.articles.article_id",
        ),
    ]
    first_version: Annotated[int, Column("Version of the first print.", minimum=1)]
    agency: Annotated[
        str | None,
        Column(
            "News agency that the story comes from: the one that its earliest print with a "
            "credit names.",
            null_means="no print credits an agency",
        ),
    ]
    nearest_article_id: Annotated[
        str,
        Column("Article of the print that it resembles most.", pattern=ID_PATTERN),
    ]
    nearest_version: Annotated[int, Column("Version of that print.", minimum=1)]
    containment_share: Annotated[
        Decimal,
        Column(
            "Share of the shorter one's runs of five words that both hold.", minimum=0, maximum=1
        ),
    ]
    rule: Rule
    run_id: RunId
    recorded_at: RecordedAt
