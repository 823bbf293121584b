"""Laws of printed figures, 2,000 examples each: what is printed one way reads back as itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flows.rates import load_rates
from flows.reference import load_reference
from tests.transforms.figures.reader import lexicon, read
from tests.transforms.figures.test_properties import spell
from transforms.currency.rates import NoRate
from transforms.figures.find import read_surface
from transforms.figures.reading import FigureReading

pytestmark = pytest.mark.slow
LAW = settings(max_examples=2000, deadline=None, derandomize=True)

NUMBERS = st.decimals(Decimal("0.01"), 9999, places=2).map(lambda number: number.normalize())
WHOLE = st.integers(1, 999_999)
SCALES = {
    row["word"]: Decimal(row["multiplier"])
    for row in load_reference()["scales"]
    if row["place"] == "word" and row["word"] not in ("dozen", "cr", "lac", "mil")
}
SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
}
SIGNS = sorted(
    (row["sign"], row["codes"], Decimal(row["divisor"]))
    for row in load_reference()["currency_signs"]
    if row["place"] == "before" and "|" not in row["codes"] and len(row["sign"]) > 1
)
SYMBOLS = [("€", "EUR", Decimal(1)), ("£", "GBP", Decimal(1)), ("¥", "JPY", Decimal(1))]
WORDS = sorted(
    (row["sign"], row["codes"], Decimal(row["divisor"]))
    for row in load_reference()["currency_signs"]
    if row["place"] == "after" and "|" not in row["codes"] and len(row["sign"]) > 2
)
ENGLISH_WORDS = {"ALL", "CUP", "TOP"}
"""Codes that a headline's capitals may also be: no money without a name."""
CODES = sorted({row["code"] for row in load_reference()["currencies"]} - ENGLISH_WORDS - {"CNH"})
PROPORTIONS = {
    "%": ("percent", "%"), " per cent": ("percent", "%"), " percent": ("percent", "%"),
    " percentage points": ("percentage_point", "pp"), " basis points": ("basis_point", "bp"),
    "bp": ("basis_point", "bp"),
}  # fmt: skip
MEASURES = {"km": "km", " kilometres": "km", " megawatts": "MW", "MW": "MW", " hectares": "har"}
COUNTED = ("jobs", "homes", "tickets", "farms", "ships")


def plain(number: Decimal) -> str:
    return f"{number:f}"


def only(text: str) -> FigureReading:
    figures = read(text)
    assert len(figures) == 1, (text, figures)
    return figures[0]


def check_offsets(text: str, figure: FigureReading) -> None:
    """Check that the figure's own words read as the figure did in its sentence."""
    surface = text[figure.start : figure.end]
    assert surface == surface.strip()
    again = read_surface(surface, lexicon(), figure.kind)
    assert (again.value, again.value_high) == (figure.value, figure.value_high), surface


def indian(number: int) -> str:
    """Return 12,34,567 as it is printed in India."""
    head, tail = divmod(number, 1000)
    if not head:
        return str(number)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02d}" if head else str(group))
    return ",".join([*reversed(groups), f"{tail:03d}"])


GROUPINGS: dict[str, Callable[[int], str]] = {
    "western": lambda number: f"{number:,}",
    "indian": indian,
    "swiss": lambda number: f"{number:,}".replace(",", "'"),
    "hard space": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "thin space": lambda number: f"{number:,}".replace(",", "\u2009"),
    "none": str,
}


@LAW
@given(st.integers(10_000, 10**12), st.sampled_from(sorted(GROUPINGS)), st.sampled_from(COUNTED))
def test_every_grouping_reads_back(number: int, grouping: str, noun: str) -> None:
    text = f"The plan adds {GROUPINGS[grouping](number)} {noun}."
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit_text) == ("count", Decimal(number), noun)
    check_offsets(text, figure)


@LAW
@given(st.integers(2, 10**15 - 1), st.sampled_from(COUNTED))
def test_numbers_in_words_read_back(number: int, noun: str) -> None:
    text = f"They counted {spell(number)} {noun}."
    figure = only(text)
    assert figure.value == number
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(sorted(SCALES)), st.sampled_from(COUNTED))
def test_scale_words_multiply(number: Decimal, scale: str, noun: str) -> None:
    assume(number * SCALES[scale] < Decimal("1e18"))
    text = f"They counted {plain(number)} {scale} {noun} there."
    figure = only(text)
    assert figure.value == number * SCALES[scale]


@LAW
@given(NUMBERS, st.sampled_from(sorted(SUFFIXES)), st.sampled_from(["€", "US$", "GBP"]))
def test_suffixes_multiply(number: Decimal, suffix: str, sign: str) -> None:
    text = f"They paid {sign}{plain(number)}{suffix} there."
    figure = only(text)
    assert figure.value == number * SUFFIXES[suffix]
    check_offsets(text, figure)


@LAW
@given(st.integers(1, 999), st.integers(1, 15), st.sampled_from([2, 4, 8, 16]))
def test_fractions_of_a_price_read_back(whole: int, top: int, bottom: int) -> None:
    assume(top < bottom)
    text = f"The share rose to ${whole}-{top}/{bottom} there."
    figure = only(text)
    assert Fraction(figure.value) == whole + Fraction(top, bottom)
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(SIGNS + SYMBOLS), st.sampled_from(["", " million", "bn"]))
def test_every_sign_before_reads_back(
    number: Decimal, sign: tuple[str, str, Decimal], scale: str
) -> None:
    mark, code, divisor = sign
    assume(scale or number % 1 or not (mark.isalpha() and mark.isupper()))  # GEL1 is a label
    times = {"": 1, " million": 10**6, "bn": 10**9}[scale]
    text = f"The firm paid {mark}{plain(number)}{scale} for it."
    figure = only(text)
    assert figure.kind == "money"
    assert figure.unit_code == code or (figure.unit_code is None and mark in ("£", "¥"))
    assert figure.value == number * times / divisor
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(CODES), st.sampled_from(["", " "]), st.booleans())
def test_every_code_reads_back(number: Decimal, code: str, space: str, is_before: bool) -> None:
    printed = f"{code}{space}{plain(number)}m" if is_before else f"{plain(number)} million {code}"
    text = f"The firm paid {printed} for it."
    figure = only(text)
    assert (figure.kind, figure.unit_code) == ("money", code)
    assert figure.value == number * 10**6
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(WORDS))
def test_every_currency_word_reads_back(number: Decimal, word: tuple[str, str, Decimal]) -> None:
    name, code, divisor = word
    text = f"The firm paid {plain(number)} million {name} for it."
    figure = only(text)
    assert (figure.kind, figure.unit_code) == ("money", code)
    assert figure.value == number * 10**6 / divisor
    check_offsets(text, figure)


@LAW
@given(NUMBERS, NUMBERS, st.sampled_from([" to ", "-", "–"]), st.sampled_from(["€", "US$", "S$"]))
def test_ranges_keep_both_ends_in_order(
    one: Decimal, other: Decimal, joint: str, sign: str
) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    text = f"It will cost {sign}{plain(low)}{joint}{sign}{plain(high)} in all."
    figure = only(text)
    assert (figure.value, figure.value_high, figure.bound) == (low, high, "range")
    check_offsets(text, figure)


@LAW
@given(WHOLE, WHOLE, st.sampled_from(COUNTED))
def test_between_and_keep_both_ends(one: int, other: int, noun: str) -> None:
    assume(one != other)
    low, high = sorted((one, other))
    figure = only(f"They need between {low:,} and {high:,} {noun} a year.")
    assert (figure.value, figure.value_high, figure.bound) == (Decimal(low), Decimal(high), "range")


@LAW
@given(NUMBERS, st.sampled_from(sorted(PROPORTIONS)), st.sampled_from(["", "-", "−", "minus "]))
def test_proportions_are_kept_apart(number: Decimal, word: str, minus: str) -> None:
    text = f"Sales moved by {minus}{plain(number)}{word} there."
    figure = only(text)
    assert (figure.kind, figure.unit_code) == PROPORTIONS[word]
    assert figure.value == number
    assert figure.direction == ("down" if minus else "none")
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(sorted(MEASURES)))
def test_measures_read_back(number: Decimal, unit: str) -> None:
    text = f"The line has {plain(number)}{unit} in all."
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit_code) == ("quantity", number, MEASURES[unit])
    check_offsets(text, figure)


@LAW
@given(NUMBERS, st.sampled_from(["tonne", "barrel", "share", "ounce"]), st.booleans())
def test_a_price_per_unit_is_one_figure(number: Decimal, thing: str, is_per: bool) -> None:
    article = "an" if thing == "ounce" else "a"
    text = f"It fetched US${plain(number)} {'per' if is_per else article} {thing} there."
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit_code) == ("money", number, "USD")
    assert text[figure.start : figure.end].endswith(thing)


@LAW
@given(NUMBERS, st.sampled_from([("yen", "JPY"), ("rupees", "INR"), ("yuan", "CNY")]))
def test_an_exchange_rate_names_both_currencies(number: Decimal, quote: tuple[str, str]) -> None:
    figure = only(f"The day's rate was {plain(number)} {quote[0]} per euro.")
    assert figure.kind == "rate"
    assert figure.value == number


DAYS = st.integers(0, 9000).map(lambda days: date(2000, 1, 3) + timedelta(days))
TRADED = ("USD", "EUR", "JPY", "GBP", "CHF", "SEK", "CAD", "AUD", "SGD", "ZAR")


@LAW
@given(DAYS, st.sampled_from(TRADED), st.sampled_from(TRADED))
def test_a_cross_rate_there_and_back_is_one(on: date, base: str, quote: str) -> None:
    there, day = load_rates().cross(base, quote, on)
    back, same = load_rates().cross(quote, base, on)
    assert abs(there * back - 1) < Decimal("1e-20")
    assert day == same <= on


@LAW
@given(DAYS, st.permutations(TRADED))
def test_cross_rates_close_every_triangle(on: date, codes: list[str]) -> None:
    first, second, third = codes[:3]
    rates = load_rates()
    try:
        legs = [rates.cross(*pair, on) for pair in ((first, second), (second, third))]
        whole, day = rates.cross(first, third, on)
    except NoRate:
        return
    assume(all(leg[1] == day for leg in legs))
    assert abs(legs[0][0] * legs[1][0] / whole - 1) < Decimal("1e-20")
