"""Dictionary forms by table; the law that a lemma is stable and in lower case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.claims.marked import claim_lexicon
from transforms.claims.lemma import lemma_of

CASES = (
    ("rose", "VBD", "rise", "irregular"),
    ("Jobs", "NNS", "job", "plural"),
    ("companies", "NNS", "company", "ies"),
    ("loss", "NN", "loss", "a singular that ends in s"),
    ("losses", "NNS", "loss", "es after ss"),
    ("spending", "VBG", "spend", "ing"),
    ("spending", "NN", "spending", "a noun in ing is its own lemma"),
    ("cutting", "VBG", "cut", "a doubled letter"),
    ("selling", "VBG", "sell", "ll stays"),
    ("raised", "VBD", "raise", "a silent e that the lexicon settles"),
    ("planned", "VBN", "plan", "a doubled letter"),
    ("pledges", "VBZ", "pledge", "s after a silent e"),
    ("denied", "VBD", "deny", "ied"),
    ("frobbed", "VBD", "frob", "an unknown word"),
    ("'s", "VBZ", "be", "a short form"),
)


@pytest.mark.parametrize(("word", "tag", "expected", "why"), CASES)
def test_lemma(word: str, tag: str, expected: str, why: str) -> None:
    assert claim_lexicon().lemma(word, tag) == expected, why


@given(st.text(min_size=1, max_size=20), st.sampled_from(["NN", "NNS", "VBD", "VBG", "VBZ", "JJ"]))
def test_any_word_has_a_lemma_in_lower_case(word: str, tag: str) -> None:
    lemma = lemma_of(word, tag, {}, frozenset())
    assert lemma
    assert lemma == lemma.lower()
    assert lemma_of(lemma, "NN", {}, frozenset()) == lemma
