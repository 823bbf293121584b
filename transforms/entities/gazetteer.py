"""Known names: every alias of seeds/reference/entities.csv, found in one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import ahocorasick

from transforms.entities.lexicon import NameLexicon, read_entity_type
from transforms.entities.reading import NamedEntity
from transforms.reference import Reference, ReferenceRow

AliasKind = Literal["full", "short", "home"]
"""full: names the entity anywhere. short: only where the article also names it in full ("Bank").
home: its name in its own country ("Treasury"), so the article's country decides."""
SHORTEST_CAPITALS = 4
"""Shortest alias that is also looked for in capitals, as headlines of some papers print it."""
CLOSERS_REFUSED = frozenset("&@_$€£")
"""Signs after which an alias goes on or is none: "US$80", "AT&T"."""
PLURAL_TYPES = frozenset({"product"})


@dataclass(frozen=True, slots=True)
class AliasHit:
    """text[start:end] prints an alias of each of `candidates`."""

    start: int
    end: int
    alias: str
    kind: AliasKind
    candidates: tuple[NamedEntity, ...]


class Gazetteer:
    """Aliases in an automaton, with the words that guard and type names."""

    def __init__(
        self, aliases: Mapping[str, tuple[AliasKind, tuple[NamedEntity, ...]]], lexicon: NameLexicon
    ) -> None:
        self.lexicon = lexicon
        self._automaton: Any = ahocorasick.Automaton()
        for alias, (kind, candidates) in aliases.items():
            self._automaton.add_word(alias, (alias, kind, candidates))
        for alias, (kind, candidates) in aliases.items():
            capitals = alias.upper()
            if len(alias) >= SHORTEST_CAPITALS and capitals not in aliases:
                self._automaton.add_word(capitals, (alias, kind, candidates))
        self._automaton.make_automaton()
        self._by_name = {
            candidates[0].name: candidates[0]
            for _, candidates in aliases.values()
            if len(candidates) == 1
        }

    @classmethod
    def from_reference(cls, reference: Reference) -> Gazetteer:
        """Return the gazetteer of entities.csv and the name lexicon.

        Raises:
            KeyError: A table or column is missing.
            ValueError: A row has a type outside the vocabulary.
        """
        ends = _year_ends(reference["fiscal_years"])
        aliases = _read_aliases(reference["entities"], ends)
        return cls(aliases, NameLexicon.from_reference(reference))

    def named(self, name: str) -> NamedEntity | None:
        """Return the known entity whose canonical name is `name`, or None."""
        return self._by_name.get(name)

    def find(self, text: str) -> tuple[AliasHit, ...]:
        """Return the alias hits of `text`: longest first where they overlap, in text order."""
        plain = text.replace("’", "'")
        hits = sorted(self._bounded_hits(plain), key=lambda hit: (hit.start, -hit.end))
        kept: list[AliasHit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
            elif hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
        return tuple(kept)

    def _bounded_hits(self, text: str) -> Iterator[AliasHit]:
        for last, (alias, kind, candidates) in self._automaton.iter(text):
            end = last + 1
            start = end - len(alias)
            if not _opens_name(text, start):
                continue
            if _closes_name(text, end):
                yield AliasHit(start, end, alias, kind, candidates)
            elif candidates[0].entity_type in PLURAL_TYPES and _closes_plural(text, end):
                yield AliasHit(start, end + 1, alias, kind, candidates)


def _opens_name(text: str, start: int) -> bool:
    before = text[start - 1] if start else " "
    if before in "&@#/_." and not text[start - 2 : start - 1].isspace():
        return before == "/" and text[start - 2 : start - 1].isalpha()
    return not before.isalnum()


def _closes_name(text: str, end: int) -> bool:
    after = text[end : end + 1]
    if after in CLOSERS_REFUSED or after.isalnum():
        return False
    follows = text[end + 1 : end + 2]
    return not (after == "." and follows.isalnum()) and not (after == "-" and follows.isdigit())


def _closes_plural(text: str, end: int) -> bool:
    return text[end : end + 1] == "s" and _closes_name(text, end + 1)


def _read_aliases(
    rows: Sequence[ReferenceRow], year_ends: Mapping[str, int]
) -> dict[str, tuple[AliasKind, tuple[NamedEntity, ...]]]:
    entities: dict[str, list[NamedEntity]] = defaultdict(list)
    kinds: dict[str, AliasKind] = {}
    for row in rows:
        entity = _read_entity(row, year_ends)
        for alias, kind in _aliases_of(row):
            if kind == "full":
                entities[alias].insert(0, entity)
                kinds[alias] = kind
            else:
                entities[alias].append(entity)
                kinds.setdefault(alias, kind)
    for alias in [alias for alias in entities if " & " in alias]:
        spelled = alias.replace(" & ", " and ")
        if spelled not in entities:
            entities[spelled], kinds[spelled] = entities[alias], kinds[alias]
    return {alias: (kinds[alias], tuple(known)) for alias, known in entities.items()}


def _year_ends(rows: Sequence[ReferenceRow]) -> dict[str, int]:
    """Return the month in which the fiscal year of each issuer ends today."""
    return {row["issuer"]: int(row["end_month"]) for row in rows if not row["valid_until"]}


def _read_entity(row: ReferenceRow, year_ends: Mapping[str, int]) -> NamedEntity:
    return NamedEntity(
        name=row["name"],
        entity_type=read_entity_type(row["entity_type"]),
        country_code=row["country_code"] or None,
        ticker=row["ticker"] or None,
        home_currency_code=row["home_currency_code"] or None,
        is_known=True,
        isin=row["isin"] or None,
        parent_name=row["parent"] or None,
        fiscal_year_end_month=year_ends.get(row["name"]),
        source=row["source"],
    )


def _aliases_of(row: ReferenceRow) -> Iterator[tuple[str, AliasKind]]:
    reserved = {*split_cell(row["short_names"]), *split_cell(row["home_names"])}
    for alias in (row["name"], *split_cell(row["aliases"])):
        if alias not in reserved:
            yield alias, "full"
    for alias in split_cell(row["short_names"]):
        yield alias, "short"
    for alias in split_cell(row["home_names"]):
        yield alias, "home"


def split_cell(cell: str) -> tuple[str, ...]:
    """Return the names of a cell that separates them by "|"; an empty cell has none."""
    return tuple(part for part in cell.split("|") if part)
