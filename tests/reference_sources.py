"""seeds/reference/sources.toml: origin, licence, date and SHA-256 of every reference table.

`python -m tests.reference_sources` writes the hashes; `--check` fails where a table has no entry
or its bytes changed since its entry was written.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "seeds" / "reference"
SOURCES = FOLDER / "sources.toml"
REQUIRED = ("origin", "licence", "read_on", "sha256")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def problems() -> list[str]:
    """Return what is wrong, one sentence each."""
    entries = tomllib.loads(SOURCES.read_text(encoding="utf-8"))
    tables = {path.stem: path for path in FOLDER.glob("*.csv")}
    found = [f"{name}.csv has no entry in sources.toml" for name in sorted(tables.keys() - entries)]
    found += [f"sources.toml names {name}, which is no table" for name in entries.keys() - tables]
    for name in sorted(tables.keys() & entries.keys()):
        missing = [key for key in REQUIRED if not entries[name].get(key)]
        found += [f"sources.toml [{name}] lacks {key}" for key in missing]
        if not missing and entries[name]["sha256"] != digest(tables[name]):
            found.append(f"{name}.csv changed: run `make format` and look at its origin and date")
    return found


def write_hashes() -> None:
    """Rewrite each sha256 line; all other lines are written by hand."""
    lines, name = [], ""
    for line in SOURCES.read_text(encoding="utf-8").splitlines():
        heading = re.fullmatch(r"\[(\w+)\]", line)
        name = heading.group(1) if heading else name
        is_hash = line.startswith("sha256") and (FOLDER / f"{name}.csv").exists()
        lines.append(f'sha256 = "{digest(FOLDER / f"{name}.csv")}"' if is_hash else line)
    SOURCES.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    if "--check" not in sys.argv:
        write_hashes()
    found = problems()
    for sentence in found:
        print(f"seeds/reference: {sentence}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
