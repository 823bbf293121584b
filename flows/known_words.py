"""Words that were read before: each has a number by which every part of the model knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORD_FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")
"""What the model's weights know of a word, as spaCy names it."""
MOST_WORDS = 50_000
"""Words that are known at once, at 800 bytes each for both parts; then the store begins anew."""


@dataclass(frozen=True, slots=True)
class WordBatch:
    """The words of documents that are read at once.

    Attributes:
        numbers: Of each token, of all documents in a row, its word's number.
        fresh: WORD_FEATURES of the words that are met for the first time, in the order of their
            numbers, which begin at `first`.
        first: Number of the first fresh word.
        lengths: Tokens of each document.
    """

    numbers: NDArray[np.int64]
    fresh: NDArray[np.uint64]
    first: int
    lengths: tuple[int, ...]


class KnownWords:
    """Numbers of words by their features, for all parts of the model."""

    def __init__(self, most: int) -> None:
        """Know up to `most` words at once; a batch has fewer."""
        self._most = most
        self._numbers: dict[bytes, int] = {}

    def read(self, documents: Sequence[Any]) -> WordBatch:
        """Return the words of spaCy `documents`; numbers of an earlier batch may be void."""
        features = np.concatenate([one.to_array(list(WORD_FEATURES)) for one in documents])
        features = np.ascontiguousarray(features)
        size = features.dtype.itemsize * features.shape[1]
        packed = features.tobytes()
        keys = [packed[at : at + size] for at in range(0, len(packed), size)]
        places = {key: at for at, key in enumerate(keys) if key not in self._numbers}
        if len(self._numbers) + len(places) > self._most:
            self._numbers.clear()
            places = {key: at for at, key in enumerate(keys)}
        first = len(self._numbers)
        self._numbers.update((key, first + at) for at, key in enumerate(places))
        return WordBatch(
            numbers=np.fromiter(map(self._numbers.__getitem__, keys), np.int64, len(keys)),
            fresh=features[list(places.values())],
            first=first,
            lengths=tuple(map(len, documents)),
        )
