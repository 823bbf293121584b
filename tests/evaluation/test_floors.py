"""The floors of `make evaluate` can be raised and never lowered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation import evaluate


def test_update_raises_and_never_lowers(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    reached = {"a": {"F1": 90.7, "unit": 50.0}}
    evaluate.raise_floors(reached, {"a": {"F1": 88.0, "unit": 60.0}}, path)
    assert json.loads(path.read_text()) == {"a": {"F1": 90.5, "unit": 60.0}}


@pytest.mark.parametrize(
    ("reached", "floor", "holds"), [(90.0, 90.0, True), (89.9, 90.0, False), (91.0, 90.0, True)]
)
def test_a_measure_below_its_floor_fails(reached: float, floor: float, holds: bool) -> None:
    assert evaluate.show({"a": {"F1": reached}}, {"a": {"F1": floor}}) is holds
