"""Whether an article says of itself that it was updated, corrected or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.contracts.vocabulary import ArticleStatus
from transforms.reference import ReferenceRow

LONGEST_NOTE = 700
"""Characters; a longer line is a paragraph of the article."""
HEAD_LINES = 4
"""A note above the article stands among its first lines,"""
TAIL_LINES = 8
"""one below it among its last."""
_STATUSES: tuple[ArticleStatus, ...] = ("withdrawn", "corrected", "updated")
"""Worst first: an article that was corrected and then withdrawn is withdrawn."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an article is, with the words that say so; None where it is as first published."""

    status: ArticleStatus
    note: str | None


class CorrectionRules:
    """Headline tags and notes of seeds/reference/correction_notes.csv."""

    def __init__(self, rows: Iterable[ReferenceRow], agency: str) -> None:
        """Compile the rows, columns pattern, place, status; `agency` fills {agency}.

        Raises:
            re.error: A pattern is no regular expression.
        """
        listed = list(rows)
        self._tags = _compiled((row for row in listed if row["place"] == "title"), agency)
        self._notes = _compiled((row for row in listed if row["place"] == "line"), agency)

    def find(self, title: str | None, lines: Sequence[str]) -> Correction:
        """Return what the headline's tag and the notes among the first and last lines say.

        The worst that is said counts, with the words of its note; where only the headline says
        it, with its tag.
        """
        edge = [*lines[:HEAD_LINES], *lines[HEAD_LINES:][-TAIL_LINES:]]
        notes = [line for line in edge if len(line) <= LONGEST_NOTE]
        tagged = title or ""
        for status in _STATUSES:
            for rule in self._notes.get(status, ()):
                found = next((line for line in notes if rule.fullmatch(line)), None)
                if found:
                    return Correction(status, found)
            tag = next(
                filter(None, (rule.match(tagged) for rule in self._tags.get(status, ()))), None
            )
            if tag:
                return Correction(status, tag.group().strip())
        return Correction("live", None)


def _compiled(rows: Iterable[ReferenceRow], agency: str) -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for row in rows:
        pattern = row["pattern"].replace("{agency}", agency)
        found.setdefault(row["status"], []).append(re.compile(pattern, re.DOTALL))
    return found
