"""The stored parses are what the language model says today."""

from __future__ import annotations

import pytest

from tests.transforms.claims.golden_parses import case_sentences, parse_sentences
from tests.transforms.claims.marked import golden_parses


@pytest.mark.slow
def test_stored_parses_are_those_of_the_model() -> None:
    parses = parse_sentences(case_sentences())
    stored = golden_parses()
    assert sorted(stored) == sorted(parses)
    assert [s for s, parse in parses.items() if parse.tokens != stored[s].tokens] == []
