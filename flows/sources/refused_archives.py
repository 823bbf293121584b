"""Archives that are recognised and refused, with a word on what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flows.sources.members import read_head
from flows.sources.record import HeldDocument, RunStamp, SourceOptions
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

_TAR_MARK = slice(257, 262)
_HEAD_BYTES = 512
_ARC = b"filedesc://"


def looks_refused(head: bytes) -> bool:
    """Tell whether a file begins as an archive that is not read."""
    return _reason(head) is not None


def refuse_archive(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Refuse an archive.

    Raises:
        HeldDocument: unsupported_type, always.
    """
    raise HeldDocument(
        "unsupported_type", _reason(read_head(path, _HEAD_BYTES)) or "The archive is not read here."
    )


def _reason(head: bytes) -> str | None:
    if head[_TAR_MARK] == b"ustar":
        return "The file is a tar archive; unpack it and give the folder."
    if head.startswith(_ARC):
        return (
            "The file is a web archive of the old form ARC; turn it into WARC: warcio recompress."
        )
    return None
