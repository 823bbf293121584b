"""Money, exchange rates and ranges: codes, signs, words, cents, per-unit prices, both ends."""

from __future__ import annotations

import pytest

from flows.reference import load_reference
from tests.transforms.figures.reader import read
from tests.transforms.figures.table import described, unproven

# Each row: the sentence, its figures, and why.
SIGNS = [
    ("It paid A$5m.", "money 5000000 AUD", "A$"),
    ("It paid C$5m.", "money 5000000 CAD", "C$"),
    ("It paid HK$5m.", "money 5000000 HKD", "HK$"),
    ("It paid NT$5m.", "money 5000000 TWD", "NT$"),
    ("It paid NZ$5m.", "money 5000000 NZD", "NZ$"),
    ("It paid R$5m.", "money 5000000 BRL", "R$"),
    ("It paid RM5m.", "money 5000000 MYR", "RM"),
    ("It paid RM 2.50.", "money 2.5 MYR", "RM behind a space"),
    ("It paid R8bn.", "money 8000000000 ZAR", "R"),
    ("It paid Rs 500.", "money 500 Rs", "Rs is bare"),
    ("It paid ₹500 crore.", "money 5000000000 INR", "the rupee's sign"),
    ("It paid ¥500m.", "money 500000000 ¥", "¥ is bare"),
    ("It paid ₩500bn.", "money 500000000000 KRW", "the won's sign"),
    ("It paid CHF1.2m.", "money 1200000 CHF", "a code glued"),
    ("It paid USD10m.", "money 10000000 USD", "a code glued"),
    ("It paid EUR 10 m.", "money 10000000 EUR", "a code and a spaced letter"),
    ("It paid 10m USD.", "money 10000000 USD", "a code behind"),
    ("It paid 50 million usd.", "money 50000000 USD", "a code in small letters"),
    ("It paid eur 20.", "money 20 EUR", "a code in small letters before"),
    ("It paid mxn$ 15.", "money 15 MXN", "a code and a sign"),
    ("It paid NZD$20.", "money 20 NZD", "a code and a sign in capitals"),
    ("It paid 5 rmb.", "money 5 CNY", "rmb"),
    ("It paid RMB 5bn.", "money 5000000000 CNY", "RMB before"),
    ("It paid 300 renminbi.", "money 300 CNY", "renminbi"),
    ("It paid 300 ringgit.", "money 300 MYR", "ringgit"),
    ("It paid 40 000 forints.", "money 40000 HUF", "forints, a plain space"),
    ("It paid 5 million Swiss francs.", "money 5000000 CHF", "an adjective"),
    ("It paid 5 million francs.", "money 5000000 francs", "francs are bare"),
    ("It paid 5 million Hong Kong dollars.", "money 5000000 HKD", "two words"),
    ("It paid a dividend of 11 marks.", "money 11 marks", "few of a currency, but paid"),
    ("He got 11 marks in maths.", "count 11 marks", "marks of a school"),
    ("It offers 4.20 N.Z. dlrs per share.", "money 4.2 NZD", "an abbreviation with dots"),
    ("It paid 5.3 billion US$.", "money 5300000000 USD", "a sign behind"),
    ("It paid 12 bucks.", "money 12 bucks", "slang is bare"),
    ("It paid 20 quid.", "money 20 GBP", "slang of one country"),
    ("It lost €(3.5)m?", "", "brackets of accountants are not read"),
]
SCALED_CODES = [
    ("It raised 30 MUSD.", "money 30000000 USD", "millions in the code"),
    ("It raised MEUR 12.5.", "money 12500000 EUR", "before the number"),
    ("Sales reached 1,200 MSEK.", "money 1200000000 SEK", "with groups"),
    ("Sales reached SEKm 1,200.", "money 1200000000 SEK", "m behind the code"),
    ("It owes TEUR 450.", "money 450000 EUR", "thousands"),
    ("It owes kSEK 20.", "money 20000 SEK", "small k"),
    ("It paid 12-15 MEUR.", "money 12000000..15000000 EUR", "a range"),
]
ORDER = [
    ("Lend me 5 rmb 20 usd.", "money 5 CNY + money 20 USD", "each word belongs to its number"),
    ("It was EUR 10 USD 20 JPY 3,000.", "money 10 EUR + money 20 USD + money 3000 JPY", "in a row"),
    ("In 2023 USD 25 million was paid.", "money 25000000 USD", "a year has no currency"),
    ("On May 5 EUR 20 million fell due.", "money 20000000 EUR", "nor has a date"),
    ("It has 5 million USD in cash.", "money 5000000 USD", "the plain case"),
]
MINOR = [
    ("It costs 20 cents.", "money 0.2 cents", "cents"),
    ("It costs 118.5p.", "money 1.185 GBP", "pence with a point"),
    ("It costs 75 pence.", "money 0.75 GBP", "pence"),
    ("It costs 3/8 cent per kilo.", "money 0.00375 cent", "a fraction of a cent"),
    ("It costs half a cent a share.", "money 0.005 cent", "half a cent"),
    ("It costs a third of a euro.", "money 0.333333333 EUR", "a part of a coin"),
    ("It costs 5¢.", "money 0.05 ¢", "the cent's sign"),
    ("It costs 3.5 US cents.", "money 0.035 USD", "cents of one country"),
    ("It costs 50 paise.", "money 0.5 paise", "paise"),
    ("It costs 15 dollars 50.", "money 15.5 dollars", "unnamed cents"),
    ("It costs 15 dollars and 50.", "money 15.5 dollars", "unnamed cents behind and"),
    ("It costs 15 euros 5.", "money 15 EUR", "one digit is no cents"),
    ("It costs thirteen dollars forty five.", "money 13.45 dollars", "in words"),
    ("It costs 17 USD 25.", "money 17.25 USD", "behind a code"),
    ("It costs 4 pounds and 20 pence.", "money 4.2 pounds", "named pence"),
    ("It costs 3 euros and 15 cents.", "money 3.15 EUR", "named cents"),
    ("It costs 150 yen 50.", "money 150 JPY", "a yen has no cents in use"),
    ("It paid 15 dollars 50 times.", "money 15 dollars + count 50 times", "not cents: how often"),
]
PER_UNIT = [
    ("Oil costs $70 a barrel.", "money 70 $", "a barrel"),
    ("A $70-a-share bid came.", "money 70 $", "hyphens"),
    ("A 12-cent-a-share payout came.", "money 0.12 cent", "hyphens behind cents"),
    ("Power costs €80/MWh.", "money 80 EUR", "a stroke"),
    ("Copper costs $9,500 per tonne.", "money 9500 $", "per tonne"),
    ("Cotton costs 75 cents a pound.", "money 0.75 cents", "a weight, no rate of sterling"),
    (
        "Zinc rose by 2 cents a pound to 9 cents a pound.",
        "money 0.02 cents + money 0.09 cents",
        "twice",
    ),
    ("Beef costs 5 euros a pound.", "money 5 EUR", "a weight"),
    ("It costs $12 per 1,000 bricks.", "money 12 $", "a price of many"),
    ("It pays 332 francs per 100 kilos.", "money 332 francs", "a price of a hundred"),
    ("Rent is £15 per square foot.", "money 15 GBP", "two words"),
]
RATES = [
    ("It traded at 150.2 yen per dollar.", "rate 150.2 JPY/USD", "per dollar"),
    ("It traded at 150.2 yen to the dollar.", "rate 150.2 JPY/USD", "to the dollar"),
    ("It traded at 56.2 pesos to the dollar.", "rate 56.2 PHP/USD", "no other peso is so weak"),
    ("It traded at 6.05 francs to the dollar.", "rate 6.05 francs/USD", "no franc of today"),
    ("It traded at 8.5 crowns to the dollar.", "rate 8.5 crowns/USD", "three crowns could be"),
    ("It traded at 1.27 dollars to the pound.", "rate 1.27 USD/GBP", "as markets quote it"),
    ("Sterling bought $1.27 a pound.", "rate 1.27 USD/GBP", "sterling is spoken of"),
    ("It was 0.85 pence per euro.", "rate 0.0085 GBP/EUR", "cents in their main unit"),
    ("It is 8.25 Swedish kronor per 100 yen.", "rate 0.0825 SEK/JPY", "for a hundred"),
    ("The rupee fell to 83.5 against the dollar.", "rate 83.5 INR/USD", "against the dollar"),
    ("The rate was $1 = 7.2 yuan.", "rate 7.2 CNY/USD", "an equation"),
    ("The euro bought $1.0850.", "money 1.085 $", "a price in dollars"),
]
RANGES = [
    ("They want $7 to $8 million.", "money 7000000..8000000 $", "one scale for both"),
    ("They want $7-$8 million.", "money 7000000..8000000 $", "with a dash"),
    ("They want $7-8 million.", "money 7000000..8000000 $", "one sign for both"),
    ("They want $7m-$8m.", "money 7000000..8000000 $", "all twice"),
    ("They want $7m to $8m.", "money 7000000..8000000 $", "all twice, to"),
    ("They want $1.5-2bn.", "money 1500000000..2000000000 $", "a glued scale"),
    ("They want 24.2bn-26bn euros.", "money 24200000000..26000000000 EUR", "two scales, one word"),
    ("They want 24.2bn to 26bn euros.", "money 24200000000..26000000000 EUR", "the same with to"),
    ("They want between $500,000 and $1 million.", "money 500000..1000000 $", "between and"),
    ("They want between 500,000 and 1 million euros.", "money 500000..1000000 EUR", "one word"),
    ("They want US$1.2bn–US$1.5bn.", "money 1200000000..1500000000 USD", "a long dash"),
    ("They want £950m-£1.1bn.", "money 950000000..1100000000 GBP", "two scales"),
    ("They want 40 to 50 cents.", "money 0.4..0.5 cents", "cents"),
    ("They want 40p-50p.", "money 0.4..0.5 GBP", "pence on both ends"),
    ("It fell from $20m to $15m.", "money 20000000 $ + money 15000000 $", "a move is two figures"),
    ("It rose from 3% to 4%.", "percent 3 % + percent 4 %", "a move of a share"),
    ("It grows 3 to 4 percent.", "percent 3..4 %", "to"),
    ("It grows 3%-4%.", "percent 3..4 %", "signs on both ends"),
    ("It grows between 3 and 4 percent.", "percent 3..4 %", "between and"),
    ("It grows 1/4 to 1/2 percent.", "percent 0.25..0.5 %", "fractions"),
    ("It adds 20-450 MW.", "quantity 20..450 MW", "far ends"),
    ("It adds 5km-7km.", "quantity 5..7 km", "the unit twice"),
    ("It takes three to five years.", "quantity 3..5 a", "in words"),
    ("It sells 3- to 5-year loans.", "quantity 3 a + quantity 5 a", "hung hyphens: two"),
    ("It fell from $8 to $7 million.", "money 8000000 $ + money 7000000 $", "one scale, falling"),
    ("It rose from $900 to $1 million.", "money 1000000 $", "900 may lack its scale"),
    ("It was -3 to 5 degrees.", "quantity minus 3 deg + quantity 5 deg", "one minus is no range"),
    ("It hires 10-15 people.", "count 10..15 people", "a count"),
    ("It hires ten to fifteen people.", "count 10..15 people", "a count in words"),
    ("It lies 1 x 10^3 to 2 x 10^3 km off.", "quantity 1000..2000 km", "powers"),
    ("It fell \u22123 to \u22125 degrees.", "quantity minus 3..5 deg", "two minus"),
    ("It needs two to three million euros.", "money 2000000..3000000 EUR", "in words"),
    ("It needs two or three million euros.", "money 2000000 EUR + money 3000000 EUR", "or"),
    ("It needs two to three hundred nurses.", "count 200..300 nurses", "hundreds in words"),
    ("It needs ninety to one hundred nurses.", "count 90..100 nurses", "no ninety hundred"),
    ("It went from 5 to 7 million nurses.", "count 5000000 - + count 7000000 nurses", "no unit"),
    ("It grew from 30 to 1 million users.", "count 30 - + count 1000000 users", "too far apart"),
    ("It fell 5 to 12 percent.", "percent 5..12 %", "one unit for both"),
    ("It rose 3-1/8 to 80-1/2.", "quantity 3.125 points + quantity 80.5 points", "by and to"),
    ("It rose $7m to $90m.", "money 7000000 $ + money 90000000 $", "by and to, with signs"),
    ("It gained 13p to 301p.", "money 0.13 GBP + money 3.01 GBP", "by and to, in pence"),
    ("They won 3-1 there.", "", "a score is no range"),
    ("They want $8 to $7 million.", "money 8000000 $ + money 7000000 $", "a fall"),
]
ROWS = [*SIGNS, *SCALED_CODES, *ORDER, *MINOR, *PER_UNIT, *RATES, *RANGES]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_money(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[1]])
def test_money_read_again_from_its_own_words(text: str) -> None:
    assert unproven(text) == []


FRAMES = {
    "before": "They paid {}5,000 for it.",
    "after": "They paid 5,000 {} for it.",
    "after_large": "They paid 5,000 {} for it.",
    "after_glued": "Shares fell 5,000{} there.",
}


def test_every_sign_of_the_lexicon_is_read() -> None:
    """A sign at a number gives money: in its currency, or in one still to be resolved."""
    unread = []
    for row in load_reference()["currency_signs"]:
        figures = read(FRAMES[row["place"]].format(row["sign"]))
        codes = {one.unit_code or one.sign for one in figures if one.kind == "money"}
        if len(figures) != 1 or not codes or codes - {*row["codes"].split("|"), row["sign"]}:
            unread.append((row["sign"], row["place"]))
    assert unread == []
