"""Which currency a bare sign means, and when it is left open."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.transforms.currency import cases, dollar_cases, pair_cases, part_cases
from tests.transforms.figures.reader import lexicon, read
from transforms.articles.document import TextLine
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background, Market
from transforms.currency.rates import RateTable
from transforms.figures.find import find_figures
from transforms.figures.reading import FigureReading
from transforms.text.sentences import split_sentences

DAY = date(2025, 2, 21)
UNITS = {
    "USD": "1.0465",
    "CAD": "1.4837",
    "AUD": "1.6374",
    "SGD": "1.3975",
    "NZD": "1.8226",
    "HKD": "8.1314",
    "CNY": "7.5933",
    "JPY": "157.01",
    "GBP": "0.82805",
    "CHF": "0.9390",
    "SEK": "11.1745",
    "NOK": "11.6580",
    "DKK": "7.4592",
    "INR": "90.6680",
    "MXN": "21.3185",
    "PHP": "60.6320",
    "ZAR": "19.2210",
    "CZK": "25.0710",
    "ISK": "145.1",
    "BRL": "5.9766",
}
MARKET = Market(RateTable.of((DAY, code, Decimal(units)) for code, units in UNITS.items()), DAY)

# Each row: the text, the home currency, what is chosen by which evidence, and why.
CASES = [
    ("It paid US$5 million.", None, [("USD", "explicit")], "the sign names it"),
    ("It paid $5 million.", "SGD", [("SGD", "publisher")], "home currency"),
    (
        "The bill is $40 billion. Owners set aside 215 billion yuan (S$40 billion).",
        None,
        [("SGD", "conversion"), ("CNY", "explicit"), ("SGD", "explicit")],
        "the headline repeats a pair",
    ),
    (
        "The dam costs 620 billion yen ($4.65 billion).",
        None,
        [("JPY", "explicit"), ("USD", "conversion")],
        "a pair whose rate fits the US dollar",
    ),
    (
        "The Toronto quarry went for US$510 million ($693 million).",
        None,
        [("USD", "explicit"), ("CAD", "conversion")],
        "a pair with the US dollar is another dollar",
    ),
    (
        "The quarry went for US$510 million ($693 million).",
        "CAD",
        [("USD", "explicit"), ("CAD", "conversion")],
        "the pair's rate fits the home currency",
    ),
    (
        "A Sydney brewer's stock slid to $8.15. On the ASX its Perth rival shed 27c.",
        None,
        [("AUD", "context"), ("AUD", "context")],
        "the places speak for it",
    ),
    (
        "Canada's Toronto lender made 55 mln dlrs and paid back 310 mln U.S. dlrs.",
        None,
        [("CAD", "context"), ("USD", "explicit")],
        "marked US dollars mean that the others are none",
    ),
    ("Quito signs for a 450 mln dlr credit.", None, [("USD", "context")], "the wire's plain dlrs"),
    ("The Singapore firm and the Toronto one paid $5 million.", None, [(None, None)], "undecided"),
    ("The Oslo firm of Norway pays 5 million kroner.", None, [("NOK", "context")], "a word"),
    ("The firm pays 5 million kroner.", None, [(None, None)], "usage alone is a guess"),
    ("The firm pays $5 million.", "GBP", [("USD", "publisher")], "a London paper's bare $"),
    ("The Sydney firm pays $5 million.", "GBP", [(None, None)], "unless places speak against it"),
    ("The firm pays $5 million.", None, [(None, None)], "a bare sign and nothing else"),
    ("The Delhi shop cost Rs 31 lakh.", None, [("INR", "context")], "rupees of India"),
    ("The Karachi shop in Pakistan cost Rs 31 lakh.", None, [("PKR", "context")], "of Pakistan"),
]


@pytest.mark.parametrize(("text", "home", "expected", "why"), CASES, ids=[row[3] for row in CASES])
def test_resolve(
    text: str, home: str | None, expected: list[tuple[str | None, str | None]], why: str
) -> None:
    figures = resolved(text, home)
    found = [(one.currency.code, one.currency.evidence) for one in figures if one.currency]
    assert found == expected, why
    assert [one.unit_code for one in figures] == [code for code, _ in expected]


@pytest.mark.parametrize(
    ("text", "home", "expected", "why"),
    [
        *cases.HOUSE_STYLES,
        *cases.MARKS,
        *pair_cases.PAIRS,
        *cases.PLACES,
        *part_cases.PARTS,
        *cases.DOLLARS,
        *dollar_cases.MISPRINTS,
        *dollar_cases.NEIGHBOURS,
        *dollar_cases.SIGNS,
    ],
)
def test_small_articles(
    text: str, home: str | None, expected: tuple[str | None, ...], why: str
) -> None:
    assert codes_of(text, Background(home=home, market=MARKET)) == expected, why


@pytest.mark.parametrize(
    ("source_name", "expected"),
    [("The Detroit Lantern", "USD"), ("Perth Lantern", "AUD"), ("The Lantern", None), (None, None)],
)
def test_the_name_of_an_unknown_publisher_speaks(
    source_name: str | None, expected: str | None
) -> None:
    background = Background(market=MARKET, source_name=source_name)
    assert codes_of("A taco costs $4.50.", background) == (expected,)


@pytest.mark.parametrize(("text", "home", "agency", "expected", "why"), dollar_cases.AGENCIES)
def test_the_dollar_of_an_agency(
    text: str, home: str | None, agency: str, expected: tuple[str | None, ...], why: str
) -> None:
    background = Background(home=home, market=MARKET, agency=lexicon().agency_dollars.get(agency))
    assert codes_of(text, background) == expected, why


def test_every_agency_with_a_dollar_decides_it() -> None:
    for agency, code in lexicon().agency_dollars.items():
        assert codes_of("It paid $5 million.", Background(agency=code)) == (code,), agency


@pytest.mark.parametrize(("text", "runner_up", "why"), dollar_cases.RUNNERS_UP)
def test_the_runner_up_is_the_next_likely(text: str, runner_up: str | None, why: str) -> None:
    figures = resolve_currencies(text, read(text), lexicon(), Background(market=MARKET))
    assert [one.currency.runner_up for one in figures[-1:] if one.currency] == [runner_up], why


@pytest.mark.parametrize(
    ("rest", "is_sure"), [("", True), (" Toronto sells wool. Wool is dear.", False)]
)
def test_a_pair_elsewhere_that_words_contradict_says_so(rest: str, is_sure: bool) -> None:
    text = f"Osaka pays 62 billion yen ($413 million).{rest} It owes $9 million."
    sentences = split_sentences(text, [TextLine(0, len(text), "body")])
    background = Background(market=MARKET, sentences=sentences)
    figures = find_figures(text, sentences, lexicon())
    last = resolve_currencies(text, figures, lexicon(), background)[-1].currency
    assert last is not None
    assert last.code == "USD"
    assert str(last.reason).startswith("a pair elsewhere")
    assert (last.confidence >= Decimal("0.85"), "though" not in str(last.reason)) == (is_sure,) * 2


@pytest.mark.parametrize(("text", "on", "expected", "why"), pair_cases.DATED)
def test_currencies_in_use(text: str, on: date, expected: tuple[str | None, ...], why: str) -> None:
    market = Market(RateTable.of([]), on)
    assert codes_of(text, Background(market=market)) == expected, why


def codes_of(text: str, background: Background) -> tuple[str | None, ...]:
    """Return the currency of each amount of a small article, its sentences split."""
    lines, start = [], 0
    for printed in text.splitlines():
        begin = start + (2 if printed.startswith("# ") else 0)
        lines.append(TextLine(begin, start + len(printed), "title" if begin > start else "body"))
        start += len(printed) + 1
    sentences = split_sentences(text, lines)
    figures = find_figures(text, sentences, lexicon())
    background = replace(background, sentences=sentences)
    found = resolve_currencies(text, figures, lexicon(), background)
    return tuple(figure.unit_code for figure in found if figure.kind == "money")


def resolved(text: str, home: str | None) -> tuple[FigureReading, ...]:
    return resolve_currencies(text, read(text), lexicon(), Background(home=home))


def test_an_open_currency_keeps_reason_and_runner_up() -> None:
    (figure,) = resolved("The Singapore firm and the Toronto one paid $5 million.", None)
    assert figure.currency is not None
    assert figure.currency.reason
    assert figure.currency.runner_up in ("SGD", "CAD")
    assert figure.currency.confidence < 1


def test_two_amounts_in_one_currency_are_no_pair() -> None:
    text = "The sawmill cleared 57 mln dlrs, or 61 cts each."
    assert [figure.converts for figure in read(text)] == [None, 0]
    figures = resolved(text, "CAD")
    assert [(figure.unit_code, figure.converts) for figure in figures] == [("CAD", None)] * 2


@pytest.mark.slow
@pytest.mark.parametrize("sentence", ["It owes $7 million. ", "It owes S$9 million ($7 million). "])
def test_time_is_linear(sentence: str) -> None:
    def seconds(count: int) -> float:
        text = sentence * count
        figures = read(text)
        begun = time.perf_counter()
        resolve_currencies(text, figures, lexicon(), Background(home="USD"))
        return time.perf_counter() - begun

    assert seconds(2000) <= 3.5 * seconds(1000) + 0.1


def test_what_is_no_money_stays_as_it_is() -> None:
    figures = read("It grew 5 per cent in 3 years.")
    assert resolve_currencies("", figures, lexicon(), Background(home="USD")) == figures


def test_the_rate_of_the_day_tells_one_dollar_from_another() -> None:
    day = date(2025, 2, 21)
    rates = RateTable.of(
        [
            (day, code, Decimal(units))
            for code, units in (
                ("USD", "1.0465"),
                ("CAD", "1.4837"),
                ("AUD", "1.6374"),
                ("SGD", "1.3975"),
            )
        ]
    )
    text = "A Toronto railway of Canada orders {}coaches at 200 million US dollars ($267 million)."
    plain, singapore = text.format(""), text.format("Singapore ")
    assert codes_of(plain, Background()) == ("USD", "CAD")
    market = Market(rates, day)
    assert codes_of(singapore, Background(market=market)) == ("USD", "SGD")
    assert codes_of(plain, Background(market=market)) == ("USD", None), "only the rate says so"


NEAR = Market(
    RateTable.of(
        (DAY, code, Decimal(units))
        for code, units in (("USD", "1.05"), ("AUD", "1.50"), ("CAD", "1.51"), ("SGD", "1.40"))
    ),
    DAY,
)
"""A day on which the dollars of Australia and Canada are worth nearly the same."""


@pytest.mark.parametrize(
    ("text", "home", "expected", "why"),
    [
        ("It costs US$105 million ($150 million).", None, ("USD", None), "two dollars fit"),
        ("It costs US$105 million ($150 million).", "AUD", ("USD", "AUD"), "the home decides"),
        ("It costs US$105 million ($150 million).", "CAD", ("USD", "CAD"), "the home decides"),
        ("It costs US$105 million ($150 million).", "GBP", ("USD", None), "two dollars fit"),
        ("It costs US$105 million ($140 million).", None, ("USD", "SGD"), "one dollar fits"),
        ("The Perth dam costs US$105 million ($150 million).", None, ("USD", None), "no reader"),
    ],
)
def test_a_rate_that_fits_two_dollars_decides_nothing(
    text: str, home: str | None, expected: tuple[str | None, ...], why: str
) -> None:
    assert codes_of(text, Background(home=home, market=NEAR)) == expected, why


def test_what_two_dollars_fit_keeps_the_runner_up() -> None:
    text = "It costs US$105 million ($150 million)."
    figures = resolve_currencies(text, read(text), lexicon(), Background(market=NEAR))
    choice = figures[1].currency
    assert choice is not None
    assert choice.code is None
    assert choice.runner_up in {"AUD", "CAD"}
    assert choice.confidence < Decimal("0.63")
    assert choice.reason
