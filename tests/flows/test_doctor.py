"""newsledger doctor: what is installed, where things are, how the last run went."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from flows.cli import main
from flows.commands.doctor import package_findings
from tests.warehouse.rows import Day
from transforms.contracts import FxRate, Run
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WarehousePaths:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "warehouse"))
    return WarehousePaths(tmp_path / "warehouse")


def test_a_fresh_checkout_lacks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    text = capsys.readouterr().out
    assert "ok   duckdb                     1.5.5" in text
    assert "ok   extension ducklake         found" in text
    assert "no warehouse in" in text
    assert text.endswith("\nnothing is missing\n")


def test_it_tells_of_the_last_run_and_rates(
    warehouse: WarehousePaths, capsys: pytest.CaptureFixture[str]
) -> None:
    day = Day()
    day.article("one")
    for number, state in ((1, "published"), (2, "failed")):
        at = datetime(2025, 3, number, 7, tzinfo=UTC)
        day.add(Run, run_id=f"run {number}", started_at=at, state=state, failure="it broke")
    day.add(FxRate, rate_on=date(2025, 2, 21), units_per_eur=Decimal(1))
    with open_lake(warehouse) as lake:
        day.publish(lake)
    write_copy(warehouse)
    assert main(["doctor"]) == 0
    text = capsys.readouterr().out
    assert "last run                   2025-03-02 07:00:00Z, failed (run 2): it broke" in text
    assert "last ECB day               2025-02-21" in text
    assert "articles                   1" in text
    assert "newsledger.duckdb, " in text


def test_a_broken_copy_is_bad(
    warehouse: WarehousePaths, capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse.root.mkdir()
    warehouse.copy.write_text("no database")
    assert main(["doctor"]) == 1
    text = capsys.readouterr().out
    assert "BAD  warehouse file" in text
    assert "missing or wrong: warehouse file" in text


def test_what_is_missing_is_named() -> None:
    found = package_findings(("duckdb", "a-package-nobody-has"), {"duckdb": ("1.5",)})
    (_, version, is_good), missing = found
    assert version.endswith(" breaks Prefect: install one below 1.5")
    assert not is_good
    assert missing == ("a-package-nobody-has", "not installed: run `make setup`", False)
