"""Which items of a feed were read before: one note a feed, of the items that it still holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.fetching import Web


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
        noted = web.recall(self._note) if web else None
        self._before: dict[str, str] = json.loads(noted) if noted else {}
        self._now: dict[str, str] = {}

    def has(self, key: str, digest: str) -> bool:
        """Return whether an item was read as it is; it stays known."""
        is_known = self._before.get(key) == digest
        if is_known:
            self._now[key] = digest
        return is_known

    def add(self, key: str, digest: str) -> None:
        """Know an item from now on: nothing that another run could better has come of it."""
        self._now[key] = digest

    def ask_again(self) -> None:
        """Have the next run read the feed even if it has not changed."""
        if self._web:
            self._web.unlearn(self._name)

    def note(self, *, is_whole: bool) -> None:
        """Note what is known; once the feed was walked to its end, what it dropped is forgotten."""
        if self._web:
            known = self._now if is_whole else self._before | self._now
            self._web.learn(self._note, json.dumps(known, sort_keys=True))


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
