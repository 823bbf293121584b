"""One small valid run, written by hand, that every test breaks in one place."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

from expectations.across_tables import query_with
from expectations.context import AuditContext, AuditWords
from flows.reference import load_reference
from transforms.contracts import (
    Article,
    Capture,
    Claim,
    Entity,
    Figure,
    FxRate,
    Mention,
    OtherNumber,
    Relation,
    Run,
    Sentence,
    WirePrint,
    declared_tables,
    table_of,
)
from transforms.currency.rates import RateTable
from transforms.identity import content_id
from warehouse.arrow import arrow_from_rows

RECORDED_AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
PUBLISHED_ON = date(2025, 2, 24)
TITLE = "Example Mills to spend $70b on looms"
BODY = (
    "Example Mills will spend more than 380 billion yuan (S$70 billion) on looms over the next "
    "three years, chief executive Mr Tan said on Monday. The money is meant for the two mills that "
    "burned down, and for a school where weavers learn to mend what they wove before 1987."
)
TEXT = f"{TITLE}\n{BODY}"
BYTES = TEXT.encode()
ARTICLE_ID = content_id("article", "small")
CNY_PER_EUR, SGD_PER_EUR, USD_PER_EUR = Decimal("7.6"), Decimal("1.4"), Decimal("1.05")
RATES = RateTable.of(
    [
        (PUBLISHED_ON, "CNY", CNY_PER_EUR),
        (PUBLISHED_ON, "SGD", SGD_PER_EUR),
        (PUBLISHED_ON, "USD", USD_PER_EUR),
    ]
)

Rows = dict[str, list[Any]]


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


CAPTURE = Capture(
    capture_id=content_id("capture", "small"),
    identity="small.txt",
    source_name="small.txt",
    locator=None,
    media_type="text/plain",
    charset="utf-8",
    field_mapping=None,
    content_sha256=_sha(BYTES),
    byte_count=len(BYTES),
    content=BYTES,
    run_id="run-1",
    recorded_at=RECORDED_AT,
)
ARTICLE = Article(
    article_id=ARTICLE_ID,
    version=1,
    capture_id=CAPTURE.capture_id,
    text_sha256=_sha(BYTES),
    title=TITLE,
    publisher="The Example Times",
    agency=None,
    authors=None,
    url=None,
    language_code="en",
    home_currency_code="SGD",
    published_at=None,
    published_on=PUBLISHED_ON,
    published_precision="day",
    published_evidence="stated in the file",
    text=TEXT,
    offset_map=f"0:0:{len(TEXT)}",
    cleaner_version="1",
    rules_version="0.1+aa",
    word_count=len(TEXT.split()),
    figure_count=4,
    run_id="run-1",
    recorded_at=RECORDED_AT,
)


def _sentence(number: int, start: int, end: int, role: str) -> Sentence:
    return Sentence(
        sentence_id=content_id("sentence", number),
        article_id=ARTICLE_ID,
        version=1,
        sentence_number=number,
        start_char=start,
        end_char=end,
        surface=TEXT[start:end],
        role=role,  # type: ignore[arg-type]
    )


HEADLINE = _sentence(1, 0, len(TITLE), "title")
LEAD = _sentence(2, len(TITLE) + 1, len(TEXT), "body")
COMPANY = Entity(
    entity_id=content_id("entity", "mills"),
    name="Example Mills",
    entity_type="company",
    country_code="SG",
    ticker=None,
    home_currency_code="SGD",
    link_reason="no row in seeds/reference/entities.csv",
)
PERSON = dataclasses.replace(
    COMPANY, entity_id=content_id("entity", "tan"), name="Ah Tan", entity_type="person"
)


def _mention(entity: Entity, words: str, sentence: Sentence) -> Mention:
    start = TEXT.index(words, sentence.start_char)
    return Mention(
        mention_id=content_id("mention", start),
        article_id=ARTICLE_ID,
        version=1,
        sentence_id=sentence.sentence_id,
        entity_id=entity.entity_id,
        start_char=start,
        end_char=start + len(words),
        surface=words,
        rule="gazetteer",
        confidence=Decimal("0.9"),
    )


COMPANY_MENTION = _mention(COMPANY, "Example Mills", LEAD)
PERSON_MENTION = _mention(PERSON, "Mr Tan", LEAD)
RELATION = Relation(
    relation_id=content_id("relation", 1),
    article_id=ARTICLE_ID,
    version=1,
    sentence_id=LEAD.sentence_id,
    subject_entity_id=PERSON.entity_id,
    predicate="chief_executive_of",
    object_entity_id=COMPANY.entity_id,
    start_char=TEXT.index("chief"),
    end_char=TEXT.index("chief") + len("chief executive Mr Tan"),
    surface="chief executive Mr Tan",
    rule="title_before_name",
)
PLEDGE_USD = Decimal(380_000_000_000) * USD_PER_EUR / CNY_PER_EUR
PLEDGE = Figure(
    figure_id=content_id("figure", "pledge"),
    article_id=ARTICLE_ID,
    version=1,
    sentence_id=LEAD.sentence_id,
    claim_id=content_id("claim", "pledge"),
    start_char=TEXT.index("more than"),
    end_char=TEXT.index("more than") + len("more than 380 billion yuan"),
    surface="more than 380 billion yuan",
    kind="money",
    value=Decimal(380_000_000_000),
    value_high=None,
    bound="more_than",
    unit_code="CNY",
    unit_text="yuan",
    rounding_step=Decimal(1_000_000_000),
    currency_evidence="explicit",
    currency_reason=None,
    currency_runner_up=None,
    currency_confidence=Decimal(1),
    direction="none",
    subject_entity_id=COMPANY.entity_id,
    subject_rule="subject_of_verb",
    category="investment",
    status="planned",
    period_text="over the next three years",
    period_start=PUBLISHED_ON,
    period_end=date(2028, 2, 24),
    period_reason=None,
    restates_figure_id=None,
    restatement=None,
    usd=PLEDGE_USD,
    usd_high=None,
    usd_reason=None,
    fx_on=PUBLISHED_ON,
    fx_rule="last published at or before publication",
    pair_figure_id=None,
    pair_implied_rate=None,
    pair_ecb_rate=None,
    pair_off_by=None,
    pair_tolerance=None,
    rule="money_words",
    rules_version="0.1+aa",
)
CONVERSION = dataclasses.replace(
    PLEDGE,
    figure_id=content_id("figure", "conversion"),
    start_char=TEXT.index("S$70"),
    end_char=TEXT.index("S$70") + len("S$70 billion"),
    surface="S$70 billion",
    value=Decimal(70_000_000_000),
    bound="exact",
    unit_code="SGD",
    unit_text="S$",
    usd=Decimal(70_000_000_000) * USD_PER_EUR / SGD_PER_EUR,
    restates_figure_id=PLEDGE.figure_id,
    restatement="conversion",
    pair_figure_id=PLEDGE.figure_id,
    pair_implied_rate=Decimal("5.4286"),
    pair_ecb_rate=Decimal("5.4286"),
    pair_off_by=Decimal("0.0001"),
    pair_tolerance=Decimal("0.009"),
)
HEADLINE_FIGURE = dataclasses.replace(
    CONVERSION,
    figure_id=content_id("figure", "headline"),
    sentence_id=HEADLINE.sentence_id,
    start_char=TITLE.index("$70b"),
    end_char=TITLE.index("$70b") + len("$70b"),
    surface="$70b",
    currency_evidence="publisher",
    currency_reason="home currency of The Example Times",
    currency_confidence=Decimal("0.9"),
    restates_figure_id=CONVERSION.figure_id,
    restatement="repeat",
    pair_figure_id=None,
    pair_implied_rate=None,
    pair_ecb_rate=None,
    pair_off_by=None,
    pair_tolerance=None,
)
SPAN = dataclasses.replace(
    PLEDGE,
    figure_id=content_id("figure", "span"),
    claim_id=content_id("claim", "span"),
    start_char=TEXT.index("three years"),
    end_char=TEXT.index("three years") + len("three years"),
    surface="three years",
    kind="quantity",
    value=Decimal(3),
    bound="exact",
    unit_code="a",
    unit_text="years",
    rounding_step=Decimal(1),
    currency_evidence=None,
    currency_confidence=None,
    category="time_span",
    usd=None,
    fx_on=None,
    fx_rule=None,
)
YEAR = OtherNumber(
    article_id=ARTICLE_ID,
    version=1,
    sentence_id=LEAD.sentence_id,
    start_char=TEXT.index("1987"),
    end_char=TEXT.index("1987") + len("1987"),
    surface="1987",
    reason="year",
)
PLEDGE_CLAIM = Claim(
    claim_id=PLEDGE.claim_id,
    article_id=ARTICLE_ID,
    version=1,
    figure_id=PLEDGE.figure_id,
    sentence_id=LEAD.sentence_id,
    witness_count=3,
    subject_entity_id=COMPANY.entity_id,
    subject_name=COMPANY.name,
    speaker=None,
    measure="spend",
    purpose="looms",
    kind="money",
    category="investment",
    status="planned",
    direction="none",
    value=PLEDGE.value,
    value_high=None,
    bound="more_than",
    unit_code="CNY",
    unit_text="yuan",
    period_text=PLEDGE.period_text,
    period_start=PLEDGE.period_start,
    period_end=PLEDGE.period_end,
    period_reason=None,
    said_on=PUBLISHED_ON,
    usd=PLEDGE_USD,
    usd_high=None,
    usd_reason=None,
    fx_on=PLEDGE.fx_on,
    fx_rule=PLEDGE.fx_rule,
    years=Decimal(3),
    usd_per_year=PLEDGE_USD / 3,
    per_year_reason=None,
    confidence=Decimal("0.9"),
    confidence_reason="explicit currency",
    rule="leading_figure",
    rules_version="0.1+aa",
)
SPAN_CLAIM = dataclasses.replace(
    PLEDGE_CLAIM,
    claim_id=SPAN.claim_id,
    figure_id=SPAN.figure_id,
    witness_count=1,
    kind="quantity",
    category="time_span",
    value=Decimal(3),
    bound="exact",
    unit_code="a",
    unit_text="years",
    usd=None,
    fx_on=None,
    fx_rule=None,
    usd_per_year=None,
)
RUN = Run(
    run_id="run-1",
    started_at=RECORDED_AT,
    ended_at=RECORDED_AT,
    state="published",
    sources="small.txt",
    articles_in=3,
    articles_stored=1,
    articles_duplicate=1,
    articles_quarantined=1,
    figures_stored=4,
    figures_quarantined=0,
    claims_stored=2,
    checks_failed=0,
    code_version="0.1.0",
    rules_version="0.1+aa",
    failure=None,
)


PRINT = WirePrint(
    article_id=ARTICLE_ID,
    version=1,
    wire_id=content_id(ARTICLE_ID, 1),
    first_article_id=ARTICLE_ID,
    first_version=1,
    agency=None,
    nearest_article_id=ARTICLE_ID,
    nearest_version=1,
    containment_share=Decimal("0.9"),
    rule="same_names_and_numbers",
    run_id="run-1",
    recorded_at=RECORDED_AT,
)
REPRINT = dataclasses.replace(PRINT, run_id="run-0")


def small_world() -> Rows:
    """Return the rows of the run by full table name: each passes every rule."""
    rates = [
        FxRate(rate_on=PUBLISHED_ON, currency_code=code, units_per_eur=rate)
        for code, rate in (("USD", USD_PER_EUR), ("JPY", Decimal(157)), ("GBP", Decimal("0.83")))
    ]
    return {
        "raw.captures": [CAPTURE],
        "core.articles": [ARTICLE],
        "core.sentences": [HEADLINE, LEAD],
        "core.figures": [HEADLINE_FIGURE, PLEDGE, CONVERSION, SPAN],
        "core.other_numbers": [YEAR],
        "core.mentions": [COMPANY_MENTION, PERSON_MENTION],
        "core.entities": [COMPANY, PERSON],
        "core.relations": [RELATION],
        "core.claims": [PLEDGE_CLAIM, SPAN_CLAIM],
        "core.fx_rates": rates,
        "core.runs": [RUN],
        "core.wire_prints": [PRINT, REPRINT],
    }  # fmt: skip


def changed(rows: Rows, old: object, **columns: object) -> Rows:
    """Return `rows` with `columns` of the row `old` changed."""
    table = table_of(type(old)).name
    new = [dataclasses.replace(row, **columns) if row is old else row for row in rows[table]]  # type: ignore[type-var]
    return {**rows, table: new}


def added(rows: Rows, *new: object) -> Rows:
    """Return `rows` with the rows `new` added."""
    for row in new:
        table = table_of(type(row)).name
        rows = {**rows, table: [*rows[table], row]}
    return rows


def arrow(rows: Mapping[str, Sequence[Any]]) -> dict[str, pa.Table]:
    """Return `rows` as Arrow tables."""
    return {name: arrow_from_rows(declared_tables()[name], found) for name, found in rows.items()}


@functools.cache
def _usual_context() -> AuditContext:
    words = AuditWords.from_reference(load_reference())
    return AuditContext("run-1", RECORDED_AT, words, query_with(duckdb.connect()), rates=RATES)


def context(**given: object) -> AuditContext:
    """Return the context of the small run, with the attributes `given` changed."""
    return dataclasses.replace(_usual_context(), **given)  # type: ignore[arg-type]
