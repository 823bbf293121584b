"""Where bodies go that are too large for a page: dumps and archives, to the disk."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from flows.fetching.answers import Body
from flows.fetching.refusals import FetchRefused

LARGEST_DUMP = 2_000_000_000
"""Bytes; a file of the news archive CC-NEWS has about 1 GB."""
LEFT_FREE = 1_000_000_000
"""Bytes of the disk that a dump leaves free."""
LOOK_EACH = 50_000_000


@dataclass(frozen=True, slots=True)
class Store:
    """A file that takes a body which holds many documents.

    Attributes:
        file: Where the body goes; it does not exist before.
        recognises: Whether a file with such a beginning holds many documents.
        largest: Bytes that it takes, as sent and unpacked.
        left_free: Bytes of the disk that it leaves free.
    """

    file: Path
    recognises: Callable[[Path], bool]
    largest: int = LARGEST_DUMP
    left_free: int = LEFT_FREE

    def takes(self, beginning: bytearray) -> bool:
        """Write the beginning of a body, and return whether the rest may follow."""
        self.file.write_bytes(beginning)
        return self.recognises(self.file)

    def fill(self, beginning: bytearray, pieces: Iterable[bytes]) -> Body:
        """Write the rest of a body behind the beginning that was taken.

        Raises:
            FetchRefused: It is too large even for a dump, or for the disk (document_too_large).
        """
        self._check_disk()
        digest, count, seen = hashlib.sha256(beginning), len(beginning), 0
        with self.file.open("ab") as file:
            for piece in pieces:
                count += len(piece)
                if count > self.largest:
                    raise too_large(self.largest, "unpacked")
                if count - seen > LOOK_EACH:
                    self._check_disk()
                    seen = count
                digest.update(piece)
                file.write(piece)
        return Body(b"", self.file, digest.hexdigest())

    def _check_disk(self) -> None:
        if shutil.disk_usage(self.file.parent).free < self.left_free:
            raise FetchRefused("document_too_large", "There is no room for it on the disk.")


def too_large(limit: int, how: str) -> FetchRefused:
    """Return the refusal of an answer of more than `limit` bytes, "as sent" or "unpacked"."""
    return FetchRefused("document_too_large", f"The answer has more than {limit:,} bytes {how}.")
