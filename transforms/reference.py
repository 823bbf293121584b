"""Reference rows: the words, symbols, names and publishers of seeds/reference, as passed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

ReferenceRow = Mapping[str, str]
"""One CSV row: column name to cell, "" where the cell is empty."""

Reference = Mapping[str, Sequence[ReferenceRow]]
"""All reference tables: name of the CSV without its ending, to its rows."""
