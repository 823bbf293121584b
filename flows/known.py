"""What the warehouse knows already, so that nothing is stored twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from warehouse.lake import Lake
from warehouse.publishing import KnownVersion


class Text(NamedTuple):
    """What an article prints: hash of the text, its publisher, whether it is taken back."""

    sha256: str
    publisher: str | None = None
    is_withdrawn: bool = False


@dataclass(slots=True)
class KnownArticles:
    """Captures, texts and versions that are stored, or found earlier in this run.

    Attributes:
        captures: Captures that need not be read again.
        held: Ids of held documents.
        latest: Number and text of each article's latest version.
        owners: The articles that ever had a text.
        leaders: The capture that brought a text in this run: it is still to be read.
        replaced: The captures of older versions, for articles that have several.
    """

    captures: set[str]
    held: set[str]
    latest: dict[str, tuple[int, Text]]
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
            latest={one: (found[-1].version, _text(found[-1])) for one, found in articles.items()},
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

    def next_version(self, article_id: str, text: Text, capture_id: str) -> int | None:
        """Return the version that an article's text gets, None where that text is known.

        The latest text of the article, and any text of another one of the publisher, is a
        duplicate; else it is a new version, also where the article returns to a text that it had
        before, or is taken back without another word. The same text in another paper is an
        article of its own: a print of one story.
        """
        version, latest = self.latest.get(article_id, (0, None))
        if _is_same(text, latest) or self.owners.get(text, set()) - {article_id}:
            return None
        self.owners.setdefault(text, set()).add(article_id)
        self.leaders[text] = capture_id
        self.latest[article_id] = (version + 1, text)
        return version + 1


def _owners(articles: dict[str, tuple[KnownVersion, ...]]) -> dict[Text, set[str]]:
    owners: dict[Text, set[str]] = {}
    for article_id, found in articles.items():
        for known in found:
            owners.setdefault(_text(known), set()).add(article_id)
    return owners


def _text(known: KnownVersion) -> Text:
    return Text(known.text_sha256, known.publisher, known.is_withdrawn)


def _is_same(text: Text, latest: Text | None) -> bool:
    """Return whether an article says nothing new; how its publisher is called is nothing new."""
    return latest is not None and text._replace(publisher=None) == latest._replace(publisher=None)
