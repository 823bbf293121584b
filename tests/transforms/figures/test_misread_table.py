"""Classes of words that look like figures or hide one: codes, quotes, decades, labels, parts."""

from __future__ import annotations

import pytest

from tests.transforms.figures.table import described, unproven

# Each row: the sentence, its figures, and why.
CODES = [
    ("The COP28 summit met.", "", "a meeting, no pesos"),
    ("At COP 28 and COP-29 they met.", "", "meetings, spaced and hyphened"),
    ("It made the TOP10 and the TOP 20 list.", "", "a list, no pa'anga"),
    ("The MOP5 talks and GEL1 came.", "", "letters glued to small numbers"),
    ("It costs USD50 or EUR20.", "money 50 USD + money 20 EUR", "codes that are written so"),
    ("It costs GEL 10 a day.", "money 10 GEL", "spaced"),
    ("It costs COP28,000.", "money 28000 COP", "groups of thousands"),
    ("It costs COP28 million.", "money 28000000 COP", "a scale"),
    ("It costs GEL1.50 here.", "money 1.5 GEL", "decimals"),
]
QUOTES = [
    ('He wore a "Thing 1" or "Thing 2" shirt.', "", "labels in quotation marks"),
    ("He wore a 'Thing 1' shirt.", "", "a label in single ones"),
    ("The set version: '3.7' here.", "", "a version"),
    ('A 12" disc spun.', "quantity 12 [in_i]", "inches"),
    ('A 7" and a 12" disc spun.', "quantity 7 [in_i] + quantity 12 [in_i]", "inches twice"),
    ('"Big" is a 12" disc.', "quantity 12 [in_i]", "behind a quotation that is closed"),
    ("A man of 5'11\" ran.", "quantity 5 [ft_i] + quantity 11 [in_i]", "feet and inches"),
]
INFINITIVES = [
    ("Unit 51 to spend $53 billion on chips.", "money 53000000000 $", "what the unit will do"),
    ("Reactor 3 to cost €5 billion.", "money 5000000000 EUR", "what it will cost"),
    ("Fund 3 to raise $30 bln.", "money 30000000000 $", "what a fund will raise"),
    ("It needs 5 to about €7 million.", "money 5000000..7000000 EUR", "a hedge is part of it"),
    ("It needs 5 to €7 million.", "money 5000000..7000000 EUR", "the sign of the second end"),
]
DECADES = [
    ("It shows the twenty-twenties.", "", "a decade in words"),
    ("Hits of the nineteen-eighties and nineteen nineties.", "", "decades"),
    ("It began in the eighteen-hundreds.", "", "a century"),
    ("They sold twenty tents.", "count 20 tents", "a count"),
]
CAPITALS = [
    ("6A: Ravens won.", "", "a class of schools"),
    ("The 5-1A champions and a 4A team met.", "", "leagues"),
    ("3C: Ravens won.", "", "a class at the head of a line"),
    ("A 3A fuse blew.", "quantity 3 A", "amperes of a fuse"),
    ("A 2.4A model came.", "quantity 2.4 A", "a decimal"),
]
MOMENTS = [
    ("At one point it lay idle.", "", "some time"),
    ("It yields at one point above base.", "quantity 1 points", "a level"),
    ("It rose one point.", "quantity 1 points", "a move"),
    ("One day they met by one another, one by one.", "", "idioms"),
    ("On one hand it is new.", "", "a side"),
]
PARTS = [
    ("Add half cup sugar.", "quantity 0.5 [cup_us]", "no article"),
    ("Add 1/2 a cup of sugar.", "quantity 0.5 [cup_us]", "a fraction in digits"),
    ("Add 3/4 of a cup of sugar.", "quantity 0.75 [cup_us]", "with of"),
    ("It lies a quarter mile away.", "quantity 0.25 [mi_i]", "with an article"),
    ("It lies one-half mile away.", "quantity 0.5 [mi_i]", "with one"),
    ("Add two-thirds cup milk.", "quantity 0.666666667 [cup_us]", "thirds"),
    ("Wait a half hour.", "quantity 0.5 h", "a time"),
    ("The first half tonnes fell.", "", "half a year"),
    ("The third quarter ton fell.", "", "a quarter of a year"),
    ("Half the staff left.", "multiple 0.5 x", "a share"),
]
LENT = [
    ("It eased to 30.05 yen after 30.06.", "money 30.05 JPY + money 30.06 JPY", "like before"),
    ("Money was 3.70 pct after 3.80.", "percent 3.7 % + percent 3.8 %", "like before"),
    ("It lost 3.5 pct after 0.2 in May.", "percent 3.5 % + count 0.2 -", "too far apart"),
    ("It earned 41 cts vs 13.", "money 0.41 cts + money 0.13 cts", "cents are borrowed"),
    ("A loss of 627,500 or 35 cts came.", "count 627500 - + money 0.35 cts", "no cents"),
    ("It costs 10 or 20 cents.", "money 0.1 cents + money 0.2 cents", "both cents"),
]
SPANS = [
    ("Three of them sang.", "count 3 -", "nobody knows of what"),
    ("It lasts a year or two.", "quantity 2 a", "the unit stands before"),
    ("It lasts a day or two of talks.", "quantity 2 d", "with of"),
    ("It takes a week or two nurses.", "count 2 nurses", "a noun of its own"),
    ("It ruled in a three-two vote.", "count 3 votes + count 2 votes", "sides in words"),
    ("They sold a five-two mix.", "count 5 two", "no vote"),
]
AGES = [
    ("She retired at 65.", "quantity 65 a", "a verb of life"),
    ("He died at 93, said Roe.", "quantity 93 a", "before a comma"),
    ("She registered as a voter at 18 because of it.", "quantity 18 a", "a person does it"),
    ("She became a sworn nurse at 21.", "quantity 21 a", "a person does it"),
    ("He died at 93 hospitals.", "count 93 hospitals", "a count"),
    ("She married at 12.", "count 12 -", "it may be an hour"),
    ("The stock closed at 27.", "count 27 -", "a price"),
    ("It died for a stock at 45.", "count 45 -", "no age behind another phrase"),
]
ROWS = [*CODES, *QUOTES, *INFINITIVES, *DECADES, *CAPITALS, *MOMENTS, *PARTS, *LENT, *SPANS, *AGES]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_careful_reader_reads(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why


@pytest.mark.parametrize("text", [row[0] for row in ROWS], ids=[row[0] for row in ROWS])
def test_each_is_proven_by_its_words(text: str) -> None:
    assert unproven(text) == []
