"""Which lines are boilerplate: every seed row by its example, and prose that is none."""

from __future__ import annotations

from time import perf_counter

import pytest

from flows.reference import load_reference
from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.boilerplate import LONGEST_LINE

ROWS = load_reference()["boilerplate"]

SLOWEST_LINE_S = 0.1

PROSE = (
    ("The bank raised its rate to 4.5 per cent on Thursday.", "a sentence"),
    ("Share prices fell after the board spoke to reporters", "holds the words share, reporters"),
    ("Home prices rose 3 per cent in March", "begins with a page's word"),
    ("Oil at $80/barrel is too dear for importers", "has a slash"),
    ("The mayor told reporters nothing of the talks", "reporters inside a sentence"),
    ("Follow-on orders doubled the backlog to 40 ships", "begins with follow"),
    ("More than 4,000 people lost their jobs", "begins with more"),
    ("Video games sold 12 million copies", "begins with video"),
    ("Sign-ups rose by a third in the quarter", "begins with sign"),
    ("Top lender to cut 300 jobs", "begins with top"),
    ("Comments by the minister moved the yen", "begins with comments"),
    ("Related costs came to $4 million", "begins with related"),
    ("Credit growth slowed to 6.1 per cent", "begins with credit"),
    ("Update: the mill now needs £4m", "an update with money"),
    ("Correction: the dam holds 30 million litres", "a correction with a size"),
    ("Clarification: the vote in Oslo took place on the 9th.", "a sentence with a number"),
    ("Also: tram fares go up by 6 per cent", "a share"),
    ("May sales fell 4 per cent", "begins with a month"),
    ("Example Corp uses cookies to follow readers across the web", "a company's cookies"),
    ("By using terms such as these, the minister angered the board", "another's terms"),
    ("Become a member of the club or leave it, the minister said", "a member of something"),
    ("Opinions expressed in a poll of 2,000 people changed by 4 per cent", "a poll"),
    ("Thanks for your support, the mayor told the crowd", "a speech"),
    ("Notifications may be sent to all drivers of the town", "another's notifications"),
    ("Exports 12.4 billion, imports 13.1 billion", "a row that is no ticker"),
    ("price by a bidder to buy out the holders of its bonds, lawyers", "a line of a wire"),
    ("Wheat total 15.0 (7.9)", "a row of a table: this year and last"),
    ("Donated blood is short this month", "begins with donate"),
    ("Pictured in many books, the port is old", "pictured, no caption: too short"),
    ("Reading time in schools fell by half", "a time that is no label"),
    ("Source of the leak found, police say", "begins with source"),
    ("Powered by exports, output of the mills rose by 4 per cent.", "what drives output"),
    ("Data provided by the mills showed that output fell to 40 ships.", "a source's numbers"),
    ("Already a board member, Ms Roe will now earn $3 million a year.", "a member of a board"),
    ("Support our journalism or lose it, the union told the town.", "a plea that is reported"),
    ("Голосование продлится до 18:00", "a clock time amid words that are not English"),
)

STAMPS = (
    ("Published Tue, Mar 4 20257:15 AM EST", True, "year and clock run together"),
    ("Fri 9 May 2025 06.12 BSTLast modified on Fri 9 May 2025 08.40 BST", True, "glued words"),
    ("3 min read Last Updated : Mar 04 2025 | 7:15 PM IST", True, "bars"),
    ("Our Bureau | Updated: 3 May 2024", True, "a few words beside a stamp"),
    ("SEPTEMBER 5", True, "no year"),
    ("2019", True, "a year alone"),
    ("Updated 3 hours ago", True, "no date at all, but a time"),
    ("318.27", False, "a price, not a clock"),
    ("-7.12%", False, "a change"),
    ("Five people died on 4 March 2025", False, "a sentence"),
    (
        "The board met for 3 hours | It adjourned without a vote on the matter | No date was set",
        False,
        "bars in prose",
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=[row["example"][:40] for row in ROWS])
def test_each_row_knows_its_example(row: dict[str, str]) -> None:
    found = article_lexicon().boilerplate.match(row["example"])
    assert found is not None
    assert not row["publisher"] or found.publisher_name == row["publisher"]
    assert article_lexicon().publishers.find(row["publisher"]) or not row["publisher"]


@pytest.mark.parametrize(("line", "why"), PROSE, ids=[why for _, why in PROSE])
def test_prose_is_no_boilerplate(line: str, why: str) -> None:
    assert article_lexicon().boilerplate.match(line) is None, why
    assert not article_lexicon().stamps.is_stamp(line), why


@pytest.mark.parametrize(("line", "expected", "why"), STAMPS, ids=[case[2] for case in STAMPS])
def test_stamps(line: str, expected: bool, why: str) -> None:
    assert article_lexicon().stamps.is_stamp(line) is expected, why


def test_a_line_takes_little_time() -> None:
    match = article_lexicon().boilerplate.match
    words = {word for row in ROWS for word in row["example"].split()}
    units = [*(f"{word} " for word in words), *words, *(row["example"] for row in ROWS)]
    slowest = 0.0
    for unit in units:
        started = perf_counter()
        match((unit * 400)[: LONGEST_LINE - 1] + "\x00")
        slowest = max(slowest, perf_counter() - started)
    assert slowest < SLOWEST_LINE_S
