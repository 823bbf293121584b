"""core.other_numbers: the number-like strings that are no figures, and why."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import ArticleId, EndChar, SentenceId, StartChar, Surface, Version
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import NUMBER_REASONS, NumberReason

_MEANINGS = "; ".join(f"{reason}: {meaning}" for reason, meaning in NUMBER_REASONS.items())


@table(
    "core.other_numbers",
    grain="one number-like string of an article version that is no figure",
    key=("article_id", "version", "start_char"),
)
class OtherNumber:
    """Together with core.figures, each digit of an article's text stands in exactly one row."""

    article_id: ArticleId
    version: Version
    sentence_id: SentenceId
    start_char: StartChar
    end_char: EndChar
    surface: Surface
    reason: Annotated[NumberReason, Column(f"Why it is no figure. {_MEANINGS}.")]
