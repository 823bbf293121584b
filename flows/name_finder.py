"""The named-entity reader of spaCy's small pipelines: its own weights, read for all tokens at once.

spaCy asks for every token which of 74 moves are allowed, one call each. Outside of a name a move
depends on the token alone, so all of them are scored in one product; only where a name of several
words begins is its end sought step by step, for all such names together.

Source: spaCy's BiluoPushDown: a name Begins, goes on (In) and ends (Last), or is one word (Unit).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.known_words import WordBatch
from flows.token_vectors import Floats, TokenVectors

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Name = tuple[int, int, str]
"""First token, token past the last, label."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Scores of many classes from a hidden layer."""

    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, layer: Any) -> Linear:  # noqa: ANN401 - thinc ships no usable types
        """Return what a thinc layer with parameters W and b computes."""
        return cls(np.ascontiguousarray(layer.get_param("W")), np.asarray(layer.get_param("b")))

    def __call__(self, rows: Floats) -> Floats:
        """Return all scores of each row."""
        scores: Floats = rows @ self.weights.T
        scores += self.bias
        return scores

    def at(self, rows: Floats, classes: Ints) -> Floats:
        """Return the score of one class for each row."""
        scores: Floats = np.einsum("ij,ij->i", rows, self.weights[classes])
        return scores + self.bias[classes]


class NameFinder:
    """Finds the names that the pipeline's `ner` would find, by the same weights."""

    def __init__(self, component: Any, most_words: int) -> None:  # noqa: ANN401 - spaCy ships no usable types
        model = component.model
        embed, _, project = model.get_ref("tok2vec").layers
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._vectors = TokenVectors(embed, most_words)
        self._project = Linear.of(project)
        self._lower = _by_feature(lower.get_param("W"))
        self._bias = _by_feature(lower.get_param("b")[None, ..., None])[0, 0]
        self._pads = _by_feature(lower.get_param("pad")[0][..., None])[:, 0]
        self._upper = Linear.of(upper)
        moves = [component.moves.get_class_name(at) for at in range(len(self._upper.bias))]
        places = {move: at for at, move in enumerate(moves)}
        self._labels = [move[2:] for move in moves]
        self._begins = np.array([move.startswith("B-") for move in moves])
        self._units = np.array([move.startswith("U-") and move != "U-" for move in moves])
        self._last = np.array([places.get(f"L-{label}", 0) for label in self._labels])
        self._in = np.array([places.get(f"I-{label}", 0) for label in self._labels])
        self._outside = places["O"]
        allowed = self._units | self._begins
        allowed[self._outside] = True
        self._never = np.where(allowed, 0, -np.inf).astype(np.float32)

    def __call__(self, documents: Sequence[Any], words: WordBatch) -> list[list[Name]]:
        """Return the names of each document, in text order; they never overlap.

        Args:
            documents: As spaCy split them, and parsed: no name goes on into another sentence.
            words: Their words.
        """
        vectors = self._project(np.concatenate(self._vectors(words)))
        stops = np.cumsum(words.lengths)
        flags = np.concatenate([d.to_array(["SENT_START", "IS_SPACE"]) for d in documents])
        may_go_on = np.ones(len(vectors), np.bool_)
        may_go_on[:-1] = flags[1:, 0] != 1
        may_go_on[stops - 1] = False
        moves = self._moves(vectors, may_go_on, flags[:, 1] == 1)
        return self._names(moves, self._ends(vectors, moves, may_go_on), stops)

    def _moves(self, vectors: Floats, may_go_on: Bools, is_space: Bools) -> Ints:
        """Return the best move at each token where no name is open."""
        sums = vectors @ self._lower[0] + (self._pads[1] + self._pads[2])
        scores = self._upper(self._hidden(sums)) + self._never
        scores[np.ix_(~may_go_on, self._begins)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        best[is_space] = self._outside
        return best

    def _ends(self, vectors: Floats, moves: Ints, may_go_on: Bools) -> dict[int, int]:
        """Return for each token that begins a name the token past its last."""
        starts = np.flatnonzero(self._begins[moves])
        begun = vectors[starts] @ self._lower[1]
        at = starts + 1
        ends: dict[int, int] = {}
        while len(starts):
            here, before = vectors[at] @ self._lower[0], vectors[at - 1] @ self._lower[2]
            hidden = self._hidden(here + begun + before)
            ending, going = self._last[moves[starts]], self._in[moves[starts]]
            is_last = self._upper.at(hidden, ending) >= self._upper.at(hidden, going)
            is_last |= ~may_go_on[at]
            ends.update(zip(starts[is_last].tolist(), (at[is_last] + 1).tolist(), strict=True))
            starts, begun, at = starts[~is_last], begun[~is_last], at[~is_last] + 1
        return ends

    def _hidden(self, sums: Floats) -> Floats:
        """Return the hidden layer: of each unit's two pieces the larger."""
        sums = sums + self._bias
        half = sums.shape[1] // 2
        return np.maximum(sums[:, :half], sums[:, half:])

    def _names(self, moves: Ints, ends: dict[int, int], stops: Ints) -> list[list[Name]]:
        """Return the names of each document; what begins inside another is none."""
        names: list[list[Name]] = [[] for _ in stops]
        found = np.flatnonzero(moves != self._outside)
        of = np.searchsorted(stops, found, side="right").tolist()
        firsts = [0, *stops.tolist()]
        end = 0
        for start, document in zip(found.tolist(), of, strict=True):
            if start >= end:
                end, first = ends.get(start, start + 1), firsts[document]
                names[document].append((start - first, end - first, self._labels[moves[start]]))
        return names


def _by_feature(weights: Any) -> Floats:  # noqa: ANN401 - thinc ships no usable types
    """Return (features, units, pieces, inputs) as (features, inputs, pieces x units)."""
    features, units, pieces, inputs = weights.shape
    turned = np.asarray(weights).transpose(0, 3, 2, 1)
    return np.ascontiguousarray(turned.reshape(features, inputs, pieces * units))
