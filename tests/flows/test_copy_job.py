"""Copies are found in the lake: whatever order and runs the articles come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.copy_job import find_rows, link_copies
from flows.job_parts import CopyJob
from tests.transforms.copies.story import FEBRUARY, OFFER, OTHER_STORY, STORY, TITLE, edited
from tests.warehouse.rows import Day, bare_row, paths_in
from transforms.contracts import Article, Run
from transforms.copies.wires import Finding
from warehouse.lake import Lake, open_lake
from warehouse.paths import WarehousePaths
from warehouse.staging import gather_batches, stage_batch

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Paper:
    """What one paper prints."""

    name: str
    lines: Sequence[str]
    published_on: date | None = FEBRUARY
    agency: str | None = None
    version: int = 1


FIRST = Paper("first", STORY)
OFFERS = Paper("offers", [*OFFER, *STORY], FEBRUARY + timedelta(days=1), "Reuters")
CUT = Paper("cut", STORY[:3], FEBRUARY + timedelta(days=1))
END = Paper("end", STORY[3:], FEBRUARY + timedelta(days=2))
EDITED = Paper("edited", edited(STORY, 10), None)
NEWER = Paper("first", [*STORY[:-1], "Corrects the number of jobs."], FEBRUARY, version=2)
FERRY = Paper("ferry", OTHER_STORY)
FERRY_AGAIN = Paper("ferry again", [*OTHER_STORY, *OFFER], FEBRUARY - timedelta(days=1))
PAPERS = (FIRST, OFFERS, CUT, END, EDITED, NEWER, FERRY, FERRY_AGAIN)

HISTORIES = [
    # the papers of each run, why
    ([PAPERS], "all at once"),
    ([[paper] for paper in PAPERS], "one by one"),
    (
        [[CUT, END, FERRY], [FERRY_AGAIN], [EDITED, OFFERS], [FIRST], [NEWER]],
        "what links comes late",
    ),
    ([[FERRY_AGAIN, END, EDITED], [CUT, FIRST, NEWER], [OFFERS, FERRY]], "in three runs"),
]


def record(lake: Lake, number: int, papers: Sequence[Paper], *, is_signed: bool = True) -> None:
    """Publish what papers print, with the copies found in it."""
    day = Day()
    stamp = datetime(2025, 3, 1, tzinfo=UTC) + timedelta(hours=number)
    for paper in papers:
        article = print_of(day, paper, stamp)
        day.sentence(article, "Sign up for more.", role="boilerplate")
        for place, line in enumerate((TITLE, *paper.lines)):
            day.sentence(article, line, sentence_number=place)
    name = f"run-{number}"
    staged = gather_batches([stage_batch(lake.paths, name, day.rows)])
    if is_signed:
        found = stage_batch(lake.paths, f"{name}-copies", found_rows(lake, staged, name, stamp))
        staged.update({table: [file] for table, file in found.items()})
    lake.publish(staged)


def found_rows(
    lake: Lake, staged: dict[str, list[Path]], name: str, stamp: datetime
) -> dict[str, list[object]]:
    return find_rows(lake, staged, Finding(name, stamp))


def print_of(day: Day, paper: Paper, stamp: datetime) -> Article:
    return day.article(
        paper.name,
        version=paper.version,
        title=TITLE,
        publisher=paper.name,
        agency=paper.agency,
        published_on=paper.published_on,
        recorded_at=stamp,
    )


def stories(lake: Lake) -> list[tuple[object, ...]]:
    return lake.query(
        "SELECT wire_id, publisher, version, is_first, agency, containment, "
        "nearest_publisher, rule "
        "FROM prints ORDER BY publisher, version"
    )


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    with open_lake(paths_in(tmp_path_factory.mktemp("at once"))) as lake:
        record(lake, 0, PAPERS)
        return stories(lake)


def test_two_stories_are_found(at_once: list[tuple[object, ...]]) -> None:
    mill = {row[1] for row in at_once if row[4] == "Reuters"}
    assert mill == {"first", "offers", "cut", "end", "edited"}
    assert {row[1] for row in at_once if row[4] is None} == {"ferry", "ferry again"}
    assert len({row[0] for row in at_once}) == 2
    firsts = {(row[1], row[2]) for row in at_once if row[3]}
    assert firsts == {("first", 1), ("ferry again", 1)}


@pytest.mark.parametrize(("runs", "why"), HISTORIES[1:], ids=[why for _, why in HISTORIES[1:]])
def test_the_stories_are_the_same_in_whatever_runs(
    tmp_path: Path, at_once: list[tuple[object, ...]], runs: Sequence[Sequence[Paper]], why: str
) -> None:
    with open_lake(paths_in(tmp_path)) as lake:
        for number, papers in enumerate(runs):
            record(lake, number, papers)
        assert stories(lake) == at_once, why
        papers_of = "SELECT papers FROM wires ORDER BY papers"
        assert lake.query(papers_of) == [(2,), (5,)]
        (keys,) = lake.query(
            "SELECT count(*), count(DISTINCT (article_id, version, run_id)) FROM core.wire_prints"
        )
        assert keys[0] == keys[1]


def test_stored_articles_without_a_signature_get_one(tmp_path: Path) -> None:
    """They were recorded before copies were looked for."""
    with open_lake(paths_in(tmp_path)) as lake:
        record(lake, 0, [FIRST], is_signed=False)
        assert lake.query("FROM core.copy_signatures") == []
        record(lake, 1, [CUT])
        assert lake.query("SELECT count(*) FROM core.copy_signatures") == [(2,)]
        assert lake.query("SELECT papers FROM wires") == [(2,)]


def test_an_article_of_other_days_is_not_even_looked_at(tmp_path: Path) -> None:
    late = Paper("late", STORY, FEBRUARY + timedelta(days=90))
    with open_lake(paths_in(tmp_path)) as lake:
        record(lake, 0, [FIRST])
        record(lake, 1, [late])
        assert stories(lake) == []


def test_what_is_found_passes_the_gate(tmp_path: Path) -> None:
    paths: WarehousePaths = paths_in(tmp_path)
    with open_lake(paths) as lake:
        record(lake, 0, [FIRST])
        record(lake, 1, [CUT], is_signed=False)
    run = bare_row(Run, {"run_id": "later", "started_at": datetime(2025, 3, 2, tzinfo=UTC)})
    audited = link_copies(CopyJob({}, run, paths.root))
    assert set(audited.staged) == {"core.copy_signatures", "core.wire_prints", "core.checks"}
    assert audited.counts == {"checks_failed": 0}
    with open_lake(paths) as lake:
        lake.publish(audited.staged)
        assert lake.query("SELECT count(*) FROM prints") == [(2,)]
    assert link_copies(CopyJob({}, run, paths.root)).staged == {}
