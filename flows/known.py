"""What the warehouse knows already, so that nothing is stored twice."""

from __future__ import annotations

from dataclasses import dataclass, field

from warehouse.lake import Lake
from warehouse.publishing import KnownVersion


Text = tuple[str, str | None]
"""Hash of a text, and who published it; None: unknown."""


@dataclass(slots=True)
class KnownArticles:
    """Captures, texts and versions that are stored, or found earlier in this run.

    Attributes:
        captures: Captures that need not be read again.
        held: Ids of held documents.
        latest: Number and text of each article's latest version.
        owners: The articles that ever had a text, by its hash and their publisher.
        leaders: The capture that brought a text in this run, by hash and publisher: it is still to
            be read.
        replaced: The captures of older versions, for articles that have several.
    """

    captures: set[str]
    held: set[str]
    latest: dict[str, tuple[int, str]]
    owners: dict[Text, set[str]]
    leaders: dict[Text, str] = field(default_factory=dict)
    replaced: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def load(cls, lake: Lake, rules_version: str) -> KnownArticles:
        """Return what the warehouse holds and `rules_version` need not read again."""
        articles = lake.known_articles()
        return cls(
            captures=set(lake.known_captures(rules_version)),
            held={str(key[0]) for key in lake.existing_keys("core.quarantine")},
            latest={
                one: (found[-1].version, found[-1].text_sha256) for one, found in articles.items()
            },
            owners=_owners(articles),
            replaced={
                article_id: {one.capture_id for one in found} - {found[-1].capture_id}
                for article_id, found in articles.items()
                if len(found) > 1
            },
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

    def next_version(
        self, article_id: str, text_sha256: str, capture_id: str, publisher: str | None = None
    ) -> int | None:
        """Return the version that an article's text gets, None where that text is known.

        The latest text of the article, and any text of another one of the publisher, is a
        duplicate; else it is a new version, also where the article returns to a text that it had
        before. The same text in another paper is an article of its own: a print of one story.
        """
        version, latest = self.latest.get(article_id, (0, ""))
        text = (text_sha256, publisher)
        if latest == text_sha256 or self.owners.get(text, set()) - {article_id}:
            return None
        self.owners.setdefault(text, set()).add(article_id)
        self.leaders[text] = capture_id
        self.latest[article_id] = (version + 1, text_sha256)
        return version + 1


def _owners(articles: dict[str, tuple[KnownVersion, ...]]) -> dict[Text, set[str]]:
    owners: dict[Text, set[str]] = {}
    for article_id, found in articles.items():
        for known in found:
            owners.setdefault((known.text_sha256, known.publisher), set()).add(article_id)
    return owners
