"""Ages and years of an era: numbers without a unit that the words around make years."""

from __future__ import annotations

import pytest

from tests.transforms.figures.reader import read

# Each row: the sentence, the ages in it, and why.
AGES = [
    ("She was 27 when she swam.", ["27"], "a clause follows"),
    ("I was 41 and tired.", ["41"], "of oneself"),
    ("At 16, he went to sea.", ["16"], "at the head of a sentence"),
    ("At 16, the pumps stopped.", [], "no person follows"),
    ("Life expectancy was 49.", ["49"], "years that are expected"),
    ("Life expectancy is around 74 and rising.", ["around 74"], "hedged"),
    ("Their life expectancy rose to about 81.2.", ["about 81.2"], "with a decimal"),
    ("Longevity there was 79 in May.", ["79"], "another word for it"),
    ("The median age was 38.4.", ["38.4"], "an age with a decimal"),
    ("The average age is about 40.", ["about 40"], "hedged"),
    ("Children of school age rose to 900 in May.", [], "above every age"),
    ("Life expectancy rose to 30 countries' mean.", [], "something counted follows"),
    ("Ana Roe (35) of Leeds won.", ["35"], "in brackets behind a name"),
    ("Ana Roe (35) and Bo Ray (6) lead the count.", [], "a tally in brackets"),
    ("Today (19), reports arise.", [], "no name before the bracket"),
    ("Ms Ray, 59, said so.", ["59"], "between commas"),
    ("The shop is in corso Monviso, 15, Torino.", [], "an address"),
    ("Voters under 30 stayed away.", ["under 30"], "a limit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), AGES, ids=[row[0] for row in AGES])
def test_ages(text: str, expected: list[str], why: str) -> None:
    found = [text[one.start : one.end] for one in read(text) if one.rule == "age"]
    assert found == expected, why


ERAS = [
    ("It stood between A.D. 1000 and 1260 and fell.", []),
    ("It was built about 3000 BC.", []),
    ("They ruled from 300 to 200 B.C. in the east.", []),
    ("Some 300 BC mills closed.", ["Some 300 BC mills"]),
]


@pytest.mark.parametrize(("text", "expected"), ERAS, ids=[row[0] for row in ERAS])
def test_years_of_an_era_are_no_figures(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read(text)] == expected
