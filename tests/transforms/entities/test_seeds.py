"""The alias table and the word tables hold together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from tests.listed_isins import has_check_digit
from transforms.contracts.vocabulary import ENTITY_TYPES, PREDICATES
from transforms.entities.gazetteer import Gazetteer, split_cell
from transforms.entities.new_names import fold_name
from transforms.entities.relation_rules import ROLE_FORMS
from transforms.reference import Reference

DIFFERENT_FIRMS = frozenset(
    {
        "apa",
        "domino's pizza",
        "hyundai motor",
        "mitsubishi",
        "noble",
        "vector",
        "vertex",
        "woolworths",
    }
)
"""Names without their form that several firms have, in two countries or as group and member."""
KINDS_OF_ALIAS = ("aliases", "short_names", "home_names")


def test_types_codes_and_sources_are_well_formed(reference: Reference) -> None:
    for row in reference["entities"]:
        assert row["entity_type"] in ENTITY_TYPES, row
        assert re.fullmatch(r"[A-Z]{2}|", row["country_code"]), row
        assert re.fullmatch(r"[A-Z]{3}|", row["home_currency_code"]), row
        assert re.fullmatch(r"[A-Z0-9&.-]*", row["ticker"]), row
        assert row["source"], row


def test_names_and_aliases_are_clean(reference: Reference) -> None:
    for row in reference["entities"]:
        for name in (row["name"], *(a for kind in KINDS_OF_ALIAS for a in split_cell(row[kind]))):
            assert name == name.strip() and "  " not in name, row
            assert "’" not in name, f"{name}: straight apostrophes match curly ones, not so back"


def test_each_full_name_means_one_entity(reference: Reference) -> None:
    counts = Counter(
        alias
        for row in reference["entities"]
        for alias in dict.fromkeys((row["name"], *split_cell(row["aliases"])))
    )
    assert [alias for alias, count in counts.items() if count > 1] == []


def test_no_company_stands_twice_with_another_form(
    reference: Reference, gazetteer: Gazetteer
) -> None:
    names: dict[str, list[str]] = defaultdict(list)
    for row in reference["entities"]:
        if row["entity_type"] == "company":
            names[fold_name(row["name"], gazetteer.lexicon)].append(row["name"])
    twice = {name: rows for name, rows in names.items() if len(rows) > 1}
    assert twice.keys() <= DIFFERENT_FIRMS, "one row, the other name its alias"


def test_no_two_entities_share_a_ticker(reference: Reference) -> None:
    counts = Counter(row["ticker"] for row in reference["entities"] if row["ticker"])
    assert [ticker for ticker, count in counts.items() if count > 1] == []


def test_no_two_entities_share_an_isin_and_each_is_one(reference: Reference) -> None:
    isins = [row["isin"] for row in reference["entities"] if row["isin"]]
    assert len(isins) == len(set(isins)) > 1000
    assert [isin for isin in isins if not has_check_digit(isin)] == []


@pytest.mark.parametrize(
    ("isin", "holds"),
    [("US0378331005", True), ("US0378331006", False), ("GB0002634946", True), ("AAPL", False)],
)
def test_check_digit_of_an_isin(isin: str, holds: bool) -> None:
    assert has_check_digit(isin) is holds


def test_an_issuer_has_its_isin_parent_year_end_and_source(reference: Reference) -> None:
    gazetteer = Gazetteer.from_reference(reference)
    apple, airline = gazetteer.named("Apple"), gazetteer.named("British Airways")
    assert apple and airline
    assert (apple.isin, apple.fiscal_year_end_month) == ("US0378331005", 9)
    assert (airline.parent_name, airline.isin) == ("IAG", None)
    assert apple.source and airline.source


def test_only_bodies_have_tickers(reference: Reference) -> None:
    listed = {row["entity_type"] for row in reference["entities"] if row["ticker"]}
    assert listed <= {"company", "organization"}


def test_parents_and_governments_are_entities(reference: Reference) -> None:
    names = {row["name"] for row in reference["entities"]}
    assert {row["parent"] for row in reference["entities"]} - names <= {""}
    assert {row["government"] for row in reference["capitals"]} <= names | {"Kremlin"}
    assert {row["country"] for row in reference["nationalities"]} <= names


def test_no_relation_word_stands_twice(reference: Reference) -> None:
    counts = Counter(
        ("roles" if row["form"] in ROLE_FORMS else row["form"], row["words"])
        for row in reference["relation_words"]
    )
    assert [row for row, count in counts.items() if count > 1] == []


def test_relation_words_state_known_predicates(reference: Reference) -> None:
    for row in reference["relation_words"]:
        assert row["predicate"] in (*PREDICATES, ""), row
    forms = {row["form"] for row in reference["relation_words"]} | {"roles"}
    for row in reference["relation_patterns"]:
        assert set(row["form"].split()) <= forms, row


def test_there_are_many_names(reference: Reference) -> None:
    names = {
        (row["name"], name)
        for row in reference["entities"]
        for name in (row["name"], *(a for kind in KINDS_OF_ALIAS for a in split_cell(row[kind])))
    }
    assert len(reference["entities"]) >= 3000
    assert len(names) >= 9000


@pytest.mark.parametrize(
    ("alias", "name", "entity_type"),
    [
        ("VW", "Volkswagen", "company"),
        ("BofA", "Bank of America", "company"),
        ("Citicorp", "Citigroup", "company"),
        ("Hongkong Bank", "HSBC", "company"),
        ("Banco de Mexico", "Bank of Mexico", "organization"),
        ("Philly Fed", "Philadelphia Fed", "organization"),
        (
            "U.S. Energy Information Administration",
            "Energy Information Administration",
            "government",
        ),
        ("MIIT", "Ministry of Industry and Information Technology", "government"),
        ("pan-European STOXX 600", "Stoxx Europe 600", "product"),
        ("PDVSA", "PDVSA", "company"),
        ("Press Trust of India", "PTI", "organization"),
        ("Kuehne+Nagel", "Kuehne + Nagel", "company"),
        ("Haneda", "Haneda Airport", "facility"),
        ("Robert Rubin", "Robert Rubin", "person"),
    ],
)
def test_what_no_package_has(gazetteer: Gazetteer, alias: str, name: str, entity_type: str) -> None:
    (hit,) = gazetteer.find(f"It met {alias} there.")
    assert (hit.candidates[0].name, hit.candidates[0].entity_type) == (name, entity_type)


@pytest.mark.parametrize(
    "words",
    [
        "CITIES SEEK MORE",
        "The Wire carried it",
        "Watson, a colleague",
        "a CCTV camera",
        "the Waters bill",
        "Lawson told members",
    ],
)
def test_words_that_mean_others_name_nobody(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.find(words) == ()
