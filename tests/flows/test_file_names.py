"""Names of files as they are kept: one harmless line, and the way back for the ledger."""

from __future__ import annotations

import os

import pytest

from flows.file_names import printable_name, storable_path

NAMES = (
    ("day/story.txt", "day/story.txt", "a plain name stays"),
    ("Zürich – “café” 日本.txt", "Zürich – “café” 日本.txt", "and so does any writing"),
    ("a\nb\tc\x1b[31m\x7f.txt", r"a\x0ab\x09c\x1b[31m\x7f.txt", "control characters"),
    ("gpj.\u202etxt", r"gpj.\u202etxt", "a name that turns round"),
    ("a\u200bb\ufeff\u2066\u2028.txt", r"a\u200bb\ufeff\u2066\u2028.txt", "marks without width"),
    (os.fsdecode(b"caf\xe9.txt"), r"caf\xe9.txt", "bytes that are no UTF-8"),
    ("a\ud800.txt", r"a\ud800.txt", "a surrogate that is no byte"),
)


@pytest.mark.parametrize(("name", "shown", "why"), NAMES, ids=[case[2] for case in NAMES])
def test_names_are_one_line_that_can_be_stored(name: str, shown: str, why: str) -> None:
    assert printable_name(name) == shown, why
    shown.encode()


@pytest.mark.parametrize("path", ["/a/b.txt", os.fsdecode(b"/a/caf\xe9.txt")])
def test_the_ledger_gives_paths_back(path: str) -> None:
    assert os.fsdecode(storable_path(path)) == path
