"""Every rule's own examples, and one table of whole sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.figures.reader import lexicon, read
from transforms.figures.lines import RULES, read_line
from transforms.figures.rule import Draft, Example, FigureRule
from transforms.figures.tokens import Line

EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{name}: {example.text}" for name, example in EXAMPLES]
)
def test_examples(rule: str, example: Example) -> None:
    found = [one for one in read(example.text) if one.rule == rule]
    if example.value is None:
        assert found == []
        return
    assert found, [
        item for item in read_line(Line.of(example.text, 0, len(example.text)), lexicon())
    ]
    reading = found[0]
    assert reading.value == Decimal(example.value)
    assert (reading.unit_code or reading.unit_text) == example.unit or reading.sign is not None
    assert reading.bound == example.bound


def test_a_rule_needs_examples_and_a_refusal() -> None:
    enough = (Example("1%", "1"), Example("2%", "2"), Example("3%", "3"))
    for examples in (enough[:2], enough):
        with pytest.raises(ValueError, match="refusal"):
            FigureRule("none", "", lambda scene, amount: None, examples)


# Each row: the sentence, its figures, and why.
SENTENCES = [
    (
        "They want $7 to $8 million.",
        [("$7 to $8 million", (7000000, 8000000), "money", "$", "range")],
        "the scale word of the upper end counts for both",
    ),
    (
        "It fell from $20m to $15m.",
        [("$20m", 20000000, "money", "$", "exact"), ("$15m", 15000000, "money", "$", "exact")],
        "a move is two figures",
    ),
    (
        "Profit will be between £152m and £158m.",
        [("between £152m and £158m", (152000000, 158000000), "money", "GBP", "range")],
        "between-and",
    ),
    ("It adds 20-450 MW.", [("20-450 MW", (20, 450), "quantity", "MW", "range")], "a dash"),
    (
        "They raised EUR1.5-2bn.",
        [("EUR1.5-2bn", (1500000000, 2000000000), "money", "EUR", "range")],
        "glued code and suffix",
    ),
    ("USD10m is due.", [("USD10m", 10000000, "money", "USD", "exact")], "code glued to the number"),
    ("It cost NT$3.2 billion.", [("NT$3.2 billion", 3200000000, "money", "TWD", "exact")], "NT$"),
    (
        "They owe Rs 2,500-crore.",
        [("Rs 2,500-crore", 25000000000, "money", "Rs", "exact")],
        "hyphenated scale",
    ),
    (
        "Fines of 12,34,567 rupees.",
        [("12,34,567 rupees", 1234567, "money", "rupees", "exact")],
        "Indian groups",
    ),
    ("Shares rose 26.4p.", [("26.4p", Decimal("0.264"), "money", "GBP", "exact")], "pence"),
    (
        "A loss of \u2212$1.2bn.",
        [("\u2212$1.2bn", 1200000000, "money", "$", "exact")],
        "minus sign",
    ),
    (
        "Fifty-one thousand nine hundred thirteen pilgrims came.",
        [
            (
                "Fifty-one thousand nine hundred thirteen pilgrims",
                51913,
                "count",
                "pilgrims",
                "exact",
            )
        ],
        "words",
    ),
    (
        "Some two and a half million people left.",
        [("Some two and a half million people", 2500000, "count", "people", "about")],
        "and a half",
    ),
    (
        "Half a million litres a week leak.",
        [("Half a million litres a week", 500000, "rate", "litres/week", "exact")],
        "part of a scale",
    ),
    (
        "An eighth of a percentage point went.",
        [("An eighth of a percentage point", Decimal("0.125"), "percentage_point", "pp", "exact")],
        "pp",
    ),
    (
        "More than a third of voters agree.",
        [("More than a third", Decimal("0.333333333"), "multiple", "x", "more_than")],
        "a fraction",
    ),
    (
        "Nine out of ten agreed.",
        [("Nine out of ten", Decimal("0.9"), "multiple", "x", "exact")],
        "of",
    ),
    (
        "It has 1\u00a0250 shops.",
        [("1\u00a0250 shops", 1250, "count", "shops", "exact")],
        "no-break space",
    ),
    (
        "No more than 40 new stores a year open.",
        [("No more than 40 new stores a year", 40, "count", "stores", "at_most")],
        "tail and hedge",
    ),
    (
        "It grew over the past decade.",
        [("past decade", 10, "quantity", "years", "exact")],
        "decade",
    ),
    (
        "The 24-year-old owns two plants.",
        [
            ("24-year-old", 24, "quantity", "years", "exact"),
            ("two plants", 2, "count", "plants", "exact"),
        ],
        "an age is a figure",
    ),
    (
        "The FTSE 100 lost 0.4% to 7,512.3.",
        [
            ("0.4%", Decimal("0.4"), "percent", "%", "exact"),
            ("7,512.3", Decimal("7512.3"), "index", "points", "exact"),
        ],
        "the index's name is none",
    ),
    ("Yields rose 6 bps.", [("6 bps", 6, "basis_point", "bp", "exact")], "basis points"),
    ("It is five times as large.", [("five times", 5, "multiple", "x", "exact")], "times"),
    (
        "The 7-1/2 pct bond fell 17/32.",
        [
            ("7-1/2 pct", Decimal("7.5"), "percent", "%", "exact"),
            ("17/32", Decimal("0.53125"), "quantity", "points", "exact"),
        ],
        "bond prices",
    ),
    (
        "A 200-pound man paid 200 pounds.",
        [
            ("200-pound", 200, "quantity", None, "exact"),
            ("200 pounds", 200, "money", "pounds", "exact"),
        ],
        "weight or money",
    ),
    (
        "At 10 or more sites it stopped.",
        [("10 or more sites", 10, "count", "sites", "at_least")],
        "hedge behind",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_sentences(text: str, expected: list[tuple[object, ...]], why: str) -> None:
    found = [
        (
            text[one.start : one.end],
            one.value if one.value_high is None else (one.value, one.value_high),
            one.kind,
            unit_of(one.kind, one.unit_code, one.unit_text, one.sign),
            one.bound,
        )
        for one in read(text)
    ]
    assert [row[:3] for row in found] == [row[:3] for row in expected], why
    for got, want in zip(found, expected, strict=True):
        assert want[3] in (None, got[3]), why
        assert got[4] == want[4], why


def unit_of(kind: str, code: str | None, text: str | None, sign: str | None) -> str | None:
    return sign or (text if kind in ("count", "quantity", "rate", "index") else code)


NO_FIGURES = [
    ("It happened on Feb 24, 2025.", "a date"),
    ("In 2024 it rose.", "a year"),
    ("It runs from 2019-2021 and 1986/87.", "years"),
    ("They met at 6:36 p.m. and 11.20am.", "clock times"),
    ("The 14th package came 3rd.", "ordinals"),
    ("Boeing 737 Max and GPT-4 and Covid-19 and 5G.", "names"),
    ("Section 230 and No. 3 stay.", "labels"),
    ("The S&P 500 fell.", "an index's name"),
    ("They lost 3-1 on Sunday.", "a score"),
    ("A 2-for-1 split.", "a ratio's name"),
    ("Call 0800 316 1323 now.", "a telephone number"),
    ("One of them said that no one knew.", "a pronoun"),
    ("It stood at 45 Quarry Square for years.", "an address"),
    ("In the late 1990s and his 40s.", "decades"),
    ("Thousands of fans and billions more.", "vague plurals"),
    ("The first half and the second quarter.", "parts of a year"),
    ("Version 2.0.1 of 1.2.3.4.", "codes"),
]


@pytest.mark.parametrize(("text", "why"), NO_FIGURES, ids=[row[1] for row in NO_FIGURES])
def test_what_is_no_figure(text: str, why: str) -> None:
    assert [text[one.start : one.end] for one in read(text)] == [], why


def test_every_refused_number_has_a_reason() -> None:
    text = "On Feb 24 the A350 flew at 6:30 for 3 hours."
    items = list(read_line(Line.of(text, 0, len(text)), lexicon()))
    reasons = [item.reason for item in items if not isinstance(item, Draft)]
    assert reasons == ["date", "name", "clock_time"]


def test_conversions_are_linked() -> None:
    texts = {
        "It set aside 215 billion yuan (S$40 billion).": [None, 0],
        "It paid US$60 billion (about S$81 billion; 55 billion euros).": [None, 0, 0],
        "They need $30 billion, or 215 billion yuan.": [None, 0],
        "Two Thai baht (roughly 6 cents).": [None, 0],
        "The brewer made $2.16 billion, or $5.07 a share.": [None, None],
        "It grew from €3m to $4m.": [None, None],
    }
    assert {text: [one.converts for one in read(text)] for text in texts} == texts


def test_steps_are_units_of_the_last_digit() -> None:
    steps = {"S$40 billion": "1E+9", "€1.25 billion": "1E+7", "$4,870": "1", "US$3.10": "0.01"}
    for surface, step in steps.items():
        assert read(f"It paid {surface}.")[0].rounding_step == Decimal(step), surface
