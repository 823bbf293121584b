"""The gate judges captures by digest, and publishes them with their bytes."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.context import Digest
from expectations.row_rules.articles import check_capture_hash
from expectations.row_rules.surroundings import Surroundings
from flows.gate_captures import CAPTURES, load_captures, passed_captures
from tests.expectations import small_world as world
from transforms.contracts import declared_tables
from warehouse.arrow import arrow_from_rows

COUNT = 35


def test_contents_are_left_out_and_come_back(tmp_path: Path) -> None:
    contents = [f"Document {number}. ".encode() * number for number in range(COUNT)]
    rows = [
        dataclasses.replace(world.CAPTURE, capture_id=f"{number:016x}", content=content)
        for number, content in enumerate(contents)
    ]
    files = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for file, part in zip(files, (rows[:5], rows[5:]), strict=True):
        pq.write_table(arrow_from_rows(declared_tables()[CAPTURES], part), file)
    lean, digests = load_captures(files)
    assert set(lean["content"].to_pylist()) == {b""}
    assert digests[rows[7].capture_id] == Digest(
        hashlib.sha256(contents[7]).hexdigest(), len(contents[7])
    )
    passed = lean.filter([number % 3 > 0 for number in range(COUNT)])
    (file,) = passed_captures(passed, files, tmp_path / "c.parquet")
    written = pq.read_table(file)
    assert written.schema == lean.schema
    assert written["content"].to_pylist() == [
        content for number, content in enumerate(contents) if number % 3 > 0
    ]


def test_files_that_pass_whole_are_published_as_they_are(tmp_path: Path) -> None:
    files = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for number, file in enumerate(files):
        row = dataclasses.replace(world.CAPTURE, capture_id=f"{number:016x}", run_id=f"{number}")
        pq.write_table(arrow_from_rows(declared_tables()[CAPTURES], [row]), file)
    lean, _ = load_captures(files)
    assert passed_captures(lean, files, tmp_path / "c.parquet") == tuple(files)
    place = lean.column_names.index("run_id")
    stamped = lean.set_column(place, lean.schema.field("run_id"), pa.array(["1", "1"]))
    first, second = passed_captures(stamped, files, tmp_path / "c.parquet")
    assert (first, second) == (files[1], tmp_path / "c.parquet")
    assert pq.read_table(second)["run_id"].to_pylist() == ["1"]


def test_a_digest_stands_for_the_bytes() -> None:
    lean = dataclasses.replace(world.CAPTURE, content=b"")
    for content, is_right in ((world.CAPTURE.content, True), (b"altered", False)):
        context = world.context(digests={lean.capture_id: Digest.of(content)})
        finding = check_capture_hash(lean, Surroundings.of(context, {}))
        assert (finding is None) is is_right
