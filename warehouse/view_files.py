"""The views and macros that people query, one SQL file each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "views"
NAMES = (
    "as_of",
    "said",
    "pledges",
    "prints",
    "wires",
    "conflicts",
    "restated",
    "dollars",
    "fx_checks",
    "scorecard",
    "numbers",
    "number_reasons",
    "quarantine",
    "runs",
    "checks",
    "evidence",
)
"""Every file of `FOLDER` without its ending; a later one may use an earlier one."""

_STATEMENT_END = re.compile(r";[ \t]*(?:\n|$)")
_LAKE_LACKS = re.compile(r"COMMENT ON (?:COLUMN|MACRO)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ViewFile:
    """The statements of one file: the definition first, then its comments."""

    name: str
    statements: tuple[str, ...]

    @property
    def lake_statements(self) -> tuple[str, ...]:
        """The statements that DuckLake 1.0 knows: it keeps no comments on columns of views."""
        return tuple(text for text in self.statements if not _LAKE_LACKS.match(text))


def load_views(folder: Path = FOLDER) -> tuple[ViewFile, ...]:
    """Return the views and macros in the order in which they can be created."""
    return tuple(ViewFile(name, _statements(folder / f"{name}.sql")) for name in NAMES)


def _statements(path: Path) -> tuple[str, ...]:
    parts = (part.strip() for part in _STATEMENT_END.split(path.read_text(encoding="utf-8")))
    return tuple(part for part in parts if part)
