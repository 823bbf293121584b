"""Copies are found as often, as surely and as fast as promised."""

from __future__ import annotations

import random

import pytest

from tests.evaluation.copies import CORPUS, KINDS, SPEED, copies_of, load_stories, measure
from tests.shared_data import SHARED, needs

pytestmark = pytest.mark.slow

LEAST_RECALL = 99.0
LEAST_PRECISION = 97.0
MOST_SECONDS = 5.0


@needs(CORPUS)
@pytest.mark.parametrize("seed", ["copies", "another draw"])
def test_copies_are_found(seed: str) -> None:
    measures = measure(load_stories(SHARED / CORPUS, seed=seed), seed)
    assert {kind: measures[f"recall, {kind}"] >= LEAST_RECALL for kind in KINDS} == dict.fromkeys(
        KINDS, True
    ), measures
    assert measures["precision"] >= LEAST_PRECISION
    assert measures[SPEED] <= MOST_SECONDS


def test_a_copy_differs_as_its_kind_says() -> None:
    words = [f"word{number}" for number in range(100)]
    body = " ".join(f"{word}." if number % 10 == 9 else word for number, word in enumerate(words))
    made = copies_of(body, ["other"], random.Random(0))
    assert set(made) == set(KINDS)
    assert body in made["boilerplate"]
    assert len(made["tail"].split()) == 60
    assert made["words"].split().count("other") == 10
    assert len(made["sentences"].split()) == 70
