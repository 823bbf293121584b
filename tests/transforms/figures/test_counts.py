"""Counted things: which noun a number counts, and which numbers only name something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.figures.reader import read

# Each row: the sentence, its counts as (words, noun), and why.
COUNTS = [
    ("It ordered 50 A320s.", [("50 A320s", "a320s")], "a plural that is a name"),
    ("They lease six MD-82s.", [("six MD-82s", "md-82s")], "a hyphenated name"),
    ("It flies 30 737s.", [("30 737s", "737s")], "digits with an s"),
    ("It built 63,150 Model 3s.", [("63,150 Model 3s", "model 3s")], "a short number and a word"),
    ("It bought 40 Airbus A350-900 jets.", [("40 Airbus A350-900 jets", "jets")], "a name inside"),
    ("They filled two million 250ml bottles.", [("two million", "bottles")], "250ml is a figure"),
    ("It issued 900 five-year warrants.", [("900", "warrants")], "the term is a figure"),
    ("She won 20 of her 31 games.", [("20", "games"), ("31 games", "games")], "a part of a number"),
    ("It made four losses two years ago.", [("four losses", "losses")], "the noun comes first"),
    ("Five police officers left.", [("Five police officers", "officers")], "a plural describes"),
    ("Ten crew members left.", [("Ten crew members", "members")], "a plural describes"),
    ("It has 12 mills, seven of them idle.", [("12 mills", "mills"), ("seven", "mills")], "them"),
    ("Of five stores, four will go.", [("five stores", "stores"), ("four", "stores")], "a clause"),
    ("Of five stores, nine will go.", [("five stores", "stores")], "more than there were"),
    ("Two SEC lawyers left.", [("Two SEC lawyers", "lawyers")], "an acronym, no seconds"),
    ("It lost 10 PC makers.", [("10 PC makers", "makers")], "an acronym, no per cent"),
    ("Three GB athletes won 20 MW of power.", [("Three GB athletes", "athletes")], "in words"),
    ("He rang three times.", [("three times", "times")], "how often"),
    ("He rang three times a day.", [("three times a day", "times")], "how often"),
    ("It was sued ten times within two years.", [("ten times", "times")], "how often"),
    ("Demand rose ten times between 2012 and 2018.", [], "how many fold"),
    ("She called three times (in vain).", [], "a bracket does not end the clause"),
    ("One Times reporter left.", [], "a newspaper"),
    ("They saw 300 people, including one nurse.", [("300 people", "people"),
     ("one nurse", "nurse")], "one in a list of counts"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(text: str, expected: list[tuple[str, str]], why: str) -> None:
    counts = [one for one in read(text) if one.kind == "count"]
    assert [(text[one.start : one.end], one.unit_text) for one in counts] == expected, why


# Each row: the sentence, the kind and value of its last figure, and why.
BORROWED = [
    ("A rose by 2 per cent but B fell by 1.", ("percent", 1), "by behind by"),
    ("A rose by 2 per cent; they won by 1 goal and 3 more goals.", ("count", 3), "a noun"),
    ("The highest is 84.75%, while the median is 74.07.", ("percent", Decimal("74.07")), "extreme"),
    ("Fees rose to 22 cents from 18.", ("money", Decimal("0.18")), "cents stay cents"),
    ("Crude was raised 50 cents to 17.85.", ("count", Decimal("17.85")), "not the size's unit"),
    ("Sales rose to 4 billion crowns from 3 billion.", ("money", 3000000000), "money, no noun"),
    ("It won 3% and the answer is 74.", ("count", 74), "no extreme"),
    ("She has 15.3 ppg and 7.4 rpg.", ("rate", Decimal("7.4")), "points and rebounds a game"),
    ("He has 6.9 apg.", ("rate", Decimal("6.9")), "assists a game"),
]


@pytest.mark.parametrize(("text", "expected", "why"), BORROWED, ids=[row[0] for row in BORROWED])
def test_last_figure(text: str, expected: tuple[str, object], why: str) -> None:
    last = read(text)[-1]
    assert (last.kind, last.value) == expected, why


GAPPED = [
    ("Peru took 34,500 tonnes, in Chile 37,800.", ("quantity", 37800, "t"), "a name and a number"),
    ("Peru's rate is 9.5%, the EU's 7.1 and Chile's 6.2.", ("percent", Decimal("6.2"), "%"), "s"),
    ("It sold 3,100 vans on Linux and Python 3.7 on tape.", ("count", 3100, None), "a version"),
    ("Peru owes $3,400, Chile 2,900.", ("money", 2900, None), "money of the same sign"),
    ("Peru took 34,500 tonnes, Chile 2,900 trucks.", ("count", 2900, None), "its own noun"),
]


@pytest.mark.parametrize(("text", "expected", "why"), GAPPED, ids=[row[0] for row in GAPPED])
def test_units_that_stand_once(text: str, expected: tuple[object, ...], why: str) -> None:
    last = read(text)[-1]
    assert (last.kind, last.value, last.unit_code) == expected, why


NO_COUNTS = [
    ("Articles 3, 7 and 12 of that law went.", "later numbers of one label"),
    ("It runs on both Python 2 and 3.", "versions"),
    ("See rules 4, 6 or 9.", "numbered rules"),
    ("They chose option 1 or 2.", "numbered choices"),
    ("Example 2 illustrates the point.", "a label at the head of a sentence"),
    ("It flies on an iPhone 7 refurb.", "a name that begins in lower case"),
    ("They took Fast.js 9.1 for it.", "a version behind a file's name"),
    ("It is in version 3.3 of the tool.", "a decimal version"),
    ("It runs on macOS 10.15 only.", "a decimal version of a system"),
    ("It will lift Block 1B of the rocket.", "a letter grown onto a label"),
    ("The 3-D printers are new.", "a letter behind a hyphen is no noun"),
    ("The 5500M chip is hot.", "a letter grown onto four digits"),
    ("She made the 40 Under 40 list.", "the name of a list"),
    ("Summary: 5-1A won.", "a code behind a hyphen"),
    ("The two find themselves at odds.", "no noun but a pronoun"),
]


@pytest.mark.parametrize(("text", "why"), NO_COUNTS, ids=[row[1] for row in NO_COUNTS])
def test_what_only_names(text: str, why: str) -> None:
    assert [text[one.start : one.end] for one in read(text)] == [], why
