"""Money as it is printed around the world: what is read, and what is refused aloud."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.figures.reader import lexicon, passed, read
from transforms.currency.dollars import resolve_currencies
from transforms.currency.evidence import Background

# Each row: the text, its figures as (surface, value, currency or unit), and why.
READ = [
    ("It paid $5 million CAD for it.", [("$5 million CAD", "5000000", "CAD")], "code behind"),
    ("It paid $5bn AUD.", [("$5bn AUD", "5000000000", "AUD")], "code behind a glued scale"),
    ("It costs $5 CAD.", [("$5 CAD", "5", "CAD")], "code behind a plain number"),
    ("A swing of -$5 CAD.", [("-$5 CAD", "5", "CAD")], "code behind a printed minus"),
    ("It paid $6-7 million SGD.", [("$6-7 million SGD", "6000000", "SGD")], "behind a range"),
    ("It owes US$3 B.", [("US$3 B", "3000000000", "USD")], "B behind a space"),
    ("It owes US$40 M, it says.", [("US$40 M", "40000000", "USD")], "M behind a space"),
    ("It owes US$5 MM now.", [("US$5 MM", "5000000", "USD")], "MM behind a space"),
    ("It owes US$2 T.", [("US$2 T", "2000000000000", "USD")], "T behind a space"),
    ("It owes US$8 mio.", [("US$8 mio", "8000000", "USD")], "mio is a scale word"),
    ("It owes CHF 3 Mio. by May.", [("CHF 3 Mio", "3000000", "CHF")], "with a capital and a dot"),
    ("It owes 3 Mio. euros.", [("3 Mio. euros", "3000000", "EUR")], "the dot before the word"),
    ("It owes €2 Mrd.", [("€2 Mrd", "2000000000", "EUR")], "Mrd is a scale word"),
    ("It owes 3 Mrd euros.", [("3 Mrd euros", "3000000000", "EUR")], "before a currency word"),
    ("It owes 4 mld. euro.", [("4 mld. euro", "4000000000", "EUR")], "mld with a dot"),
    ("It owes 3 B euros.", [("3 B euros", "3000000000", "EUR")], "B before a currency word"),
    ("It seeks US$6 M Series A money.", [("US$6 M", "6000000", "USD")], "a word may follow"),
    ("It owes US$3-5 M.", [("US$3-5 M", "3000000", "USD")], "the sign counts for both ends"),
    ("It owes US$3 to US$5 B.", [("US$3 to US$5 B", "3000000000", "USD")], "and the scale does"),
    ("It owes €1,5 to €2,5 million.", [("€1,5 to €2,5 million", "1500000", "EUR")], "commas"),
    ("It owes 1,5-2,5 bn euros.", [("1,5-2,5 bn euros", "1500000000", "EUR")], "and a dash"),
    ("It owes $3 b today.", [("$3 b", "3000000000", "$")], "a small letter behind a space"),
    ("It owes £4 m today.", [("£4 m", "4000000", "GBP")], "millions: nobody pays metres"),
    ("It owes $3-5 b today.", [("$3-5 b", "3000000000", "$")], "the scale of both ends"),
    (
        "It owes $3 to $5 b today.",
        [("$3 to $5 b", "3000000000", "$")],
        "the scale of both ends with signs",
    ),
    ("It owes 5 m euros.", [("5 m euros", "5000000", "EUR")], "before a currency word"),
    ("It owes 1e10 dollars.", [("1e10 dollars", "10000000000", "dollars")], "a power"),
    ("It owes 10^9 dollars.", [("10^9 dollars", "1000000000", "dollars")], "a power of ten"),
    ("It owes $10^9 today.", [("$10^9", "1000000000", "$")], "a power behind a sign"),
    ("A US$5 K-pop album.", [("US$5", "5", "USD")], "K begins a word"),
    ("It owes CHF 1'200'000.", [("CHF 1'200'000", "1200000", "CHF")], "Swiss groups"),
    ("It owes CHF 1’250’000.50.", [("CHF 1’250’000.50", "1250000.50", "CHF")], "curly marks"),
    ("The hall has 1'400 seats.", [("1'400 seats", "1400", "seats")], "Swiss groups, no money"),
    ("A 6'2\" guard came.", [("6'", "6", "[ft_i]"), ('2"', "2", "[in_i]")], "feet and inches"),
    ("It owes €2,5 million.", [("€2,5 million", "2500000", "EUR")], "decimal comma"),
    ("It owes €2,75bn.", [("€2,75bn", "2750000000", "EUR")], "decimal comma, glued scale"),
    ("It owes 1,5 billion euros.", [("1,5 billion euros", "1500000000", "EUR")], "without a sign"),
    ("It owes €1 000 000.", [("€1 000 000", "1000000", "EUR")], "spaces behind a sign"),
    ("It owes 12 000 000 euros.", [("12 000 000 euros", "12000000", "EUR")], "before a word"),
    ("It owes €12 500.", [("€12 500", "12500", "EUR")], "one group and nothing counted"),
    ("It owes 12 500,75 euros.", [("12 500,75 euros", "12500.75", "EUR")], "with decimals"),
    ("On May 12 500 euros came.", [("500 euros", "500", "EUR")], "a date is no group"),
    ("It gives 12 500-euro grants.", [("12 500-euro grants", "12", "grants")], "a compound"),
    (
        "It closed there ($1 = 1.34 Singapore dollars).",
        [("$1 = 1.34 Singapore dollars", "1.34", "SGD/USD")],
        "an equation is a rate",
    ),
    ("They got 1 euro = $1.08.", [("1 euro = $1.08", "1.08", "USD/EUR")], "words on the left"),
    ("They got $1 = 150 yen.", [("$1 = 150 yen", "150", "JPY/USD")], "a sign on the left"),
    ("They got 100 yen = US$0.67.", [("100 yen = US$0.67", "0.0067", "USD/JPY")], "per hundred"),
    ("Shares rose to 1080p.", [("1080p", "10.8", "GBP")], "pence where shares are spoken of"),
    ("The prize was 500 pounds.", [("500 pounds", "500", "pounds")], "money or weight: open"),
    ("The bear weighed 500 pounds.", [("500 pounds", "500", "[lb_av]")], "a weight"),
    ("He lifted 90 pounds of rice.", [("90 pounds", "90", "[lb_av]")], "pounds of a thing"),
    (
        "Shares fell 3 to 20 euros.",
        [("3", "3", "EUR"), ("20 euros", "20", "EUR")],
        "a move is no range",
    ),
    ("Fares rose 3 to 4 euros.", [("3 to 4 euros", "3", "EUR")], "a narrow step is a range"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ, ids=[row[0] for row in READ])
def test_read(text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    found = [
        (text[one.start : one.end], one.value, one.unit_code or one.sign or one.unit_text)
        for one in read(text)
    ]
    assert found == [(surface, Decimal(value), unit) for surface, value, unit in expected], why


# Each row: the text, the string that must be refused, and why.
REFUSED = [
    ("It owes $3 t today.", "3 t", "trillions or a price per tonne"),
    ("It owes 2^10 dollars.", "2^10", "a power of two"),
    ("It holds US$40 B shares.", "40 B", "billions or a class of shares"),
    ("It owes €5 Md today.", "5 Md", "a scale that is not known"),
    ("It owes CHF 1'20 today.", "1'20", "no group of three"),
    ("It owes 1'2000 francs.", "1'2000", "a group of four"),
    ("It owes €2,50 today.", "2,50", "decimals or groups"),
    ("It owes $1,000,00 today.", "1,000,00", "a broken group"),
    ("It paid $20 100 times.", "20 100", "two numbers or one"),
    ("It paid $1 000 20 today.", "1 000 20", "a broken group behind spaces"),
]


@pytest.mark.parametrize(("text", "surface", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_unreadable_amounts_are_refused_aloud(text: str, surface: str, why: str) -> None:
    assert read(text) == (), why
    assert passed(text) == [(surface, "unreadable")], why


VIDEO = [
    "It streams in 1080p and 1440p.",
    "A clip in 720p came out.",
    "Films in 2160p look better.",
]


@pytest.mark.parametrize("text", VIDEO)
def test_video_modes_are_no_pence(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("text", [row[0] for row in READ if " = " in row[0]])
def test_a_rate_is_no_money_and_no_pair(text: str) -> None:
    figures = resolve_currencies(text, read(text), lexicon(), Background(home="USD"))
    assert [(one.kind, one.converts, one.currency) for one in figures] == [("rate", None, None)]


def test_a_trailing_code_is_explicit() -> None:
    text = "It paid $5 million CAD for it."
    (figure,) = resolve_currencies(text, read(text), lexicon(), Background(home="USD"))
    assert figure.currency is not None
    assert (figure.currency.code, figure.currency.evidence) == ("CAD", "explicit")
