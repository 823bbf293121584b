"""Where bodies go that are too large for a page: dumps and archives, to the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.fetching.answers import Body
from flows.fetching.refusals import FetchRefused

LARGEST_DUMP = 4_000_000_000
"""Bytes; a file of the news archive CC-NEWS has about 1 GB."""


@dataclass(frozen=True, slots=True)
class Store:
    """A file that takes a body which holds many documents.

    Attributes:
        file: Where the body goes; it does not exist before.
        recognises: Whether a file with such a beginning holds many documents.
        largest: Bytes that it takes, as sent and unpacked.
    """

    file: Path
    recognises: Callable[[Path], bool]
    largest: int = LARGEST_DUMP

    def takes(self, beginning: bytes) -> bool:
        """Write the beginning of a body, and return whether the rest may follow."""
        self.file.write_bytes(beginning)
        return self.recognises(self.file)

    def fill(self, pieces: Iterable[bytes]) -> Body:
        """Write the rest of a body.

        Raises:
            FetchRefused: It is too large even for a dump (document_too_large).
        """
        beginning = self.file.read_bytes()
        digest, count = hashlib.sha256(beginning), len(beginning)
        with self.file.open("ab") as file:
            for piece in pieces:
                count += len(piece)
                if count > self.largest:
                    raise too_large(self.largest, "unpacked")
                digest.update(piece)
                file.write(piece)
        return Body(b"", self.file, digest.hexdigest())


def too_large(limit: int, how: str) -> FetchRefused:
    """Return the refusal of an answer of more than `limit` bytes, "as sent" or "unpacked"."""
    return FetchRefused("document_too_large", f"The answer has more than {limit:,} bytes {how}.")
