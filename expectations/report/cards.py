"""Held rows as cards: the sentence with its figure, and what follows from the hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from expectations.report.content import HeldLine
from expectations.report.wording import day, plural

CONTEXT = 320
"""Characters shown on either side of the quote: enough for a long sentence."""
UNREAD = "raw.captures"
"""Documents that gave no article: no row rests on them."""
TABLE_WORDS = {
    "core.articles": "article",
    "core.sentences": "sentence",
    "core.figures": "figure",
    "core.other_numbers": "other number",
    "core.mentions": "name",
    "core.entities": "entity",
    "core.relations": "relation",
    "core.claims": "claim",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One held row: `before`, `quote` and `after` make up its sentence."""

    line: HeldLine
    before: str
    quote: str
    after: str
    source: Sequence[str]
    followers: str


def held_cards(held: Sequence[HeldLine]) -> list[Card]:
    """Return a card per row that failed a rule itself; rows that follow it are counted on it."""
    following: dict[tuple[str | None, str | None], list[HeldLine]] = {}
    for line in held:
        if line.is_follower:
            following.setdefault((line.source_name, line.title), []).append(line)
    cards = []
    for line in held:
        if not line.is_follower:
            has_rows = line.table_name != UNREAD
            mine = following.pop((line.source_name, line.title), []) if has_rows else []
            cards.append(Card(line, *_sentence(line), _source(line), _followers(mine)))
    return cards


def _sentence(line: HeldLine) -> tuple[str, str, str]:
    """Return what stands before the quote, the quote, and what stands after it."""
    quote, sentence = line.quote or "", line.sentence or ""
    if not quote:
        return sentence, "", ""
    start = line.quote_start
    if start is None or sentence[start : start + len(quote)] != quote:
        start = sentence.find(quote)
    if start < 0:
        return "", quote, ""
    before, after = sentence[:start], sentence[start + len(quote) :]
    if len(before) > CONTEXT:
        before = f"…{before[-CONTEXT:]}"
    if len(after) > CONTEXT:
        after = f"{after[:CONTEXT]}…"
    return before, quote, after


def _source(line: HeldLine) -> list[str]:
    parts = [line.publisher, line.title if line.title != line.quote else None]
    if line.said_on is not None:
        parts.append(day(line.said_on))
    parts.append(line.source_name or line.row_key)
    return [part for part in parts if part]


def name_counts(lines: Sequence[HeldLine]) -> str:
    """Return what the rows are and how many: "2 figures and 1 claim"."""
    counts = Counter(TABLE_WORDS.get(line.table_name, "row") for line in lines)
    return " and ".join(plural(count, word) for word, count in counts.items())


def _followers(lines: Sequence[HeldLine]) -> str:
    if not lines:
        return ""
    verb = "is" if len(lines) == 1 else "are"
    return f"With it {verb} held what rests on it: {name_counts(lines)}."
