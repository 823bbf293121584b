"""Runs of letters are the same however they are split."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.figures.letter_runs import RUN, letter_runs


@given(st.text(st.characters(max_codepoint=127)) | st.text())
def test_runs_of_letters(text: str) -> None:
    assert letter_runs(text) == RUN.findall(text)
