"""Contents for the report's tests: an ordinary day, nothing at all, and a hostile one."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
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

BEGAN = datetime(2025, 3, 1, 12, 30, tzinfo=UTC)
SAID_ON = date(2025, 2, 24)
SENTENCE = "Sums of S$9 billion are many, but 60 billion yuan (S$9 billion) was a slip of the pen."

RUN = RunLine(
    run_id="run-1",
    started_at=BEGAN,
    state="published",
    duration_s=12.3,
    articles_in=3,
    articles_stored=2,
    articles_duplicate=1,
    articles_quarantined=0,
    figures_stored=20,
    figures_quarantined=2,
    checks_failed=2,
    rules_version="0.1+aa",
    failure=None,
)
HELD = HeldLine(
    rule="F9",
    reason="A printed conversion more than 5% off the ECB rate is not believed. Found: 23% off.",
    expected="within 5% of the ECB rate: 5.4286 CNY for 1 SGD on 2025-02-24",
    found="the two numbers imply 6.6667, 22.8% too high",
    quote="S$9 billion",
    sentence=SENTENCE,
    quote_start=SENTENCE.rindex("S$9 billion"),
    table_name="core.figures",
    row_key="0123456789abcdef",
    publisher="The Example Times",
    title="Example Mills to spend",
    source_name="small.txt",
    said_on=SAID_ON,
    run_id="run-1",
)
FOLLOWER = dataclasses.replace(
    HELD, rule="follows", reason="It follows. Found: a held row.", row_key="f" * 16
)
DOCUMENT = HeldLine(
    rule="unreadable_document",
    reason="The document is a picture.",
    expected=None,
    found=None,
    quote=None,
    sentence=None,
    quote_start=None,
    table_name="raw.captures",
    row_key="photo.jpg",
    publisher=None,
    title=None,
    source_name=None,
    said_on=None,
    run_id="run-1",
)
PAIR = PairLine(
    printed="S$70 billion",
    original="380 billion yuan",
    implied_rate=Decimal("5.4286"),
    ecb_rate=Decimal("5.4261"),
    off_by=Decimal("0.00045"),
    tolerance=Decimal("0.009"),
    ok=True,
    fx_on=SAID_ON,
    publisher="The Example Times",
    said_on=SAID_ON,
    title="Example Mills to spend",
    is_held=False,
    verdict="ok",
    read_as=None,
)
WRONG = dataclasses.replace(
    PAIR, printed="S$9 billion", off_by=Decimal("0.228"), ok=False, is_held=True, verdict="off"
)
UNRATED = dataclasses.replace(
    PAIR, printed="US$1bn", ecb_rate=None, off_by=None, ok=None, verdict="no ECB rate"
)
PLEDGE = PledgeLine(
    who="Example Mills",
    what="spend: looms",
    hedge="more than",
    value=Decimal(380_000_000_000),
    value_high=None,
    unit="CNY",
    usd=Decimal("52380952380.95"),
    usd_per_year=Decimal("17460317460.32"),
    period_from=SAID_ON,
    period_to=date(2028, 2, 24),
    said_on=SAID_ON,
    publisher="The Example Times",
    quote=SENTENCE,
)
CHECK = CheckLine(
    table_name="core.figures",
    rule="F9",
    rule_text="A printed conversion more than 5% off the ECB rate is not believed.",
    severity="critical",
    column_name=None,
    ok=False,
    rows=22,
    unexpected=1,
    example="the two numbers imply 6.6667, 22.8% too high",
)
FIGURES = NumberLine(
    reason="figure",
    meaning="read as a figure and believed",
    count=20,
    share=20 / 30,
    example="will spend [60 billion yuan] on looms",
)
NUMBERS = (
    FIGURES,
    NumberLine("date", "a day or month of the calendar", 5, 5 / 30, "on [Feb 24]"),
    NumberLine("held figure", "read as a figure and held back", 2, 2 / 30, None),
    NumberLine("name", "part of a name", 2, 2 / 30, "an [A350] jet"),
    NumberLine("unread", "the reader cannot say why", 1, 1 / 30, "[seven] or so"),
)
PUBLISHER = PublisherLine(
    publisher="The Example Times",
    articles=2,
    rows=22,
    held=2,
    pass_rate=20 / 22,
    dated_share=1.0,
    currency_share=0.5,
    conversions=2,
    conversion_share=0.5,
)
COUNTS = Counts(
    articles=2,
    figures=20,
    figures_held=2,
    claims=15,
    money_claims=9,
    dollar_claims=8,
    yearly_claims=2,
    pledges=1,
)
EMPTY = ReportContent(
    counts=Counts(),
    runs=(),
    held=(),
    held_by_rule={},
    pairs=(),
    pledges=(),
    checks=(),
    numbers=(),
    publishers=(),
)
ORDINARY = ReportContent(
    counts=COUNTS,
    runs=(RUN, dataclasses.replace(RUN, run_id="run-0", started_at=BEGAN - timedelta(days=1))),
    held=(HELD, DOCUMENT, FOLLOWER),
    held_by_rule={"F9": 1, "unreadable_document": 1, "follows": 1},
    pairs=(WRONG, PAIR, UNRATED),
    pledges=(PLEDGE,),
    checks=(
        CHECK,
        dataclasses.replace(CHECK, rule="contract", ok=True, unexpected=0, example=None),
        dataclasses.replace(
            CHECK, table_name="core.claims", rule="K2", severity="warning", example="nobody"
        ),
    ),
    numbers=NUMBERS,
    publishers=(PUBLISHER,),
)

PAYLOADS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    '"><svg onload="document.title=\'owned\'">',
    "</title></style></p><b id=owned>owned</b>",
    "javascript:document.title='owned'",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; &amp;",
)
Line = TypeVar("Line")


def poisoned(line: Line, payload: str) -> Line:
    """Return `line` with `payload` in each of its texts."""
    texts = {
        field.name: f"{payload} {getattr(line, field.name)}"
        for field in dataclasses.fields(line)  # type: ignore[arg-type]
        if isinstance(getattr(line, field.name), str) and field.name not in ("state", "severity")
    }
    return dataclasses.replace(line, **texts)  # type: ignore[type-var]


def hostile(payload: str) -> ReportContent:
    """Return the ordinary content with `payload` in front of every text."""
    held = dataclasses.replace(poisoned(HELD, payload), quote_start=None, quote=payload)
    return ReportContent(
        counts=COUNTS,
        runs=[poisoned(run, payload) for run in ORDINARY.runs],
        held=[dataclasses.replace(held, sentence=f"It said {payload}, no less."), DOCUMENT],
        held_by_rule={f"{payload} F9": 1},
        pairs=[poisoned(pair, payload) for pair in ORDINARY.pairs],
        pledges=[poisoned(pledge, payload) for pledge in ORDINARY.pledges],
        checks=[poisoned(check, payload) for check in ORDINARY.checks],
        numbers=[poisoned(number, payload) for number in ORDINARY.numbers],
        publishers=[poisoned(publisher, payload) for publisher in ORDINARY.publishers],
    )
