"""The fifteen questions that people are promised answers to, as they would type them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.warehouse.rows import paths_in
from tests.warehouse.test_views import whole_day
from warehouse.lake import open_lake
from warehouse.questions import Questions, open_questions
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow


QUESTIONS = [
    # question, SQL, rows that the answer has at least
    pytest.param(
        "Who pledges most per year?",
        "FROM pledges SELECT who, what, usd_per_year ORDER BY usd_per_year DESC LIMIT 20;",
        4,
    ),
    pytest.param(
        "Who is spending on AI in June 2025, in yearly dollars?",
        "FROM pledges SELECT who, sum(usd_per_year) usd WHERE what ILIKE '%AI%' "
        "AND date '2025-06-01' BETWEEN period_from AND period_to GROUP BY who ORDER BY usd DESC;",
        2,
    ),
    pytest.param("Which '$' are we unsure of, and why?", "FROM dollars WHERE confidence < 0.9;", 2),
    pytest.param(
        "Which printed conversions are wrong?",
        "FROM fx_checks WHERE NOT ok ORDER BY abs(off_by) DESC;",
        1,
    ),
    pytest.param(
        "Where do papers disagree by over 10 %?",
        "FROM conflicts WHERE gap > 0.1 ORDER BY gap DESC;",
        1,
    ),
    pytest.param("Show me the words behind this row", "FROM evidence('c1');", 0),
    pytest.param(
        "What did we know about Meta on 1 Feb 2026?",
        "FROM as_of('2026-02-01') WHERE who='Meta';",
        2,
    ),
    pytest.param(
        "Which figures were corrected, by how much?",
        "FROM restated ORDER BY abs(now_usd/was_usd-1) DESC LIMIT 20;",
        1,
    ),
    pytest.param(
        "Which stories are one wire story in many papers?",
        # DuckDB 1.5 takes `first` for a name only after AS.
        "FROM said SELECT wire_id, count(DISTINCT publisher) papers, min(published_at) AS first "
        "GROUP BY wire_id HAVING papers>1;",
        1,
    ),
    pytest.param(
        'How often is it "more than", "some", "up to"?',
        "FROM said SELECT hedge, count(*) n, median(usd) GROUP BY hedge;",
        7,
    ),
    pytest.param(
        "Everything Alibaba has promised, in order",
        "FROM said WHERE who='Alibaba' AND kind='commitment' ORDER BY said_on;",
        3,
    ),
    pytest.param(
        "New pledges by month",
        "FROM pledges SELECT date_trunc('month',said_on) m, sum(usd)/1e9 bn GROUP BY m ORDER BY m;",
        2,
    ),
    pytest.param(
        "Which publisher is least careful?", "FROM scorecard ORDER BY pass_rate, rows DESC;", 4
    ),
    pytest.param(
        "What is held back and why?",
        "FROM quarantine SELECT rule, count(*) n, any_value(quote) example "
        "GROUP BY rule ORDER BY n DESC;",
        3,
    ),
    pytest.param("Did last night's run work?", "FROM runs ORDER BY started_at DESC LIMIT 10;", 2),
]


@pytest.fixture(scope="module", params=["copy", "lake"])
def questions(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Questions]:
    folder: Path = tmp_path_factory.mktemp("questions")
    with open_lake(paths_in(folder)) as lake:
        whole_day().publish(lake)
    if request.param == "copy":
        write_copy(paths_in(folder))
    with open_questions(paths_in(folder)) as opened:
        yield opened


def test_there_are_fifteen() -> None:
    assert len(QUESTIONS) == 15


@pytest.mark.parametrize(("question", "sql", "rows"), QUESTIONS)
def test_the_question_runs_as_typed(
    questions: Questions, question: str, sql: str, rows: int
) -> None:
    (answer,) = list(questions.ask(sql))
    assert len(list(answer.rows)) >= rows, question
