"""What is read in each sample article, row by row: a change of reading shows as a difference.

`pytest tests/transforms/test_golden_articles.py --update` rewrites the files and still fails, so
that the difference is read before it is committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.language_model import load_language_model
from flows.rates import load_rates
from flows.reference import load_reference
from flows.sources import RunStamp, SourceOptions, find_captures
from tests.transforms.figures.covering import not_in_one_row
from transforms.article import ArticleRows, Reader, Recording, read_article
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.contracts import Capture, Figure, Mention, OtherNumber, Relation, Sentence

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "seeds" / "articles"
GOLDEN = ROOT / "tests" / "golden" / "articles"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)

ARTICLE_COLUMNS = ("title", "publisher", "agency", "published_on", "published_evidence")
CLAIM_COLUMNS = (
    "subject_name", "speaker", "measure", "purpose", "kind", "category", "status", "direction",
    "value", "value_high", "bound", "unit_code", "unit_text", "period_text", "period_start",
    "period_end", "usd", "usd_reason", "usd_per_year", "witness_count",
)  # fmt: skip
FIGURE_COLUMNS = (
    "surface", "kind", "value", "value_high", "bound", "unit_code", "unit_text",
    "currency_evidence", "currency_reason", "restatement", "pair_off_by", "rule",
)  # fmt: skip


def captures() -> list[Capture]:
    found = find_captures(str(SAMPLES), SourceOptions(), RunStamp("golden", MOMENT))
    return [capture for capture in found if isinstance(capture, Capture)]


@pytest.fixture(scope="module")
def rows_by_article() -> dict[str, ArticleRows]:
    reference = load_reference()
    lexicon = ArticleLexicon.from_reference(reference)
    reader = Reader.of(reference, load_language_model(), load_rates())
    return {
        capture.identity: read_article(
            read_document(capture, lexicon),
            reader,
            Recording(capture.identity, 1, capture.capture_id, "golden", "golden", MOMENT),
        )
        for capture in captures()
    }


def golden_lines(rows: ArticleRows) -> Iterator[str]:
    for table, columns in (
        ("articles", ARTICLE_COLUMNS),
        ("claims", CLAIM_COLUMNS),
        ("figures", FIGURE_COLUMNS),
    ):
        for row in getattr(rows, table):
            yield line_of(table, {name: asdict(row)[name] for name in columns})
    names = {entity.entity_id: entity.name for entity in rows.entities}
    for entity in rows.entities:
        yield line_of("entities", {"name": entity.name, "entity_type": entity.entity_type})
    for relation in rows.relations:
        ends = {
            "subject": names[relation.subject_entity_id],
            "predicate": relation.predicate,
            "object": names[relation.object_entity_id],
        }
        yield line_of("relations", ends)


def line_of(table: str, columns: dict[str, Any]) -> str:
    known = {name: value for name, value in columns.items() if value is not None}
    return json.dumps({"table": table} | known, ensure_ascii=False, default=str)


def file_of(identity: str) -> Path:
    return GOLDEN / f"{identity.replace('/', '--').replace('#', '--')}.jsonl"


@pytest.mark.slow
@pytest.mark.parametrize("identity", [capture.identity for capture in captures()])
def test_a_sample_article_reads_as_before(
    identity: str, rows_by_article: dict[str, ArticleRows], pytestconfig: pytest.Config
) -> None:
    found = list(golden_lines(rows_by_article[identity]))
    path = file_of(identity)
    known = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    if pytestconfig.getoption("--update") and found != known:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == known


@pytest.mark.slow
def test_every_row_proves_itself(rows_by_article: dict[str, ArticleRows]) -> None:
    for rows in rows_by_article.values():
        text = rows.articles[0].text
        spans: list[Sentence | Figure | OtherNumber | Mention | Relation] = [
            *rows.sentences,
            *rows.figures,
            *rows.other_numbers,
            *rows.mentions,
            *rows.relations,
        ]
        for row in spans:
            assert text[row.start_char : row.end_char] == row.surface
        numbers: list[Figure | OtherNumber] = [*rows.figures, *rows.other_numbers]
        assert not_in_one_row(text, [(row.start_char, row.end_char) for row in numbers]) == []
        claim_ids = {claim.claim_id for claim in rows.claims}
        assert {figure.claim_id for figure in rows.figures} == claim_ids
        sentence_ids = {sentence.sentence_id for sentence in rows.sentences}
        assert {figure.sentence_id for figure in rows.figures} <= sentence_ids


def test_no_golden_file_is_left_over() -> None:
    expected = {file_of(capture.identity).name for capture in captures()}
    assert {path.name for path in GOLDEN.glob("*.jsonl")} == expected
