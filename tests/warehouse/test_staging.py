"""Staged batches: whole or not there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.rows import Rows, row
from transforms.contracts import Entity, FxRate, declared_tables
from warehouse.arrow import ValueDoesNotFit
from warehouse.paths import WarehousePaths
from warehouse.staging import (
    MARKER,
    clear_staging,
    gather_batches,
    remove_staged,
    stage_batch,
    staged_batch,
)

ROWS: Rows = {
    "core.fx_rates": [row(FxRate, number=n) for n in range(3)],
    "core.entities": [row(Entity)],
    "core.claims": [],
}


def test_a_batch_comes_back_by_its_id(paths: WarehousePaths) -> None:
    files = stage_batch(paths, "batch-1", ROWS)
    assert set(files) == {"core.fx_rates", "core.entities"}
    assert all(file.is_file() for file in files.values())
    assert staged_batch(paths, "batch-1") == files
    assert staged_batch(paths, "batch-2") is None


def test_the_same_rows_give_the_same_bytes(paths: WarehousePaths) -> None:
    first = {name: file.read_bytes() for name, file in stage_batch(paths, "a", ROWS).items()}
    again = {name: file.read_bytes() for name, file in stage_batch(paths, "b", ROWS).items()}
    assert first == again


def test_a_batch_without_rows_is_done_too(paths: WarehousePaths) -> None:
    assert stage_batch(paths, "empty", {}) == {}
    assert staged_batch(paths, "empty") == {}


def test_batches_are_gathered_by_table(paths: WarehousePaths) -> None:
    one, two = stage_batch(paths, "one", ROWS), stage_batch(paths, "two", ROWS)
    assert gather_batches([one, two]) == {name: [one[name], two[name]] for name in one}


def test_batches_are_removed(paths: WarehousePaths) -> None:
    stage_batch(paths, "one", ROWS)
    stage_batch(paths, "two", ROWS)
    remove_staged(paths, ["one", "never-there"])
    assert staged_batch(paths, "one") is None
    assert staged_batch(paths, "two") is not None
    clear_staging(paths)
    assert staged_batch(paths, "two") is None


def _truncate(folder: Path) -> None:
    file = folder / "core.fx_rates.parquet"
    file.write_bytes(file.read_bytes()[:-10])


def _flip(folder: Path) -> None:
    file = folder / "core.fx_rates.parquet"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _other_layout(folder: Path) -> None:
    marker = json.loads((folder / MARKER).read_text())
    (folder / MARKER).write_text(json.dumps({**marker, "layout": "older"}))


DAMAGE: list[tuple[str, Callable[[Path], object]]] = [
    ("truncated file", _truncate),
    ("one bit flipped", _flip),
    ("file missing", lambda folder: (folder / "core.entities.parquet").unlink()),
    ("empty file", lambda folder: (folder / "core.entities.parquet").write_bytes(b"")),
    ("marker missing", lambda folder: (folder / MARKER).unlink()),
    ("half a marker", lambda folder: (folder / MARKER).write_text('{"layout": "')),
    ("marker is no object", lambda folder: (folder / MARKER).write_text("[1]")),
    ("marker without tables", lambda folder: (folder / MARKER).write_text("{}")),
    ("marker of other contracts", _other_layout),
]


@pytest.mark.parametrize(("what", "damage"), DAMAGE, ids=lambda v: v if isinstance(v, str) else "")
def test_a_damaged_batch_is_done_again(
    paths: WarehousePaths, what: str, damage: Callable[[Path], object]
) -> None:
    files = stage_batch(paths, "batch", ROWS)
    whole = {name: file.read_bytes() for name, file in files.items()}
    damage(paths.staging / "batch")
    assert staged_batch(paths, "batch") is None, what
    assert stage_batch(paths, "batch", ROWS) == files
    assert {name: file.read_bytes() for name, file in files.items()} == whole


def test_a_writer_killed_halfway_left_nothing(paths: WarehousePaths) -> None:
    half = paths.staging / f".batch.{os.getpid()}"
    half.mkdir(parents=True)
    (half / "core.claims.parquet").write_bytes(b"PAR1")
    assert staged_batch(paths, "batch") is None
    files = stage_batch(paths, "batch", ROWS)
    assert sorted(file.name for file in (paths.staging / "batch").iterdir()) == [
        "core.entities.parquet",
        "core.fx_rates.parquet",
        MARKER,
    ]
    assert staged_batch(paths, "batch") == files
    assert not half.exists()


def test_rows_that_do_not_fit_stage_nothing(paths: WarehousePaths) -> None:
    wrong: Rows = {"core.fx_rates": [row(FxRate, {"units_per_eur": 1.5})]}
    with pytest.raises(ValueDoesNotFit, match=r"core\.fx_rates\.units_per_eur"):
        stage_batch(paths, "batch", wrong)
    assert staged_batch(paths, "batch") is None


@pytest.mark.parametrize(
    "batch_id", ["", "..", "../up", "a/b", ".hidden", "a b", "a\0b", "x" * 200]
)
def test_an_id_that_is_no_folder_name_is_refused(paths: WarehousePaths, batch_id: str) -> None:
    with pytest.raises(ValueError, match="is no batch id"):
        stage_batch(paths, batch_id, ROWS)


def test_an_undeclared_table_is_refused(paths: WarehousePaths) -> None:
    assert "core.unheard_of" not in declared_tables()
    with pytest.raises(KeyError):
        stage_batch(paths, "batch", {"core.unheard_of": [row(FxRate)]})
