"""What the tests of each kind of file do with a source: write it, read it, look at both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.sources import RunStamp, SourceOptions, find_captures
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

STAMP = RunStamp("run-1", datetime(2026, 1, 1, tzinfo=UTC))
LIMIT = 200_000
OPTIONS = SourceOptions(document_limit=LIMIT)


@dataclass(frozen=True)
class Found:
    captures: list[Capture]
    held: list[Quarantine]

    @property
    def rules(self) -> list[str]:
        return [row.rule_code for row in self.held]

    @property
    def urls(self) -> list[str]:
        return [capture.identity for capture in self.captures]

    @property
    def texts(self) -> list[str]:
        return [capture.content.decode(capture.charset) for capture in self.captures]


def find(path: Path, options: SourceOptions = OPTIONS) -> Found:
    found = list(find_captures(str(path), options, STAMP))
    return Found(
        [one for one in found if isinstance(one, Capture)],
        [one for one in found if isinstance(one, Quarantine)],
    )


def find_in(folder: Path, content: bytes, options: SourceOptions = OPTIONS) -> Found:
    """What a file with this content gives; its name is no evidence."""
    path = folder / "source"
    path.write_bytes(content)
    return find(path, options)
