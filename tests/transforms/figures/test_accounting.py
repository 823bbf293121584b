"""Silence is measured: every string in digits is a figure or has a reason."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from tests.shared_data import SHARED, needs_shared
from tests.transforms.figures.reader import lexicon
from transforms.figures.accounting import account_numbers
from transforms.text.sentences import SentenceSpan

DIGITS = re.compile(r"\d+")


def sentences_of(text: str) -> list[SentenceSpan]:
    return [SentenceSpan(*match.span(), "body") for match in re.finditer(r"[^\n]+", text)]


def unaccounted(text: str) -> list[str]:
    spans = [(one.start, one.end) for one in account_numbers(text, sentences_of(text), lexicon())]
    return [
        text[max(0, match.start() - 20) : match.end() + 20]
        for match in DIGITS.finditer(text)
        if not any(start <= match.start() and match.end() <= end for start, end in spans)
    ]


def test_reasons() -> None:
    text = "On Feb 24 Boeing's A350 sold 30 jets for $9bn."
    found = account_numbers(text, sentences_of(text), lexicon())
    assert [(text[one.start : one.end], one.reason, one.rule) for one in found] == [
        ("24", "date", None),
        ("350", "name or code", None),
        ("30 jets", "figure", "count"),
        ("$9bn", "figure", "money"),
    ]


def test_boilerplate_is_a_reason() -> None:
    text = "5 stories you missed"
    found = account_numbers(text, [SentenceSpan(0, len(text), "boilerplate")], lexicon())
    assert [(one.reason, one.rule) for one in found] == [("boilerplate", None)]


@needs_shared
@pytest.mark.slow
def test_no_number_of_the_corpus_is_unaccounted() -> None:
    with gzip.open(SHARED / "corpus" / "modern.jsonl.gz", "rt", encoding="utf-8") as file:
        left = [words for line in file for words in unaccounted(json.loads(line)["body"])]
    assert left == []
