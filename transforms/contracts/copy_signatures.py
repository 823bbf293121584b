"""core.copy_signatures: what article versions are compared by to find copies of one another."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from transforms.contracts.columns import ArticleId, Version
from transforms.contracts.table import Column, table


@table(
    "core.copy_signatures",
    grain="one version of one article",
    key=("article_id", "version"),
    sort_by=("published_on", "article_id"),
)
class CopySignature:
    """A fingerprint of the prose of an article version; its words cannot be read from it."""

    article_id: ArticleId
    version: Version
    published_on: Annotated[
        date | None, Column("Day of publication.", null_means="year, month or day unknown")
    ]
    sketch: Annotated[
        bytes,
        Column(
            "The 48 smallest of shingles, of a brief of brief_shingles: two texts that share at "
            "least 3 of them are compared in full."
        ),
    ]
    shingles: Annotated[
        bytes,
        Column(
            "Hash (CRC-32) of each run of five words that holds a name or a number: 4 bytes each, "
            "little-endian, ascending, at most 5,000."
        ),
    ]
    brief_shingles: Annotated[
        bytes | None,
        Column("The same of all runs of five words.", null_means="the text has 80 runs or more"),
    ]
    names: Annotated[
        str,
        Column(
            "The words with a capital that begin no sentence, in lower case, each once, separated "
            "by spaces; at most 500."
        ),
    ]
    numbers: Annotated[
        str, Column("The numbers printed in digits, each once, separated by spaces.")
    ]
    title_words: Annotated[
        str, Column("The words of the headline in lower case, each once, separated by spaces.")
    ]
