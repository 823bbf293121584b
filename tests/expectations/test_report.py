"""The report as text: what it says, that nothing escapes, and how numbers are written."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from expectations.report import wording
from expectations.report.cards import held_cards
from expectations.report.content import PairLine, ReportContent
from expectations.report.page import TONES, build_report
from expectations.report.plots import COLOURS, SHAPES, verdict_on
from expectations.report.sections import failed_checks, flow_steps
from expectations.report.verdict import verdict_of
from tests.expectations import report_content as sample
from tests.expectations.report_content import EMPTY, ORDINARY, PAYLOADS, hostile

MOST_BYTES = 2_000_000
CLEAN_DAY = dataclasses.replace(ORDINARY, held=(), held_by_rule={}, checks=())
ALL_KNOWN = dataclasses.replace(
    sample.RUN, articles_in=3, articles_stored=0, articles_duplicate=3, state="unchanged"
)


class Tags(HTMLParser):
    """All tags with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


VERDICTS: list[tuple[ReportContent, str, str]] = [
    (EMPTY, "empty", "No run has put anything into this warehouse yet."),
    (
        CLEAN_DAY,
        "good",
        "Last run: 3 documents came in: 2 stored, 1 duplicate, 0 held back. Nothing is held back.",
    ),
    (
        dataclasses.replace(CLEAN_DAY, checks=ORDINARY.checks[2:]),
        "good",
        "Last run: 3 documents came in: 2 stored, 1 duplicate, 0 held back. Nothing is held back. "
        "1 expectation gave a warning.",
    ),
    (
        dataclasses.replace(CLEAN_DAY, runs=(ALL_KNOWN,)),
        "good",
        "Last run: 3 documents came in, all known already. Nothing is held back.",
    ),
    (
        dataclasses.replace(ORDINARY, held=(sample.HELD,), held_by_rule={"F9": 1}),
        "look",
        "Last run: 3 documents came in: 2 stored, 1 duplicate, 0 held back. "
        "In all, 1 figure is held back, "
        "“S$9 billion”: a printed conversion more than 5% off the ECB rate is not believed.",
    ),
    (
        dataclasses.replace(ORDINARY, held=(sample.HELD, sample.HELD, sample.FOLLOWER)),
        "look",
        "Last run: 3 documents came in: 2 stored, 1 duplicate, 0 held back. "
        "In all, 2 figures are held back, "
        "most often by this rule: a printed conversion more than 5% off the ECB rate is not "
        "believed.",
    ),
    (
        dataclasses.replace(ORDINARY, held=(sample.DOCUMENT, sample.DOCUMENT)),
        "look",
        "Last run: 3 documents came in: 2 stored, 1 duplicate, 0 held back. "
        "In all, whole documents are held "
        "back as unreadable document (2).",
    ),
    (
        dataclasses.replace(
            ORDINARY, runs=(dataclasses.replace(sample.RUN, state="failed", failure="No disk."),)
        ),
        "stop",
        "The last run failed and published nothing: No disk.",
    ),
    (
        dataclasses.replace(ORDINARY, runs=(dataclasses.replace(sample.RUN, state="killed"),)),
        "stop",
        "The last run was killed; nothing of it was published, and the next one goes on.",
    ),
]


@pytest.mark.parametrize(("content", "light", "sentence"), VERDICTS)
def test_the_verdict_is_one_light_and_a_sentence(
    content: ReportContent, light: str, sentence: str
) -> None:
    verdict = verdict_of(content)
    assert (verdict.light, verdict.sentence) == (light, sentence)
    assert verdict.word


def test_no_row_rests_on_a_document_that_could_not_be_read() -> None:
    """An unread document and an article without a title may come out of one file."""
    lines = (
        sample.DOCUMENT,
        dataclasses.replace(sample.HELD, table_name="core.articles", rule="A3"),
        sample.FOLLOWER,
    )
    one_file = [
        dataclasses.replace(line, source_name="day/dump.jsonl", title=None) for line in lines
    ]
    cards = held_cards(one_file)
    assert [bool(card.followers) for card in cards] == [False, True]


def test_a_card_marks_the_right_one_of_two_equal_quotes() -> None:
    [card, document] = held_cards(ORDINARY.held)
    assert card.before + card.quote + card.after == sample.SENTENCE
    assert card.before.endswith("60 billion yuan (")
    assert card.followers == "With it is held what rests on it: 1 figure."
    assert list(card.source) == [
        "The Example Times",
        "Example Mills to spend",
        "24 Feb 2025",
        "small.txt",
    ]
    assert (document.quote, list(document.source)) == ("", ["photo.jpg"])


CUT = [
    ("x" * 400 + "MARK" + "y" * 400, 400, "…" + "x" * 320, "y" * 320 + "…", "both sides too long"),
    ("a MARK b", 99, "a ", " b", "a wrong place is looked up"),
    ("a MARK b", None, "a ", " b", "no place"),
    ("elsewhere", None, "", "", "a quote that the sentence lacks"),
]


@pytest.mark.parametrize(("sentence", "start", "before", "after", "why"), CUT)
def test_a_card_cuts_its_sentence(
    sentence: str, start: int | None, before: str, after: str, why: str
) -> None:
    line = dataclasses.replace(sample.HELD, sentence=sentence, quote="MARK", quote_start=start)
    [card] = held_cards([line])
    assert (card.before, card.quote, card.after) == (before, "MARK", after), why


@pytest.mark.slow
def test_the_page_says_everything_once_and_fits() -> None:
    page = build_report(ORDINARY)
    assert page == build_report(ORDINARY)
    assert len(page.encode()) < MOST_BYTES
    assert "60 billion yuan (<mark>S$9 billion</mark>) was a slip" in page
    said = " ".join(" ".join(Tags(page).text).split())
    for words in (
        "expected within 5% of the ECB rate: 5.4286 CNY for 1 SGD",
        "more than 380 bn CNY",
        "US$52.4 bn",
        "US$17.5 bn",
        "24 Feb 2025 to 24 Feb 2028",
        "22 figures read in all articles",
        "The last checked run met 1 of 3 expectations.",
        "+23%",
    ):
        assert words in said
    for piece in ("None", "Decimal(", "datetime"):
        assert piece not in said


@pytest.mark.slow
def test_an_empty_warehouse_gives_sentences() -> None:
    page = build_report(EMPTY)
    assert "<table" not in page
    assert "<figure" not in page
    for words in (
        "Nothing is held back",
        "there is no conversion to check",
        "Nothing has come in yet",
        "No article pledges money yet",
        "No run has been checked yet",
        "There has been no run yet",
        "No article has been stored yet",
    ):
        assert words in page


@pytest.mark.slow
@pytest.mark.parametrize("content", [ORDINARY, EMPTY, *map(hostile, PAYLOADS)])
def test_the_page_runs_nothing_and_asks_nobody(content: ReportContent) -> None:
    tags = Tags(build_report(content)).tags
    assert {tag for tag, _ in tags}.isdisjoint(
        {"script", "img", "iframe", "object", "embed", "link", "base", "form", "input", "b id"}
    )
    for tag, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("href", "src", "xlink:href", "action"):
            assert (attributes.get(name) or "#").startswith("#"), (tag, attributes)
    [policy] = [attributes["content"] for tag, attributes in tags if "http-equiv" in attributes]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.slow
def test_no_address_stands_in_the_page() -> None:
    assert re.findall(r"https?:|//\w|url\(|@import", build_report(ORDINARY)) == []


@pytest.mark.slow
def test_a_page_of_a_large_warehouse_stays_small() -> None:
    many = dataclasses.replace(
        ORDINARY,
        runs=[sample.RUN] * 28,
        held=[sample.HELD] * 2000,
        held_by_rule={"F9": 2000},
        pairs=[sample.WRONG] * 200,
        checks=[sample.CHECK] * 400,
        publishers=[sample.PUBLISHER] * 60,
    )
    page = build_report(many)
    assert len(page.encode()) < MOST_BYTES
    assert "1960 more" in page


def test_steps_add_up_and_empty_parts_are_left_out() -> None:
    first, numbers, second, third = flow_steps(ORDINARY)
    assert [part.words for part in first.parts] == ["2 stored", "1 duplicate"]
    assert [part.words for part in second.parts] == [
        "15 are claims of their own",
        "5 say the same again",
        "2 held back",
    ]
    assert third.title == "15 claims"
    assert numbers.title == "30 number-like strings in all articles"
    assert [part.words for part in numbers.parts] == [
        "22 figures",
        "5 dates and times",
        "2 names, codes, boilerplate and the like",
        "1 could not be read",
    ]
    assert [bool(step.lead) for step in (first, numbers, second, third)] == [0, 1, 1, 0]
    for step in (first, numbers, second, third):
        last = step.parts[-1]
        assert 990 <= last.start + last.width <= 1003
    assert flow_steps(EMPTY) == []


def test_the_worst_expectation_comes_first() -> None:
    assert [check.rule for check in failed_checks(ORDINARY.checks[::-1])] == ["F9", "K2"]


AMOUNTS = [
    (Decimal("52380952380.95"), "USD", "US$52.4 bn"),
    (Decimal(380_000_000_000), "CNY", "380 bn CNY"),
    (Decimal("1500000"), "SGD", "1.5 m SGD"),
    (Decimal("2e12"), None, "2 tn"),
    (Decimal("2.5"), "%", "2.5%"),
    (Decimal(1250), None, "1,250"),
    (None, "USD", "–"),
]


@pytest.mark.parametrize(("value", "unit", "words"), AMOUNTS)
def test_amounts_are_short(value: Decimal | None, unit: str | None, words: str) -> None:
    assert wording.amount(value, unit) == words


SHARES = [(0.5, "50%"), (1.0, "100%"), (0.996, "99.6%"), (0.0, "0%"), (None, "–")]


@pytest.mark.parametrize(("value", "words"), SHARES)
def test_a_share_is_never_rounded_up_to_all(value: float | None, words: str) -> None:
    assert wording.share(value) == words


DEVIATIONS = [
    (Decimal("0.00046"), "+0.05%"),
    (Decimal("-0.0123"), "-1.2%"),
    (Decimal("0.337"), "+34%"),
    (None, "–"),
]


@pytest.mark.parametrize(("value", "words"), DEVIATIONS)
def test_deviations_have_a_sign(value: Decimal | None, words: str) -> None:
    assert wording.deviation(value) == words


PERIODS = [
    (None, None, "–"),
    (date(2025, 1, 1), date(2026, 1, 1), "2025"),
    (date(2025, 1, 1), date(2027, 1, 1), "1 Jan 2025 to 1 Jan 2027"),
    (date(2025, 1, 1), None, "from 1 Jan 2025"),
    (None, date(2025, 1, 1), "until 1 Jan 2025"),
]


@pytest.mark.parametrize(("start", "end", "words"), PERIODS)
def test_periods_are_short(start: date | None, end: date | None, words: str) -> None:
    assert wording.period(start, end) == words


PAIR = sample.PAIR
CONVERSIONS = [
    (dataclasses.replace(PAIR, is_held=True), "not believed, held"),
    (PAIR, "agrees"),
    (dataclasses.replace(PAIR, ok=False, verdict="off"), "outside its rounding"),
    (dataclasses.replace(PAIR, ok=None, verdict="too coarse"), "too coarse to judge"),
    (dataclasses.replace(PAIR, verdict="no ECB rate"), "no ECB rate"),
    (dataclasses.replace(PAIR, verdict="no date"), "no date"),
    (dataclasses.replace(PAIR, verdict="currency unknown", is_held=True), "currency unknown"),
]


@pytest.mark.parametrize(("pair", "words"), CONVERSIONS, ids=[words for _, words in CONVERSIONS])
def test_what_is_said_of_a_conversion(pair: PairLine, words: str) -> None:
    assert verdict_on(pair) == words
    assert words in COLOURS and words in SHAPES and words in TONES
