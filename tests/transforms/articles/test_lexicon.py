"""Publishers, agencies and word lists of the seeds: every row found, every code known."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from flows.reference import load_reference
from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.decode import decode_content
from transforms.articles.document import UnreadableDocument
from transforms.articles.lexicon import publisher_key

REFERENCE = load_reference()
NAMES = (
    ("TheGuardian", "The Guardian", "written together"),
    ("www.cnbc.com", "CNBC", "a host"),
    ("https://edition.cnn.com/2024/x", "CNN", "an address below a domain"),
    ("the new york times", "The New York Times", "lower case"),
    ("Hurriyet Daily News", "Hurriyet Daily News", "with or without its accent"),
    ("notcnbc.com", None, "a domain that only ends alike"),
    ("The Unheard-of Gazette", None, "unknown"),
    ("", None, "nothing"),
)
LINES = (
    ("DH Newsletter from Deccan Herald", "Deccan Herald", "a name"),
    ("More on thewest.com.au today", "The West Australian", "a domain"),
    ("Sign up TODAY, it is Time", None, "words that are names too"),
    ("The Guardian and The Independent agree", None, "two of them"),
)


def _cells(table: str, column: str) -> list[tuple[str, str]]:
    return [
        (row["name"], cell) for row in REFERENCE[table] for cell in row[column].split("|") if cell
    ]


@pytest.mark.parametrize(("given", "name", "why"), NAMES, ids=[case[2] for case in NAMES])
def test_publisher(given: str, name: str | None, why: str) -> None:
    found = article_lexicon().publishers.find(given)
    assert (found.name if found else None) == name, why


@pytest.mark.parametrize(("line", "name", "why"), LINES, ids=[case[2] for case in LINES])
def test_publisher_in_a_line(line: str, name: str | None, why: str) -> None:
    found = article_lexicon().publishers.mentioned_in(line)
    assert (found.name if found else None) == name, why


def test_every_publisher_is_found_by_its_name_and_domains() -> None:
    publishers = article_lexicon().publishers
    rows = [(row["name"], row["name"]) for row in REFERENCE["publishers"]]
    for name, given in rows + _cells("publishers", "domains"):
        found = publishers.find(given)
        assert found is not None and found.name == name, (name, given)


def test_no_alias_names_two_publishers() -> None:
    owners: dict[str, str] = {}
    for name, alias in _cells("publishers", "aliases"):
        assert owners.setdefault(publisher_key(alias), name) == name, alias


def test_publisher_codes() -> None:
    currencies = {row["code"] for row in REFERENCE["currencies"]}
    for row in REFERENCE["publishers"]:
        assert row["home_currency_code"] in currencies, row
        assert len(row["country_code"]) == 2 and row["country_code"].isupper(), row
        ZoneInfo(row["time_zone"])


def test_every_agency_alias_is_found() -> None:
    agencies = article_lexicon().agencies
    for name, alias in _cells("agencies", "aliases"):
        assert agencies[alias].name == name
        assert article_lexicon().agency_pattern.fullmatch(alias)
    assert {row["kind"] for row in REFERENCE["agencies"]} == {"wire", "photo"}


def test_word_kinds_are_closed() -> None:
    kinds = {row["kind"] for row in REFERENCE["head_words"]}
    assert kinds == {"month", "weekday", "zone", "verb", "unit", "ago", "job"}
    kinds = {row["kind"] for row in REFERENCE["abbreviations"]}
    assert kinds == {"title", "number", "month", "company", "phrase", "unit", "starter"}


def test_decoding() -> None:
    assert decode_content(b"\xef\xbb\xbf\xc2\xa3", "utf-8") == "\ufeff£"
    assert decode_content(b"a" * 200 + b"\xff", "utf-8")[-1] == "\ufffd"
    for content, charset in ((b"\xff\xfe\xfd", "utf-8"), (b"a", "no-such-charset")):
        with pytest.raises(UnreadableDocument) as error:
            decode_content(content, charset)
        assert error.value.rule_code == "unreadable_encoding"
