"""Part of speech from tag, dependency and word."""

from __future__ import annotations

import pytest

from transforms.text.universal_pos import universal_pos

CASES = [
    ("NN", "nsubj", "profit", "NOUN", "a noun"),
    ("NNP", "compound", "toyota", "PROPN", "a name"),
    ("VBD", "ROOT", "rose", "VERB", "a full verb"),
    ("VBZ", "aux", "has", "AUX", "has risen"),
    ("VBD", "auxpass", "was", "AUX", "was cut"),
    ("VBZ", "ROOT", "is", "AUX", "the copula"),
    ("MD", "aux", "will", "AUX", "a modal"),
    ("IN", "prep", "of", "ADP", "a preposition"),
    ("IN", "mark", "because", "SCONJ", "a conjunction that opens a clause"),
    ("DT", "det", "the", "DET", "an article"),
    ("DT", "nsubj", "this", "PRON", "a pronoun"),
    ("RB", "advmod", "sharply", "ADV", "an adverb"),
    ("RB", "neg", "not", "PART", "a negation"),
    ("CD", "nummod", "three", "NUM", "a number"),
    ("ADD", "dep", "example.org", "X", "no word"),
]


@pytest.mark.parametrize(("tag", "dependency", "norm", "pos", "why"), CASES)
def test_universal_pos(tag: str, dependency: str, norm: str, pos: str, why: str) -> None:
    assert universal_pos(tag, dependency, norm) == pos, why
