"""Which two texts print one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.copies.story import (
    FEBRUARY,
    OFFER,
    OTHER_STORY,
    STORY,
    TITLE,
    edited,
    signed,
)
from transforms.contracts import CopySignature
from transforms.copies.compare import compare
from transforms.copies.find import find_copies
from transforms.copies.signature import MOST_SHINGLES, features_of, sign, unpack

BRIEF = ("The firm pays three cents a share this spring, after three cents a share last year.",)
BRIEF_TITLE = "Firm pays the same dividend again"
PAYOUTS = (
    ("Quarterly payout 25 cents against 25 cents before. Paid on May 15, record date April 20.",),
    ("Quarterly payout 25 cents against 25 cents before. Paid on June 2, record date May 13.",),
)
MARCH = date(2025, 3, 3)
FORM = (
    "The {} said on Tuesday it filed with the Exchange Board of Nordmark a statement on {} million "
    "euros of notes due in {}, the first that it sells under the Notes Act of Nordmark.",
    "The money is meant for debts of its branch in {} and for other ends of the firm, it told the "
    "Exchange Board, and named the house of {} as the bank that leads the sale.",
)
FILINGS = (
    (FORM[0].format("weaver Harbour Mills", 75, 2031), FORM[1].format("Eastwick", "Renn")),
    (FORM[0].format("shipper Blue Strait Line", 20, 2035), FORM[1].format("Skarn", "Orlow Odell")),
)
UNITS = tuple(
    f"Harbour Mills of Eastwick said its {unit} unit won orders of {won} million euros from Blue "
    f"Strait Line and from the Port of Skarn, and {hired} workers from Renn and Orlow start in May."
    for unit, won, hired in (("rope", 312, 40), ("sail", 845, 75))
)
OTHER_TITLE = "Ferry line orders four ships"


@dataclass(frozen=True)
class Pair:
    """The story, and another text; `how` it is a copy, or None."""

    why: str
    lines: Sequence[str]
    how: str | None
    title: str = TITLE
    published_on: date | None = FEBRUARY
    of: Sequence[str] = STORY
    of_title: str = TITLE


NAMES = "same_names_and_numbers"
PAIRS = [
    Pair("word for word", STORY, NAMES),
    Pair("under another headline", STORY, NAMES, "Mill plans hall for 310"),
    Pair("between offers of the publisher", [*OFFER[:2], *STORY, *OFFER[2:]], NAMES),
    Pair("its end is cut", STORY[:4], NAMES),
    Pair("its head alone", STORY[:1], NAMES),
    Pair("a tenth of its words differ", edited(STORY, 10), NAMES),
    Pair("a third of its sentences is gone", STORY[1:3] + STORY[4:], NAMES),
    Pair("in another order", STORY[::-1], NAMES),
    Pair("in capitals after the same words", [line.replace("\n", " ") for line in STORY], NAMES),
    Pair("three days later", STORY, NAMES, published_on=FEBRUARY + timedelta(days=3)),
    Pair("four weeks later", STORY, NAMES, published_on=FEBRUARY + timedelta(days=28)),
    Pair("a year later", STORY, None, published_on=FEBRUARY + timedelta(days=365)),
    Pair("no date", STORY, NAMES, published_on=None),
    Pair("another story", OTHER_STORY, None, OTHER_TITLE),
    Pair(
        "another story in the same offers", [*OTHER_STORY, *OFFER], None, OTHER_TITLE,
        of=[*STORY, *OFFER],
    ),  # fmt: skip
    Pair("its head, then another story", [*STORY[:2], *OTHER_STORY], None, OTHER_TITLE),
    Pair("the form of last week with other numbers",
         [line.replace("4", "5").replace("3", "7").replace("1", "6") for line in STORY], None),
    Pair("a brief", BRIEF, "same_brief", BRIEF_TITLE, of=BRIEF, of_title=BRIEF_TITLE),
    Pair("a brief by another headline", BRIEF, None, OTHER_TITLE, of=BRIEF, of_title=BRIEF_TITLE),
    Pair("a brief of next week", BRIEF, None, BRIEF_TITLE, MARCH, BRIEF, BRIEF_TITLE),
    Pair("the same form for another firm", PAYOUTS[1], None, "TOLLAN SETS PAYOUT", FEBRUARY,
         PAYOUTS[0], "MILLS SETS PAYOUT"),
    Pair("the same form and days for another firm", PAYOUTS[0], None, "TOLLAN LINE SETS PAYOUT",
         FEBRUARY, PAYOUTS[0], "HARBOUR MILLS DECLARES DIVIDEND"),
    Pair("one form of words on two parts of a firm", UNITS[1:], None, TITLE, of=UNITS[:1]),
    Pair("one form of words on two firms", FILINGS[1], None, OTHER_TITLE, of=FILINGS[0]),
    Pair("nothing", (), None, "", of=()),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.why)
def test_a_text_is_a_copy(pair: Pair) -> None:
    story = signed("a" * 16, pair.of, pair.of_title)
    other = signed("b" * 16, pair.lines, pair.title, pair.published_on)
    likeness = compare(features_of(story), features_of(other))
    assert (likeness and likeness.how) == pair.how
    assert [one.how for one in find_copies([story, other])] == ([pair.how] if pair.how else [])


def test_a_digest_of_many_stories_is_a_copy_of_none() -> None:
    others = [
        line.replace("Lowfield", f"Lowfield{place}").replace("Blue", f"Blue{place}")
        for place in range(30)
        for line in OTHER_STORY
    ]
    digest = signed("a" * 16, [*STORY[:2], *others], "The day in brief")
    assert find_copies([digest, signed("b" * 16, STORY)]) == ()


def test_a_wrong_figure_does_not_make_another_story() -> None:
    wrong = [line.replace("420", "240") for line in STORY]
    (likeness,) = find_copies([signed("a" * 16, STORY), signed("b" * 16, wrong)])
    assert likeness.containment > 0.9


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.why)
def test_the_order_of_the_two_does_not_matter(pair: Pair) -> None:
    one = features_of(signed("a" * 16, pair.of, pair.of_title))
    other = features_of(signed("b" * 16, pair.lines, pair.title, pair.published_on))
    there, back = compare(one, other), compare(other, one)
    assert (there is None) == (back is None)
    if there and back:
        assert (there.containment, there.how) == (back.containment, back.how)


RUNS = [
    # text, runs of words, runs that hold a name or number, why
    ("one two three four five", 1, 0, "no name"),
    ("one two three four", 0, 0, "too short"),
    ("one two three four Five", 1, 1, "a name"),
    ("One two three four five", 1, 0, "a capital that begins the text"),
    ("one two. Three four five", 1, 0, "a capital that begins a sentence"),
    ("one two, Three four five", 1, 1, "a capital after a comma"),
    ("one two three four 5", 1, 1, "a number"),
    ("one two three four 5.5%", 1, 1, "a number with a mark"),
    ("ONE TWO THREE FOUR FIVE", 1, 0, "capitals alone tell no names"),
    ("one two three four five Six", 2, 1, "the first run holds none"),
    ("one two three (Four) five", 1, 1, "in brackets"),
    ("one two three four Élan", 1, 1, "an accented capital"),
]


@pytest.mark.parametrize(("text", "runs", "named", "why"), RUNS)
def test_runs_of_words(text: str, runs: int, named: int, why: str) -> None:
    signature = sign(("a" * 16, 1), None, None, [text])
    assert len(unpack(signature.brief_shingles or b"")) == runs, why
    assert len(unpack(signature.shingles)) == named, why


def test_numbers_and_the_words_of_the_headline() -> None:
    signature = sign(("a" * 16, 1), None, "Two Mills, two", ["From 1,200 to 3.5 on 24 May, 24."])
    assert (signature.numbers, signature.title_words) == ("1,200 24 3.5", "mills two")


def test_a_book_is_compared_by_a_sample() -> None:
    long = " ".join(f"word{number} follows Name{number}" for number in range(4000))
    book, half = (signed(name * 16, [text]) for name, text in (("a", long), ("b", long[:60_000])))
    assert len(unpack(book.shingles)) == MOST_SHINGLES
    (likeness,) = find_copies([book, half])
    assert likeness.containment > 0.95


TEXTS = st.lists(st.text(max_size=60), max_size=5)


@settings(derandomize=True, deadline=None)
@given(TEXTS)
def test_any_text_can_be_signed_and_is_a_copy_of_itself_or_of_nothing(lines: list[str]) -> None:
    one, other = (sign((name * 16, 1), None, "".join(lines[:1]), lines) for name in "ab")
    assert one.shingles == other.shingles
    assert list(unpack(one.shingles)) == sorted(set(unpack(one.shingles)))
    likeness = compare(features_of(one), features_of(other))
    assert likeness is None or likeness.containment == 1


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_copies_found_do_not_depend_on_the_order(chance: object) -> None:
    texts = [STORY, STORY[:4], edited(STORY, 10), OTHER_STORY, [*OTHER_STORY, *OFFER], OFFER]
    signatures = [signed(f"{place:016x}", lines) for place, lines in enumerate(texts)]
    chance.shuffle(signatures)  # type: ignore[attr-defined]
    assert _pairs(signatures) == {(0, 1), (0, 2), (1, 2), (3, 4)}


def _pairs(signatures: Sequence[CopySignature]) -> set[tuple[int, ...]]:
    return {
        tuple(sorted(int(key[0], 16) for key in (one.left, one.right)))
        for one in find_copies(signatures)
    }
