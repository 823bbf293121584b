"""The walk over all that a run is asked to read, with a tally of each listed source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from flows.session import Session
from flows.settings import Settings
from flows.source_list import ListedSource
from flows.sources import SourceNotFound, SourceOptions, find_captures
from flows.sources.find import files_matching
from flows.sources.record import HeldDocument, Place, hold_document
from flows.stored import last_capture
from flows.watch import watched_locations
from transforms.contracts import Capture, Quarantine

if TYPE_CHECKING:
    from flows.fetching import Web


def options_for(source: ListedSource, settings: Settings, web: Web) -> SourceOptions:
    """Return how a listed source is read."""
    return SourceOptions(
        field_mapping=source.mapping or None,
        document_limit=settings.document_limit,
        publisher=source.publisher,
        web=web,
        follow_links=source.follow_links,
        tops=() if source.is_web else (source.place,),
    )


class Walk:
    """One walk over the locations and the listed sources of a run's order.

    Attributes:
        tally: Counts of the source that is being read: read, new, held.
    """

    def __init__(self, session: Session) -> None:
        """Walk for `session`; its tallies are filled on the way."""
        self._session = session
        self._stored = partial(last_capture, session.lake)
        self.tally: Counter[str] = Counter()

    def documents(self) -> Iterator[Capture | Quarantine]:
        """Yield what each source gives, one source after the other.

        Raises:
            SourceNotFound: A location that was asked for by itself is not there. A listed source
                that is not there is a quarantine row, and the others are read.
        """
        order = self._session.order
        options = SourceOptions(
            field_mapping=order.mapping or None,
            document_limit=self._session.settings.document_limit,
            web=self._session.web,
            follow_links=order.follow_links,
            stored=self._stored,
            tops=order.locations,
        )
        locations = list(order.locations)
        if order.is_watch:
            locations = watched_locations(self._session, locations)
        for location in locations:
            yield from find_captures(location, options, self._session.stamp)
        for source in order.sources:
            self.tally = self._session.tallies.setdefault(source.name, Counter())
            yield from self._listed(source)

    def _listed(self, source: ListedSource) -> Iterator[Capture | Quarantine]:
        options = options_for(source, self._session.settings, self._session.web)
        options = replace(options, stored=self._stored)
        try:
            for place in self._places(source):
                yield from find_captures(place, options, self._session.stamp)
        except SourceNotFound:
            reason = f"The source {source.name} is not there: {_shown(source)}."
            held = HeldDocument("source_not_found", reason)
            yield hold_document(Place(source.name), held, self._session.stamp)

    def _places(self, source: ListedSource) -> list[str]:
        """Its location; on a schedule, those of its files that are complete and not yet read."""
        if source.is_web or not self._session.order.is_watch:
            return [source.place]
        if not Path(source.place).exists() and not files_matching(source.place):
            raise SourceNotFound(source.place)
        return watched_locations(self._session, [source.place])


def _shown(source: ListedSource) -> str:
    return source.location if source.is_web else Path(source.location).name
