"""The web as one run sees it: what earlier runs fetched is asked for only if it has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from flows.fetching.answers import Fetched, NotModified, Validators
from flows.fetching.fetcher import Fetcher
from flows.fetching.policy import FetchPolicy
from flows.fetching.refusals import FetchRefused
from flows.fetching.store import Store

NOTHING_KNOWN = "{}"
Recall = Callable[[str], str | None]
"""Name of a note to the note of an earlier run, or None."""


def _recall_nothing(_name: str) -> str | None:
    return None


class Web:
    """Fetches for one run, and keeps what the next run needs to ask for changes only.

    Attributes:
        learned: Notes of this run, by name. They are to be written down once the run has
            published: else a killed run would lose what it fetched.
        unfinished: Feeds of which a part is left to the next run.
        feed_s: Seconds after which that is done.
    """

    def __init__(
        self, policy: FetchPolicy, recall: Recall = _recall_nothing, fetcher: Fetcher | None = None
    ) -> None:
        """Fetch by `policy`; `recall` gives the notes of earlier runs.

        Args:
            policy: How to fetch.
            recall: Notes that an earlier run learned.
            fetcher: In place of one that is opened when it is first needed.
        """
        self._policy = policy
        self._recall = recall
        self._fetcher = fetcher
        self._unkept: set[str] = set()
        self.learned: dict[str, str] = {}
        self.unfinished: list[str] = []
        self.feed_s = policy.patience.feed_s

    def get(self, url: str, reading: str = "", store: Store | None = None) -> Fetched | NotModified:
        """Return the page at `url`, or that it is what an earlier run read.

        A page is unchanged where the server says so, and where it sends the same bytes again.

        Args:
            url: An http or https address.
            reading: How the page is read: read in another way, it is no known one.
            store: Takes a dump that is larger than a page may be.

        Raises:
            FetchRefused: Why not.
        """
        if self._fetcher is None:
            self._fetcher = Fetcher(self._policy)
        name = _page_name(url, reading)
        known = json.loads(self._recall(name) or NOTHING_KNOWN)
        asked = Validators(known.get("etag"), known.get("last_modified"), known.get("url"))
        try:
            found = self._fetcher.get(url, asked, store)
        except FetchRefused as refused:
            if refused.is_taken_back:
                self.learned[name] = NOTHING_KNOWN  # should it come back, it is read again
            raise
        if isinstance(found, Fetched):
            if known.get("sha256") != found.body.sha256:
                return found
            found = NotModified(found.url, found.validators)
        self.learned[name] = _page_note(found.validators, known["sha256"])
        return found

    def keep(self, url: str, found: Fetched, reading: str = "") -> None:
        """Note that the page at `url` was read to its end as `found`; see `unlearn`."""
        if not {url, found.url} & self._unkept:
            note = _page_note(found.validators, found.body.sha256)
            self.learned[_page_name(url, reading)] = note

    def unlearn(self, url: str) -> None:
        """Have a page read anew by the next run: not all of it can be taken.

        Args:
            url: The address it was asked for, or found at. To be said before the page is kept.
        """
        self._unkept.add(url)

    def leave(self, url: str) -> None:
        """Leave what was not read of a feed to the next run, which reads it anew.

        Args:
            url: The address it was asked for.
        """
        self.unlearn(url)
        self.unfinished.append(url)

    def recall(self, key: str) -> str | None:
        """Return what this run, or an earlier one, learned under `key`; None if nothing."""
        name = _note_name(key)
        return self.learned.get(name) or self._recall(name)

    def learn(self, key: str, note: str) -> None:
        """Note something under `key`, such as the items of a feed: the next run recalls it."""
        self.learned[_note_name(key)] = note

    def close(self) -> None:
        """Close all connections."""
        if self._fetcher is not None:
            self._fetcher.close()


def _page_name(url: str, reading: str) -> str:
    return f"page {url} {reading}".rstrip()


def _page_note(given: Validators, sha256: str) -> str:
    return json.dumps({**asdict(given), "sha256": sha256}, sort_keys=True)


def _note_name(key: str) -> str:
    return f"note {key}"
