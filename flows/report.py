"""Read from the warehouse what the data-quality report says, and write the page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from expectations.report.content import (
    CheckLine,
    Counts,
    HeldLine,
    NumberLine,
    PairLine,
    PledgeLine,
    PublisherLine,
    ReportContent,
    RunLine,
)
from warehouse.paths import WarehousePaths
from warehouse.questions import Questions, open_questions

PAGE = "index.html"
HELD_READ = 2000
PAIRS_READ = 200
PLEDGES_READ = 20
RUNS_READ = 28
PUBLISHERS_READ = 60

Line = TypeVar("Line")

RUNS_SQL = f"FROM runs ORDER BY started_at DESC LIMIT {RUNS_READ}"
# Newest first; one line where the same row is held again by a later run.
HELD_SQL = f"""
    SELECT q.rule, q.reason, q.expected, q.found, q.quote, q.sentence,
        CAST(q.start_char - (
            SELECT max(s.start_char) FROM core.sentences AS s
            WHERE s.article_id = q.article_id AND s.version = q.version
                AND s.start_char <= q.start_char) AS BIGINT) AS quote_start,
        q.table_name, q.row_key, q.publisher, coalesce(q.title, h.held_row ->> '$.title') AS title,
        q.source_name, a.published_on AS said_on, q.run_id
    FROM quarantine AS q
    JOIN core.quarantine AS h USING (quarantine_id, run_id)
    LEFT JOIN core.articles AS a ON a.article_id = q.article_id AND a.version = q.version
    ORDER BY q.recorded_at DESC, q.rule = 'follows', q.rule, q.source_name, q.start_char,
        q.row_key
    LIMIT {HELD_READ}
"""
HELD_BY_RULE_SQL = """
    SELECT rule, count(DISTINCT quarantine_id) AS held FROM quarantine GROUP BY rule ORDER BY rule
"""
PAIRS_SQL = f"""
    FROM fx_checks ORDER BY is_held DESC, abs(off_by) DESC NULLS LAST, title, printed
    LIMIT {PAIRS_READ}
"""
PLEDGES_SQL = f"""
    FROM pledges ORDER BY usd_per_year DESC NULLS LAST, usd DESC NULLS LAST, who
    LIMIT {PLEDGES_READ}
"""
CHECKS_SQL = """
    SELECT table_name, rule, rule_text, severity, column_name, ok, rows, unexpected, example
    FROM checks
    WHERE run_id = (SELECT run_id FROM checks ORDER BY recorded_at DESC, run_id DESC LIMIT 1)
"""
NUMBERS_SQL = "FROM number_reasons ORDER BY count DESC, reason"
PUBLISHERS_SQL = f"FROM scorecard ORDER BY pass_rate, rows DESC, publisher LIMIT {PUBLISHERS_READ}"
COUNTS_SQL = """
    SELECT
        (SELECT count(*) FROM core.articles) AS articles,
        (SELECT count(*) FROM core.figures) AS figures,
        (SELECT count(DISTINCT row_key) FROM core.quarantine WHERE table_name = 'core.figures')
            AS figures_held,
        count(*) AS claims,
        count(*) FILTER (kind = 'money') AS money_claims,
        count(*) FILTER (kind = 'money' AND usd IS NOT NULL) AS dollar_claims,
        count(*) FILTER (usd_per_year IS NOT NULL) AS yearly_claims,
        (SELECT count(*) FROM pledges) AS pledges
    FROM core.claims
"""


def load_report(paths: WarehousePaths) -> ReportContent:
    """Return what the report says of the warehouse as it is now.

    Raises:
        NoWarehouse: There is none.
        WarehouseError: It cannot be opened, or another version wrote it.
        QuestionError: It lacks a view that the report reads.
    """
    with open_questions(paths) as questions:
        questions.check_layout()
        held = {str(row["rule"]): row["held"] for row in questions.rows(HELD_BY_RULE_SQL)}
        return ReportContent(
            counts=_lines(questions, COUNTS_SQL, Counts)[0],
            runs=_lines(questions, RUNS_SQL, RunLine),
            held=_lines(questions, HELD_SQL, HeldLine),
            held_by_rule={rule: int(str(count)) for rule, count in held.items()},
            pairs=_lines(questions, PAIRS_SQL, PairLine),
            pledges=_lines(questions, PLEDGES_SQL, PledgeLine),
            checks=_lines(questions, CHECKS_SQL, CheckLine),
            numbers=_lines(questions, NUMBERS_SQL, NumberLine),
            publishers=_lines(questions, PUBLISHERS_SQL, PublisherLine),
        )


def write_report(paths: WarehousePaths, page: str, target: Path | None = None) -> Path:
    """Write `page` to `target`, by default into the warehouse, whole or not at all.

    Returns:
        The file that was written.

    Raises:
        OSError: It cannot be written; an older report is as it was.
    """
    file = target or paths.report / PAGE
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with aside.open("w", encoding="utf-8") as stream:
            stream.write(page)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
    return file


def _lines(questions: Questions, sql: str, kind: Callable[..., Line]) -> list[Line]:
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return [_line(row, names, kind) for row in questions.rows(sql)]


def _line(row: Mapping[str, object], names: list[str], kind: Callable[..., Line]) -> Line:
    return kind(**{name: row[name] for name in names})
