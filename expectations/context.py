"""What an audit knows besides the tables: the run, words of seeds/reference, rates, a reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

import pyarrow as pa

from transforms.contracts.vocabulary import Kind
from transforms.currency.rates import RateTable
from transforms.figures.reading import FigureReading
from transforms.reference import Reference

Query = Callable[[str, Mapping[str, pa.Table]], pa.Table]
"""Run one SELECT in DuckDB over the given tables, each under its name, and return its rows."""

ReadSurface = Callable[[str, Kind], FigureReading]
"""Read one printed figure of a kind again, without its article; raises ValueError where the words
give no figure."""

SMALLEST_SCALE = 1000
"""Scale words from here on are magnitude words; "dozen" and "hundred" are counted like numbers."""
NUMBER_ROLES = frozenset({"one", "teen", "ten"})


@dataclass(frozen=True, slots=True)
class AuditWords:
    """The words that rules look for, from seeds/reference.

    Attributes:
        currency_codes: Every currency code that may stand in `unit_code`.
        scales: Lower-case scale word to multiplier, from a thousand up.
        numbers: Lower-case number word to its size: "one" to "nineteen", "twenty" to "ninety".
    """

    currency_codes: frozenset[str]
    scales: Mapping[str, Decimal]
    numbers: Mapping[str, int]

    @classmethod
    def from_reference(cls, reference: Reference) -> AuditWords:
        """Return the words of `currencies.csv`, `scales.csv` and `number_words.csv`."""
        scales = {
            row["word"].lower(): Decimal(row["multiplier"])
            for row in reference["scales"]
            if row["place"] == "word" and Decimal(row["multiplier"]) >= SMALLEST_SCALE
        }
        numbers = {
            row["word"].lower(): int(row["value"])
            for row in reference["number_words"]
            if row["role"] in NUMBER_ROLES
        }
        codes = frozenset(row["code"] for row in reference["currencies"])
        return cls(codes, MappingProxyType(scales), MappingProxyType(numbers))


@dataclass(frozen=True, slots=True)
class Digest:
    """SHA-256 in hex, and length in bytes, of a content that is not held in memory."""

    sha256: str
    byte_count: int

    @classmethod
    def of(cls, content: bytes) -> Digest:
        """Return the digest of `content`."""
        return cls(hashlib.sha256(content).hexdigest(), len(content))


@dataclass(frozen=True, slots=True)
class AuditContext:
    """The run that is audited, and what its rows are compared with.

    Attributes:
        run_id: Run that is audited.
        recorded_at: When it began (UTC): the only clock that rules see.
        words: Words of seeds/reference.
        query: Runs SQL in DuckDB; `warehouse.lake` has one.
        read_surface: Reads a printed figure again, for rule F1; None leaves F1's re-read out.
        rates: ECB rates, for rule F7; None leaves the recomputing of US dollars out.
        stored: Keys that the warehouse already holds, as one-table views by short name with at
            least the key columns ("articles", "entities"); absent means none.
        digests: Digests of captures' contents by capture id, for rule A2, where the table of
            captures comes without them.
    """

    run_id: str
    recorded_at: datetime
    words: AuditWords
    query: Query
    read_surface: ReadSurface | None = None
    rates: RateTable | None = None
    stored: Mapping[str, pa.Table] = field(default_factory=dict)
    digests: Mapping[str, Digest] = field(default_factory=dict)
