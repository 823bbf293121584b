"""A slice of the mutated articles; `python -m tests.faults.mutate` reads as many as are wanted."""

from __future__ import annotations

import pytest

from tests.faults.mutate import check, mutants, source_lines

COUNT = 2000


@pytest.mark.slow
def test_mutated_articles_are_read() -> None:
    for number, text in mutants(source_lines(), 0, COUNT):
        try:
            check(text)
        except Exception as error:
            raise AssertionError(f"mutant {number}: {text!r}") from error
