"""Whether a document is another version of an article, or another article of the same name.

An address names one article. A file's name, and an id in a dump, may be given to another one the
next day: what the two tell of themselves decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flows.sources.names import NAMELESS, is_global
from transforms.contracts import Capture
from transforms.identity import content_id
from warehouse.publishing import Told

_WORD = re.compile(r"\w+")


class Text(NamedTuple):
    """What an article prints: hash of the text, its publisher, whether it is taken back."""

    sha256: str
    publisher: str | None = None
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest version of an article.

    Attributes:
        version: Its number.
        text: What it prints.
        told: What it tells of itself.
        captured_at: When it was captured, where that is known.
        is_of_this_run: Whether this run found it.
    """

    version: int
    text: Text
    told: Told = Told()
    captured_at: datetime | None = None
    is_of_this_run: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """A cleaned capture on its way to an article and a version.

    Attributes:
        capture_id: The capture.
        identity: What it is known by.
        text: What it prints.
        told: What it tells of itself.
        captured_at: When an archive captured it, or it was fetched.
        is_file: Whether it is a whole file, known by its name.
        is_record: Whether it is a record of a dump.
    """

    capture_id: str
    identity: str
    text: Text
    told: Told = Told()
    captured_at: datetime | None = None
    is_file: bool = False
    is_record: bool = False

    @classmethod
    def of(cls, capture: Capture, text: Text, told: Told) -> Arrival:
        """Return the arrival of a capture that prints `text`."""
        return cls(
            capture.capture_id,
            capture.identity,
            text,
            told,
            capture.captured_at or (capture.recorded_at if _is_fetched(capture) else None),
            is_file=capture.identity == capture.source_name,
            is_record=capture.media_type == "application/json",
        )

    def says_the_same_as(self, latest: Latest) -> bool:
        """Return whether it says nothing new; how its publisher is called is nothing new."""
        return self.text._replace(publisher=None) == latest.text._replace(publisher=None)

    def is_older_than(self, latest: Latest) -> bool:
        """Return whether it was captured before; where that is not known of both, it was not."""
        if self.captured_at is None or latest.captured_at is None:
            return False
        return self.captured_at < latest.captured_at


def is_other_article(arrival: Arrival, latest: Latest) -> bool:
    """Tell whether `arrival` only shares the name of the article that `latest` is of.

    So does another title from another publisher, with another address or of another day; in one
    run, another title in a file of the same name, and a record that has no id beside another.
    """
    if arrival.says_the_same_as(latest):
        return False
    if NAMELESS in arrival.identity:
        return latest.is_of_this_run
    if is_global(arrival.identity) and not arrival.is_record:
        return False
    if not _differ(_key(arrival.told.title), _key(latest.told.title)):
        return False
    facts = (
        (arrival.text.publisher, latest.text.publisher),
        (arrival.told.url, latest.told.url),
        (arrival.told.published_on, latest.told.published_on),
    )
    is_beside = latest.is_of_this_run and arrival.is_file
    return is_beside or any(one and other and one != other for one, other in facts)


def other_article_id(arrival: Arrival) -> str:
    """Return the id of an article whose name another one had first."""
    if NAMELESS in arrival.identity:
        return content_id(arrival.identity, arrival.text.sha256)
    told, publisher = arrival.told, arrival.text.publisher
    own = (_key(told.title), publisher, told.url, told.published_on)
    return content_id(arrival.identity, *(str(one or "") for one in own))


def _is_fetched(capture: Capture) -> bool:
    """Tell whether a capture is a page as its address gave it, or an item of a feed."""
    is_item = capture.locator is None or capture.locator.startswith("item ")
    return capture.source_name.startswith(("http://", "https://")) and is_item


def _key(title: str | None) -> str:
    return " ".join(_WORD.findall((title or "").casefold()))


def _differ(one: str, other: str) -> bool:
    """Tell whether two titles are of two articles: neither is the other with a tag before it."""
    return bool(one and other) and not (one.endswith(other) or other.endswith(one))
