"""What the warehouse knows already, so that nothing is stored twice."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.lake import Lake


@dataclass(slots=True)
class KnownArticles:
    """Captures, texts and versions that are stored, or found earlier in this run."""

    captures: set[str]
    held: set[str]
    texts: set[str]
    versions: dict[str, int]

    @classmethod
    def load(cls, lake: Lake) -> KnownArticles:
        """Return what the warehouse holds."""
        articles = lake.known_articles()
        return cls(
            captures=set(lake.known_captures()),
            held={str(key[0]) for key in lake.existing_keys("core.quarantine")},
            texts={known.text_sha256 for found in articles.values() for known in found},
            versions={article_id: found[-1].version for article_id, found in articles.items()},
        )

    def add_capture(self, capture_id: str) -> bool:
        """Return whether the capture is new, and know it from now on."""
        is_new = capture_id not in self.captures
        self.captures.add(capture_id)
        return is_new

    def add_held(self, quarantine_id: str) -> bool:
        """Return whether the held document is new, and know it from now on."""
        is_new = quarantine_id not in self.held
        self.held.add(quarantine_id)
        return is_new

    def next_version(self, article_id: str, text_sha256: str) -> int | None:
        """Return the version that an article's text gets, None where that text is known.

        The same text anywhere is a duplicate; another text of the same article is a new version.
        """
        if text_sha256 in self.texts:
            return None
        self.texts.add(text_sha256)
        version = self.versions.get(article_id, 0) + 1
        self.versions[article_id] = version
        return version
