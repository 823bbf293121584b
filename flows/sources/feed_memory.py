"""Which items of a feed were read before: one note a feed, of the items that it still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from flows.fetching import Web

ASKED_AFTER = (1, 8, 32)
"""Readings of a feed after which the page of an item is asked for again: corrections come soon."""
MOST_TRIES = 5
"""Polls that ask for a page that is not there: feeds often run minutes ahead of their pages."""
MOST_ASKED_AGAIN = 20
"""Pages that one reading of a feed asks for again, the first of the feed; others wait."""


class Known(NamedTuple):
    """An item that was read.

    Attributes:
        digest: What the feed gave of it; nothing where it is to be read again.
        polls: Readings of the feed since its page was asked for first; None: it is settled.
        is_missing: Whether its page was not there.
        identity: What its page is known by; None where no page was read.
    """

    digest: str
    polls: int | None = None
    is_missing: bool = False
    identity: str | None = None

    @property
    def is_due(self) -> bool:
        """Whether the next reading of the feed asks for its page again."""
        if self.polls is None:
            return False
        return self.is_missing or self.polls + 1 in ASKED_AFTER


class ItemMemory:
    """The items of one feed that need not be read again."""

    def __init__(self, name: str, web: Web | None, reading: str) -> None:
        """Recall the items of the feed called `name`.

        Args:
            name: The feed's address.
            web: What earlier runs learned; without it, no item is ever known.
            reading: How the feed is read: read in another way, its items are read again.
        """
        self._name = name
        self._note = f"{name} {reading}".rstrip()
        self._web = web
        noted = json.loads((web.recall(self._note) if web else None) or "{}")
        self._before = {key: Known(*known) for key, known in noted.items()}
        self._now: dict[str, Known] = {}
        self._left = MOST_ASKED_AGAIN
        self._is_unfinished = False

    def has(self, key: str, digest: str, *, may_ask: bool = True) -> bool:
        """Return whether an item needs no reading now: it was read as it is, and stays known.

        Args:
            key: Name of the item.
            digest: What the feed gives of it.
            may_ask: Whether there is time to ask for its page again.
        """
        known = self._before.get(key)
        if known is None or known.digest != digest:
            return False
        if known.is_due and self._left and may_ask:
            self._left -= 1
            return False
        if known.is_due:
            self._keep_due(known)
        elif known.polls is not None:
            known = known._replace(polls=known.polls + 1)
        self._now[key] = known
        return True

    def add(self, key: str, digest: str) -> None:
        """Know an item from now on: nothing that another run could better has come of it."""
        self._now[key] = Known(digest)

    def identity_of(self, key: str) -> str | None:
        """Return what the page of an item is known by, as an earlier run read it."""
        known = self._before.get(key)
        return known.identity if known else None

    def add_page(
        self, key: str, digest: str, identity: str | None, *, is_missing: bool = False
    ) -> None:
        """Know an item whose page was asked for: some later runs ask for it again.

        Args:
            key: Name of the item.
            digest: What the feed gives of it.
            identity: What its page is known by, if it was ever read.
            is_missing: Whether the page is not there, or not for us.
        """
        before = self._before.get(key)
        polls = 0
        if before and before[:3:2] == (digest, is_missing) and before.polls is not None:
            polls = before.polls + 1
        last = MOST_TRIES - 1 if is_missing else ASKED_AFTER[-1]
        known = Known(digest, polls if polls < last else None, is_missing, identity)
        self._keep_due(known)
        self._now[key] = known

    def add_failed(self, key: str) -> None:
        """Have an item read again by the next run, behind the others."""
        self._now[key] = Known("", identity=self.identity_of(key))
        self._ask_again()

    def turn_of(self, key: str, digest: str) -> int:
        """Return when an item is read: what is new first, what failed the last time last."""
        known = self._before.get(key)
        if known and not known.digest:
            return 2
        return int(known is not None and known.digest == digest)

    def leave_rest(self) -> None:
        """Leave the items that were not read to the next run."""
        self._is_unfinished = True
        if self._web:
            self._web.leave(self._name)

    def note(self, *, is_whole: bool) -> None:
        """Note what is known; once the feed was walked to its end, what it dropped is forgotten."""
        if self._web:
            known = self._now if is_whole and not self._is_unfinished else self._before | self._now
            self._web.learn(self._note, json.dumps(known, sort_keys=True))

    def _keep_due(self, known: Known) -> None:
        if known.is_missing and known.is_due:
            self._ask_again()

    def _ask_again(self) -> None:
        """Have the next run read the feed even if it has not changed."""
        if self._web:
            self._web.unlearn(self._name)


@contextmanager
def remembered_items(name: str, web: Web | None, reading: str) -> Iterator[ItemMemory]:
    """Yield the memory of a feed and note what was added, also where the walk ends early."""
    memory = ItemMemory(name, web, reading)
    is_whole = False
    try:
        yield memory
        is_whole = True
    finally:
        memory.note(is_whole=is_whole)
