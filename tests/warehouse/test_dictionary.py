"""The data dictionary says what every table and view holds, and is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.contracts import declared_tables
from warehouse.dictionary import DICTIONARY, dictionary_text, main
from warehouse.view_files import load_views


def test_it_names_every_table_view_and_column() -> None:
    text = dictionary_text()
    for table in declared_tables().values():
        assert f"## {table.name}\n" in text
        assert all(f"| `{name}` |" in text for name in table.column_names)
    for view in load_views():
        assert f"## {view.name}" in text


def test_a_stale_file_is_noticed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "DICTIONARY.md"
    assert main(["--check", "--file", str(file)]) == 1
    assert main(["--file", str(file)]) == 0
    assert main(["--check", "--file", str(file)]) == 0
    file.write_text(file.read_text() + "edited")
    assert main(["--check", "--file", str(file)]) == 1
    assert "is stale: run" in capsys.readouterr().err


def test_the_committed_one_is_up_to_date() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary_text()
