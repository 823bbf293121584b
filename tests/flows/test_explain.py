"""newsledger explain: the words behind a row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from flows.cli import main
from tests.warehouse.rows import Day
from transforms.contracts import Article, Claim, Quarantine
from warehouse.explanation import source_offset
from warehouse.lake import open_lake
from warehouse.paths import WarehousePaths
from warehouse.snapshot import write_copy

pytestmark = pytest.mark.slow
TEXT = (
    "Big plans\nAcme met.\nIt pledged 380 billion yuan (S$70 billion).\nIt sold \x1b[1m$5 billion."
)
HELD = "d" * 16


def add_sentences(day: Day, article: Article) -> None:
    start = 0
    for line, role in zip(TEXT.split("\n"), ("title", "body", "body", "body"), strict=True):
        day.sentence(article, line, start_char=start, end_char=start + len(line), role=role)
        start += len(line) + 1


def add_figures(day: Day, article: Article) -> Claim:
    lead, printed = TEXT.index("380"), TEXT.index("S$70")
    sentence_id = day.rows["core.sentences"][2].sentence_id  # type: ignore[attr-defined]
    claim = day.claim(
        article, "Acme", figure_id="a" * 16, claim_id="c" * 16, measure="planned investment",
        value=Decimal(380_000_000_000), unit_code="CNY", usd=Decimal(52_370_000_000),
        fx_on=date(2025, 2, 21), fx_rule="last published at or before publication",
        start_char=lead, end_char=lead + 16, surface="380 billion yuan", rule="money",
        currency_reason="the word yuan", witness_count=2,
    )  # fmt: skip
    day.figure(
        article, claim, figure_id="ab" + "0" * 14, surface="S$70 billion", start_char=printed,
        end_char=printed + 12, restatement="conversion", pair_off_by=Decimal("0.00045"),
        pair_implied_rate=Decimal("5.4286"), sentence_id=sentence_id,
    )  # fmt: skip
    return claim


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> WarehousePaths:
    paths = WarehousePaths(tmp_path_factory.mktemp("warehouse"))
    day = Day()
    article = day.article(
        "Big plans", text=TEXT, offset_map="0:100:10 10:200:9 20:300:80",
        published_evidence="dateline: Feb 24, 2025",
        published_conflict="URL 2025/02/20 (2025-02-20)",
    )  # fmt: skip
    add_sentences(day, article)
    add_figures(day, article)
    # The claim's own made-up sentence would stand at the place of a real one.
    day.rows["core.sentences"] = day.rows["core.sentences"][:4]
    sentence_id = day.rows["core.sentences"][2].sentence_id  # type: ignore[attr-defined]
    rows = [*day.rows["core.claims"], *day.rows["core.figures"]]
    for row in rows:
        object.__setattr__(row, "sentence_id", sentence_id)
    day.add(
        Quarantine, quarantine_id="e" * 16, row_key=HELD, table_name="core.figures",
        rule_code="F5", reason="A bare sign without evidence.", expected="evidence", found="none",
        quote="$5 billion", article_id=article.article_id, version=1,
        start_char=TEXT.index("$5"), end_char=TEXT.index("$5") + 10,
    )  # fmt: skip
    day.add(
        Quarantine, quarantine_id="f" * 16, row_key="x.bin", rule_code="unreadable_document",
        reason="It is a picture.", source_name="x.bin",
    )  # fmt: skip
    with open_lake(paths) as lake:
        day.publish(lake)
    write_copy(paths)
    return paths


@pytest.fixture
def explained(
    paths: WarehousePaths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, str]:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(paths.root))
    found = {}
    for wanted in ("c" * 16, "cc", "CC", "aa", "ab0", HELD, "ee", "x.bin"):
        assert main(["explain", wanted]) == 0
        found[wanted] = capsys.readouterr().out
    return found


def test_a_claim_shows_its_words_place_and_reasons(explained: dict[str, str]) -> None:
    text = explained["c" * 16]
    assert explained["cc"] == explained["CC"] == text
    assert text.startswith("claim cccccccccccccccc  Acme · planned investment\n")
    assert "  Acme met.\n  It pledged [380 billion yuan] (S$70 billion).\n  It sold " in text
    assert "\x1b" not in text
    assert "article  Big plans, The Morning Paper, 2025-02-24\n" in text
    assert "dated    dateline: Feb 24, 2025\n         but URL 2025/02/20 (2025-02-20)\n" in text
    assert (
        "source   Big plans.txt, characters 311 to 327 of the document (31 to 47 of text)" in text
    )
    for line in (
        "  value        380,000,000,000           money",
        "  unit         CNY                       explicit; the word yuan",
        "  US dollars   52,370,000,000            rate of 2025-02-21; last published at or before",
        "  confidence   0.9",
        "  aaaaaaaaaaaaaaaa  380 billion yuan  (first statement, body)",
        "  ab00000000000000  S$70 billion  (conversion, body)",
    ):
        assert line in text


def test_a_figure_shows_itself_and_its_claim(explained: dict[str, str]) -> None:
    text = explained["ab0"]
    assert text.startswith("figure ab00000000000000")
    assert "It pledged 380 billion yuan ([S$70 billion])." in text
    assert "  conversion   5.4286                    off by 0.04%" in text
    assert "the claim\n  who          Acme" in text


def test_a_held_row_says_why(explained: dict[str, str]) -> None:
    text = explained[HELD]
    assert explained["ee"] == text
    assert text.startswith("held back by F5: A bare sign without evidence.\n")
    assert "It sold \\x1b[1m[$5 billion]." in text
    assert "expected   evidence\nfound      none\nmeant for  core.figures\n" in text


def test_a_held_document_says_where_it_came_from(explained: dict[str, str]) -> None:
    text = explained["x.bin"]
    assert text.startswith("held back by unreadable_document: It is a picture.\n")
    assert "source   x.bin\n" in text


UNKNOWN = [
    ("9", "no claim, figure or held row has an id that begins with '9'"),
    ("a", "'a' fits figure aaaaaaaaaaaaaaaa, figure ab00000000000000"),
    ("'; DROP TABLE core.runs", "no claim, figure or held row has an id that begins"),
]


@pytest.mark.parametrize(("wanted", "message"), UNKNOWN)
def test_an_id_must_fit_one_row(
    paths: WarehousePaths,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wanted: str,
    message: str,
) -> None:
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(paths.root))
    assert main(["explain", wanted]) == 1
    assert message in capsys.readouterr().err


OFFSETS = [(0, 100), (9, 109), (10, 200), (19, None), (20, 300), (500, None)]


@pytest.mark.parametrize(("text_offset", "source"), OFFSETS)
def test_offsets_lead_back_to_the_source(text_offset: int, source: int | None) -> None:
    assert source_offset("0:100:10 10:200:9 20:300:80", text_offset) == source
