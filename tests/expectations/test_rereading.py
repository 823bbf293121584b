"""F1 on real readings: every figure's words read as the figure again, shared scales included."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from expectations.row_rules.rereading import check_reads_back
from expectations.row_rules.surroundings import Surroundings
from tests.expectations import small_world as world
from tests.expectations.small_world import context, small_world
from tests.transforms.figures.reader import lexicon
from transforms.contracts.vocabulary import Kind
from transforms.figures.find import read_surface
from transforms.figures.reading import FigureReading

# Each row: the sentence, one figure's words, its size, and whether they prove it.
CASES = [
    ("It rose from $7 to $8 million.", "$7", "7000000", True),
    ("It fell from $8 to $7 million.", "$8", "8000000", True),
    ("It rose from $7 to $8 million.", "$7", "7000", False),
    ("It paid $7 last year.", "$7", "7000000", False),
    ("It paid $7 and $8 million.", "$7", "7000000", False),
]


def reader(surface: str, kind: Kind) -> FigureReading:
    return read_surface(surface, lexicon(), kind)


@pytest.mark.parametrize(("text", "surface", "size", "is_proven"), CASES)
def test_an_end_of_a_range_may_have_the_scale_of_the_other(
    text: str, surface: str, size: str, is_proven: bool
) -> None:
    start = text.index(surface)
    figure = dataclasses.replace(
        world.PLEDGE,
        surface=surface,
        value=Decimal(size),
        start_char=start,
        end_char=start + len(surface),
    )
    rows = {**small_world(), "core.articles": [dataclasses.replace(world.ARTICLE, text=text)]}
    around = Surroundings.of(context(read_surface=reader), rows)
    assert (check_reads_back(figure, around) is None) == is_proven
