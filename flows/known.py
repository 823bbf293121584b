"""What the warehouse knows already, so that nothing is stored twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from flows.isolated import Limits
from flows.sameness import Arrival, Latest, Text, is_other_article, other_article_id
from flows.sources.record import Place
from transforms.contracts import Capture
from transforms.identity import content_id
from warehouse.lake import Lake
from warehouse.publishing import KnownVersion

WHOLE_FILE_RULES = frozenset(
    {"binary_document", "empty_document", "no_text_column", "unsupported_type"}
)
"""Rules by which nothing of a file is read: one capture of it shows that they hold no more."""
_HELD_PLACES = "SELECT row_key, rule_code FROM core.quarantine WHERE table_name = 'raw.captures'"


class Version(NamedTuple):
    """The article that a capture belongs to, and the number of its version."""

    article_id: str
    number: int


@dataclass(slots=True)
class KnownArticles:
    """Captures, texts and versions that are stored, or found earlier in this run.

    Attributes:
        captures: Captures that need not be read again.
        held: Ids of held documents.
        held_places: Places where something is held that gave no capture.
        held_files: Files among them of which nothing could be read.
        latest: The latest version of each article.
        owners: The articles that ever had a text.
        leaders: The capture that brought a text in this run: it is still to be read.
        replaced: The captures of older versions, by what they are known by.
    """

    captures: set[str]
    held: set[str]
    latest: dict[str, Latest]
    owners: dict[Text, set[str]]
    leaders: dict[Text, str] = field(default_factory=dict)
    replaced: dict[str, set[str]] = field(default_factory=dict)
    held_places: set[str] = field(default_factory=set)
    held_files: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, lake: Lake, rules_version: str, limits: Limits) -> KnownArticles:
        """Return what the warehouse holds and need not be read again so and within `limits`."""
        articles = lake.known_articles()
        places = lake.query(_HELD_PLACES)
        return cls(
            captures=set(lake.known_captures(rules_version, limits.words)),
            held={str(key[0]) for key in lake.existing_keys("core.quarantine")},
            latest={article_id: _latest(found[-1]) for article_id, found in articles.items()},
            owners=_owners(articles),
            replaced=_replaced(articles),
            held_places={str(place) for place, _ in places},
            held_files={str(place) for place, rule_code in places if rule_code in WHOLE_FILE_RULES},
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

    def settled_places(self, capture: Capture) -> set[str]:
        """Return the places of held documents that a capture shows to be readable now."""
        place = Place(capture.source_name, capture.locator)
        return ({str(place)} & self.held_places) | ({capture.source_name} & self.held_files)

    def newer_capture(self, arrival: Arrival) -> datetime | None:
        """Return when the article's latest version was captured, if later than this other text."""
        latest = self.latest.get(self._article_of(arrival))
        if latest is None or arrival.text in self.owners or not arrival.is_older_than(latest):
            return None
        return latest.captured_at

    def next_version(self, arrival: Arrival) -> Version | None:
        """Return the article and version that an arrival's text gets, None where it is known.

        The latest text of the article, and any text of another one of the publisher, is a
        duplicate; else it is a new version, also where the article returns to a text that it had
        before, or is taken back without another word. What was captured before the latest version
        never follows it. The same text in another paper is an article of its own: a print of one
        story. So is what only shares an article's name.
        """
        article_id, text = self._article_of(arrival), arrival.text
        latest = self.latest.get(article_id)
        is_known = latest is not None and (
            arrival.says_the_same_as(latest) or arrival.is_older_than(latest)
        )
        if is_known or self.owners.get(text, set()) - {article_id}:
            return None
        self.owners.setdefault(text, set()).add(article_id)
        self.leaders[text] = arrival.capture_id
        number = latest.version + 1 if latest else 1
        self.latest[article_id] = Latest(
            number, text, arrival.told, arrival.captured_at, is_of_this_run=True
        )
        return Version(article_id, number)

    def _article_of(self, arrival: Arrival) -> str:
        article_id = content_id(arrival.identity)
        latest = self.latest.get(article_id)
        is_other = latest is not None and is_other_article(arrival, latest)
        return other_article_id(arrival) if is_other else article_id


def _latest(known: KnownVersion) -> Latest:
    return Latest(known.version, _text(known), known.told, known.captured_at)


def _replaced(articles: Mapping[str, Sequence[KnownVersion]]) -> dict[str, set[str]]:
    replaced: dict[str, set[str]] = {}
    for *older, last in articles.values():
        for known in older:
            if known.identity is not None and known.capture_id != last.capture_id:
                replaced.setdefault(known.identity, set()).add(known.capture_id)
    return replaced


def _owners(articles: dict[str, tuple[KnownVersion, ...]]) -> dict[Text, set[str]]:
    owners: dict[Text, set[str]] = {}
    for article_id, found in articles.items():
        for known in found:
            owners.setdefault(_text(known), set()).add(article_id)
    return owners


def _text(known: KnownVersion) -> Text:
    return Text(known.text_sha256, known.publisher, known.is_withdrawn)
