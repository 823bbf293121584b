"""A warehouse per test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.rows import paths_in
from warehouse.paths import WarehousePaths


@pytest.fixture
def paths(tmp_path: Path) -> WarehousePaths:
    return paths_in(tmp_path)
