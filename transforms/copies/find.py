"""The copies among some article versions."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.contracts import CopySignature
from transforms.copies.candidates import SketchIndex
from transforms.copies.compare import Likeness, compare
from transforms.copies.signature import Features, Key, features_of


def find_copies(signatures: Sequence[CopySignature]) -> tuple[Likeness, ...]:
    """Return every pair of copies among `signatures`, each once."""
    index = SketchIndex()
    features: dict[Key, Features] = {}
    found = []
    for signature in signatures:
        mine = features_of(signature)
        for key in index.like(signature.sketch):
            likeness = compare(features[key], mine)
            if likeness is not None:
                found.append(likeness)
        index.add(mine.key, signature.sketch)
        features[mine.key] = mine
    return tuple(found)
