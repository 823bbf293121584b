"""When the view `fx_checks` judges a printed conversion, and when it says that nobody can."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

VIEW = Path(__file__).resolve().parents[2] / "warehouse" / "views" / "fx_checks.sql"
TABLES = """
CREATE SCHEMA core;
CREATE TABLE core.articles AS
    SELECT 'a' AS article_id, 1 AS version, 't' AS title, 'p' AS publisher,
        DATE '2025-02-24' AS published_on, 'live' AS article_status;
CREATE TABLE core.quarantine (
    row_key VARCHAR, article_id VARCHAR, version BIGINT, quote VARCHAR, held_row VARCHAR,
    table_name VARCHAR
);
CREATE TABLE core.figures AS
    SELECT 'f' AS figure_id, 'a' AS article_id, 1 AS version, 's' AS surface,
        'o' AS pair_figure_id, 1.5 AS pair_implied_rate, 1.3 AS pair_ecb_rate,
        CAST($off_by AS DECIMAL(38, 9)) AS pair_off_by,
        CAST($tolerance AS DECIMAL(38, 9)) AS pair_tolerance, DATE '2025-02-21' AS fx_on,
        CAST($unit AS VARCHAR) AS unit_code, 'context' AS currency_evidence;
"""
CASES = [
    ("0.02", "0.03", "USD", (True, "ok"), "rounding explains it"),
    ("-0.02", "0.01", "USD", (False, "off"), "rounding does not explain it"),
    ("0.08", "0.10", "USD", (True, "ok"), "just fine enough to judge"),
    ("0.42", "0.54", "USD", (None, "too coarse"), "one printed digit fits almost any rate"),
    ("0.9", "0.54", "USD", (None, "too coarse"), "nor is it disproved"),
    (None, "0.03", "USD", (None, "no ECB rate"), "no rate"),
    (None, "0.03", None, (None, "currency unknown"), "nobody knows whose dollar"),
]


@pytest.mark.parametrize(
    ("off_by", "tolerance", "unit", "expected", "why"), CASES, ids=[c[4] for c in CASES]
)
def test_verdict(
    off_by: str | None,
    tolerance: str,
    unit: str | None,
    expected: tuple[bool | None, str],
    why: str,
) -> None:
    values = {"off_by": off_by, "tolerance": tolerance, "unit": unit}
    with duckdb.connect() as connection:
        for statement in TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement, values if "$off_by" in statement else None)
        connection.execute(VIEW.read_text(encoding="utf-8"))
        found = connection.execute("SELECT ok, verdict, read_as FROM fx_checks").fetchall()
        assert found == [(*expected, unit)], why


def test_an_article_without_a_day_says_so() -> None:
    values = {"off_by": None, "tolerance": "0.01", "unit": "USD"}
    with duckdb.connect() as connection:
        for statement in TABLES.replace("DATE '2025-02-24'", "CAST(NULL AS DATE)").split(";\n"):
            if statement.strip():
                connection.execute(statement, values if "$off_by" in statement else None)
        connection.execute(VIEW.read_text(encoding="utf-8"))
        assert connection.execute("SELECT verdict FROM fx_checks").fetchall() == [("no date",)]
