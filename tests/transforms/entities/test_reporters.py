"""Which firm a wire's headline of results names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.transforms.entities.models import plain_parse, read_lines
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.recognise import recognise_entities

CASES = (
    ("QUORVEX DATA CORP <QVX> 1ST QTR NET", "", "Quorvex Data Corp", "a legal form"),
    ("QUORVEX <QVX.O> YEAR LOSS", "", "Quorvex", "a name alone"),
    ("QVX LUND <QVX> 3RD QTR MARCH 31 NET", "", "QVX Lund", "initials stay capitals"),
    ("<BANK OF QUORVEX INC> NINE MTHS NET", "", "Bank of Quorvex Inc", "the name in brackets"),
    ("QUORVEX <QVX> 2ND QTR NET", "Quorvex Corp paid.", "Quorvex Corp", "one with the body's"),
    ("QUORVEX <QVX> TO SELL UNIT", "Quorvex Data Corp paid.", "Quorvex Data Corp", "begins so"),
    ("QUORVEX <QVX> TO SELL UNIT", "", None, "no results, and no such firm in the body"),
    ("QUORVEX BUYS LUND <LND> STAKE", "", None, "no results: the name could begin anywhere"),
    ("QUORVEX PROFIT RISES IN 1ST QTR", "", None, "no code"),
    ("LUND TO BUY THE REST OF THE OLD QUORVEX <QVX> 1ST QTR", "", None, "too long for a name"),
)


@pytest.mark.parametrize(("headline", "body", "expected", "why"), CASES)
def test_headline_of_results(
    headline: str, body: str, expected: str | None, why: str, gazetteer: Gazetteer
) -> None:
    text, spans, parses, _ = read_lines([headline, body], gazetteer)
    sentences = (replace(spans[0], role="title"), spans[1])
    mentions = recognise_entities(text, sentences, parses, gazetteer)
    named = {
        m.entity.name for m in mentions if m.start < len(headline) and m.rule != "listing_code"
    }
    assert named == ({expected} if expected else set()), why


def test_a_sentence_of_the_body_is_no_headline(gazetteer: Gazetteer) -> None:
    text, sentences, _, _ = read_lines([CASES[0][0]], gazetteer)
    assert recognise_entities(text, sentences, (plain_parse(text),), gazetteer) == ()
