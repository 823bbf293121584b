"""Where sentences end: a table of cases and the laws."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reference import load_reference
from transforms.articles.document import TextLine
from transforms.contracts.vocabulary import SentenceRole
from transforms.text.sentences import Abbreviations, split_sentences

ABBREVIATIONS = Abbreviations.from_reference(load_reference())

CASES: tuple[tuple[str, list[str], str], ...] = (
    ("It rose. It fell.", ["It rose.", "It fell."], "two sentences"),
    ("It cost 3.5 million. Then 4.", ["It cost 3.5 million.", "Then 4."], "a decimal point"),
    ("Mr. Roe and Dr. Poe met.", ["Mr. Roe and Dr. Poe met."], "titles"),
    ("The U.S. Treasury sold bonds.", ["The U.S. Treasury sold bonds."], "a dotted name goes on"),
    ("It left the U.S. The firm stays.", ["It left the U.S.", "The firm stays."], "it ends there"),
    ("Profit was 4 bn. Sales fell.", ["Profit was 4 bn.", "Sales fell."], "a scale word ends one"),
    (
        "Trade began at 9.30 a.m. in Oslo.",
        ["Trade began at 9.30 a.m. in Oslo."],
        "lower case after",
    ),
    ("It shut at 6 p.m. On Friday it opens.", ["It shut at 6 p.m.", "On Friday it opens."], "p.m."),
    ("Plant No. 3 is new.", ["Plant No. 3 is new."], "a number follows"),
    ("Is it? No. It is not.", ["Is it?", "No.", "It is not."], "No as an answer"),
    ("J. P. Roe owns A. Poe Inc. shares.", ["J. P. Roe owns A. Poe Inc. shares."], "initials"),
    ("Acme Inc. The rest sold.", ["Acme Inc.", "The rest sold."], "a starter after a company"),
    ("Acme Corp. Chief Jane Roe left.", ["Acme Corp. Chief Jane Roe left."], "a title after one"),
    ('"We won." He left.', ['"We won."', "He left."], "a stop inside quotes"),
    (
        "“Why?” she asked. “Because.”",
        ["“Why?” she asked.", "“Because.”"],
        "lower case after a quote",
    ),
    ("He quit Acme Inc. “It was time.”", ["He quit Acme Inc.", "“It was time.”"], "a quote opens"),
    ("It grew … and grew. So what!", ["It grew … and grew.", "So what!"], "dots inside"),
    ("By Sept. 30 it is due.", ["By Sept. 30 it is due."], "a month before its day"),
    ("It began in Sept. Sales grew.", ["It began in Sept.", "Sales grew."], "a month at the end"),
    ("1. Buy less. 2. Sell more.", ["1. Buy less.", "2.", "Sell more."], "a number opens the line"),
    ("Costs (e.g. Fuel) rose.", ["Costs (e.g. Fuel) rose."], "a phrase never ends one"),
    ("It paid 5p. (The rest is due.)", ["It paid 5p.", "(The rest is due.)"], "a bracket opens"),
    ("No stop at all", ["No stop at all"], "the line ends it"),
    ("Rates: 4% vs. 5%. Next.", ["Rates: 4% vs. 5%.", "Next."], "vs."),
)
ROLES: tuple[SentenceRole, ...] = ("title", "heading", "boilerplate", "body", "caption")


def _split(text: str, role: SentenceRole = "body") -> list[str]:
    spans = split_sentences(text, (TextLine(0, len(text), role),), ABBREVIATIONS)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_cases(text: str, expected: list[str], why: str) -> None:
    assert _split(text) == expected, why


@pytest.mark.parametrize("role", ["title", "heading", "boilerplate"])
def test_a_label_is_one_sentence(role: SentenceRole) -> None:
    assert _split("Cut. Print. Sell.", role) == ["Cut. Print. Sell."]


@given(st.lists(st.tuples(st.text('Aa1.?! "”U.S\u00a0', max_size=30), st.sampled_from(ROLES))))
def test_every_character_is_in_exactly_one_sentence(parts: list[tuple[str, SentenceRole]]) -> None:
    text = "\n".join(part for part, _ in parts)
    lines, start = [], 0
    for part, role in parts:
        lines.append(TextLine(start, start + len(part), role))
        start += len(part) + 1
    end = 0
    for span in split_sentences(text, lines, ABBREVIATIONS):
        assert not text[end : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert end <= span.start < span.end
        assert any(line.start <= span.start and span.end <= line.end for line in lines)
        end = span.end
    assert not text[end:].strip()


def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        text = "A. b U.S. Roe said 3.5 p.m. so" * count
        started = process_time()
        _split(text)
        return process_time() - started

    small, large = (min(seconds(count) for _ in range(3)) for count in (1000, 8000))
    assert large < 8 * 2.5 * max(small, 0.002)
