"""Sources that go back to an older text of an article."""

from __future__ import annotations

from collections.abc import Mapping

from flows.sources.names import is_own_place
from transforms.contracts import Capture


class Reverts:
    """Captures of older versions that are all that a run finds of their article.

    Sources that hold the older and the newer text side by side have taken nothing back. Nor has
    an archive or a dump that is read again: what it holds is not what the source says today.
    """

    def __init__(self, replaced: Mapping[str, set[str]]) -> None:
        """Watch what `replaced` names, with the captures of its older versions."""
        self._replaced = replaced
        self._seen: dict[str, str | None] = {}
        self._older: dict[str, Capture] = {}

    def take(self, capture: Capture, *, is_known: bool) -> int:
        """Note that the run found the capture; return how many are duplicates, as is known now.

        A known one is, unless it is kept here until the run's end; a kept one is as soon as
        another text of its article is found.
        """
        identity = capture.identity
        if identity not in self._replaced:
            return int(is_known)
        first = self._seen.setdefault(identity, capture.capture_id)
        if first != capture.capture_id:
            self._seen[identity] = None  # several texts: none of them is all that is found
            return int(is_known) + (self._older.pop(identity, None) is not None)
        if not is_known or identity in self._older or not self._is_back(capture):
            return int(is_known)
        self._older[identity] = capture
        return 0

    def settle(self) -> list[Capture]:
        """Return the captures that their articles have gone back to."""
        return list(self._older.values())

    def _is_back(self, capture: Capture) -> bool:
        is_live = capture.source_name.startswith(("http://", "https://")) or is_own_place(
            capture.identity, capture.source_name
        )
        is_older = capture.capture_id in self._replaced[capture.identity]
        return is_older and is_live and capture.captured_at is None
