"""What the script that reads lists of listed companies makes of their names."""

from __future__ import annotations

import pytest

from tests.listed_companies import Issuer, fold, missing_rows, print_name, short_form


@pytest.mark.parametrize(
    ("filed", "printed", "why"),
    [
        ("TRACTOR SUPPLY CO /DE/", "Tractor Supply Co", "capitals and a state"),
        ("CMS ENERGY CORP", "CMS Energy Corp", "three letters first: initials"),
        ("DOW JONES & CO INC", "DOW Jones & Co Inc", "looks like initials"),
        ("VICTORIA'S SECRET & CO", "Victoria's Secret & Co", "an apostrophe opens no word"),
        ("AeroVironment Inc", "AeroVironment Inc", "printed with care already"),
        ("BANK OF HAWAII CORP", "Bank of Hawaii Corp", "small words stay small"),
        ("Frontier Communications Parent", "Frontier Communications", "a holding's own word"),
    ],
)
def test_filed_names_are_printed_as_in_news(filed: str, printed: str, why: str) -> None:
    assert print_name(filed) == printed, why


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jack Henry & Associates, Inc.", "Jack Henry & Associates"),
        ("McCormick & Company", "McCormick"),
        ("The Walt Disney Company", "Walt Disney"),
        ("Realty Income Corp", "Realty Income"),
    ],
)
def test_legal_forms_are_no_part_of_a_name(name: str, short: str) -> None:
    assert short_form(name) == short
    assert fold(name) == fold(short.upper())


def known(name: str, ticker: str) -> dict[str, str]:
    return {"name": name, "aliases": "", "short_names": "", "home_names": "", "ticker": ticker}


def test_rows_that_are_there_and_names_that_two_bear_are_left_out() -> None:
    issuers = [
        Issuer("AAA", "US", "USD", ["Amber Ridge Inc", "Union Carbon Corp"], ["list"]),
        Issuer("BBB", "US", "USD", ["Blue Harrow Corp", "Union Carbon Inc"], ["list"]),
        Issuer("CCC", "US", "USD", ["Copper Lane Inc"], ["list"]),
        Issuer("DDD", "US", "USD", ["Dune Works Inc"], ["list"]),
        Issuer("EEE", "US", "USD", ["Quorvex Inc"], ["list"]),
    ]
    rows = missing_rows(issuers, [known("Copper Lane", "OLD"), known("Some Other", "DDD")])
    assert [(row["name"], row["aliases"], row["short_names"]) for row in rows] == [
        ("Amber Ridge", "Amber Ridge Inc", ""),
        ("Blue Harrow", "Blue Harrow Corp", ""),
        ("Quorvex Inc", "", "Quorvex"),
    ]
