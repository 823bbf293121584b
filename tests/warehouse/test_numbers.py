"""The views `numbers` and `number_reasons`: every number-like string with what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.rows import Day, hexed, paths_in
from transforms.contracts import OtherNumber, Quarantine
from transforms.contracts.vocabulary import NUMBER_REASONS
from warehouse.lake import Connection, open_lake

pytestmark = pytest.mark.slow

TEXT = "In 1999 the two mills and looms of Lyon paid $7 of $9 or so.\nBy 2001 they were gone."


def small_day() -> Day:
    day = Day()
    article = day.article("mills", text=TEXT)
    place = {"article_id": article.article_id, "version": 1}
    claim = day.claim(article, "Mills", kind="money")
    paid = {"start_char": TEXT.index("$7"), "end_char": TEXT.index("$7") + 2, "surface": "$7"}
    day.rows["core.figures"].clear()
    day.figure(article, claim, figure_id=claim.figure_id, **paid)
    sentence = {"sentence_id": claim.sentence_id, **place}
    for words in ("1999", "2001"):
        start = TEXT.index(words)
        span = {"start_char": start, "end_char": start + 4, "surface": words}
        day.add(OtherNumber, reason="year", **span, **sentence)
    for rule in ("F5", "F12"):
        start = TEXT.index("$9")
        day.add(
            Quarantine, quarantine_id=hexed(rule), table_name="core.figures", rule_code=rule,
            row_key="9" * 16, quote="$9", start_char=start, end_char=start + 2,
            held_row=json.dumps({"kind": "money"}), **place,
        )  # fmt: skip
    day.article("mills", version=2, text="")
    return day


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    paths = paths_in(Path(tmp_path_factory.mktemp("numbers")))
    with open_lake(paths) as lake:
        small_day().publish(lake)
        yield lake.connection


def test_each_string_is_there_once(connection: Connection) -> None:
    rows = connection.execute(
        "SELECT surface, became, kind, is_current FROM numbers ORDER BY start_char"
    ).fetchall()
    assert rows == [
        ("1999", "year", None, False),
        ("$7", "figure", "money", False),
        ("$9", "held figure", "money", False),
        ("2001", "year", None, False),
    ]


def test_reasons_are_counted_with_an_example(connection: Connection) -> None:
    rows = connection.execute("SELECT reason, count, share, example FROM number_reasons").fetchall()
    assert rows == [
        ("year", 2, 0.5, "In [1999] the two mills and looms of"),
        ("figure", 1, 0.25, "and looms of Lyon paid [$7] of $9 or so. By 2001 they"),
        ("held figure", 1, 0.25, "looms of Lyon paid $7 of [$9] or so. By 2001 they were"),
    ]


def test_the_view_says_what_each_reason_means() -> None:
    folder = Path(__file__).resolve().parents[2] / "warehouse" / "views"
    text = (folder / "number_reasons.sql").read_text(encoding="utf-8").replace("''", "'")
    for reason, meaning in NUMBER_REASONS.items():
        assert f"('{reason}', '{meaning}')" in text
    held = {"figure", "held figure"}
    assert set(re.findall(r"(?m)^ +\('([^']+)', '", text)) == NUMBER_REASONS.keys() | held
