"""Lines that are no article prose: patterns of seeds/reference/boilerplate.csv, and stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transforms.reference import ReferenceRow

LONGEST_LINE = 400
"""A longer line is always prose; it also bounds what the patterns have to look at."""

LONGEST_STAMP = 120

_CAMEL = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_CLOCK = re.compile(r"(?<![\d.,])\d{1,2}(?::\d\d|[.h]\d\d(?=\s?(?:[ap]\.?m|[A-Z]{2,4}T)))")
_FOREIGN = re.compile(r"(?![\x00-\x7f])[^\W\d_]")
_NUMBER_LINE = re.compile(r"[\d\s:/.,|-]+")
_PARTS = re.compile(r"\s*[|·•]\s*|\s+/\s+")
_STRANGE_WORDS = 6

_PARTICLE = r"(?:(?:de|van|von|der|den|bin|al|el|la|le|da|di|du)[ -]){0,2}"
NAME = rf"(?-i:[A-Z][\w'’.-]*(?: {_PARTICLE}[A-Z][\w'’.-]*){{1,3}})"
"""Two to four capitalised words, with particles between them."""

NO_NEWS = (
    r"(?!.{0,400}[$€£¥₹]\s?\d)"
    r"(?!\D{0,400}\d[\d.,]*\s?(?:%|per ?cent|pct|[mb]illion|trillion|[mb]n\b|crore|lakh))"
    r"(?!\D{0,400}\d.{0,400}(?<=[.!?])$)"
)
"""Refuses a line that prints money, a share, a large size or a full sentence with a number."""

PLACEHOLDERS: Mapping[str, str] = {
    "{name}": NAME,
    "{names}": rf"{NAME}(?:(?:,| and|,? &) {NAME})*",
    "{place}": r"(?-i:[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2})",
    "{no_news}": NO_NEWS,
    "{words}": r"\S+(?: \S+){0,7}",
}


@dataclass(frozen=True, slots=True)
class BoilerplateRule:
    """One row of seeds/reference/boilerplate.csv; `publisher_name` is "" where any may print it."""

    kind: str
    publisher_name: str


class BoilerplateRules:
    """All patterns as one, so that a line is looked at once."""

    def __init__(self, patterns: Sequence[str], rules: Sequence[BoilerplateRule]) -> None:
        groups = (f"(?P<r{number}>{pattern})" for number, pattern in enumerate(patterns))
        self._any = re.compile("|".join(groups) or r"(?!)", re.IGNORECASE)
        self._rules = tuple(rules)

    @classmethod
    def from_rows(
        cls, rows: Iterable[ReferenceRow], placeholders: Mapping[str, str]
    ) -> BoilerplateRules:
        """Return the rules of the reference rows: columns pattern, kind, publisher.

        `placeholders` adds to PLACEHOLDERS what a pattern may hold in braces. Rows that name a
        publisher come first, the others in their order.

        Raises:
            re.error: A pattern is no regular expression.
        """
        known = {**PLACEHOLDERS, **placeholders}
        ordered = sorted(rows, key=lambda row: not row["publisher"])
        return cls(
            [_expand(row["pattern"], known) for row in ordered],
            [BoilerplateRule(row["kind"], row["publisher"]) for row in ordered],
        )

    def match(self, line: str) -> BoilerplateRule | None:
        """Return the first rule whose pattern is the whole `line`, or None."""
        found = self._any.fullmatch(line) if len(line) <= LONGEST_LINE else None
        if found is None or found.lastgroup is None:
            return None
        return self._rules[int(found.lastgroup[1:])]


class StampWords:
    """Words that stand in time stamps: seeds/reference/head_words.csv, word to kind."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = dict(kinds)

    def is_stamp(self, line: str) -> bool:
        """Tell whether `line` holds nothing but a date or time and the words around it.

        Parts between bars count apart: beside one that is a stamp, the others may hold up to six
        words ("Our Bureau | Updated: 3 May 2024").
        """
        if len(line) > LONGEST_STAMP or _FOREIGN.search(line):
            return False
        if not any(char.isdigit() for char in line):
            return self._words_only(line)
        parts = [part for part in _PARTS.split(line) if part]
        stamps = [part for part in parts if self._is_part(part)]
        other = sum(len(part.split()) for part in parts if part not in stamps)
        return bool(stamps) and other <= _STRANGE_WORDS

    def is_job(self, name: str) -> bool:
        """Tell whether `name` holds a word of the trade, as "Retail Editor" does."""
        return any(self._kinds.get(word.lower()) == "job" for word in name.split())

    def _is_part(self, part: str) -> bool:
        words = [word.lower() for word in _CAMEL.findall(part)]
        kinds = {self._kinds.get(word, "") for word in words if not word.isdigit()}
        if "" in kinds:
            return False
        dated = kinds & {"month", "weekday", "ago"} or _CLOCK.search(part)
        return bool(dated) or _is_year(part)

    def _words_only(self, line: str) -> bool:
        words = [word.lower() for word in _CAMEL.findall(line)]
        kinds = [self._kinds.get(word, "") for word in words]
        return bool(kinds) and "" not in kinds and "ago" in kinds and "verb" in kinds


def _is_year(part: str) -> bool:
    return bool(
        re.fullmatch(r"(?:19|20)\d\d|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}", part.strip())
    )


def _expand(pattern: str, placeholders: Mapping[str, str]) -> str:
    for placeholder, expression in placeholders.items():
        pattern = pattern.replace(placeholder, expression)
    return pattern


def is_numbers(line: str) -> bool:
    """Tell whether `line` holds only digits and their punctuation, as in a ticker table."""
    return bool(_NUMBER_LINE.fullmatch(line.strip("%+−")))
