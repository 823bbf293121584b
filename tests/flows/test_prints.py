"""One story in many papers, through the real command: who printed it, and who first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.flows.running import ask, run
from tests.transforms.copies.story import FEBRUARY, OFFER, OTHER_STORY, STORY, TITLE

pytestmark = pytest.mark.slow

BEFORE = date(2025, 2, 23)
PRINTS = "SELECT publisher, is_first, wire_id FROM prints ORDER BY publisher"
PAPERS = (
    "FROM said SELECT wire_id, count(DISTINCT publisher) papers GROUP BY wire_id HAVING papers > 1"
)
COUNTS = (
    "SELECT articles_in, articles_stored, articles_duplicate FROM core.runs ORDER BY started_at"
)


def write(folder: Path, name: str, prints: Sequence[tuple[str, Sequence[str], date]]) -> None:
    folder.mkdir(exist_ok=True)
    records = [
        {
            "id": f"{name} {source}",
            "title": TITLE if lines[-1] != OTHER_STORY[-1] else "Ferry line orders four ships",
            "body": "\n\n".join(lines),
            "source": source,
            "published_on": day.isoformat(),
        }
        for source, lines, day in prints
    ]
    (folder / f"{name}.jsonl").write_text(
        "".join(json.dumps(record) + "\n" for record in records), encoding="utf-8"
    )


def test_a_story_in_four_papers_is_one_story(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    folder, warehouse = tmp_path / "in", tmp_path / "warehouse"
    write(
        folder,
        "monday",
        [
            ("Morning Paper", STORY, FEBRUARY),
            ("Evening Paper", [*STORY[:5], *OFFER], FEBRUARY),
            ("Ferry News", OTHER_STORY, FEBRUARY),
        ],
    )
    first = run(["run", str(folder)], warehouse, prefect_api)
    assert first.code == 0, first.err
    assert [row[0] for row in ask(warehouse, PRINTS)] == ["Evening Paper", "Morning Paper"]
    write(folder, "tuesday", [("Late Paper", STORY, FEBRUARY), ("Early Paper", STORY[:4], BEFORE)])
    second = run(["run", str(folder)], warehouse, prefect_api)
    assert second.code == 0, second.err
    assert ask(warehouse, COUNTS) == [(3, 3, 0), (5, 2, 3)]
    found = ask(warehouse, PRINTS)
    assert [row[:2] for row in found] == [
        ("Early Paper", True),
        ("Evening Paper", False),
        ("Late Paper", False),
        ("Morning Paper", False),
    ]
    assert ask(warehouse, PAPERS) == [(found[0][2], 4)]
