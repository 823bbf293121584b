"""core.quarantine: what could not be understood or is not believed, with the reason."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import ID_PATTERN, RecordedAt, RunId
from transforms.contracts.table import Column, table


@table(
    "core.quarantine",
    grain="one row or document held back by one rule",
    key=("quarantine_id",),
    sort_by=("rule_code", "quarantine_id"),
)
class Quarantine:
    """A held row keeps its words, so that a person can judge it and a better rule can free it."""

    quarantine_id: Annotated[
        str, Column("Hash of table, row key, rule and what is held.", pattern=ID_PATTERN)
    ]
    table_name: Annotated[str, Column("Table the row was meant for.")]
    row_key: Annotated[str, Column("Key of the held row, or the place of a held document.")]
    rule_code: Annotated[str, Column("Rule it failed, such as F9 or unreadable_document.")]
    reason: Annotated[str, Column("The rule in plain words, with what was found.")]
    expected: Annotated[str | None, Column("What would have passed.", null_means="see reason")]
    found: Annotated[str | None, Column("What was there instead.", null_means="see reason")]
    quote: Annotated[
        str | None, Column("Its words as printed.", null_means="a document, or no text")
    ]
    article_id: Annotated[
        str | None, Column("Article it stands in.", null_means="a document that gave no article")
    ]
    version: Annotated[
        int | None,
        Column("Version of that article.", minimum=1, null_means="no article"),
    ]
    start_char: Annotated[
        int | None,
        Column(
            "Offset of its first character.",
            unit="character",
            minimum=0,
            null_means="it has no place in a text",
        ),
    ]
    end_char: Annotated[
        int | None,
        Column(
            "Offset past its last character.",
            unit="character",
            minimum=0,
            null_means="it has no place in a text",
        ),
    ]
    sentence: Annotated[
        str | None, Column("The sentence it stands in.", null_means="it has no sentence")
    ]
    source_name: Annotated[
        str | None, Column("File or feed it came from.", null_means="see the article's capture")
    ]
    held_row: Annotated[
        str | None,
        Column("The whole row as JSON.", null_means="a document: its bytes are in raw.captures"),
    ]
    run_id: RunId
    recorded_at: RecordedAt
