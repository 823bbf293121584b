"""Token vectors of spaCy's small pipelines, worked out per article in a few large products.

spaCy computes the same numbers, but looks up and mixes every word's embedding anew, and walks
through some hundred small layers for each handful of sentences. Here a word's embedding is kept
once it is known, and each of the window layers is one product over all sentences of a batch.

Source: Honnibal, "Embed, encode, attend, predict"; spaCy's MultiHashEmbed and MaxoutWindowEncoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST_WORDS = 20_000
"""Words whose embeddings are kept, at 400 bytes each; then the store begins anew."""
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

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - spaCy ships no usable types
        embed, encode = model.layers
        columns = embed.layers[0].attrs["columns"]
        self._columns: list[str] = list(columns)
        self._lookup = embed.layers[2].layers[0]
        self._mix = embed.layers[3].layers[0]
        self._layers = tuple(WindowLayer.of(layer) for layer in encode.layers[0].layers)
        self._rows: dict[bytes, int] = {}
        self._known = np.zeros((MOST_WORDS, self.width), np.float32)

    @property
    def width(self) -> int:
        """How many numbers stand for one token."""
        return len(self._layers[0].gain)

    def __call__(self, documents: Sequence[Any]) -> list[Floats]:
        """Return one row per token, for each document; each is read as if it stood alone."""
        gap = len(self._layers)
        starts, total = [], gap
        for document in documents:
            starts.append(total)
            total += len(document) + gap
        rows = np.zeros((total, self.width), np.float32)
        embedded = self._embedded(np.concatenate([d.to_array(self._columns) for d in documents]))
        at = 0
        for start, document in zip(starts, documents, strict=True):
            rows[start : start + len(document)] = embedded[at : at + len(document)]
            at += len(document)
        for layer in self._layers:
            rows = layer(rows)
        return [rows[s : s + len(d)] for s, d in zip(starts, documents, strict=True)]

    def _embedded(self, features: NDArray[np.uint64]) -> Floats:
        """Return the embedding of each row of features, kept ones from the store."""
        features = np.ascontiguousarray(features)
        size = features.dtype.itemsize * features.shape[1]
        packed = features.tobytes()
        keys = [packed[at : at + size] for at in range(0, len(packed), size)]
        found = {key: at for at, key in enumerate(keys) if key not in self._rows}
        if len(self._rows) + len(found) > MOST_WORDS:
            self._rows.clear()
            found = {key: at for at, key in enumerate(keys)}
        if found:
            first = len(self._rows)
            self._rows.update((key, first + at) for at, key in enumerate(found))
            fresh = self._mix.predict(self._lookup.predict(features[list(found.values())]))
            self._known[first : first + len(found)] = fresh
        return self._known[[self._rows[key] for key in keys]]


def _named(layer: Any, name: str) -> Any:  # noqa: ANN401 - thinc ships no usable types
    """Return the part of a layer that bears `name`."""
    return next(part for part in layer.walk() if part.name == name)
