"""Sizes that a lost scale, group or unit would make wrong a thousandfold: read or refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reference import load_reference
from tests.transforms.figures.reader import lexicon, passed, read
from tests.transforms.figures.table import described, unproven
from transforms.figures.numbers import read_number
from transforms.figures.tokens import Line

# Each row: the sentence, its figures, and why.
LETTERS = [
    ("It bought 300 m shares.", "count 300000000 shares", "m before a counted plural"),
    ("It has 45 m customers.", "count 45000000 customers", "m before people"),
    ("It feeds 12 k people.", "count 12000 people", "k"),
    ("It pumped 5 m barrels.", "quantity 5000000 [bbl_us]", "m before a unit"),
    ("It sold 5 b litres.", "quantity 5000000000 L", "b before a unit"),
    ("It stores 12 m cubic metres.", "quantity 12000000 m3", "before a unit of two words"),
    ("It has 3-4 m users.", "count 3000000..4000000 users", "for both ends"),
    ("It bought 300 M shares.", "count 300000000 shares", "no class of shares is called M"),
    ("It bought 5,000 B shares.", "", "a class of shares or billions"),
    ("A 100 m loan came.", "", "no length, no sum"),
    ("A 5 m barrel lay there.", "", "a large barrel or many"),
    ("It built 300 m towers.", "", "high towers or many"),
    ("They ran 5 k races.", "", "a distance"),
    ("Sales rose to 45 m from 40 m.", "", "nothing says of what"),
    ("At the 300 m mark she fell.", "", "no German marks"),
    ("It is 300 m tall.", "quantity 300 m", "metres"),
    ("She won a 100 m race.", "quantity 100 m", "metres"),
    ("The 1,500 m champion won.", "quantity 1500 m", "metres"),
    ("It moved 12.4m from 312m down.", "quantity 12.4 m + quantity 312 m", "metres"),
]
RANGES = [
    ("It costs $500-1bn.", "", "500 million, said short"),
    ("It costs $900 to $1.2 billion.", "", "900 million, said short"),
    ("It costs between $500 and $1 billion.", "", "said short"),
    ("It sold 900 to 1.2 million cars.", "", "900,000, said short"),
    ("It costs 1,000 to 2 million euros.", "", "1,000 thousand, said short"),
    ("It costs $8-7 million.", "", "falling ends"),
    ("It pumps 75-100,000 barrels.", "", "75,000, said short"),
    ("It costs 1-2,000 euros.", "", "1,000, said short"),
    ("It costs $5 to $10,000.", "money 5..10000 $", "two signs, both as printed"),
    ("It takes 1 to 2,000 steps.", "count 1..2000 steps", "both as printed"),
    ("It grew from 75 to 100,000 users.", "count 75 - + count 100000 users", "a move"),
    ("It costs $3-5 b today.", "money 3000000000..5000000000 $", "a letter for both ends"),
    (
        "It costs 1,000 to 2,000bn yen.",
        "money 1000000000000..2000000000000 JPY",
        "one scale for both ends",
    ),
    ("It costs $7 to $8 million.", "money 7000000..8000000 $", "one scale for both ends"),
    ("It costs 5,000 to 1 million euros.", "money 5000..1000000 EUR", "both as printed"),
    ("It hired 900 to 2 thousand people.", "count 900..2000 people", "both as printed"),
    ("It costs $0 to $1 billion.", "money 0..1000000000 $", "nothing has no scale"),
    ("It rose from $500 to $1bn.", "money 1000000000 $", "the first end may lack its scale"),
]
POUNDS = [
    ("It carried 20 million pounds of coffee.", "quantity 20000000 [lb_av]", "a weight"),
    ("It found 5 million pounds of explosives.", "quantity 5000000 [lb_av]", "a weight"),
    ("It recalled 1.2 million pounds of beef.", "quantity 1200000 [lb_av]", "a weight"),
    ("A 2 million pound bomb fell.", "quantity 2000000 [lb_av]", "a weight"),
    ("It weighs 1 million pounds.", "quantity 1000000 [lb_av]", "a verb of weight"),
    ("It bought 5 million pounds of copper.", "quantity 5000000 pounds", "of unsure unit"),
    ("It has 3 million pounds of debt.", "money 3000000 pounds", "money"),
    ("It got 2 billion pounds of new investment.", "money 2000000000 pounds", "money"),
    ("A 5 million pound haul was found.", "money 5000000 pound", "what it is worth"),
    ("A 20 million pound deal was signed.", "money 20000000 pound", "money"),
    ("The mill took 12 million pounds of it.", "money 12000000 pounds", "of what was spoken of"),
    ("It spent 20 million pounds of its budget.", "money 20000000 pounds", "money"),
]
DOTS = [
    ("It costs €10.000 here.", "", "ten, or ten thousand"),
    ("It costs 12.345 euros.", "", "twelve, or twelve thousand"),
    ("There were 1.234 people.", "", "no part of a person"),
    ("There were 1.234 people and 5,600 cars.", "count 5600 cars", "no part of a person"),
    (
        "It costs €1.125, it sold 12,500 of them.",
        "money 1.125 EUR + count 12500 -",
        "groups with commas: the dot is a decimal",
    ),
    ("It has about 10.500.", "", "of what is not said"),
    ("Its bonds were priced at 99.875.", "count 99.875 -", "a price in percent"),
    ("It costs €1.000.000 here.", "money 1000000 EUR", "two dots"),
    ("It has 1.234 million users.", "count 1234000 users", "a scale"),
    ("It costs $1.085 per gallon.", "money 1.085 $", "a price per unit"),
    ("The euro rose to $1.085.", "money 1.085 $", "an exchange rate"),
    ("It yields 2.125 percent.", "percent 2.125 %", "no groups in a percentage"),
    ("It paid 2.108 cents.", "money 0.02108 cents", "nobody pays thousands of cents"),
    ("It costs €0.125.", "money 0.125 EUR", "no group begins with a zero"),
]
SCALES = [
    ("It costs €5 milliards.", "", "another language's scale"),
    ("It costs R$5 milhões.", "", "another language's scale"),
    ("It lost 5 millones de euros.", "", "no count of things"),
    ("It lost R$ 3 mil.", "", "a thousand there, a million in English"),
    ("It lost $3 mil.", "money 3000000 $", "a million"),
    ("It lost 5 mil millones de pesos.", "", "behind a known scale"),
    ("It costs $20-something million.", "", "no size"),
    ("It costs 20-odd million dollars.", "", "a hedge before the scale"),
    ("It costs $2.5 plus billion.", "", "a hedge before the scale"),
    ("It costs $3 (million).", "", "a scale in brackets"),
    ("It costs £2 or 3m.", "", "2 may lack its scale, and no metres"),
    ("It costs €3 or 4 million.", "count 4000000 -", "3 may lack its scale"),
    ("It costs $5 odd million.", "", "a hedge before the scale"),
    ("It costs a billion and a half euros.", "money 1500000000 EUR", "a half of the scale"),
    ("It costs a million and a quarter dollars.", "money 1250000 dollars", "a quarter of it"),
    ("It cost $1 billion and a half.", "money 1500000000 $", "with a sign"),
    ("It sold two million and three quarters.", "count 2750000 -", "three quarters of it"),
    ("It sold a dozen and a half eggs.", "count 18 eggs", "of a dozen"),
    ("It sold 5.5 million and a half.", "count 5500000 -", "no half of a million"),
    ("It paid $5 million and a half share.", "money 5000000 $", "half of something else"),
]
SIGNS = [
    ("It costs Fr. 5m.", "money 5000000 Fr.", "francs, no metres"),
    ("It costs FFr 5bn.", "money 5000000000 FRF", "French francs"),
    ("It costs FFr. 5bn.", "money 5000000000 FRF", "with a dot"),
    ("It costs BFr 5bn.", "money 5000000000 BEF", "Belgian francs"),
    ("It costs BFr. 5bn.", "money 5000000000 BEF", "with a dot"),
    ("It is 5/16 of an inch wide.", "quantity 0.3125 [in_i]", "a part of a unit"),
]
CARRIED = [
    (
        "It made €250m in 2026 and 150m in 2027.",
        "money 250000000 EUR + money 150000000 EUR",
        "no metres",
    ),
    (
        "It made $4bn last year, against 3bn the year before.",
        "money 4000000000 $ + money 3000000000 $",
        "a year before",
    ),
    (
        "Profit was $4m in 2024, 3m in 2023 and 2m in 2022.",
        "money 4000000 $ + money 3000000 $ + money 2000000 $",
        "a list of years",
    ),
    (
        "It made $400 million in 2024 and 300 million in 2025.",
        "money 400000000 $ + money 300000000 $",
        "a scale word",
    ),
    ("It made €250m, then 150m.", "money 250000000 EUR", "euros or metres"),
    ("It sold €20m of stock and swam 150m.", "money 20000000 EUR", "metres or euros"),
    ("It spent €250m on a 150m tower.", "money 250000000 EUR + quantity 150 m", "metres"),
]
ROWS = [*LETTERS, *RANGES, *POUNDS, *DOTS, *SCALES, *SIGNS, *CARRIED]
WORDS = {
    role: [row["word"] for row in load_reference()["function_words"] if row["role"] == role]
    for role in (
        "bond_word",
        "foreign_scale",
        "counted_in_bulk",
        "weighed_thing",
        "money_thing",
        "weighing",
    )
}
LARGE = {"k": 10**3, "m": 10**6, "b": 10**9}


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_sizes(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why
    assert unproven(text) == []


@pytest.mark.parametrize("text", [row[0] for row in ROWS if not row[1]])
def test_what_is_refused_is_told(text: str) -> None:
    assert "unreadable" in {reason for _, reason in passed(text)}


@pytest.mark.parametrize("word", WORDS["foreign_scale"])
def test_no_size_before_a_scale_of_another_language(word: str) -> None:
    assert described(f"It costs €3 {word} now.") == described(f"It lost 3 {word} now.") == ""


@pytest.mark.parametrize("word", WORDS["counted_in_bulk"])
@pytest.mark.parametrize("letter", LARGE)
def test_letters_scale_what_is_counted_in_bulk(word: str, letter: str) -> None:
    assert read(f"It had 7 {letter} {word} then.")[0].value == 7 * LARGE[letter]


@pytest.mark.parametrize("word", WORDS["weighed_thing"])
def test_pounds_of_heavy_things(word: str) -> None:
    assert described(f"A 3 million pound {word} fell.") == "quantity 3000000 [lb_av]"


@pytest.mark.parametrize("word", WORDS["money_thing"])
def test_pounds_of_money(word: str) -> None:
    assert read(f"They took 3 million pounds of {word}.")[0].kind == "money"


@pytest.mark.parametrize("word", WORDS["bond_word"])
def test_a_price_in_percent_is_no_dotted_group(word: str) -> None:
    assert described(f"The {word} stood at 99.875.") == "count 99.875 -"


@pytest.mark.parametrize("word", WORDS["weighing"])
def test_pounds_that_are_weighed(word: str) -> None:
    assert described(f"They {word} 3 million pounds.") == "quantity 3000000 [lb_av]"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from([("k", 10**3), ("m", 10**6), ("bn", 10**9), (" billion", 10**9)]),
    st.sampled_from(["$", "€", ""]),
)
def test_ends_of_a_range_are_never_a_thousand_times_apart(
    low: int, high: int, scale: tuple[str, int], sign: str
) -> None:
    unit = "" if sign else " dollars"
    for figure in read(f"It will cost {sign}{low} to {sign}{high}{scale[0]}{unit}."):
        assert figure.value_high is None or figure.value_high <= figure.value * 1000
        assert figure.value in (low, low * scale[1], high * scale[1])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(["€{} now", "{} euros now", "{} people"]),
)
def test_a_lone_group_behind_a_dot_is_refused(whole: int, group: int, form: str) -> None:
    assert described(f"There it was {form.format(f'{whole}.{group:03}')}.") == ""


def test_another_lexicon_reads_a_line_anew() -> None:
    line = Line.of("It sold 5 bn.", 0, 13)
    known = lexicon()
    first = read_number(line, 2, known)
    poorer = type(known).from_reference(
        {
            **load_reference(),
            "scales": [row for row in load_reference()["scales"] if row["word"] != "bn"],
        }
    )
    second = read_number(line, 2, poorer)
    assert first is not None
    assert second is not None
    assert [first.value, second.value] == [5 * 10**9, 5]
