"""Long texts full of names: twice the names take about twice the time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

from tests.transforms.entities.models import read_lines
from transforms.entities.gazetteer import Gazetteer

LETTERS = "abcdefghij"
MOST = 2.5
"""Times the growth of the text; what grows with its square takes eight times it here."""


def one_sentence(count: int) -> tuple[str, ...]:
    return ("Aa Bb, Airbus, Mr Ee, " * count,)


def other_names(count: int) -> tuple[str, ...]:
    words = ("".join(LETTERS[int(digit)] for digit in str(number)) for number in range(count))
    return tuple(f"Ruth X{word} met Q{word}z Corp." for word in words)


@pytest.mark.parametrize("write", [one_sentence, other_names])
def test_time_is_linear(write: Callable[[int], tuple[str, ...]], gazetteer: Gazetteer) -> None:
    def seconds(count: int) -> float:
        lines = write(count)
        gc.collect()
        gc.disable()  # else it also pays for looking through all that the other tests hold
        try:
            started = process_time()
            read_lines(lines, gazetteer, (("Aa Bb", "PERSON"),))
            return process_time() - started
        finally:
            gc.enable()

    small, large = (min(seconds(count) for _ in range(5)) for count in (100, 800))
    assert large < 8 * MOST * max(small, 0.005)
