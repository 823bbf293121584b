"""The copies among some article versions."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.contracts import CopySignature
from transforms.copies.candidates import SketchIndex
from transforms.copies.compare import Likeness, compare
from transforms.copies.signature import Features, Key, features_of


def find_copies(signatures: Sequence[CopySignature]) -> tuple[Likeness, ...]:
    """Return every pair of copies among `signatures`, each once."""
    index, features = SketchIndex(), Unpacked(signatures)
    found = []
    for signature in signatures:
        key = (signature.article_id, signature.version)
        for other in index.like(signature.sketch):
            likeness = compare(features[other], features[key])
            if likeness is not None:
                found.append(likeness)
        index.add(key, signature.sketch)
    return tuple(found)


class Unpacked(dict[Key, Features]):
    """The features of those articles that are compared with any: most are with none."""

    def __init__(self, signatures: Sequence[CopySignature]) -> None:
        """Unpack one of `signatures` when it is first asked for."""
        super().__init__()
        self._signatures = {(one.article_id, one.version): one for one in signatures}

    def __missing__(self, key: Key) -> Features:
        self[key] = features_of(self._signatures[key])
        return self[key]
