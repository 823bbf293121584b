"""What the workers do when a document is slow, and when what they kept is gone."""

from __future__ import annotations

import contextlib
import time
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.job_parts import CleaningJob, ReadingJob
from flows.jobs import clean_batch, read_batch
from flows.kept import documents_file, load_documents
from flows.sources import RunStamp, SourceOptions, find_captures
from flows.time_limit import TimeLimitReached, time_limit
from tests.flows.stories import STORIES
from transforms.contracts import Capture
from transforms.identity import content_id
from warehouse.paths import WarehousePaths

STAMP = RunStamp("run", datetime(2025, 2, 24, tzinfo=UTC))


def work_on(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_the_limit_counts_work_and_not_waiting() -> None:
    with time_limit(0.1):
        time.sleep(0.3)
    with pytest.raises(TimeLimitReached), time_limit(0.1):
        work_on(5)


def test_a_limit_that_the_work_swallows_comes_again() -> None:
    with pytest.raises(TimeLimitReached), time_limit(0.1, repeat_s=0.1):
        with contextlib.suppress(BaseException):
            work_on(5)
        work_on(5)


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["gone", "half", "altered", "nothing"])
def test_kept_documents_that_are_damaged_are_made_again(tmp_path: Path, damage: str) -> None:
    (tmp_path / "ferry.txt").write_text(STORIES["ferry"], encoding="utf-8")
    found = find_captures(str(tmp_path / "ferry.txt"), SourceOptions(), STAMP)
    captures = tuple(one for one in found if isinstance(one, Capture))
    cleaned = clean_batch(CleaningJob("captures-a", captures, tmp_path, STAMP)).captures[0]
    paths = WarehousePaths(tmp_path)
    file = documents_file(paths, "captures-a")
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    elif damage != "nothing":
        file.write_bytes(content[:200] if damage == "half" else b"x" + content[1:])
    assert (load_documents(paths, "captures-a") is None) is (damage != "nothing")
    versions = ((cleaned.capture_id, content_id(captures[0].identity), 1),)
    read = read_batch(ReadingJob(f"rows-{damage}", "captures-a", versions, tmp_path, STAMP))
    assert (read.unread_count, read.fault) == (0, None)
    assert pq.read_table(read.staged["core.articles"]).num_rows == 1
