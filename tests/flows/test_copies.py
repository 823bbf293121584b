"""A copy of a text whose original is held back is held with it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.copies import hold_copies
from flows.job_parts import Audited
from flows.session import Order, open_session
from flows.settings import load_settings
from tests.warehouse.rows import bare_row
from transforms.contracts import Article
from warehouse.publishing import RETRIED_RULES
from warehouse.staging import stage_batch


@pytest.mark.parametrize(
    ("stored", "expected", "why"),
    [
        ("leader", (1, 0, []), "the original is stored: the copy is a duplicate"),
        ("another", (0, 1, ["copy"]), "the original was held by the gate"),
        (None, (0, 1, ["copy"]), "nothing of the run is stored"),
    ],
)
def test_a_copy_goes_where_its_original_goes(
    tmp_path: Path, stored: str | None, expected: tuple[int, int, list[str]], why: str
) -> None:
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(tmp_path)})
    with open_session(Order(("inbox",)), settings) as session:
        staged: dict[str, tuple[Path, ...]] = {}
        if stored:
            article = bare_row(Article, {"capture_id": stored})
            batch = stage_batch(session.paths, "passed", {"core.articles": [article]})
            staged = {name: (file,) for name, file in batch.items()}
        session.audited = Audited(staged, {})
        session.harvest.copies["copy"] = "leader"
        session.counts["articles_duplicate"] = 1
        hold_copies(session)
        rows = [
            row
            for file in session.audited.staged.get("core.quarantine", ())
            for row in pq.read_table(file).to_pylist()
        ]
        counts = session.counts["articles_duplicate"], session.counts["articles_quarantined"]
        assert (*counts, [row["row_key"] for row in rows]) == expected, why
        assert {row["rule_code"] for row in rows} <= set(RETRIED_RULES), "it is read again later"
