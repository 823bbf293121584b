"""Parquet: rows of any type become records, and a forged file costs itself only."""

from __future__ import annotations

import gzip
import io
import json
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.sources import SourceOptions
from flows.sources.parquet_child import RATIO_FLOOR
from flows.sources.parquet_process import ParquetProcess
from tests.flows.sources.finding import LIMIT, OPTIONS, Found, find_in

MUTANTS = 500
LONGEST_S = 60
"""For one mutant on a busy machine; alone it takes a fifth of a second."""
WORDS = "It paid 3 million."


def _file(columns: dict[str, object], **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def _columns(count: int) -> dict[str, object]:
    return {
        "id": list(range(count)),
        "title": [f"Crane {number}" for number in range(count)],
        "body": [f"It paid {number} million." for number in range(count)],
    }


VALUES = (
    (pa.array([date(2025, 3, 1)]), "2025-03-01", "a day"),
    (pa.array([datetime(2025, 3, 1)], pa.timestamp("ns")), "2025-03-01", "midnight is a day"),
    (pa.array([datetime(2025, 3, 1, 9, 30)]), "2025-03-01T09:30:00", "a moment"),
    (
        pa.array([datetime(2025, 3, 1, 9, tzinfo=UTC)], pa.timestamp("ns", "Asia/Tokyo")),
        "2025-03-01T09:00:00+00:00",
        "a moment with a zone",
    ),
    (pa.array([0], pa.timestamp("us", "No/Where")), "1970-01-01T00:00:00+00:00", "no such zone"),
    (pa.array([2**60], pa.timestamp("us")), None, "a moment beyond the calendar"),
    (pa.array([Decimal("1.50")]), "1.50", "an exact number stays exact"),
    (pa.array([1.5]), 1.5, "a number"),
    (pa.array([float("nan")]), None, "no number"),
    (pa.array([float("inf")]), None, "no number either"),
    (pa.array([2**63], pa.uint64()), 2**63, "a large number"),
    (pa.array([True]), True, "yes"),
    (pa.array([None], pa.null()), None, "nothing"),
    (pa.array([b"words"]), "words", "text without its type"),
    (pa.array(["x"]).dictionary_encode(), "x", "one of a few"),
    (pa.array(["x"], pa.large_string()), "x", "a large text"),
    (pa.array([["x", None]]), ["x", None], "a list"),
    (pa.array([[["x"]]], pa.large_list(pa.list_(pa.string()))), [["x"]], "a list of lists"),
    (pa.array([{"a": {"b": date(2025, 3, 1)}}]), {"a": {"b": "2025-03-01"}}, "parts of parts"),
    (pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int8())), [["k", 1]], "a map"),
    (pa.array([timedelta(1)]), None, "a span of time"),
)  # fmt: skip


@pytest.mark.parametrize(("array", "expected", "why"), VALUES, ids=[case[2] for case in VALUES])
def test_values_of_any_type(tmp_path: Path, array: pa.Array, expected: object, why: str) -> None:
    found = find_in(tmp_path, _file({"body": [WORDS], "value": array}))
    assert not found.held, found.held
    assert json.loads(found.texts[0]) == {"body": WORDS, "value": expected}, why


FILES = (
    (_file(_columns(1000), row_group_size=100), 1000, "ten row groups"),
    (_file(_columns(3), compression="zstd"), 3, "zstd"),
    (_file(_columns(3), version="1.0", data_page_version="2.0"), 3, "pages of version 2"),
    (_file({"body": [WORDS, None, "", WORDS]}), 2, "empty rows"),
    (gzip.compress(_file(_columns(3))), 3, "gzip"),
)


@pytest.mark.parametrize(("content", "count", "why"), FILES, ids=[case[2] for case in FILES])
def test_each_row_is_a_record(tmp_path: Path, content: bytes, count: int, why: str) -> None:
    found = find_in(tmp_path, content)
    assert (len(found.captures), found.rules) == (count, []), why
    assert {capture.media_type for capture in found.captures} == {"application/json"}


def test_a_row_says_where_it_stands(tmp_path: Path) -> None:
    found = find_in(tmp_path, _file(_columns(5), row_group_size=2))
    assert [capture.locator for capture in found.captures] == [f"row {n}" for n in range(1, 6)]
    assert found.captures[4].identity == f"{tmp_path.name}/source#4"


def _damaged(content: bytes, words: bytes) -> bytes:
    at = content.index(words)
    return content[:at] + bytes(byte ^ 0xFF for byte in words) + content[at + len(words) :]


PLAIN = _file(_columns(300), row_group_size=100, compression="none", write_page_checksum=True)
BOMB = _file({"body": [WORDS * 100] * 50_000}, compression="zstd")
HELD = (
    (_damaged(PLAIN, b"Crane 150"), ["broken_parquet"], 200, "a damaged row group"),
    (_file({"body": [WORDS, "a" * LIMIT]}), ["document_too_large"], 1, "a row too large"),
    (_file({"body": pa.array([b"\xff\xfe", WORDS.encode()])}), ["unreadable_encoding"], 1, "bytes"),
    (_file({"id": [1], "body": ["x"], "title": [None]})[:-9], ["broken_parquet"], 0, "cut off"),
    (b"PAR1", ["broken_parquet"], 0, "a mark alone"),
    (b"PARE" + bytes(40) + b"PARE", ["broken_parquet"], 0, "an encrypted file"),
    (_file({"text": [WORDS]}), ["no_text_column"], 0, "no column of text"),
    (_file({"body": pa.array([], pa.string())}), ["empty_document"], 0, "no row"),
    (_file({f"c{n}": [WORDS] for n in range(1001)}), ["broken_parquet"], 0, "too many columns"),
)


@pytest.mark.parametrize(("content", "rules", "count", "why"), HELD, ids=[c[3] for c in HELD])
def test_what_cannot_be_read_is_one_row(
    tmp_path: Path, content: bytes, rules: list[str], count: int, why: str
) -> None:
    found = find_in(tmp_path, content)
    assert (found.rules, len(found.captures)) == (rules, count), why
    assert all(row.reason.endswith(".") for row in found.held)


@pytest.mark.slow
def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    assert len(BOMB) < RATIO_FLOOR / 200
    found = find_in(tmp_path, BOMB, SourceOptions())
    assert found.rules == ["document_too_large"]
    assert len(found.captures) < RATIO_FLOOR / len(WORDS * 100)


def test_a_process_that_is_left_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(_file(_columns(5000)))
    with ParquetProcess(path, 0, LIMIT) as process:
        assert next(process.messages())[0] == "columns"
    assert process.has_ended


def _mutant(content: bytes, seed: int) -> bytes:
    """Forge a file: its footer, its pages, its length, runs of 255, or its end."""
    chance = random.Random(seed)
    forged = bytearray(content)
    end = len(content) - 8
    footer = end - int.from_bytes(content[end : end + 4], "little")
    kind = seed % 5
    if kind == 0:
        for _ in range(chance.randint(1, 8)):
            forged[chance.randrange(footer, end)] = chance.randrange(256)
    elif kind == 1:
        for _ in range(chance.randint(1, 8)):
            forged[chance.randrange(4, footer)] = chance.randrange(256)
    elif kind == 2:
        forged[end : end + 4] = chance.randrange(2**32).to_bytes(4, "little")
        forged[chance.randrange(4, end)] ^= 1 << chance.randrange(8)
    elif kind == 3:
        at = chance.randrange(footer, end)
        forged[at : at + chance.randint(1, 6)] = b"\xff" * chance.randint(1, 9)
    else:
        at = chance.randrange(4, end)
        forged[at:at] = forged[chance.randrange(end) :][: chance.randint(1, 400)]
        forged = forged if chance.random() < 0.5 else forged[: chance.randrange(5, len(forged))]
    return bytes(forged)


def _originals() -> list[bytes]:
    nested = {**_columns(120), "l": [[1, None]] * 120, "s": [{"a": 1, "b": ["x"]}] * 120}
    return [
        _file(nested, row_group_size=40),
        _file(nested, compression="zstd", use_dictionary=False, data_page_version="2.0"),
        _file(_columns(400), compression="gzip", write_page_checksum=True),
        _file({**_columns(60), "d": [Decimal("1.5")] * 60}, compression="none"),
    ]


@pytest.mark.slow
def test_forged_files_neither_crash_nor_hang(tmp_path: Path) -> None:
    originals = _originals()

    def read(seed: int) -> tuple[Found, float]:
        folder = tmp_path / str(seed)
        folder.mkdir()
        began = time.monotonic()
        content = _mutant(originals[seed % len(originals)], seed)
        return find_in(folder, content, OPTIONS), time.monotonic() - began

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(read, range(MUTANTS)))
    rules = Counter(rule for found, _ in results for rule in found.rules)
    assert all(found.captures or found.held for found, _ in results)
    assert max(seconds for _, seconds in results) < LONGEST_S
    assert rules["broken_parquet"] > MUTANTS / 2
    assert "unreadable_document" not in rules, rules
