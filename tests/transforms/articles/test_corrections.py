"""Updates, corrections, withdrawals: every seed row by its examples, and prose that is none."""

from __future__ import annotations

import re

import pytest

from flows.reference import load_reference
from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.corrections import LONGEST_NOTE

ROWS = [
    (row, example)
    for row in load_reference()["correction_notes"]
    for example in row["examples"].split("|")
]
PROSE = ("The harbour board approved a second crane on Monday, after two years of talks.",) * 12
FIND = article_lexicon().corrections.find

NOTHING = (
    ("title", "Correction in markets deepens", "a market's correction"),
    ("title", "Corrected proofs of the crane found", "a word of the headline"),
    ("title", "Update on the crane", "no tag"),
    ("title", "Updated crane: what it lifts", "a word before the colon"),
    ("title", "Port kills plan for a crane", "another kill"),
    ("title", "Withdrawn crane plan returns", "a withdrawn plan"),
    ("title", "", "no headline"),
    ("line", "The ministry corrected its forecast to 3 per cent.", "another's correction"),
    ("line", "The port has withdrawn its application for a crane.", "an application"),
    ("line", "The story of the crane was updated for the stage.", "another story"),
    ("line", "A correction of prices is due, the bank said.", "a market's correction"),
    ("line", "The statement was removed from the ministry's website.", "no article"),
    ("line", "An earlier version of the bill set the price at $3 million.", "a bill"),
    ("title", "KILL-SWITCH LAW PASSES", "a word of the headline, in capitals"),
    ("title", "KILLED: Three sailors in a storm", "what happened to others"),
    ("title", "REMOVED: The statue that split a town", "what was removed"),
    ("title", "WITHDRAWAL - Port leaves the pact", "a withdrawal that is news"),
    ("title", "Withdrawn: 4,000 cranes with a faulty hook", "goods"),
    ("line", "The ministry said that this post was deleted within hours.", "another's post"),
    ("line", "Under this budget item, a $5 billion subsidy was removed last year.", "an item"),
    ("line", "We have removed the item from our balance sheet.", "an item of accounts"),
    ("line", "We have withdrawn the report, the minister said.", "another's report"),
    ("line", "Disregard the report, the minister said; growth was 3 per cent.", "advice"),
    ("line", "This article was removed from the constitution in 2008.", "an article of law"),
    ("line", "This post was deleted within hours, and the shares fell.", "a post of a story"),
    ("line", "Of this column of marchers, 40 were killed, witnesses say.", "a column of people"),
)


@pytest.mark.parametrize(("row", "example"), ROWS, ids=[example for _, example in ROWS])
def test_seed_example(row: dict[str, str], example: str) -> None:
    is_title = row["place"] == "title"
    found = FIND(example, PROSE) if is_title else FIND("A crane", (*PROSE, example))
    assert found.status == row["status"]
    assert found.note is not None
    assert found.note in example
    assert re.fullmatch(r"title|line", row["place"])


@pytest.mark.parametrize(("place", "text", "why"), NOTHING, ids=[case[2] for case in NOTHING])
def test_no_correction(place: str, text: str, why: str) -> None:
    found = FIND(text, PROSE) if place == "title" else FIND("A crane", (text, *PROSE, text))
    assert (found.status, found.note) == ("live", None), why


def test_the_worst_counts_with_its_own_words() -> None:
    note = "This article has been withdrawn because its figures were wrong."
    found = FIND("UPDATE 2-Port buys a crane", (*PROSE, "Correction: The crane is new.", note))
    assert (found.status, found.note) == ("withdrawn", note)


def test_a_note_before_a_tag() -> None:
    found = FIND("CORRECTED-Port buys a crane", ("(Corrects the weight)", *PROSE))
    assert found.note == "(Corrects the weight)"
    assert FIND("CORRECTED-Port buys a crane", PROSE).note == "CORRECTED-"


def test_notes_stand_at_the_edges_and_are_short() -> None:
    note = "This article was amended on 6 May 2024."
    assert FIND("A crane", (*PROSE, note, *PROSE)).status == "live"
    assert FIND("A crane", (*PROSE, note + " x" * LONGEST_NOTE)).status == "live"
