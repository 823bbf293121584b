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
        DATE '2025-02-24' AS published_on;
CREATE TABLE core.quarantine (
    row_key VARCHAR, article_id VARCHAR, version BIGINT, quote VARCHAR, held_row VARCHAR,
    table_name VARCHAR
);
CREATE TABLE core.figures AS
    SELECT 'f' AS figure_id, 'a' AS article_id, 1 AS version, 's' AS surface,
        'o' AS pair_figure_id, 1.5 AS pair_implied_rate, 1.3 AS pair_ecb_rate,
        CAST($off_by AS DECIMAL(38, 9)) AS pair_off_by,
        CAST($tolerance AS DECIMAL(38, 9)) AS pair_tolerance, DATE '2025-02-21' AS fx_on;
"""
CASES = [
    ("0.02", "0.03", True, "rounding explains it"),
    ("-0.02", "0.01", False, "rounding does not explain it"),
    ("0.08", "0.10", True, "just fine enough to judge"),
    ("0.42", "0.54", None, "one printed digit fits almost any rate"),
    ("0.9", "0.54", None, "nor is it disproved"),
    (None, "0.03", None, "no rate"),
]


@pytest.mark.parametrize(("off_by", "tolerance", "ok", "why"), CASES, ids=[c[3] for c in CASES])
def test_ok(off_by: str | None, tolerance: str, ok: bool | None, why: str) -> None:
    with duckdb.connect() as connection:
        for statement in TABLES.split(";\n"):
            named = {"off_by": off_by, "tolerance": tolerance} if "$off_by" in statement else None
            if statement.strip():
                connection.execute(statement, named)
        connection.execute(VIEW.read_text(encoding="utf-8"))
        assert connection.execute("SELECT ok FROM fx_checks").fetchall() == [(ok,)], why
