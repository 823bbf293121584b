"""Files that change while they are read, and files whose reading fails."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from flows.sources import RunStamp, SourceOptions, find_captures
from flows.sources.find import MOST_HELD
from tests.faults.hostile_case import prose
from transforms.contracts import Capture, Quarantine

STAMP = RunStamp("run", datetime(2025, 2, 24, tzinfo=UTC))
OPTIONS = SourceOptions()


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(prose(name), encoding="utf-8")


def test_a_file_that_vanishes_is_one_row(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "b.txt", "c.txt")
    found = find_captures(str(tmp_path), OPTIONS, STAMP)
    first = next(found)
    (tmp_path / "b.txt").unlink()
    lost, last = found
    assert isinstance(first, Capture)
    assert isinstance(lost, Quarantine)
    assert lost.rule_code == "unreadable_file"
    assert isinstance(last, Capture)


def test_a_file_that_becomes_a_link_outside_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    _write(tmp_path, "secret.txt")
    _write(folder, "a.txt", "b.txt")
    found = find_captures(str(folder), OPTIONS, STAMP)
    next(found)
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (held,) = found
    assert isinstance(held, Quarantine)


def test_a_file_that_grows_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    line = json.dumps({"title": "A", "body": "B " * 20_000}) + "\n"
    path.write_text(line * 3, encoding="utf-8")
    captures = []
    for found in find_captures(str(path), OPTIONS, STAMP):
        captures.append(found)
        if len(captures) < 10:
            with path.open("a", encoding="utf-8") as file:
                file.write(line)
    assert 3 <= len(captures) <= 12
    assert all(isinstance(one, Capture) for one in captures)


def test_a_file_that_shrinks_loses_its_last_record(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    line = json.dumps({"title": "A", "body": "B " * 60_000}) + "\n"
    path.write_text(line * 5, encoding="utf-8")
    found = find_captures(str(path), OPTIONS, STAMP)
    assert isinstance(next(found), Capture)
    with path.open("r+b") as file:
        file.truncate(len(line) * 2 + 50_000)
    rest = list(found)
    assert [type(one) for one in rest] == [Capture, Quarantine]


def test_a_file_whose_reading_fails_is_one_row() -> None:
    (held,) = find_captures("/proc/self/mem", OPTIONS, STAMP)
    assert isinstance(held, Quarantine)
    assert held.rule_code == "unreadable_file"


def test_a_file_is_given_up_only_where_most_of_it_is_unreadable(tmp_path: Path) -> None:
    good = json.dumps({"title": "A", "body": "B"}) + "\n"
    bad = '{"title": \n'
    (tmp_path / "bad.jsonl").write_text(good + bad * (MOST_HELD + 50), encoding="utf-8")
    (tmp_path / "fair.jsonl").write_text((good * 2 + bad) * (MOST_HELD + 50), encoding="utf-8")
    found = list(find_captures(str(tmp_path), OPTIONS, STAMP))
    rules = [one.rule_code for one in found if isinstance(one, Quarantine)]
    assert rules.count("mostly_unreadable") == 1
    assert rules.count("broken_json_line") == MOST_HELD + MOST_HELD + 50
    assert sum(isinstance(one, Capture) for one in found) == 1 + 2 * (MOST_HELD + 50)
