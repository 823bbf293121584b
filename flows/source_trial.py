"""One document of a source, read as a run would read it, and stored nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from flows.child_end import Lost
from flows.fetching import Web, policy_of
from flows.isolated import Limits, work_isolated
from flows.jobs import place_of, reading_tools
from flows.settings import Settings
from flows.source_list import ListedSource
from flows.sources import RunStamp, find_captures
from flows.walk import options_for
from transforms.article import ArticleRows, Recording, read_article
from transforms.articles.document import UnreadableDocument
from transforms.articles.read import read_document
from transforms.contracts import Capture, Quarantine
from transforms.identity import content_id

MOST_TRIES = 3
"""Documents that are looked at until one can be read: the first of a feed may be a video."""
_RUN_ID = "19700101T000000Z-test"


@dataclass(frozen=True, slots=True)
class Trial:
    """What a source's first document would be stored as.

    Attributes:
        capture: The document; None where none could be read.
        rows: Its article and figures.
        held: Place and reason of each document before it that would go to quarantine.
    """

    capture: Capture | None
    rows: ArticleRows | None
    held: tuple[tuple[str, str], ...]


def try_source(source: ListedSource, settings: Settings, version: str) -> Trial:
    """Fetch and read the first document of `source` that can be read; nothing is noted.

    Args:
        source: What is tried.
        settings: Limits, and how pages are fetched.
        version: Our own, for the user agent.

    Raises:
        SourceNotFound: Its path is not there.
    """
    held: list[tuple[str, str]] = []
    with closing(Web(policy_of(settings, version))) as web:
        for found in islice(_documents(source, settings, web), MOST_TRIES):
            if isinstance(found, Quarantine):
                held.append((found.row_key, f"{found.rule_code}: {found.reason}"))
                continue
            read = _read(found, settings)
            if isinstance(read, ArticleRows):
                return Trial(found, read, tuple(held))
            held.append((place_of(found), f"{read.rule_code}: {read.reason}"))
    return Trial(None, None, tuple(held))


def _documents(
    source: ListedSource, settings: Settings, web: Web
) -> Iterator[Capture | Quarantine]:
    stamp = RunStamp(_RUN_ID, datetime.now(UTC))
    return find_captures(source.place, options_for(source, settings, web), stamp)


def _read(capture: Capture, settings: Settings) -> ArticleRows | Lost:
    reading_tools()  # before the child is forked that shares them
    (read,) = work_isolated(_rows, [capture], Limits(seconds=settings.reading_limit_s))
    return read


def _rows(capture: Capture) -> ArticleRows | Lost:
    tools = reading_tools()
    recording = Recording(
        article_id=content_id(capture.identity),
        version=1,
        capture_id=capture.capture_id,
        rules_version=tools.rules_version,
        run_id=capture.run_id,
        recorded_at=capture.recorded_at,
    )
    try:
        return read_article(read_document(capture, tools.articles), tools.reader, recording)
    except UnreadableDocument as error:
        return Lost(error.rule_code, error.reason)
