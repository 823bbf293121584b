"""newsledger sql, as a person calls it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli import main
from tests.warehouse.rows import Day
from transforms.contracts import FxRate
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow
HEAVY = ("prefect", "great_expectations", "spacy", "pandas", "pyarrow", "sqlalchemy", "numpy")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> WarehousePaths:
    paths = WarehousePaths(tmp_path_factory.mktemp("warehouse"))
    day = Day()
    day.claim(day.article("one"), "Acme", measure="a =formula")
    day.claim(day.article("two"), "=Evil")
    for _ in range(5):
        day.add(FxRate)
    with open_lake(paths) as lake:
        day.publish(lake)
    write_copy(paths)
    return paths


@pytest.fixture(autouse=True)
def in_warehouse(paths: WarehousePaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(paths.root))


def run(words: list[str], stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows", *words],
        input=stdin, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "FROM pledges SELECT who, value ORDER BY who"]) == 0
    assert capsys.readouterr().out == (
        "who    value\n─────  ─────\n=Evil    100\nAcme     100\n(2 rows)\n"
    )


def test_csv_and_json_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    query = "FROM pledges SELECT who, value, usd ORDER BY who"
    assert main(["sql", query, "--csv"]) == 0
    assert capsys.readouterr().out == "who,value,usd\n'=Evil,100,\nAcme,100,\n"
    assert main(["sql", query, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"who": "=Evil", "value": 100, "usd": None},
        {"who": "Acme", "value": 100, "usd": None},
    ]


def test_long_answers_are_cut_and_say_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "FROM core.fx_rates SELECT currency_code", "--limit", "2"]) == 0
    assert "(2 rows; there are more: --limit 0 prints all)" in capsys.readouterr().out
    assert main(["sql", "FROM core.fx_rates SELECT currency_code", "--limit", "0"]) == 0
    assert "(5 rows)" in capsys.readouterr().out


MISTAKES = [
    (["sql", "FROM pledgez"], 'newsledger: Catalog Error: Table with name pledgez does not exist! '
     'Did you mean "pledges"?\n'),
    (["sql", "DROP TABLE core.runs"],
     "newsledger: DROP is refused: the warehouse is read-only here\n"),
    (["sql", "--seconds", "0.2", "SELECT count(*) FROM range(1000000000000) a, range(1000000) b"],
     "newsledger: stopped after 0.2 s: ask for less\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), MISTAKES, ids=lambda v: str(v)[:40])
def test_mistakes_are_one_line(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert capsys.readouterr().err == message


def test_there_may_be_no_warehouse_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "none"))
    assert main(["sql", "SELECT 1"]) == 1
    assert "yet: run `newsledger run PATH` first" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_without_a_copy_the_lake_answers(
    paths: WarehousePaths, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = paths.copy.rename(paths.root / "aside.duckdb")
    try:
        assert main(["sql", "SELECT count(*) AS n FROM pledges"]) == 0
        assert capsys.readouterr().out.splitlines()[2] == "2"
    finally:
        aside.rename(paths.copy)


def test_statements_are_read_from_stdin() -> None:
    done = run(["sql"], "SELECT 1 AS a;\nFROM pledges SELECT count(*) AS n;\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "a\n─\n1\n(1 row)\nn\n─\n2\n(1 row)\n"


def test_a_closed_pipe_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m flows sql --csv 'FROM range(1000000)' | head -1",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("range\n", "")


def test_it_starts_fast_and_imports_little() -> None:
    listing = (
        "import sys; from flows.cli import main; main(['sql', 'select 1']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    imported = set(done.stdout.split())
    assert imported.isdisjoint(HEAVY)
    best = min(_seconds() for _ in range(3))
    assert best < 0.6 * 3, "0.6 s on a quiet machine; the factor is for a busy one"


def _seconds() -> float:
    began = time.monotonic()
    assert run(["sql", "select 1"]).returncode == 0
    return time.monotonic() - began


def test_memory_that_duckdb_does_not_count_is_bounded_too() -> None:
    done = run(["sql", "SELECT repeat('x', 4000000000)"])
    assert done.returncode == 1
    assert "Out of Memory" in done.stderr
    assert done.stdout == ""
