"""Gzip files in several members, whole and damaged: what is before the damage is read."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.sources.members import Members, open_to_damage, read_head
from flows.sources.record import HeldDocument
from tests.flows.sources.finding import find_in

WORDS = b"".join(b"%d cranes\n" % number for number in range(3000))


def _packed(size: int) -> bytes:
    parts = [WORDS[at : at + size] for at in range(0, len(WORDS), size)]
    return b"".join(gzip.compress(part, mtime=0) for part in parts)


def _read(content: bytes) -> tuple[bytes, list[str | None]]:
    members = Members(io.BytesIO(content))
    read = b"".join(iter(members.read, b""))
    return read, [seam.damage for seam in members.seams]


@pytest.mark.parametrize("size", [1, 700, 5000, 20_000, len(WORDS)])
@pytest.mark.parametrize("end", [b"", bytes(512)], ids=["", "filled up with NUL"])
def test_members_are_read_one_after_the_other(size: int, end: bytes) -> None:
    content = _packed(max(size, 30)) + end
    read, damages = _read(content)
    assert read == WORDS
    assert set(damages) <= {None}


DAMAGES = (
    (lambda packed: packed[:-4], "cut off", "without its end"),
    (lambda packed: packed + b"more", "is none", "with something behind"),
    (lambda packed: packed[:2000] + b"\xff" * 40 + packed[2040:], "broken", "with other bytes"),
)


@pytest.mark.parametrize(("breaks", "words", "why"), DAMAGES, ids=[case[2] for case in DAMAGES])
def test_damage_is_a_seam(breaks: object, words: str, why: str) -> None:
    assert callable(breaks)
    read, damages = _read(breaks(_packed(5000)))
    assert WORDS.startswith(read[:3000]), why
    assert [damage for damage in damages if damage], why
    assert any(words in damage for damage in damages if damage), why


@given(st.integers(0, 10**6), st.integers(1, 255), st.integers(100, 9000))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_changed_byte_loses_nothing_before_its_member(at: int, value: int, size: int) -> None:
    packed = bytearray(_packed(size))
    at %= len(packed)
    starts = len(_packed(size)[:at].split(b"\x1f\x8b\x08")) - 2
    packed[at] ^= value
    read, _ = _read(bytes(packed))
    assert read.startswith(WORDS[: max(starts, 0) * size]) or at < 20


@given(st.integers(1, 10**6), st.lists(st.integers(0, 400), min_size=1, max_size=9))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_lines_and_bytes_come_as_from_any_file(cut: int, sizes: list[int]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.gz")
        path.write_bytes(_packed(5000))
        plain = io.BytesIO(WORDS)
        with open_to_damage(path) as file:
            for number, size in enumerate(sizes):
                if number % 2:
                    assert file.readline(size) == plain.readline(size)
                else:
                    assert file.read(size * cut % 9999) == plain.read(size * cut % 9999)


def test_a_head_is_read_from_a_file_that_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(_packed(len(WORDS))[:-9])
    head = read_head(path, 100_000)
    assert len(head) > 20_000
    assert WORDS.startswith(head)
    with open_to_damage(path) as file, pytest.raises(HeldDocument, match="cut off"):
        while file.readline(100):
            pass


def test_records_before_a_cut_are_kept(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": n, "title": "Crane", "body": f"It paid {n * 7919}."}) for n in range(99)
    ]
    packed = gzip.compress("\n".join(lines).encode(), mtime=0)
    found = find_in(tmp_path, packed[: len(packed) * 2 // 3])
    assert found.rules == ["unreadable_file"]
    assert len(found.captures) > 40
    assert found.texts == lines[: len(found.captures)]
