"""The web as one run sees it: what earlier runs fetched is asked for only if it has changed."""

from __future__ import annotations

from collections.abc import Mapping

from flows.fetching.answers import Fetched, NotModified, Validators
from flows.fetching.fetcher import Fetcher
from flows.fetching.policy import FetchPolicy


class Web:
    """Fetches for one run, and keeps what the next run needs to ask for changes only.

    Attributes:
        learned: Address to its validators, as this run was given them. They are to be noted once
            the run has published: else a killed run would lose what it fetched.
    """

    def __init__(self, policy: FetchPolicy, known: Mapping[str, Validators] | None = None) -> None:
        """Fetch by `policy`; `known` are the validators of earlier runs by address."""
        self._policy = policy
        self._known = known or {}
        self._fetcher: Fetcher | None = None
        self.learned: dict[str, Validators] = {}

    def get(self, url: str, *, is_conditional: bool = True) -> Fetched | NotModified:
        """Return the page at `url`, or that it is what an earlier run fetched.

        Raises:
            FetchRefused: Why not.
        """
        if self._fetcher is None:
            self._fetcher = Fetcher(self._policy)
        found = self._fetcher.get(url, self._known.get(url) if is_conditional else None)
        if found.validators:
            self.learned[url] = found.validators
        return found

    def close(self) -> None:
        """Close all connections."""
        if self._fetcher is not None:
            self._fetcher.close()
