"""Sources that go back to an older text of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from transforms.contracts import Capture
from transforms.identity import content_id


class Reverts:
    """Captures of older versions that are all that a run finds of their article.

    Sources that hold the older and the newer text side by side have taken nothing back.
    """

    def __init__(self, replaced: Mapping[str, set[str]]) -> None:
        """Watch the articles of `replaced`, with the captures of their older versions."""
        self._replaced = replaced
        self._seen: dict[str, set[str]] = {}
        self._older: dict[str, Capture] = {}

    def note(self, capture: Capture) -> str | None:
        """Note that the run found the capture; return its article's id if it is watched."""
        article_id = content_id(capture.identity)
        if article_id not in self._replaced:
            return None
        self._seen.setdefault(article_id, set()).add(capture.capture_id)
        return article_id

    def keeps(self, capture: Capture) -> bool:
        """Note a known capture, and return whether it is kept here until the run's end."""
        article_id = self.note(capture)
        if article_id is None or article_id in self._older:
            return False
        is_older = capture.capture_id in self._replaced[article_id]
        if is_older:
            self._older[article_id] = capture
        return is_older

    def settle(self) -> Iterator[tuple[Capture, bool]]:
        """Yield each kept capture, and whether the article has gone back to it."""
        for article_id, capture in self._older.items():
            yield capture, len(self._seen[article_id]) == 1
