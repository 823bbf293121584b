"""Load the reference tables of seeds/reference."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from transforms.reference import Reference

REFERENCE_FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "reference"
RULES_VERSION = "0.1"
"""Raised by hand when a rule in `transforms` changes what a text is read as."""


class ReferenceError(ValueError):
    """A reference table cannot be read; the message names the file and line."""


def load_reference(folder: Path = REFERENCE_FOLDER) -> Reference:
    """Return every CSV of `folder` by its name without ending.

    Raises:
        ReferenceError: A row has more or fewer cells than the header, or bytes that are no UTF-8.
    """
    return {path.stem: _load_table(path) for path in sorted(folder.glob("*.csv"))}


def rules_version(folder: Path = REFERENCE_FOLDER) -> str:
    """Return the version of rules and lexicons, such as "0.1+3f9a2c1b".

    The part after the plus changes with any byte of any reference table.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{RULES_VERSION}+{digest.hexdigest()[:8]}"


def _load_table(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, restkey="\0extra", strict=True)
            rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReferenceError(f"{path.name}: {error}") from error
    for number, row in enumerate(rows, start=2):
        if "\0extra" in row or None in row.values():
            raise ReferenceError(f"{path.name} row {number}: cells do not match the header")
    return rows
