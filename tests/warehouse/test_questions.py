"""Questions of people: answered, limited, and kept from everything else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.rows import Day, paths_in
from transforms.contracts import FxRate
from warehouse.errors import NoWarehouse
from warehouse.lake import Limits, open_lake
from warehouse.paths import WarehousePaths
from warehouse.questions import QuestionError, Questions, open_questions
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow
SECRET = "never to be shown"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse, and beside it files that questions must not reach."""
    import sqlite3  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("questions")
    for paths in (paths_in(folder), WarehousePaths(folder / "lake")):
        day = Day()
        day.claim(day.article("one"), "Acme")
        day.add(FxRate)
        with open_lake(paths) as lake:
            day.publish(lake)
    write_copy(paths_in(folder))
    (folder / "secret.csv").write_text(f"a\n{SECRET}\n")
    other = sqlite3.connect(folder / "other.sqlite")
    other.execute("CREATE TABLE t (a)")
    other.execute(f"INSERT INTO t VALUES ('{SECRET}')")
    other.commit()
    other.close()
    return folder


@pytest.fixture(scope="module", params=["copy", "lake"])
def paths(request: pytest.FixtureRequest, folder: Path) -> WarehousePaths:
    return paths_in(folder) if request.param == "copy" else WarehousePaths(folder / "lake")


@pytest.fixture(scope="module")
def questions(paths: WarehousePaths) -> Iterator[Questions]:
    with open_questions(paths, Limits(memory_mb=300, threads=1, seconds=1)) as opened:
        yield opened


def asked(questions: Questions, sql: str) -> list[list[tuple[object, ...]]]:
    return [list(answer.rows) for answer in questions.ask(sql)]


ANSWERED = [
    ("SELECT 1", [(1,)]),
    ("FROM pledges SELECT who", [("Acme",)]),
    ("SELECT count(*) FROM core.figures", [(1,)]),
    ("WITH a AS (SELECT 1 AS b) FROM a", [(1,)]),
    ("VALUES (1), (2)", [(1,), (2,)]),
    ("SELECT who FROM as_of('2030-01-01')", [("Acme",)]),
    ("SELECT * FROM range(3) WHERE range > 1", [(2,)]),
    ("SELECT unnest([1, 2])", [(1,), (2,)]),
    ("SELECT count(*) > 0 FROM (DESCRIBE pledges)", [(True,)]),
    ("SELECT count(*) > 5 FROM (SHOW TABLES)", [(True,)]),
    ("SELECT count(*) FROM (SUMMARIZE core.fx_rates)", [(3,)]),
    ("-- only a comment", None),
    ("", None),
]


@pytest.mark.parametrize(("sql", "rows"), ANSWERED)
def test_reading_is_answered(questions: Questions, sql: str, rows: object) -> None:
    assert asked(questions, sql) == ([] if rows is None else [rows])


def test_several_statements_are_answered_in_turn(questions: Questions) -> None:
    answers = questions.ask("SELECT 1 AS a; FROM pledges SELECT who;")
    assert [(answer.columns, list(answer.rows)) for answer in answers] == [
        (("a",), [(1,)]),
        (("who",), [("Acme",)]),
    ]


HOSTILE = [
    "FROM read_csv('{folder}/secret.csv')",
    "FROM '{folder}/secret.csv'",
    'FROM "{folder}/secret.csv"',
    "FROM read_text('{folder}/secret.csv')",
    "FROM read_blob('{folder}/secret.csv')",
    "FROM read_json('{folder}/secret.csv')",
    "FROM read_parquet('{folder}/*.parquet')",
    "FROM glob('{folder}/*')",
    "FROM sniff_csv('{folder}/secret.csv')",
    "FROM read_csv('/etc/passwd')",
    "FROM read_csv('https://example.org/a.csv')",
    "SELECT 1 WHERE EXISTS (FROM read_csv('{folder}/secret.csv'))",
    "WITH a AS (FROM read_text('{folder}/secret.csv')) FROM a",
    "FROM sqlite_scan('{folder}/other.sqlite', 't')",
    "FROM query('FROM read_csv(''{folder}/secret.csv'')')",
    "FROM query_table('{folder}/secret.csv')",
    "FROM json_execute_serialized_sql(json_serialize_sql('FROM glob(''{folder}/*'')'))",
    "SELECT * FROM SQLITE_SCAN('{folder}/other.sqlite', 't')",
    "FROM sqlite_query('__ducklake_metadata_lake', 'DELETE FROM ducklake_table RETURNING 1')",
    "ATTACH '{folder}/other.sqlite' AS o (TYPE sqlite)",
    "ATTACH '{folder}/new.duckdb'",
    "CALL sqlite_attach('{folder}/other.sqlite')",
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "COPY pledges TO '{folder}/lake/tables/out.parquet'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO '{folder}/lake/tables/out.csv'",
    "EXPORT DATABASE '{folder}/out'",
    "INSTALL httpfs",
    "INSTALL '{folder}/x.duckdb_extension'",
    "LOAD httpfs",
    "LOAD '{folder}/x.duckdb_extension'",
    "SELECT getenv('HOME')",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SET threads = 64",
    "RESET ALL",
    "SET VARIABLE a = 1",
    "PRAGMA enable_profiling",
    "USE memory",
    "CREATE TABLE t (a INT)",
    "CREATE TEMP TABLE t (a INT)",
    "CREATE OR REPLACE VIEW pledges AS SELECT 1",
    "CREATE MACRO f(x) AS x",
    "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "INSERT INTO core.fx_rates VALUES (DATE '2020-01-01', 'USD', 1)",
    "UPDATE core.fx_rates SET units_per_eur = 1",
    "DELETE FROM core.fx_rates",
    "TRUNCATE core.fx_rates",
    "DROP TABLE core.fx_rates",
    "ALTER TABLE core.fx_rates ADD COLUMN a INT",
    "MERGE INTO core.fx_rates USING core.fx_rates AS b ON true WHEN MATCHED THEN DELETE",
    "BEGIN; DELETE FROM core.fx_rates; COMMIT",
    "SELECT 1; DELETE FROM core.fx_rates",
    "CHECKPOINT",
    "VACUUM",
    "DETACH lake",
    "PREPARE p AS DELETE FROM core.fx_rates",
    "EXECUTE p",
    "FROM ducklake_expire_snapshots('lake', older_than => now())",
    "CALL ducklake_delete_orphaned_files('lake', cleanup_all => true)",
    "FROM ducklake_cleanup_old_files('lake', cleanup_all => true)",
    "SELECT " + "CASE WHEN true THEN " * 3000 + "1" + " END" * 3000,
]


@pytest.mark.parametrize("sql", HOSTILE, ids=lambda sql: sql[:60])
def test_everything_else_is_refused(questions: Questions, folder: Path, sql: str) -> None:
    files = {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
    with pytest.raises(QuestionError) as refused:
        asked(questions, sql.format(folder=folder))
    assert SECRET not in str(refused.value)
    assert "\n" not in str(refused.value)
    after = {file: file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}
    assert after == files
    assert asked(questions, "SELECT count(*) FROM core.fx_rates") == [[(1,)]]


GREEDY = [
    "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t) SELECT count(*) FROM t",
    "SELECT count(*) FROM range(100000000000) a, range(100000000000) b",
    "SELECT range FROM range(1000000000) ORDER BY hash(range)",
    "SELECT list(a) FROM range(10000000000) t(a)",
]


@pytest.mark.parametrize("sql", GREEDY, ids=lambda sql: sql[:40])
def test_greed_is_stopped(questions: Questions, sql: str) -> None:
    began = time.monotonic()
    with pytest.raises(QuestionError, match=r"stopped after 1 s|Out of Memory|Out of Range"):
        asked(questions, sql)
    assert time.monotonic() - began < 20
    assert asked(questions, "SELECT 1") == [[(1,)]]


def test_a_long_answer_is_not_held_in_memory(questions: Questions) -> None:
    (answer,) = questions.ask("SELECT repeat('x', 1000) AS a FROM range(100000000)")
    assert len(next(answer.rows)) == 1


MISTAKES = [
    ("SELEC 1", 'Parser Error: syntax error at or near "SELEC"'),
    ("FROM pledgez", 'Table with name pledgez does not exist! Did you mean "pledges"?'),
    ("FROM pledges SELECT whom", 'Referenced column "whom" not found in FROM clause!'),
    ("SELECT 'a'::INT", "Could not convert string 'a' to INT32"),
    ("SELECT 'unclosed", "unterminated quoted string"),
]


@pytest.mark.parametrize(("sql", "message"), MISTAKES)
def test_mistakes_are_told_in_one_line_with_the_hint(
    questions: Questions, sql: str, message: str
) -> None:
    with pytest.raises(QuestionError) as mistake:
        asked(questions, sql)
    assert message in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_there_must_be_a_warehouse(tmp_path: Path) -> None:
    nowhere = WarehousePaths(tmp_path)
    with pytest.raises(NoWarehouse, match="run PATH` first"), open_questions(nowhere):
        pass


def test_python_variables_are_not_tables(questions: Questions) -> None:
    import pyarrow as pa  # noqa: PLC0415

    private = pa.table({"a": [SECRET]})
    with pytest.raises(QuestionError, match="private does not exist"):
        asked(questions, "FROM private")
    assert private.num_rows == 1
