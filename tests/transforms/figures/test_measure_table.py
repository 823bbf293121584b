"""Percent, points, levels and physical measures with their UCUM codes."""

from __future__ import annotations

import pytest

from flows.reference import load_reference
from tests.transforms.figures.reader import read
from tests.transforms.figures.table import described, unproven

# Each row: the sentence, its figures, and why.
SHARES = [
    ("It rose 2.5 per cent.", "percent 2.5 %", "two words"),
    ("It rose 2.5pc.", "percent 2.5 %", "glued letters"),
    ("It rose 2.5 pct.", "percent 2.5 %", "an abbreviation"),
    ("It rose 0.4 percentage points.", "percentage_point 0.4 pp", "points of a share"),
    ("It rose 0.4pp.", "percentage_point 0.4 pp", "pp glued"),
    ("It rose half a percentage point.", "percentage_point 0.5 pp", "half a point"),
    ("It rose 25 basis points.", "basis_point 25 bp", "basis points"),
    ("It rose half a basis point.", "basis_point 0.5 bp", "a part of one"),
    ("It rose by a half-basis-point.", "basis_point 0.5 bp", "joined by hyphens"),
    ("It rose 25bps.", "basis_point 25 bp", "bps glued"),
    ("It rose 25-50 bps.", "basis_point 25..50 bp", "a range"),
    ("It fell \u22123.5%.", "percent minus 3.5 %", "a printed minus"),
    ("It fell -3.5%.", "percent minus 3.5 %", "a hyphen for a minus"),
    ("It fell minus 3.5 percent.", "percent minus 3.5 %", "minus in words"),
    ("It was -2% to -3%.", "percent minus 2..3 %", "minus on both ends"),
]
POINTS = [
    ("The Dow was up 4.5 points.", "quantity 4.5 points", "a move of an index"),
    ("The Dow lost 4.5 points to 7,100.2.", "quantity 4.5 points + index 7100.2 points", "level"),
    ("The FTSE 100 closed at 7,512.", "index 7512 points", "a level"),
    ("The Nikkei 225 rose to 38,700.87 points.", "index 38700.87 points", "a level with its unit"),
    ("She scored 25 points.", "quantity 25 points", "points of a game"),
]
LENGTHS = [
    ("It is 5 m long.", "quantity 5 m", "a spaced letter before a word of length"),
    ("It is 5m long.", "quantity 5 m", "a glued letter"),
    ("A 3 m x 4 m room.", "quantity 3 m + quantity 4 m", "metres crossed"),
    ("It is 6 ft 2 in tall.", "quantity 6 [ft_i] + quantity 2 [in_i]", "feet and inches"),
    ("It is 6'2\" tall.", "quantity 6 [ft_i] + quantity 2 [in_i]", "feet and inches in signs"),
    ("It is 12 m 20 cm long.", "quantity 12 m + quantity 20 cm", "metres and centimetres"),
    ("It is half a mile away.", "quantity 0.5 [mi_i]", "half a unit"),
    ("It weighs a tenth of an ounce.", "quantity 0.1 [oz_av]", "a part of a unit"),
    ("Two-thirds of an acre burned.", "quantity 0.666666667 [acr_us]", "parts of a unit"),
    ("It is 30 kms away.", "quantity 30 km", "a plural of an abbreviation"),
    ("It is 30 miles away.", "quantity 30 [mi_i]", "miles"),
    ("It is 30 nautical miles away.", "quantity 30 [nmi_i]", "two words"),
    ("It is 7 nanometres thin.", "quantity 7 nm", "nanometres"),
    ("It is 7nm thin.", "quantity 7 nm", "glued"),
    ("It is 2 picometres thin.", "quantity 2 pm", "picometres, not the afternoon"),
    ("It is 10 dm long.", "quantity 10 dm", "decimetres"),
    ("It was 4 furlongs behind.", "quantity 4 [fur_us]", "furlongs"),
]
AREAS = [
    ("It has 900 sq ft.", "quantity 900 [sft_i]", "sq ft"),
    ("It has 900 sq. ft. of space.", "quantity 900 [sft_i]", "dots"),
    ("It has 900 square metres.", "quantity 900 m2", "words"),
    ("It has 900m2 of space.", "quantity 900 m2", "a glued 2"),
    ("It has 900 m² of space.", "quantity 900 m2", "a raised 2"),
    ("It has 40 hectares.", "quantity 40 har", "hectares"),
    ("It has 40 acres.", "quantity 40 [acr_us]", "acres"),
    ("It has 3 square miles.", "quantity 3 [mi_i]2", "square miles"),
    ("It has 12 ft 2 in all.", "quantity 12 [ft_i] + quantity 2 [in_i]", "no square feet"),
]
VOLUMES = [
    ("It holds 75ml.", "quantity 75 mL", "millilitres"),
    ("It holds 75 cl.", "quantity 75 cL", "centilitres"),
    ("It holds 20 hectolitres.", "quantity 20 hL", "hectolitres"),
    ("It holds 5 bcm of gas.", "quantity 5000000000 m3", "billion cubic metres"),
    ("It holds 5 bcf of gas.", "quantity 5000000000 [cft_i]", "billion cubic feet"),
    ("It holds 3 million barrels.", "quantity 3000000 [bbl_us]", "barrels"),
    ("It holds 3 fluid ounces.", "quantity 3 [foz_us]", "fluid ounces"),
    ("It holds 3 acre-feet.", "quantity 3 [acr_us].[ft_us]", "acre-feet"),
]
MASSES = [
    ("It weighs 200lbs.", "quantity 200 [lb_av]", "lbs glued"),
    ("It weighs 20 (kg).", "quantity 20 kg", "a unit in brackets"),
    ("It weighs 20 [kg].", "quantity 20 kg", "square brackets"),
    ("It weighs 120 μg.", "quantity 120 ug", "the Greek letter"),
    ("It weighs 120 µg.", "quantity 120 ug", "the micro sign"),
    ("It emitted 2.5 Mt of soot.", "quantity 2.5 Mt", "megatonnes, no tonnes"),
    ("It emitted 2.5 MtCO2e.", "quantity 2.5 Mt", "of what, grown on"),
    ("It has 300MWp of panels.", "quantity 300 MW", "peak power"),
    ("It emitted 3 gigatonnes.", "quantity 3 Gt", "gigatonnes"),
    ("It weighs 5 stone.", "quantity 5 [stone_av]", "stone"),
    ("It sold 3 troy ounces.", "quantity 3 [oz_tr]", "troy ounces"),
    ("A 5kg-7kg dog came.", "quantity 5..7 kg", "the unit on both ends"),
]
ENERGY = [
    ("It makes 450 MW.", "quantity 450 MW", "megawatts"),
    ("It makes 450 GWh a year.", "rate 450 GW.h/a", "energy a year"),
    ("It stores 5,000 mAh.", "quantity 5000 mA.h", "a battery"),
    ("It has 300 hp.", "quantity 300 [HP]", "horsepower"),
    ("It has 400 Nm of torque.", "quantity 400 N.m", "newton metres"),
    ("It burns 9 megajoules.", "quantity 9 MJ", "megajoules"),
    ("A 5 W charger on a 12 V supply.", "quantity 5 W + quantity 12 V", "spaced letters"),
    ("It runs at 230 volts.", "quantity 230 V", "volts"),
    ("It runs at 2.4GHz.", "quantity 2.4 GHz", "gigahertz"),
    ("The line has 400 kV.", "quantity 400 kV", "kilovolts"),
    ("The dose was 3 millisieverts.", "quantity 3 mSv", "millisieverts"),
    ("The air had 1,013 hPa.", "quantity 1013 hPa", "hectopascals"),
    ("His pressure was 120 mmHg.", "quantity 120 mm[Hg]", "a pressure of blood"),
]
HEAT = [
    ("It is 30 °C outside.", "quantity 30 Cel", "a sign"),
    ("It is 30C outside.", "quantity 30 Cel", "a glued letter"),
    ("It boils at 100° Celsius.", "quantity 100 Cel", "a sign and a word"),
    ("It is 90 degrees fahrenheit.", "quantity 90 [degF]", "words"),
    ("It was -5 degrees Celsius.", "quantity minus 5 Cel", "below zero"),
    ("It was \u22125°C.", "quantity minus 5 Cel", "the minus sign"),
    ("It turned 30 degrees.", "quantity 30 deg", "an angle or a heat: as printed"),
    ("The heat reached 38 C on Friday.", "quantity 38 Cel", "a spaced letter and a word of heat"),
    ("Its melting point is 104 F there.", "quantity 104 [degF]", "the same in Fahrenheit"),
    ("It is 300 kelvin.", "quantity 300 K", "kelvin"),
]
SPEEDS = [
    ("It does 90 km/h.", "rate 90 km/h", "a stroke"),
    ("It does 90kmh.", "rate 90 km/h", "letters"),
    ("It does 60 miles an hour.", "rate 60 [mi_i]/h", "words"),
    ("It does 60mph.", "rate 60 [mi_i]/h", "glued"),
    ("It does 7 km/s.", "rate 7 km/s", "a second"),
    ("It does 20 knots.", "quantity 20 [kn_i]", "knots"),
    ("It sends 500 Mbps.", "rate 500 Mbit/s", "megabits a second"),
    ("It sends 3 GB/s.", "rate 3 GBy/s", "gigabytes a second"),
    ("It pumps 90,000 barrels a day.", "rate 90000 [bbl_us]/d", "barrels a day"),
    ("It pumps 90,000 barrels of crude oil per day.", "rate 90000 [bbl_us]/d", "of what"),
    ("It ships 34,500 tonnes of copper a year.", "rate 34500 t/a", "of what, a year"),
    ("It ships 34,500 tonnes of copper a year earlier.", "quantity 34500 t", "a date, no rate"),
    ("It uses 4 grams per tonne.", "rate 4 g/t", "a grade"),
    ("It has 25 µg/m3 of dust.", "rate 25 ug/m3", "dust in the air"),
    ("It uses 5 litres per 100 km.", "rate 5 L/(100.km)", "of a hundred"),
    ("It had 20 deaths per 100,000 people.", "count 20 deaths", "of many people: one figure"),
    (
        "The rate went from 31 to 52 per 100,000 people.",
        "count 31 - + count 52 -",
        "no people counted",
    ),
    ("It has 400 ppm of it.", "quantity 400 [ppm]", "parts per million"),
]
TIMES = [
    ("It takes 3h-5h.", "quantity 3..5 h", "glued hours on both ends"),
    ("It takes 90 minutes.", "quantity 90 min", "minutes"),
    ("It takes one hundred days.", "quantity 100 d", "no one day"),
    ("It takes 20 milliseconds.", "quantity 20 ms", "milliseconds"),
    ("It took the past decade.", "quantity 10 a", "a decade"),
    ("It signed a five-year deal.", "quantity 5 a", "a hyphen"),
    ("It took two and a half decades.", "quantity 25 a", "decades with a half"),
    ("It holds a 90-day licence.", "quantity 90 d", "days"),
    ("It is six months old.", "quantity 6 mo", "an age"),
]
COINS = [
    ("It holds 5 BTC.", "quantity 5 bitcoin", "no currency of the list"),
    ("It holds 2 satoshis.", "quantity 2 satoshi", "nor its parts"),
]
ROWS = [
    *SHARES, *POINTS, *LENGTHS, *AREAS, *VOLUMES, *MASSES, *ENERGY, *HEAT, *SPEEDS, *TIMES, *COINS,
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_measures(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_measures_read_again_from_their_own_words(text: str) -> None:
    assert unproven(text) == []


UNIT_FRAMES = (
    "Its weight is 12 {} of it.",
    "Its weight is 12{} of it.",
    "It is 12{} away.",
    "A 12{} fuse blew.",
)


def test_every_unit_of_the_lexicon_is_read() -> None:
    """A unit behind a number, spaced or glued, gives its code."""
    tables = load_reference()
    unread = [
        row["form"]
        for row in (*tables["units"], *tables["glued_units"])
        if (row["code"] or None)
        not in {one.unit_code for frame in UNIT_FRAMES for one in read(frame.format(row["form"]))}
    ]
    assert unread == []
