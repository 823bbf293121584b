"""The version of the rules: whatever decides what a row looks like changes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.reference import RULES_CODE, RULES_PACKAGES, rules_version
from flows.session import CODE, code_digest


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("transforms/deep/rule.py", *RULES_CODE[1:]):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text("word\na\n", encoding="utf-8")
    return tmp_path


def version_of(root: Path, packages: tuple[str, ...] = RULES_PACKAGES) -> str:
    return rules_version.__wrapped__(root, root, packages)


@pytest.mark.parametrize("name", ["transforms/deep/rule.py", *RULES_CODE[1:], "words.csv"])
def test_every_byte_counts(checkout: Path, name: str) -> None:
    before = version_of(checkout)
    assert version_of(checkout) == before
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("b\n")
    assert version_of(checkout) != before


def test_the_model_counts(checkout: Path) -> None:
    assert version_of(checkout, ("duckdb",)) != version_of(checkout)


def test_its_form() -> None:
    assert re.fullmatch(r"0\.1\+[0-9a-f]{8}", rules_version())


def test_staged_work_of_other_code_is_done_again() -> None:
    assert {*RULES_CODE, "flows/jobs.py"} < set(CODE)
    assert re.fullmatch(r"[0-9a-f]{16}", code_digest())
