"""Numbers in every form that news prints them: groups, words, scales, fractions, powers."""

from __future__ import annotations

import pytest

from tests.transforms.figures.table import described, unproven

# Each row: the sentence, its figures, and why.
GROUPS = [
    ("It sold 1,234,567 bikes.", "count 1234567 bikes", "commas"),
    ("It sold 12,34,567 bikes.", "count 1234567 bikes", "Indian groups"),
    ("It sold 1'234'567 bikes.", "count 1234567 bikes", "Swiss groups"),
    ("It sold 1.234.567 bikes.", "count 1234567 bikes", "dots, two of them"),
    ("It sold 12 400 bikes.", "count 12400 bikes", "a hard space"),
    ("It sold 12\u2009400 bikes.", "count 12400 bikes", "a thin space"),
    ("It sold 12\u202f400 bikes.", "count 12400 bikes", "a narrow hard space"),
    ("About 5 000 people came.", "count about 5000 people", "a plain space before zeros"),
    ("Some 940 000 homes are dark.", "count about 940000 homes", "a plain space before zeros"),
    ("It cut 1 200 000 jobs.", "count 1200000 jobs", "two plain spaces"),
    ("They sold 12 500 bikes.", "count 12500 bikes", "a plain space before what is counted"),
    ("It has 7 500 staff.", "count 7500 staff", "a word for people is counted"),
    ("It lies 12 500 feet deep.", "quantity 12500 [ft_i]", "a unit in the plural"),
    ("They budgeted $13 009 million.", "money 13009000000 $", "groups behind a sign"),
    ("It seats 20 000-25 000 people.", "count 20000..25000 people", "both ends of a range"),
    ("A 12 500-seat hall opened.", "", "one number or two"),
    ("They lost roughly 400 737 Max jets.", "count about 400 jets", "a model's number"),
    ("It ordered 15 747s this year.", "count 15 747s", "a model's number with its plural"),
    ("It flies 30 737s.", "count 30 737s", "models in the plural, no seconds"),
    ("In 2020 300 people died.", "count 300 people", "a year is no group"),
    ("On May 12 500 people came.", "count 500 people", "a date is no group"),
    ("On Sept. 12 500 people came.", "count 500 people", "a date with a dot"),
    ("The rate is .75 percent.", "percent 0.75 %", "no zero before the point"),
    ("The rate is 2.50 percent.", "percent 2.5 %", "a last zero"),
    ("Sales were ١٢ million.", "count 12000000 -", "Arabic digits"),
    ("Sales were １２ million.", "count 12000000 -", "wide digits"),
    ("A share of ３４％ is left.", "percent 34 %", "a wide percent sign"),
]
SCALES = [
    ("It cost $4k.", "money 4000 $", "k"),
    ("It cost $4K.", "money 4000 $", "K"),
    ("It cost $4m.", "money 4000000 $", "m"),
    ("It cost $4M.", "money 4000000 $", "M"),
    ("It cost $4MM.", "money 4000000 $", "MM"),
    ("It cost $4mn.", "money 4000000 $", "mn"),
    ("It cost $4mln.", "money 4000000 $", "mln"),
    ("It cost $4b.", "money 4000000000 $", "b"),
    ("It cost $4bn.", "money 4000000000 $", "bn"),
    ("It cost $4bln.", "money 4000000000 $", "bln"),
    ("It cost $4B.", "money 4000000000 $", "B"),
    ("It cost $4tn.", "money 4000000000000 $", "tn"),
    ("It cost $4trn.", "money 4000000000000 $", "trn"),
    ("It cost $4T.", "money 4000000000000 $", "T"),
    ("It cost $4 trillion.", "money 4000000000000 $", "trillion"),
    ("It needs $3 m now.", "money 3000000 $", "a small letter behind a space"),
    ("It needs £4 m.", "money 4000000 GBP", "at the end"),
    ("It raised €1.2 bn.", "money 1200000000 EUR", "bn behind a space"),
    ("It raised $3 k, it said.", "money 3000 $", "k behind a space"),
    ("Rs 1.5 lakh crore was spent.", "money 1500000000000 Rs", "two scale words"),
    ("It owes Rs 5 crore 20 lakh.", "money 52000000 Rs", "crore and lakh in a row"),
    ("It owes 2 million 300 thousand euros.", "money 2300000 EUR", "million and thousand"),
    ("It gave 35 lakh rupees.", "money 3500000 rupees", "lakh"),
    ("It gave 3.5 crore rupees.", "money 35000000 rupees", "crore"),
    ("It hired 12 thousand workers.", "count 12000 workers", "thousand"),
    ("It hired 3 dozen workers.", "count 36 workers", "dozen"),
    ("It owes 2 millions euros.", "money 2000000 EUR", "a scale in the plural"),
    ("It owes 3 billions of dollars.", "money 3000000000 dollars", "and of"),
    ("It owes 3 million of euros.", "money 3000000 EUR", "of before a currency word"),
    ("A third of millions of voters left.", "multiple 0.333333333 x", "no third of a million"),
    ("It has 40 M people.", "count 40000000 people", "a capital before people"),
    ("It has about 8 B people.", "count about 8000000000 people", "B before people"),
    ("A 10m-12m euros deal.", "money 10000000..12000000 EUR", "m on both ends is millions"),
]
WORDS = [
    ("Seventeen miners came up.", "count 17 miners", "a teen"),
    ("Forty-two miners came up.", "count 42 miners", "a hyphen"),
    ("Forty two miners came up.", "count 42 miners", "a space"),
    ("One hundred and five miners came up.", "count 105 miners", "and"),
    ("Twelve hundred miners came up.", "count 1200 miners", "hundreds above nine"),
    (
        "Eighty-one thousand four hundred sixteen voters came.",
        "count 81416 voters",
        "thousands and hundreds",
    ),
    (
        "Two million three hundred thousand and six voters came.",
        "count 2300006 voters",
        "three scale words",
    ),
    ("A hundred miners came up.", "count 100 miners", "a for one"),
    ("A dozen miners came up.", "count 12 miners", "a dozen"),
    ("Half a dozen miners came up.", "count 6 miners", "half a dozen"),
    ("Two dozen miners came up.", "count 24 miners", "two dozen"),
    ("Some 3.2 thousand miners came up.", "count about 3200 miners", "a decimal and a word"),
    ("It took two and a half years.", "quantity 2.5 a", "and a half"),
    ("It took two-and-a-half years.", "quantity 2.5 a", "hyphens"),
    ("It took three and a quarter hours.", "quantity 3.25 h", "and a quarter"),
    ("It took one and three quarter hours.", "quantity 1.75 h", "and three quarters"),
    ("Three and a half million people left.", "count 3500000 people", "before a scale"),
    ("Half a million people left.", "count 500000 people", "half a million"),
    ("A half-a-billion-euro deal came.", "money 500000000 EUR", "with hyphens"),
    ("Half of a million people left.", "count 500000 people", "half of a million"),
    ("A quarter of a million people left.", "count 250000 people", "a quarter of a million"),
    ("Three quarters of a million people left.", "count 750000 people", "parts of a million"),
    ("It costs half million euros.", "money 500000 EUR", "no article"),
    ("It costs three-quarters of a billion euros.", "money 750000000 EUR", "with a hyphen"),
    ("Two-thirds of a million people left.", "count 666666.667 people", "an endless share"),
]
FRACTIONS = [
    ("Half of the staff left.", "multiple 0.5 x", "half"),
    ("Two-thirds of voters agree.", "multiple 0.666666667 x", "two-thirds"),
    ("Three quarters of voters agree.", "multiple 0.75 x", "three quarters"),
    ("More than a quarter of voters agree.", "multiple more_than 0.25 x", "a quarter"),
    ("Nine-tenths of voters agree.", "multiple 0.9 x", "nine-tenths"),
    ("One in 10 voters agrees.", "multiple 0.1 x", "one in 10"),
    ("Six out of ten voters agree.", "multiple 0.6 x", "six out of ten"),
    ("It needs a 2-1/4 inch pipe.", "quantity 2.25 [in_i]", "a mixed number"),
    ("It needs a 5/16-inch bolt.", "quantity 0.3125 [in_i]", "a fraction"),
    ("It needs 3½ hours.", "quantity 3.5 h", "a sign glued"),
    ("It took ½ of the prize.", "multiple 0.5 x", "a sign of a whole"),
    ("It needs ¾ of an hour.", "quantity 0.75 h", "a sign alone"),
    ("It needs half an hour.", "quantity 0.5 h", "half an hour"),
    ("The note fell 5/32.", "quantity 0.15625 points", "a bond's price"),
    ("The note fell to 98-12/32.", "quantity 98.375 points", "a bond's price, mixed"),
    ("It rose 1-1/2 points.", "quantity 1.5 points", "a share's price, mixed"),
    ("It yields 6 3/8 percent.", "percent 6.375 %", "behind a space"),
]
POWERS = [
    ("They counted 3 x 10^6 cells.", "count 3000000 cells", "x and a caret"),
    ("They counted 1.2 × 10^5 cells.", "count 120000 cells", "the sign of times"),
    ("They counted 4×10⁷ cells.", "count 40000000 cells", "raised digits"),
    ("They counted 10^9 cells.", "count 1000000000 cells", "no factor before it"),
    ("They counted 10⁶ cells.", "count 1000000 cells", "no factor, a raised digit"),
    ("They counted 2.5e6 cells.", "count 2500000 cells", "e between digits"),
    ("They counted 1e+6 cells.", "count 1000000 cells", "e and a plus"),
    ("It pays 1e7 dollars.", "money 10000000 dollars", "before a currency word"),
    ("It is 4 × 10^-3 metres thick.", "quantity 0.004 m", "a negative power"),
    ("It is 2.5e-4 m long.", "quantity 0.00025 m", "e and a minus"),
    ("They counted 6.02 × 10^23 atoms.", "", "no column holds it"),
    ("It is 3 × 10^-15 metres thick.", "", "too small for a column"),
    ("They counted 2^10 cells.", "", "not a power of ten"),
    ("It lies in flat 4E5 there.", "", "a code"),
]
MULTIPLES = [
    ("It is a threefold rise.", "multiple 3 x", "threefold"),
    ("It is a three-fold rise.", "multiple 3 x", "with a hyphen"),
    ("It rose 5x.", "multiple 5 x", "x"),
    ("It trades at 12.5 times earnings.", "multiple 12.5 x", "times"),
    ("It costs twice as much.", "multiple 2 x", "twice"),
    ("It is worth double the price.", "multiple 2 x", "double"),
    ("It won four times.", "count 4 times", "how often is no multiple"),
]
ROWS = [*GROUPS, *SCALES, *WORDS, *FRACTIONS, *POWERS, *MULTIPLES]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_numbers(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[1]])
def test_numbers_read_again_from_their_own_words(text: str) -> None:
    assert unproven(text) == []
