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
    ("SHARES FROM $7 TO $8 MILLION", "$7", "7000000", True),
    ("It rose from $7 to $8 million.", "$7", "7000", False),
    ("It paid $7 last year.", "$7", "7000000", False),
    ("It paid $7 and $8 million.", "$7", "7000000", False),
]


def reader(surface: str, kind: Kind) -> FigureReading:
    return read_surface(surface, lexicon(), kind)


# Each row: the sentence, one figure's words, its unit, its size, and whether they prove it.
BORROWED = [
    ("It earned 41 cts vs 13.", "13", "cts", "0.13", True),
    ("It earned 41 cts vs 13.", "13", "cts", "13", True),
    ("It earned 41 cts vs 13.", "13", "cts", "1.3", False),
    ("It earned 41 dlrs vs 13.", "13", "cts", "0.13", False),
    ("It earned 41 dlrs vs 13.", "13", "dlrs", "0.13", False),
    ("It paid 47.1p vs 37.7.", "37.7", "p", "0.377", True),
    ("It paid 16 H.K. Cents vs 11.", "11", "h.k. cents", "0.11", True),
    ("It paid seven cents vs five.", "five", "cents", "0.05", True),
]


@pytest.mark.parametrize(("text", "surface", "unit", "size", "is_proven"), BORROWED)
def test_a_bare_number_may_have_the_unit_printed_before_it(
    text: str, surface: str, unit: str, size: str, is_proven: bool
) -> None:
    assert _is_proven(text, surface, size, unit) == is_proven


@pytest.mark.parametrize(("text", "surface", "size", "is_proven"), CASES)
def test_an_end_of_a_range_may_have_the_scale_of_the_other(
    text: str, surface: str, size: str, is_proven: bool
) -> None:
    assert _is_proven(text, surface, size, None) == is_proven


def _is_proven(text: str, surface: str, size: str, unit: str | None) -> bool:
    start = text.rindex(surface)
    figure = dataclasses.replace(
        world.PLEDGE,
        surface=surface,
        unit_text=unit,
        value=Decimal(size),
        start_char=start,
        end_char=start + len(surface),
    )
    rows = {**small_world(), "core.articles": [dataclasses.replace(world.ARTICLE, text=text)]}
    around = Surroundings.of(context(read_surface=reader), rows)
    return check_reads_back(figure, around) is None
