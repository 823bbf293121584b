"""Silence is measured: each run of digits stands in one figure or has a reason why in none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.accounting import account_of
from tests.shared_data import SHARED, needs_shared
from tests.transforms.figures.covering import not_in_one_row
from tests.transforms.figures.reader import lexicon, passed
from tests.transforms.periods.lexicon_fixture import period_lexicon
from transforms.articles.document import PublicationDate
from transforms.contracts.vocabulary import NUMBER_REASONS
from transforms.figures.accounting import Readings, account_numbers
from transforms.figures.find import read_numbers
from transforms.periods.find import find_times
from transforms.text.sentences import SentenceSpan

UNDATED = PublicationDate(None, None, None, "")

# Each row: the text, its number-like strings that are no figure with their reasons, and why.
CASES = [
    ("The A350 flew to Lyon.", [("A350", "name")], "the whole word is shown"),
    ("She bought a PS4 and a 5G phone.", [("PS4", "name"), ("5G", "name")], "letters grown on"),
    ("They shot it on Super 8 in Ghent.", [("8", "name")], "behind a name"),
    ("It was said by the Group of Seven on a hill.", [("Seven", "name")], "a name in words"),
    ("Call 020 7946 0018 now.", [("020 7946 0018", "code")], "a telephone number"),
    ("See www.example.com/a/77/b for more.", [("www.example.com/a/77/b", "code")], "an address"),
    ("Set it to depth = 12 there.", [("12", "code")], "a value in a program"),
    ("It opened 20/11/2019 in Oslo.", [("20/11/2019", "date")], "a date in digits"),
    ("Pay April Six, it said.", [("Six", "date")], "a day in words"),
    ("They met at 6:30 p.m. there.", [("6:30 p.m.", "clock_time")], "a time"),
    ("It came 3rd of all.", [("3rd", "ordinal")], "an ordinal"),
    ("The Otters won 7-2 at home.", [("7-2", "score")], "sides that fall are no range"),
    ("The Otters lost 2-7 at home.", [("2-7", "score")], "a word of matches tells"),
    ("It is at 12-15 on the dial.", [("12-15", "unread")], "a range without a unit is no score"),
    ("Otters 5, Herons 2 after an hour.", [("5", "score"), ("2", "score")], "two teams"),
    ("Their 787-9 came late.", [("787-9", "name")], "no side of a match gets so far"),
    ("A 747-400 came late.", [("747-400", "name")], "a long version of a model"),
    ("Its Tern 21, 34 and 55 sell.", [("21", "name"), ("34", "name"), ("55", "name")], "models"),
    ("It is built around the 80386.", [("80386", "code")], "five digits without a group mark"),
    ("It lives at 45 Quarry Square now.", [("45 Quarry Square", "address")], "a house number"),
    ("Under Section 230 it may.", [("230", "law")], "a part of a law"),
    ("See rules 4, 6, 9.", [("4", "law"), ("6", "law"), ("9", "law")], "numbers that share it"),
    ("He chose option 3 at once.", [("3", "label")], "one of several"),
    ("No. 4 seeds went out.", [("4", "label")], "a rank"),
    ("2) Wash the pan.", [("2)", "label")], "a list mark"),
    ("It is known.[9] It is not.[10]", [("9", "reference"), ("10", "reference")], "footnotes"),
    ("Ann Med. 1;36(10):953–80.", [("1;36(10):953–80", "reference")], "a citation"),
    ("A 2-for-1 split came.", [("2-for-1", "ratio")], "a ratio"),
    ("A three for two split came.", [("three", "ratio"), ("two", "unread")], "a ratio in words"),
    ("Silos 0.12 0.07 0.21", [("0.12", "table"), ("0.07", "table"), ("0.21", "table")], "a row"),
    ("A three-set win for Ann.", [("three", "unread")], "a number in words is no grown name"),
    ("Il gagne 2,75% à Paris.", [("2,75", "unreadable")], "a comma as decimal point"),
    ("The S&P 500 and the Dow fell.", [("500", "name")], "an index"),
    ("It owes €2,50 today.", [("2,50", "unreadable")], "decimals or groups"),
    ("Потом 20 минут.", [("20", "other_language")], "another script"),
    ("He said the usual seven, or so.", [("seven", "unread")], "nobody can say"),
    ("No one came, one said.", [], "a pronoun is no number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[row[2] for row in CASES])
def test_reasons(text: str, expected: list[tuple[str, str]], why: str) -> None:
    assert passed(text) == expected, why


WORDS = [(word, role) for role, words in lexicon().passed.items() for word in sorted(words)]


@pytest.mark.parametrize(("word", "role"), WORDS)
def test_each_word_gives_its_reason(word: str, role: str) -> None:
    if role == "score":
        assert ("2-7", "score") in passed(f"They {word} at 2-7 there.")
    else:
        (found,) = {reason for _, reason in passed(f"It is {word} 3.")}
        assert found == role


def test_figures_are_left_out_and_time_expressions_shown_whole() -> None:
    text = "On Feb 24, 2019 it sold 30 jets from 2015 to 2018."
    sentences = [SentenceSpan(0, len(text), "body")]
    times = find_times(text, sentences, UNDATED, period_lexicon())
    expected = [("Feb 24, 2019", "date"), ("from 2015 to 2018", "year")]
    assert passed(text, sentences, times) == expected


def test_boilerplate_is_a_reason() -> None:
    text = "5 stories you missed"
    assert passed(text, [SentenceSpan(0, len(text), "boilerplate")]) == [("5", "boilerplate")]


def test_every_reason_is_explained() -> None:
    assert all(meaning.strip() for meaning in NUMBER_REASONS.values())


PIECES = [
    "1", "23", "4,567", "8.9", "½", "⅐", "٣", "१२", "௧", "𝟗", "²", "①", "-", "–", "/", ":", ".",
    ",", "(", ")", "[", "]", " ", "\n", "\u00a0", "%", "$", "€", "US$", "bn", " million", " of ",
    " to ", " and ", "Feb ", "Monday", " 2019", "1990s", "th", "Q4", "FY26", "A", "x", "é",
    "Otters", "Section ", "No. ", " won ", " for ", " in ", "one", "two", " dozen", " years",
    "third quarter of ", "over the next ", "p.m.", "http://", "@", "=", "+", "'", "’", "#",
    "\u200b", "\u202e", "\x00", "minutes", " people",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(categories=["Nd", "No", "L", "P", "Zs", "S"]), max_size=60),
)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(TEXTS, st.sampled_from(["body", "title", "boilerplate"]))
def test_each_run_of_digits_stands_in_exactly_one_row(text: str, role: str) -> None:
    sentences = [
        SentenceSpan(start, start + len(line), role)  # type: ignore[arg-type]
        for start, line in lines_of(text)
    ]
    numbers = read_numbers(text, sentences, lexicon())
    times = find_times(text, sentences, UNDATED, period_lexicon())
    readings = Readings(sentences, numbers.figures, numbers.refused, times)
    others = account_numbers(text, readings, lexicon())
    spans = [(one.start, one.end) for one in numbers.figures]
    spans += [(one.start, one.end) for one in others]
    assert not_in_one_row(text, spans) == []
    assert all(text[start:end].strip() for start, end in spans)
    ordered = sorted(spans)
    assert all(first[1] <= second[0] for first, second in zip(ordered, ordered[1:], strict=False))


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, each with its offset and without outer spaces."""
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    return found


@needs_shared
@pytest.mark.slow
def test_no_number_of_the_corpus_is_unaccounted() -> None:
    account = account_of(str(SHARED / "corpus" / "modern.jsonl.gz"), every=4)
    assert account.articles
    assert account.unaccounted == []
