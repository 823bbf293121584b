"""Every domain rule: the small world passes it, and one change in one row fails it."""

from __future__ import annotations

import dataclasses
import functools
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest

from expectations.across_rules import ACROSS_RULES
from expectations.declarations import Finding
from expectations.failures import find_failures
from expectations.row_rules import ROW_RULES
from tests.expectations import small_world as world
from tests.expectations.small_world import Rows, added, arrow, changed, context, small_world
from transforms.contracts.vocabulary import Kind
from transforms.currency.rates import RateTable
from transforms.figures.reading import FigureReading

WORDS_PER_RULE = 20
ACROSS_CODES = frozenset(rule.code for rule in ACROSS_RULES)


def read_again(surface: str, kind: Kind) -> FigureReading:
    """A reader that knows the figures of the small world."""
    sizes = {
        "more than 380 billion yuan": Decimal(380_000_000_000),
        "S$70 billion": Decimal(70_000_000_000),
        "$70b": Decimal(70_000_000_000),
        "three years": Decimal(3),
    }
    if surface not in sizes:
        raise ValueError(surface)
    return FigureReading(
        0, len(surface), kind, sizes[surface], None, "exact", None, None, None, Decimal(1), "none",
        None, None, "test",
    )  # fmt: skip


def no_breaches(_: str, __: object) -> pa.Table:
    """A `Query` that finds nothing: a tenth of a second less for rules that need none."""
    return pa.table({"rule": [], "row_key": [], "expected": [], "found": []})


def failing(rows: Rows, **given: object) -> dict[tuple[str, str], list[Finding]]:
    """Return the findings by table and rule code."""
    settings = {"read_surface": read_again, **given}
    return {
        (failure.expectation.table, failure.expectation.rule_code): list(failure.findings.values())
        for failure in find_failures(arrow(rows), context(**settings))
        if failure.findings
    }


def with_text(text: str) -> Rows:
    """Return the small world whose article has another text, with nothing else adapted."""
    return changed(small_world(), world.ARTICLE, text=text)


def figure(**columns: object) -> Rows:
    """Return the small world with columns of the pledge changed."""
    return changed(small_world(), world.PLEDGE, **columns)


def conversion(**columns: object) -> Rows:
    """Return the small world with columns of the printed conversion changed."""
    return changed(small_world(), world.CONVERSION, **columns)


def claim(**columns: object) -> Rows:
    """Return the small world with columns of the pledge's claim changed."""
    return changed(small_world(), world.PLEDGE_CLAIM, **columns)


def article(**columns: object) -> Rows:
    """Return the small world with columns of the article changed."""
    return changed(small_world(), world.ARTICLE, **columns)


def only_boilerplate() -> Rows:
    """Return the small world whose body is boilerplate, without what stands in it."""
    rows = changed(small_world(), world.LEAD, role="boilerplate")
    return {**rows, "core.mentions": [], "core.figures": [], "core.claims": []}


def twin(row: object, **columns: object) -> Rows:
    """Return the small world with a changed copy of `row` added."""
    return added(small_world(), dataclasses.replace(row, **columns))  # type: ignore[type-var]


OTHER_ID = "0123456789abcdef"
FAILING: list[tuple[str, str, Rows, str]] = [
    ("A2", "raw.captures", changed(small_world(), world.CAPTURE, content=b"other"), "bytes differ"),
    ("A2", "raw.captures", changed(small_world(), world.CAPTURE, byte_count=1), "length differs"),
    ("A2", "core.articles", article(text_sha256="0" * 64), "hash of another text"),
    ("A3", "core.articles", only_boilerplate(), "nothing but title and boilerplate"),
    ("A3b", "core.articles", only_boilerplate(), "a stub"),
    ("A4", "core.articles", article(published_on=date(2025, 3, 4)), "in three days"),
    ("A4", "core.articles", article(published_on=date(1066, 10, 14)), "before newspapers"),
    (
        "A4",
        "core.articles",
        article(published_at=datetime(2025, 3, 2, 15, tzinfo=UTC)),
        "27 hours ahead",
    ),
    ("A5", "core.articles", article(published_on=None, published_precision=None), "no date"),
    ("A10", "core.articles", with_text(world.TEXT + " \ufffd"), "undecodable character"),
    ("A10", "core.articles", with_text(world.TEXT + " e\u0301"), "decomposed accent"),
    ("A12", "core.articles", article(offset_map="0:0:5 3:9:2"), "segments overlap"),
    ("A12", "core.articles", article(offset_map="0-0-5"), "unreadable"),
    ("A12", "core.articles", article(offset_map="0:0:99999"), "past the end"),
    ("S2", "core.articles", with_text(world.TEXT + " More."), "words in no sentence"),
    (
        "S2",
        "core.articles",
        changed(small_world(), world.LEAD, start_char=5),
        "overlaps the headline",
    ),
    ("S4", "core.articles", changed(small_world(), world.LEAD, role="boilerplate"), "most of it"),
    ("S1", "core.sentences", changed(small_world(), world.LEAD, surface="Other."), "other words"),
    ("S3", "core.sentences", changed(small_world(), world.LEAD, surface="."), "a stray mark"),
    ("S3", "core.sentences", changed(small_world(), world.LEAD, surface="x" * 1001), "a page"),
    ("F1", "core.figures", figure(start_char=3), "stands elsewhere"),
    ("F1", "core.figures", figure(value=Decimal(38)), "reads back as another size"),
    ("F1", "core.figures", figure(surface="380 billion"), "other words"),
    ("F2", "core.figures", figure(value=Decimal(-1)), "negative"),
    ("F2", "core.figures", figure(value=Decimal("1e20")), "too large to add up"),
    ("F3", "core.figures", figure(value=Decimal(380)), "billion lost"),
    ("F3", "core.figures", figure(value=Decimal(380_000_000)), "billion read as million"),
    ("F4", "core.figures", figure(unit_code="XYZ"), "no such currency"),
    ("F4", "core.figures", figure(unit_code=None), "no currency and no reason"),
    ("F5", "core.figures", figure(currency_evidence=None), "no evidence"),
    (
        "F5",
        "core.figures",
        figure(currency_evidence="publisher", currency_reason=None),
        "evidence without words",
    ),
    (
        "F5",
        "core.figures",
        figure(
            currency_evidence="publisher",
            currency_reason="home currency",
            currency_confidence=Decimal("0.4"),
        ),
        "worse than even odds",
    ),
    ("F6", "core.figures", figure(bound="range"), "a range with one end"),
    ("F6", "core.figures", figure(value_high=Decimal(4)), "two ends without a range"),
    ("F6", "core.figures", figure(bound="range", value_high=Decimal(1)), "the high end first"),
    ("F7", "core.figures", figure(usd=None), "no dollars and no reason"),
    ("F7", "core.figures", figure(usd_high=Decimal(1)), "an upper end without a range"),
    (
        "F7",
        "core.figures",
        figure(bound="range", value_high=Decimal(400_000_000_000), usd_high=Decimal(1)),
        "a wrong upper end",
    ),
    ("F7", "core.figures", figure(usd_reason="why"), "dollars and a reason"),
    ("F7", "core.figures", figure(usd=Decimal(380_000_000_000)), "yuan taken for dollars"),
    ("F7", "core.figures", figure(fx_on=None), "a conversion without its day"),
    ("F7", "core.figures", figure(fx_on=date(2025, 1, 1)), "no rate on that day"),
    ("F7", "core.figures", figure(kind="count", unit_code=None), "dollars of a count"),
    ("F8", "core.figures", conversion(pair_off_by=Decimal("0.02")), "more than rounding"),
    ("F8", "core.figures", conversion(pair_off_by=Decimal("-0.02")), "less than rounding"),
    ("F9", "core.figures", conversion(pair_off_by=Decimal("0.07")), "7% too high"),
    ("F9", "core.figures", conversion(pair_off_by=Decimal("-0.07")), "7% too low"),
    ("F12", "core.figures", figure(usd=Decimal(999)), "a pledge of 999 dollars"),
    ("F12", "core.figures", figure(usd=Decimal("6e12")), "a pledge of 6 trillion dollars"),
    ("F13", "core.figures", figure(kind="percent", value=Decimal(1001)), "more than 1,000%"),
    (
        "F13",
        "core.figures",
        figure(kind="percent", value=Decimal(101), direction="down"),
        "a fall by more than all of it",
    ),
    ("F14", "core.figures", figure(period_end=world.PUBLISHED_ON), "ends where it starts"),
    ("F14", "core.figures", figure(period_end=date(2027, 2, 24)), "two years for three"),
    ("F17", "core.figures", figure(unit_code=None, currency_reason="bare $"), "bare sign"),
    ("F19", "core.figures", figure(kind="percent"), "a percentage in yuan"),
    (
        "F20",
        "core.figures",
        figure(bound="range", value=Decimal(380), value_high=Decimal(380_000_000_000)),
        "the lower end without its billions",
    ),
    ("X6", "core.figures", figure(fx_on=date(2025, 2, 25)), "tomorrow's rate"),
    ("X6", "core.figures", figure(fx_on=date(2025, 2, 16)), "a stale rate"),
    ("F16", "core.claims", claim(category="market_value"), "a market value per year"),
    ("F16", "core.claims", claim(status="actual"), "three years to come, already spent"),
    ("K2", "core.claims", claim(subject_name=None), "nobody's"),
    ("K5", "core.claims", claim(usd_per_year=Decimal(1)), "does not multiply back"),
    ("K5", "core.claims", claim(usd_per_year=None), "neither yearly value nor reason"),
    ("K5", "core.claims", claim(years=None), "a yearly value without years"),
    ("N1", "core.other_numbers", changed(small_world(), world.YEAR, surface="1988"), "other words"),
    ("F18", "core.other_numbers", changed(small_world(), world.YEAR, reason="unread"), "no reason"),
    ("F18", "core.articles", small_world() | {"core.other_numbers": []}, "a year in no row"),
    (
        "F18",
        "core.articles",
        twin(world.YEAR, start_char=world.YEAR.start_char + 1, surface="987"),
        "a year in two rows",
    ),
    (
        "M1",
        "core.mentions",
        changed(small_world(), world.PERSON_MENTION, surface="Mr Ng"),
        "other words",
    ),
    (
        "M3",
        "core.mentions",
        changed(small_world(), world.PERSON_MENTION, entity_id=world.COMPANY.entity_id),
        "Mr Tan is a company",
    ),
    ("M3", "core.mentions", changed(small_world(), world.PERSON, name="Bo Ng"), "Mr Tan is Bo Ng"),
    ("M5", "core.mentions", changed(small_world(), world.LEAD, role="boilerplate"), "boilerplate"),
    (
        "R1",
        "core.relations",
        changed(small_world(), world.RELATION, surface="Mr Ng"),
        "other words",
    ),
    (
        "R2",
        "core.relations",
        changed(small_world(), world.RELATION, object_entity_id=world.PERSON.entity_id),
        "leads himself",
    ),
    ("J2", "core.runs", changed(small_world(), world.RUN, articles_in=4), "one document lost"),
    ("J7", "core.runs", changed(small_world(), world.RUN, figures_quarantined=1), "20% held"),
    (
        "A7",
        "core.wire_prints",
        changed(small_world(), world.REPRINT, wire_id=OTHER_ID),
        "two stories",
    ),
    ("A8", "core.articles", article(version=3), "version 2 is missing"),
    ("E1", "core.entities", twin(world.COMPANY, entity_id=OTHER_ID, name="EXAMPLE mills"), "twice"),
    ("F10", "core.claims", claim(figure_id=world.CONVERSION.figure_id), "the conversion leads"),
    (
        "F11",
        "core.claims",
        twin(
            world.PLEDGE_CLAIM,
            claim_id=OTHER_ID,
            value=Decimal(380_000_000),
            usd=Decimal(52_500_000),
            usd_per_year=Decimal(17_500_000),
        ),
        "million beside billion",
    ),
    ("K1", "core.claims", claim(sentence_id=world.HEADLINE.sentence_id), "another sentence"),
    ("K1", "core.claims", claim(version=2), "another version"),
    ("K1", "core.claims", claim(figure_id=world.SPAN.figure_id), "a figure of another claim"),
    ("K4", "core.claims", twin(world.PLEDGE_CLAIM, claim_id=OTHER_ID), "the same claim again"),
    (
        "K6",
        "core.claims",
        claim(sentence_id=world.HEADLINE.sentence_id, witness_count=1),
        "headline only",
    ),
    ("K10", "core.claims", claim(witness_count=2), "three witnesses, not two"),
    (
        "M6",
        "core.mentions",
        twin(world.PERSON_MENTION, mention_id=OTHER_ID, end_char=world.PERSON_MENTION.end_char + 1),
        "inside the name before it",
    ),
    (
        "X2",
        "core.fx_rates",
        {"core.fx_rates": [dataclasses.replace(small_world()["core.fx_rates"][0],
                                               units_per_eur=Decimal(0))]},
        "a rate of zero",
    ),
    ("X3", "core.fx_rates", {"core.fx_rates": small_world()["core.fx_rates"][:2]}, "no pound"),
]  # fmt: skip


@functools.cache
def passing() -> dict[tuple[str, str], list[Finding]]:
    """Return what fails in the small world as it is: nothing should."""
    return failing(small_world(), stored={"articles": stored_articles()})


def stored_articles() -> object:
    """Return the keys of a warehouse that holds no article yet."""
    return arrow({"core.articles": []})["core.articles"].select(["article_id", "version"])


def test_the_small_world_passes_every_rule() -> None:
    assert passing() == {}


@pytest.mark.parametrize(
    ("code", "table", "rows", "why"),
    FAILING,
    ids=[f"{code} {why}" for code, _, _, why in FAILING],
)
def test_a_rule_fails_where_it_should(code: str, table: str, rows: Rows, why: str) -> None:
    needed = {} if code in ACROSS_CODES else {"query": no_breaches}
    found = failing(rows, stored={"articles": stored_articles()}, **needed)
    assert (table, code) in found, why
    for finding in found[table, code]:
        assert finding.expected
        assert finding.found


def test_every_rule_has_a_failing_case() -> None:
    declared = {(rule.table, rule.code) for rule in ROW_RULES}
    declared |= {(rule.table, rule.code) for rule in ACROSS_RULES}
    assert declared == {(table, code) for code, table, _, _ in FAILING}


@pytest.mark.parametrize("rule", [*ROW_RULES, *ACROSS_RULES], ids=lambda rule: rule.code)
def test_a_rule_is_said_in_twenty_words(rule: object) -> None:
    words = str(rule.words)  # type: ignore[attr-defined]
    assert len(words.split()) <= WORDS_PER_RULE
    assert words.endswith(".")


PASSING: list[tuple[str, Rows, str]] = [
    ("A4", article(published_on=None, published_precision=None), "no date is no wrong date"),
    ("A4", article(published_on=date(1987, 10, 19)), "archives of 1987"),
    ("F3", figure(surface="some 380 yuan", value=Decimal(380)), "no scale word"),
    ("F3", figure(surface="1,5 billion yuan", value=Decimal(1_500_000_000)), "decimal comma"),
    ("F7", figure(usd=None, usd_reason="no ECB rate", fx_on=None, fx_rule=None), "with a reason"),
    ("F8", conversion(pair_off_by=None, pair_ecb_rate=None), "the ECB has no such currency"),
    ("F9", conversion(pair_off_by=Decimal("0.3"), pair_tolerance=Decimal("0.5")), "$1bn (S$1bn)"),
    ("F9", conversion(pair_off_by=Decimal("0.3"), pair_tolerance=Decimal("0.12")), "too coarse"),
    ("F9", conversion(pair_off_by=Decimal("0.02")), "a small gap is only reported"),
    ("F14", figure(period_text="in 2025", period_end=date(2026, 1, 1)), "words without a length"),
    ("F14", figure(period_text="the year 2025", period_end=date(2026, 1, 1)), "a year's number"),
    ("K2", changed(small_world(), world.SPAN_CLAIM, subject_name=None), "a span needs no owner"),
    ("K5", claim(usd_per_year=None, per_year_reason="no dated period"), "with a reason"),
]


@pytest.mark.parametrize(
    ("code", "rows", "why"), PASSING, ids=[f"{code} {why}" for code, _, why in PASSING]
)
def test_a_rule_passes_where_it_should(code: str, rows: Rows, why: str) -> None:
    assert code not in {found for _, found in failing(rows, query=no_breaches)}, why


def test_without_rates_dollars_are_only_looked_at() -> None:
    wrong = figure(usd=Decimal(1))
    assert ("core.figures", "F7") in failing(wrong, query=no_breaches)
    assert ("core.figures", "F7") not in failing(wrong, rates=None, query=no_breaches)
    assert ("core.figures", "F7") in failing(wrong, rates=RateTable.of([]), query=no_breaches)


def test_digits_that_no_column_can_hold_are_no_difference() -> None:
    def read_finely(surface: str, kind: Kind) -> FigureReading:
        again = read_again(surface, kind)
        return dataclasses.replace(again, value=again.value + Decimal("1e-10"))

    rows = failing(small_world(), query=no_breaches, read_surface=read_finely)
    assert ("core.figures", "F1") not in rows
