"""Laws: what is printed reads back; offsets slice the surface; nothing crashes; time is linear."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.figures.reader import lexicon, read
from transforms.figures.digits import decimal_of
from transforms.figures.find import UnreadableNumber, read_surface

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {"": 1, " thousand": 10**3, " million": 10**6, " billion": 10**9, "m": 10**6, "bn": 10**9}
pytestmark = pytest.mark.slow
MANY = settings(max_examples=2000, deadline=None, derandomize=True)
PIECES = st.sampled_from(
    [
        "$",
        "US$",
        "Rs ",
        "€",
        "3",
        "1,234",
        ".5",
        " to ",
        "-",
        "–",
        "−",
        " and ",
        "half",
        " a ",
        "%",
        " per cent",
        "bn",
        " million",
        "m",
        " years",
        "-year-old",
        "½",
        "/",
        "(",
        ")",
        " one ",
        " in ",
        "ten",
        " hundred",
        "\u00a0",
        ",",
        ".",
        ":",
        "May ",
        "2024",
        " of ",
        "é",
        "\u202e",
        "\ud7ff",
        "٣",
        " yen",
        " points",
        " twice ",
        "decade",
        " past ",
        "x",
        "dozen",
        "\n",
        "\x00",
        "th",
        "c",
        "p",
    ]
)


def spell(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    for size, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            above, below = divmod(number, size)
            joint = " and " if below and size == 100 else " "
            return f"{spell(above)} {name}" + (f"{joint}{spell(below)}" if below else "")
    raise AssertionError(number)


@MANY
@given(st.integers(2, 10**12 - 1))
def test_spelled_numbers_read_back(number: int) -> None:
    assert read(f"They sold {spell(number)} houses.")[0].value == number


@MANY
@given(st.decimals(0, 10**9, places=3))
def test_grouped_digits_read_back(number: Decimal) -> None:
    assert decimal_of(f"{number:,}") == number


@MANY
@given(
    st.decimals(Decimal("0.01"), 999, places=2),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from([("US$", "USD"), ("S$", "SGD"), ("€", "EUR"), ("£", "GBP"), ("HK$", "HKD")]),
)
def test_money_reads_back(number: Decimal, scale: str, sign: tuple[str, str]) -> None:
    text = f"The firm paid {sign[0]}{number}{scale} for it."
    (figure,) = read(text)
    assert (figure.kind, figure.value, figure.unit_code) == (
        "money",
        number * SCALES[scale],
        sign[1],
    )
    assert figure.rounding_step == Decimal("0.01") * SCALES[scale]
    assert text[figure.start : figure.end] == f"{sign[0]}{number}{scale}"


@MANY
@given(st.decimals(0, 1000, places=1), st.sampled_from(["%", " per cent", " percent", "pc"]))
def test_percent_reads_back(number: Decimal, word: str) -> None:
    (figure,) = read(f"Sales rose {number}{word} on the year.")
    assert (figure.kind, figure.value, figure.unit_code) == ("percent", number, "%")


@MANY
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_ordered_figures_whose_words_read_back(text: str) -> None:
    figures = read(text)
    end = 0
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        assert figure.value >= 0
        assert figure.value_high is None or figure.value_high > figure.value
        end = figure.end


@MANY
@given(st.text(max_size=60))
def test_no_text_crashes(text: str) -> None:
    read(text)
    with contextlib.suppress(UnreadableNumber):
        read_surface(text, lexicon())


@MANY
@given(st.integers(2, 99999), st.sampled_from(["jobs", "homes", "per cent", "km", "years"]))
def test_a_surface_reads_like_its_sentence(number: int, noun: str) -> None:
    text = f"The plan means about {number:,} {noun} for the region."
    for figure in read(text):
        again = read_surface(text[figure.start : figure.end], lexicon(), figure.kind)
        assert (again.value, again.value_high) == (figure.value, figure.value_high)


def test_a_chain_of_tails_is_no_recursion() -> None:
    assert read("1 euro" + " per box" * 3000)[0].unit_code == "EUR"


@pytest.mark.parametrize("text", ["It paid 8-1/3 cts a share.", "It lost a seventh.", "1/7 cent."])
def test_endless_fractions_fit_the_tables(text: str) -> None:
    for figure in read(text):
        for number in (figure.value, figure.value_high, figure.rounding_step):
            assert number is None or number == round(number, 9)
