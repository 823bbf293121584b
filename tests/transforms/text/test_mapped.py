"""Clean lines keep their places: a table of cases and the laws."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.articles.document import Segment
from transforms.text.mapped import (
    MappedLine,
    chain_segments,
    clean_lines,
    join_mapped,
    source_offset,
)

CASES: tuple[tuple[str, list[str], str], ...] = (
    ("One line", ["One line"], "as it stands"),
    ("a\r\nb\rc\u2028d", ["a", "b", "c", "d"], "every kind of line break"),
    ("\n \n a \n\n", ["a"], "empty lines and outer spaces go"),
    ("US$5\u00a0billion\tthis  year", ["US$5 billion this year"], "spaces become one plain space"),
    ("S\u200b$\ufeff70\x00 bn\u202e", ["S$70 bn"], "zero-width, NUL, bidirectional marks go"),
    ("Cafe\u0301 Montre\u0301al", ["Caf\u00e9 Montr\u00e9al"], "decomposed letters are composed"),
    ("\u1112\u1161\u11ab", ["\ud55c"], "Hangul jamo compose across starters"),
    ("a\ud800b", ["ab"], "a lone surrogate cannot be stored"),
    ("e\u200b\u0301", ["\u00e9"], "what a zero-width mark kept apart composes"),
    ("e" + "\u0316" * 40 + " 5", ["e" + "\u0316" * 30 + " 5"], "30 marks on a letter are enough"),
    (("\u0316" * 30 + "\u200b") * 3, ["\u0316" * 30], "what is dropped does not part a run"),
    ("", [], "nothing"),
)
FLOODS: tuple[tuple[str, str], ...] = (
    ("e" + "\u0315\u0300" * 200_000, "marks that must be put in order"),
    ("e" + ("\u0315\u0300" * 15 + "\x00") * 12_000, "the same, parted by what is dropped"),
    ("\u1100" + "\u11a8" * 400_000, "Hangul tails on one lead"),
)
ODD_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "ab \t\n\r\u00a0\u200b\u0301\u0327\u2028\u1112\u1161\u11ab\u09c7\u09be\x00"
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize(("source", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_clean_lines(source: str, expected: list[str], why: str) -> None:
    assert [line.text for line in clean_lines(source)] == expected, why


@given(ODD_TEXT)
def test_clean_text_is_clean_and_mapped(source: str) -> None:
    for line in clean_lines(source):
        assert unicodedata.is_normalized("NFC", line.text)
        assert line.text == " ".join(line.text.split())
        assert not set(line.text) & set("\x00\u200b\ufeff\u202e")
        line.text.encode()
        assert sum(segment.length for segment in line.segments) == len(line.text)
        for segment in line.segments:
            for step in range(segment.length):
                shown = line.text[segment.text_start + step]
                printed = source[segment.source_start + step]
                if shown.isascii() and shown != " ":
                    assert shown == unicodedata.normalize("NFC", printed)
                assert source_offset(line.segments, segment.text_start + step) == (
                    segment.source_start + step
                )


@given(ODD_TEXT)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = "\n".join(line.text for line in clean_lines(source))
    assert "\n".join(line.text for line in clean_lines(once)) == once


@pytest.mark.parametrize(("source", "why"), FLOODS, ids=[case[1] for case in FLOODS])
def test_a_flood_of_marks_takes_linear_time(source: str, why: str) -> None:
    began = process_time()
    (line,) = clean_lines(source)
    assert process_time() - began < 4, why
    assert unicodedata.is_normalized("NFC", line.text)


def test_joining_bridges_a_gap_of_one() -> None:
    joined = join_mapped(clean_lines("one\ntwo\n\nthree"), "\n")
    assert joined.text == "one\ntwo\nthree"
    assert joined.segments == (Segment(0, 0, 7), Segment(8, 9, 5))


def test_chaining_goes_through_both_maps() -> None:
    first = (Segment(0, 5, 4), Segment(4, 12, 2))
    second = (Segment(0, 100, 7), Segment(7, 200, 10))
    assert chain_segments(first, second) == (
        Segment(0, 105, 2),
        Segment(2, 200, 2),
        Segment(4, 205, 2),
    )


def test_nothing_joined_is_nothing() -> None:
    assert join_mapped([], "\n") == MappedLine("", ())
