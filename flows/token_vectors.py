"""Token vectors of spaCy's small pipelines, worked out per article in a few large products.

spaCy computes the same numbers, but looks up and mixes every word's embedding anew, and walks
through some hundred small layers for each handful of sentences. Here a word's embedding is kept
once it is known, and each of the window layers is one product over all sentences of a batch.

Source: Honnibal, "Embed, encode, attend, predict"; spaCy's MultiHashEmbed and MaxoutWindowEncoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.known_words import WORD_FEATURES, WordBatch

Floats = NDArray[np.float32]
TINY = np.float32(1e-8)
"""What spaCy adds to a variance before it divides by its root."""


@dataclass(frozen=True, slots=True)
class WindowLayer:
    """One layer: a window of three tokens, the largest of three products, scaled, added back."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, layer: Any) -> WindowLayer:  # noqa: ANN401 - thinc ships no usable types
        """Return the layer with its pieces side by side, so that each is one block of columns."""
        maxout, norm = _named(layer, "maxout"), _named(layer, "layernorm")
        weights = np.asarray(maxout.get_param("W"))
        width, pieces, inputs = weights.shape
        return cls(
            weights=np.ascontiguousarray(
                weights.transpose(1, 0, 2).reshape(width * pieces, inputs).T
            ),
            bias=np.ascontiguousarray(np.asarray(maxout.get_param("b")).T.reshape(-1)),
            gain=np.asarray(norm.get_param("G")),
            shift=np.asarray(norm.get_param("b")),
        )

    def __call__(self, rows: Floats) -> Floats:
        """Return the next layer's rows; a row sees itself and its two neighbours."""
        width = rows.shape[1]
        windows = np.zeros((len(rows), 3 * width), np.float32)
        windows[1:, :width] = rows[:-1]
        windows[:, width : 2 * width] = rows
        windows[:-1, 2 * width :] = rows[1:]
        pieces = windows @ self.weights
        pieces += self.bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for first in range(2 * width, pieces.shape[1], width):
            np.maximum(best, pieces[:, first : first + width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        best += rows
        return best


class TokenVectors:
    """A spaCy `Tok2Vec.v2` model whose words' embeddings are remembered."""

    def __init__(self, model: Any, most_words: int) -> None:  # noqa: ANN401 - spaCy ships no usable types
        embed, encode = model.layers
        columns = embed.layers[0].attrs["columns"]
        self._features = [WORD_FEATURES.index(column) for column in columns]
        self._lookup = embed.layers[2].layers[0]
        self._mix = embed.layers[3].layers[0]
        self._layers = tuple(WindowLayer.of(layer) for layer in encode.layers[0].layers)
        self._known = np.zeros((most_words, self.width), np.float32)

    @property
    def width(self) -> int:
        """How many numbers stand for one token."""
        return len(self._layers[0].gain)

    def __call__(self, words: WordBatch) -> list[Floats]:
        """Return one row per token, for each document; each is read as if it stood alone."""
        gap = len(self._layers)
        starts, total = [], gap
        for length in words.lengths:
            starts.append(total)
            total += length + gap
        rows = np.zeros((total, self.width), np.float32)
        embedded = self._embedded(words)
        at = 0
        for start, length in zip(starts, words.lengths, strict=True):
            rows[start : start + length] = embedded[at : at + length]
            at += length
        for layer in self._layers:
            rows = layer(rows)
        return [rows[s : s + n] for s, n in zip(starts, words.lengths, strict=True)]

    def _embedded(self, words: WordBatch) -> Floats:
        """Return the embedding of each token's word; those of fresh words are worked out."""
        if len(words.fresh):
            fresh = self._mix.predict(self._lookup.predict(words.fresh[:, self._features]))
            self._known[words.first : words.first + len(words.fresh)] = fresh
        embedded: Floats = self._known[words.numbers]
        return embedded


def _named(layer: Any, name: str) -> Any:  # noqa: ANN401 - thinc ships no usable types
    """Return the part of a layer that bears `name`."""
    return next(part for part in layer.walk() if part.name == name)
