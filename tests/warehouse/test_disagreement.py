"""Where papers disagree, and what a later version of an article says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest

from tests.warehouse.rows import Day, hexed, paths_in
from transforms.contracts import Article, WirePrint
from warehouse.lake import open_lake

pytestmark = pytest.mark.slow

Values = Mapping[str, object]
REVENUE: Values = {
    "category": "revenue", "status": "actual", "measure": "revenue", "usd": Decimal(100),
    "period_kind": "within", "period_start": date(2025, 1, 1), "period_end": date(2025, 4, 1),
}  # fmt: skip


def money(value: int, **more: object) -> Values:
    return {"value": Decimal(value), "usd": Decimal(value), **more}


NO_PERIOD: Values = {"period_kind": None, "period_start": None, "period_end": None}


@dataclass(frozen=True)
class Disagreement:
    """What two papers say of one company, and by how much they differ; None: they do not."""

    why: str
    one: Values
    other: Values
    gap: float | None
    article: Values = field(default_factory=dict)


DISAGREEMENTS = [
    Disagreement("a fifth apart", money(100), money(120), 0.2),
    Disagreement("the same", money(100), money(100), None),
    Disagreement("at least 90 is also 120", money(90, bound="at_least"), money(120), None),
    Disagreement("over 150 is not 120", money(120), money(150, bound="more_than"), 0.25),
    Disagreement("at most 100 is not 110", money(100, bound="at_most"), money(110), 0.1),
    Disagreement(
        "a range holds it",
        money(90, bound="range", value_high=Decimal(130), usd_high=Decimal(130)), money(120), None,
    ),  # fmt: skip
    Disagreement(
        "above the range",
        money(90, bound="range", value_high=Decimal(100), usd_high=Decimal(100)), money(120), 0.2,
    ),  # fmt: skip
    Disagreement("another measure", money(100), money(120, measure="operating costs"), None),
    Disagreement("its end is the other's", money(100), money(150, measure="net revenue"), 0.5),
    Disagreement("other letters at its end", money(100), money(150, measure="prerevenue"), None),
    Disagreement(
        "another quarter", money(100),
        money(120, period_start=date(2025, 4, 1), period_end=date(2025, 7, 1)), None,
    ),  # fmt: skip
    Disagreement(
        "three years from days not far apart",
        money(100, period_start=date(2025, 2, 24), period_end=date(2028, 2, 24)),
        money(120, period_start=date(2025, 2, 26), period_end=date(2028, 2, 26)), 0.2,
    ),  # fmt: skip
    Disagreement("one states no period", money(100), money(120, **NO_PERIOD), None),
    Disagreement("neither does", money(100, **NO_PERIOD), money(120, **NO_PERIOD), 0.2),
    Disagreement(
        "neither does, a month apart", money(100, **NO_PERIOD), money(120, **NO_PERIOD), None,
        {"published_on": date(2025, 3, 24)},
    ),  # fmt: skip
    Disagreement("planned is not done", money(100), money(120, status="planned"), None),
    Disagreement("up and down", money(100, direction="up"), money(120, direction="down"), None),
    Disagreement("a loss", money(100), money(120, is_negative=True), None),
    Disagreement(
        "another purpose", money(100, purpose="AI"), money(120, purpose="marketing"), None
    ),
    Disagreement("a purpose and none", money(100, purpose="AI"), money(120), 0.2),
    Disagreement(
        "other currencies by their dollars", money(100),
        {"value": Decimal(900), "usd": Decimal(125), "unit_code": "CNY"}, 0.25,
    ),  # fmt: skip
    Disagreement(
        "no rate, no comparison", money(100),
        {"value": Decimal(900), "usd": None, "unit_code": "TWD"}, None,
    ),  # fmt: skip
    Disagreement("the paper itself", money(100), money(120), None, {"publisher": "First"}),
    Disagreement(
        "a length of time", money(3, category="time_span"), money(4, category="time_span"), None
    ),
]  # fmt: skip


WIRED = "prints of one wire"
TWICE = "an article with two sizes of one measure"


def two_papers(day: Day, who: str, case: Disagreement) -> tuple[Article, Article]:
    one = day.article(f"{who}, one", publisher="First")
    other = day.article(f"{who}, other", **{"publisher": "Second", **case.article})
    day.claim(one, who, **{**REVENUE, **case.one})
    day.claim(other, who, **{**REVENUE, **case.other})
    return one, other


def one_wire(day: Day) -> None:
    prints = two_papers(day, WIRED, DISAGREEMENTS[0])
    for article, nearest in (prints, prints[::-1]):
        day.add(
            WirePrint, article_id=article.article_id, version=1, run_id="run",
            wire_id=hexed("wire"), first_article_id=prints[0].article_id, first_version=1,
            nearest_article_id=nearest.article_id, nearest_version=1,
            containment_share=Decimal("0.9"), rule="same_names_and_numbers",
        )  # fmt: skip


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[float]]:
    """By how much the papers differ, by the company that they differ about."""
    day = Day()
    for case in DISAGREEMENTS:
        two_papers(day, case.why, case)
    one_wire(day)
    one, _ = two_papers(day, TWICE, DISAGREEMENTS[0])
    day.claim(one, TWICE, **{**REVENUE, **money(70)})
    found: dict[str, list[float]] = {}
    with open_lake(paths_in(tmp_path_factory.mktemp("conflicts"))) as lake:
        day.publish(lake)
        for who, gap in lake.query("SELECT who, gap FROM conflicts"):
            found.setdefault(str(who), []).append(float(str(gap)))
    return found


@pytest.mark.parametrize("case", DISAGREEMENTS, ids=lambda case: case.why)
def test_papers_disagree(gaps: Mapping[str, list[float]], case: Disagreement) -> None:
    assert gaps.get(case.why, []) == ([] if case.gap is None else [pytest.approx(case.gap)])


@pytest.mark.parametrize("who", [WIRED, TWICE])
def test_what_is_no_disagreement_of_papers(gaps: Mapping[str, list[float]], who: str) -> None:
    assert who not in gaps


@dataclass(frozen=True)
class Correction:
    """What an article says in two versions, and what the view shows of it."""

    why: str
    was: Sequence[tuple[str, Values]]
    now: Sequence[tuple[str, Values]]
    restated: list[tuple[int, int]]


CORRECTIONS = [
    Correction(
        "one number of a sentence",
        [("Acme earned $10 in all.", money(10))],
        [("Acme earned $12 in all.", money(12))],
        [(10, 12)],
    ),  # fmt: skip
    Correction(
        "the second of two numbers",
        [("From $10 to $20.", money(10)), ("From $10 to $20.", money(20))],
        [("From $10 to $25.", money(10)), ("From $10 to $25.", money(25))],
        [(20, 25)],
    ),
    Correction(
        "another sentence, the same measure",
        [("Acme earned $10.", money(10, measure="profit"))],
        [("It made a profit of $12.", money(12, measure="Profit"))],
        [(10, 12)],
    ),
    Correction(
        "another sentence, another measure",
        [("Acme earned $10.", money(10, measure="profit"))],
        [("It paid $12.", money(12, measure="tax"))],
        [],
    ),
    Correction(
        "another sentence, two of the measure",
        [("Acme earned $10.", money(10, measure="profit"))],
        [("First $12.", money(12, measure="profit")), ("Then 14.", money(14, measure="profit"))],
        [],
    ),
    Correction("nothing", [("It has $10.", money(10))], [("It has $10.", money(10))], []),
    Correction("the words", [("It has $10.", money(10))], [("It now has $10.", money(10))], []),
    Correction("something more", [], [("It has $10.", money(10))], []),
]


THREE_VERSIONS = "three versions"
Restated = Mapping[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def restated(tmp_path_factory: pytest.TempPathFactory) -> Restated:
    """Versions and sizes that were restated, by the headline of the article."""
    day = Day()
    for case in CORRECTIONS:
        for version, said in ((1, case.was), (2, case.now)):
            article = day.article(case.why, version=version)
            for words, values in said:
                day.claim(article, "Acme", words=words, **values)
    for version, value in ((1, 10), (2, 12), (3, 11)):
        article = day.article(THREE_VERSIONS, version=version)
        day.claim(article, "Acme", words=f"Acme earned ${value}.", **money(value))
    found: dict[str, list[tuple[object, ...]]] = {}
    with open_lake(paths_in(tmp_path_factory.mktemp("restated"))) as lake:
        day.publish(lake)
        rows = lake.query(
            "SELECT title, was_version, was_usd, version, now_usd FROM restated ORDER BY ALL"
        )
    for title, *row in rows:
        found.setdefault(str(title), []).append(tuple(row))
    return found


@pytest.mark.parametrize("case", CORRECTIONS, ids=lambda case: case.why)
def test_a_later_version_restates(restated: Restated, case: Correction) -> None:
    assert restated.get(case.why, []) == [
        (1, Decimal(was), 2, Decimal(now)) for was, now in case.restated
    ]


def test_each_correction_is_shown_and_no_version_is_lost(restated: Restated) -> None:
    assert restated[THREE_VERSIONS] == [
        (1, Decimal(10), 2, Decimal(12)),
        (2, Decimal(12), 3, Decimal(11)),
    ]
