"""Number-like words that are no figures, and forms of which no size is sure."""

from __future__ import annotations

import pytest

from tests.transforms.figures.table import described

# Each row: the sentence, the figures that are left, and what the number is.
NAMES = [
    ("A 737 Max came.", "", "an aeroplane"),
    ("The Boeing 787-9 and the A350-1000 came.", "", "aeroplanes with their variants"),
    ("GPT-4 and GPT-4o came.", "", "models of software"),
    ("A 5G network opened.", "", "a generation of radio"),
    ("Covid-19 spread.", "", "a disease"),
    ("They own an iPhone 15 Pro.", "", "a telephone"),
    ("A PlayStation 5 came.", "", "a console"),
    ("The Galaxy S24 and the Pixel 8 came.", "", "telephones"),
    ("Windows 11 came.", "", "a version"),
    ("The F-35 and the MiG-29 flew.", "", "fighters"),
    ("Apollo 11 landed.", "", "a mission"),
    ("Formula 1 returned.", "", "a sport"),
    ("The Group of 20 met.", "", "a club of states"),
    ("The G7 and the G20 met.", "", "clubs of states"),
    ("Opec+ and the EU27 met.", "", "clubs with signs"),
    ("A 7-Eleven opened.", "", "a shop"),
    ("The 3M plant closed.", "", "a company"),
    ("Channel 4 showed it.", "", "a broadcaster"),
    ("Radio 5 Live said so.", "", "a broadcaster"),
    ("Pier 39 opened.", "", "a place"),
    ("Terminal 3 opened.", "", "a building"),
    ("Interstate 95 and Route 66 closed.", "", "roads"),
    ("The M25 and the A1 closed.", "", "roads"),
    ("Area 51 is shut.", "", "a place"),
    ("It streams in 1080p and 4K.", "", "modes of a picture"),
    ("An MP3 and an H.264 file.", "", "formats"),
    ("They drank 7Up.", "", "a drink"),
    ("CO2 and H2O rise.", "", "chemicals"),
    ("Uranium-235 was found.", "", "an isotope"),
    ("Catch-22 was read.", "", "a book"),
    ("They sat in row 12 C there.", "", "a seat"),
]
LAWS = [
    ("Section 230 stays.", "", "a law"),
    ("Article 50 was used.", "", "an article of a treaty"),
    ("Chapter 11 shields it.", "", "a chapter of a law"),
    ("Rule 144A and Form 10-K apply.", "", "rules and forms"),
    ("Proposition 8 fell.", "", "a vote's name"),
    ("Title 42 ended.", "", "a title of a law"),
    ("Resolution 1701 stands.", "", "a resolution"),
    ("A 401(k) plan grew.", "", "a plan named for a law"),
]
RANKS = [
    ("It is No. 3 there.", "", "a rank"),
    ("It is the number one maker.", "", "a rank in words"),
    ("It is #5 there.", "", "a rank with a sign"),
    ("It came 2nd and then 11th.", "", "ordinals"),
    ("The twenty-first edition came.", "", "an ordinal in words"),
    ("See page 12.", "", "a page"),
    ("See pp. 12-14.", "", "pages"),
    ("See chapter 3, verse 16.", "", "parts of a book"),
    ("It is on the third page.", "", "an ordinal, no share"),
]
INDICES = [
    ("The S&P 500 fell.", "", "an index"),
    ("The FTSE 100 and the CAC 40 fell.", "", "indices"),
    ("The Nikkei 225 fell.", "", "an index"),
    ("The Fortune 500 grew.", "", "a list"),
    ("Shares of 0700.HK and 9988.HK fell.", "", "tickers"),
    ("The 2-for-1 split came.", "", "a split's name"),
]
DATES = [
    ("It came on 24 February 2025.", "", "a date"),
    ("It came on Feb. 24, 2025.", "", "a date"),
    ("It came on 24/02/2025.", "", "a date in figures"),
    ("It came on 2025-02-24.", "", "a date in figures"),
    ("It came in 2025.", "", "a year"),
    ("It fell by 2000 basis points.", "basis_point 2000 bp", "no year, by its unit"),
    ("It grew by 2000 per cent.", "percent 2000 %", "no year, by its unit"),
    ("It will be there by 2030, per the plan.", "", "a year before per"),
    ("It ran in 2024-25.", "", "a season"),
    ("It ran in 2024/25.", "", "a season"),
    ("It grew in the 1990s and the '80s.", "", "decades"),
    ("In Q4 and FY26 it grew.", "", "quarters and years of accounts"),
    ("9/11 changed it.", "", "a day's name"),
    ("It ended in 44 BC.", "", "an old year"),
]
CLOCKS = [
    ("They met at 6:30 pm.", "", "a time"),
    ("They met at 18:30 GMT.", "", "a time of a zone"),
    ("They met at 6pm and 9.15am.", "", "times"),
    ("They met at 1800 GMT.", "", "a time without a colon"),
    ("He ran it in 2:04:35.", "", "a runner's time"),
    ("It works 24/7.", "", "always"),
]
SCORES = [
    ("They won 3-1.", "", "a score"),
    ("They drew 2-2 on Sunday.", "", "a score"),
    ("She won 6-4, 7-6 there.", "", "sets"),
    ("They lost 24-17 at home.", "", "a score that looks like a range"),
]
CODES = [
    ("Call 0800 123 4567 now.", "", "a telephone number"),
    ("Call +65 6123 4567 now.", "", "with its country"),
    ("Call 555-0199 now.", "", "with a hyphen"),
    ("It lies at 10 Downing Street.", "", "an address"),
    ("It lies at 221B Quarry Road.", "", "an address with a letter"),
    ("Write to London SW1A 2AA.", "", "a code of the post"),
    ("Version 2.0.1 came.", "", "a version"),
    ("It runs Python 3.11 now.", "", "a version with one point"),
    ("The address is 192.168.0.1 there.", "", "an address of a network"),
    ("ISBN 978-3-16-148410-0 sold out.", "", "a book's number"),
    ("Case 21-cv-1234 goes on.", "", "a case"),
    ("Flight MH370 was lost.", "", "a flight"),
    ("The part is 4E5.", "", "a code that looks like a power"),
    ("See https://example.org/2024/05/12345 there.", "", "an address of a page"),
    ("She posted it @user123 there.", "", "a name of a user"),
]
WORDS = [
    ("One of them left.", "", "a pronoun"),
    ("No one knew it.", "", "a pronoun"),
    ("They did it one by one.", "", "a manner"),
    ("Thousands of fans and dozens of dogs came.", "", "vague plurals"),
    ("The second quarter and the first half ended.", "", "parts of a year"),
    ("It was a first for both.", "", "an ordinal noun"),
    ("He is a quarter-back.", "", "a player"),
]
UNSURE = [
    ("Of the 50 200 were sold.", "", "one number or two"),
    ("It closed at 108 109 percent.", "", "a range without its dash"),
    ("It ordered 36 100 kilowatt sets.", "", "36 of 100 kW or one number"),
    ("On day 12 500 people came.", "", "a day and a count, or one number"),
    ("It was quoted at 149.30/40 yen.", "", "two sides of a quote"),
    ("They counted 2^10 cells.", "", "not a power of ten"),
    ("It owes €5 Md.", "", "a scale of another language"),
    ("It owes 1,00,00 euros.", "", "broken groups"),
]
ROWS = [
    *NAMES, *LAWS, *RANKS, *INDICES, *DATES, *CLOCKS, *SCORES, *CODES, *WORDS, *UNSURE,
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_no_figure(text: str, expected: str, why: str) -> None:
    assert described(text) == expected, why
