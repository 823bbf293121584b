"""Where datelines end, by table, and that moved parses keep their words."""

from __future__ import annotations

import pytest

from transforms.text.datelines import dateline_end, moved_by
from transforms.text.parse import NamedSpan, Parse, Token

# Each row: the dateline, what stands behind it, and why.
DATELINES = [
    ("OSLO, Feb. 10, 2025 - ", "Acme grew.", "place and day"),
    ("LEEDS, 9 January 2025 – ", "Acme grew.", "the day before the month"),
    ("BERGEN, Norway, Dec 20 (Tidings) - ", "Acme grew.", "country, day and agency"),
    ("SAN LUCA — ", "“We grew,” Acme said.", "a place alone, before a quotation"),
    ("", "Feb 24 - Acme grew.", "no place"),
    ("", "IBM - a maker of chips - grew.", "a name with an aside"),
    ("", "The firm - Acme - grew.", "a dash inside a sentence"),
]


@pytest.mark.parametrize(("line", "news", "why"), DATELINES, ids=[row[2] for row in DATELINES])
def test_datelines(line: str, news: str, why: str) -> None:
    assert dateline_end(line + news) == len(line), why


def test_a_moved_parse_keeps_its_words() -> None:
    text = "OSLO - Acme grew."
    token = Token(0, 4, "Acme", "Acme", "PROPN", "NNP", "nsubj", 0)
    moved = moved_by(Parse((token,), (NamedSpan(0, 4, "ORG"),)), 7)
    assert [text[t.start : t.end] for t in moved.tokens] == ["Acme"]
    assert [text[n.start : n.end] for n in moved.names] == ["Acme"]
