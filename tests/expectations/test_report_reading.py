"""From the gate through a real warehouse to the page and the command."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from expectations.failures import find_failures
from expectations.gate import divide
from expectations.report.content import ReportContent
from flows.cli import main
from flows.report import load_report, write_report
from tests.expectations import small_world as world
from tests.expectations.small_world import arrow, changed, context, small_world
from transforms.contracts import Check, declared_tables
from transforms.identity import content_id
from warehouse.arrow import rows_from_arrow
from warehouse.errors import NoWarehouse
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import write_copy
from warehouse.staging import stage_batch

pytestmark = pytest.mark.slow
CHECK = Check(
    check_id=content_id("check"),
    run_id="run-1",
    table_name="core.figures",
    rule_code="F9",
    rule_text="A printed conversion more than 5% off the ECB rate is not believed.",
    dimension="accuracy",
    severity="critical",
    column_name=None,
    expectation="expect_column_values_to_be_in_set",
    is_success=False,
    row_count=4,
    unexpected_count=1,
    example=None,
    recorded_at=world.RECORDED_AT,
)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> WarehousePaths:
    """A warehouse that holds the small world, with a conversion that is not believed."""
    rows = changed(small_world(), world.CONVERSION, pair_off_by=Decimal("0.07"))
    tables, settings = arrow(rows), context()
    result = divide(tables, find_failures(tables, settings), settings)
    staged = {
        name: list(rows_from_arrow(declared_tables()[name], passed))
        for name, passed in result.tables.items()
        if name != "core.runs"
    }
    held = result.held_counts["core.figures"]
    run = dataclasses.replace(world.RUN, figures_quarantined=held)
    staged |= {
        "core.quarantine": list(result.quarantine),
        "core.checks": [CHECK],
        "core.runs": [run],
    }
    paths = WarehousePaths(tmp_path_factory.mktemp("warehouse"))
    with open_lake(paths) as lake:
        files = stage_batch(paths, "all", staged)
        lake.publish({name: [file] for name, file in files.items()})
    write_copy(paths)
    return paths


@pytest.fixture(scope="module")
def content(paths: WarehousePaths) -> ReportContent:
    return load_report(paths)


def test_the_held_figure_is_placed_in_its_sentence(content: ReportContent) -> None:
    [first] = [line for line in content.held if not line.is_follower]
    assert (first.rule, first.quote) == ("F9", "S$70 billion")
    assert first.sentence == world.BODY
    assert first.quote_start == world.BODY.index("S$70 billion")
    assert (first.publisher, first.said_on) == ("The Example Times", world.PUBLISHED_ON)
    assert (first.title, first.source_name) == (world.TITLE, "small.txt")
    assert content.held_by_rule == {"F9": 1, "follows": 1}


def test_everything_else_is_read(content: ReportContent) -> None:
    assert content.counts.figures == 2
    assert content.counts.figures_held == 2
    assert content.counts.claims == 2
    assert [pair.printed for pair in content.pairs] == ["S$70 billion"]
    assert content.pairs[0].is_held
    assert [pledge.who for pledge in content.pledges] == ["Example Mills"]
    assert [check.rule for check in content.checks] == ["F9"]
    assert [run.run_id for run in content.runs] == ["run-1"]
    assert [line.publisher for line in content.publishers] == ["The Example Times"]


def test_the_command_writes_the_page_and_names_it(
    paths: WarehousePaths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(paths.root))
    assert main(["report"]) == 0
    file = Path(capsys.readouterr().out.strip())
    assert file == paths.report / "index.html"
    assert "<mark>S$70 billion</mark>" in file.read_text(encoding="utf-8")
    assert [one.name for one in file.parent.iterdir()] == ["index.html"]


def test_the_command_says_what_is_wrong_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path))
    assert main(["report"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("newsledger: no warehouse in")
    assert error.count("\n") == 1


def test_no_warehouse_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        load_report(WarehousePaths(tmp_path))


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    paths = WarehousePaths(tmp_path)
    target = tmp_path / "elsewhere" / "page.html"
    assert write_report(paths, "old", target) == target
    with pytest.raises(UnicodeEncodeError):
        write_report(paths, "half \ud800", target)
    assert target.read_text() == "old"
    assert [one.name for one in target.parent.iterdir()] == ["page.html"]
