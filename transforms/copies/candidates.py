"""Which pairs of texts are worth comparing: those whose sketches share a few hashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from transforms.copies.signature import Key, unpack

FEWEST_COMMON = 3


class SketchIndex:
    """The sketches of some article versions, by hash."""

    def __init__(self, sketches: Iterable[tuple[Key, bytes]] = ()) -> None:
        """Index `sketches`."""
        self._keys: dict[int, list[Key]] = {}
        for key, sketch in sketches:
            self.add(key, sketch)

    def add(self, key: Key, sketch: bytes) -> None:
        """Add the sketch of one article version."""
        for one in unpack(sketch):
            self._keys.setdefault(one, []).append(key)

    def like(self, sketch: bytes) -> list[Key]:
        """Return the article versions that share enough hashes with `sketch`."""
        common = self._keys.keys() & unpack(sketch)
        if len(common) < FEWEST_COMMON:
            return []
        counts = Counter(key for one in common for key in self._keys[one])
        return [key for key, count in counts.items() if count >= FEWEST_COMMON]
