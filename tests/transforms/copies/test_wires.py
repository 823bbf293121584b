"""Copies of one another make one story, in whatever order they come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.contracts import WirePrint
from transforms.copies.compare import Likeness
from transforms.copies.signature import Key
from transforms.copies.wires import Finding, Printed, join_wires, wire_id

RUN = Finding("run", datetime(2025, 3, 1, tzinfo=UTC))


def key(name: str, version: int = 1) -> Key:
    return (name * 16, version)


def printed(
    name: str, day: int | None = 1, hour: int | None = None, agency: str | None = None
) -> Printed:
    return Printed(
        key(name),
        None,
        date(2025, 2, day) if day else None,
        datetime(2025, 2, day, hour, tzinfo=UTC) if day and hour is not None else None,
        agency,
    )


def like(one: str, other: str, share: float = 0.8) -> Likeness:
    return Likeness(key(one), key(other), share, "same_names_and_numbers")


def joined(
    prints: Sequence[Printed], found: Sequence[Likeness], stored: Sequence[WirePrint] = ()
) -> dict[Key, WirePrint]:
    known = {(row.article_id, row.version): row for row in stored}
    rows = join_wires(found, {one.key: one for one in prints}, known, RUN)
    return {(row.article_id, row.version): row for row in rows}


FIRSTS = [
    # prints, name of the first, why
    ([printed("b", 1), printed("a", 2)], "b", "the earlier day"),
    ([printed("b", 1, 9), printed("a", 1, 10)], "b", "the earlier hour of a day"),
    ([printed("b", 1, 9), printed("a", 1)], "b", "an hour before none"),
    ([printed("b", 1), printed("a", None)], "b", "a day before none"),
    ([printed("b", 1), printed("a", 1)], "a", "the smaller id of equal ones"),
]


def test_the_first_print_leads() -> None:
    for prints, name, why in FIRSTS:
        rows = joined(prints, [like("a", "b")])
        assert {row.first_article_id for row in rows.values()} == {name * 16}, why
        assert {row.wire_id for row in rows.values()} == {wire_id(key(name))}, why


def test_the_agency_is_that_of_the_earliest_print_that_names_one() -> None:
    prints = [
        printed("a", 1),
        printed("b", 2, agency="Reuters"),
        printed("c", 3, agency="Bloomberg"),
    ]
    rows = joined(prints, [like("a", "b"), like("b", "c")])
    assert {row.agency for row in rows.values()} == {"Reuters"}


def test_each_print_names_the_one_that_it_resembles_most() -> None:
    prints = [printed("a"), printed("b"), printed("c")]
    rows = joined(prints, [like("a", "b", 0.5), like("b", "c", 0.75), like("a", "c", 0.4)])
    nearest = {row.article_id[0]: row.nearest_article_id[0] for row in rows.values()}
    assert nearest == {"a": "b", "b": "c", "c": "b"}
    assert rows[key("a")].containment_share == Decimal("0.5")


def test_two_versions_of_one_article_can_be_two_stories() -> None:
    prints = [
        Printed(key("a", 1), None, date(2025, 2, 1), None, None),
        Printed(key("a", 2), None, date(2025, 2, 1), None, None),
        printed("b", 2),
        printed("c", 2),
    ]
    found = [
        Likeness(key("a", 1), key("b"), 0.9, "same_brief"),
        Likeness(key("a", 2), key("c"), 0.9, "same_brief"),
    ]
    rows = joined(prints, found)
    assert rows[key("b")].wire_id == rows[key("a", 1)].wire_id
    assert rows[key("c")].wire_id == rows[key("a", 2)].wire_id
    assert rows[key("b")].wire_id != rows[key("c")].wire_id


def test_an_article_between_two_stories_makes_them_one() -> None:
    first = joined([printed("b"), printed("c")], [like("b", "c")])
    second = joined([printed("d"), printed("e")], [like("d", "e")])
    prints = [printed(name) for name in "abcde"]
    rows = joined(prints, [like("a", "b"), like("a", "d")], [*first.values(), *second.values()])
    assert set(rows) == {key(name) for name in "abcde"}
    assert {row.wire_id for row in rows.values()} == {wire_id(key("a"))}


def test_what_is_known_is_not_written_again() -> None:
    prints = [printed("a"), printed("b"), printed("c")]
    before = joined(prints, [like("a", "b", 0.9)])
    assert joined(prints, [like("a", "b", 0.9)], list(before.values())) == {}
    after = joined(prints, [like("b", "c", 0.5)], list(before.values()))
    assert set(after) == {key("c")}


NAMES = "abcdefgh"
EDGES = st.sets(st.sampled_from(list(combinations(NAMES, 2))), max_size=12)
DAYS = st.lists(st.none() | st.integers(1, 3), min_size=len(NAMES), max_size=len(NAMES))


@settings(derandomize=True, deadline=None, max_examples=300)
@given(EDGES, DAYS, st.lists(st.integers(0, 3), min_size=8, max_size=8), st.integers(0, 99))
def test_the_stories_do_not_depend_on_order_and_runs(
    edges: set[tuple[str, str]], days: list[int | None], runs: list[int], seed: int
) -> None:
    """Each article comes in one of four runs, in any order within them."""
    agencies = [None, "Reuters", None, "Bloomberg", None, None, "Reuters", None]
    prints = [
        printed(name, day, agency=agency)
        for name, day, agency in zip(NAMES, days, agencies, strict=True)
    ]
    likes = [like(*pair, (3 + sum(map(ord, pair)) % 60) / 100) for pair in sorted(edges)]
    at_once = joined(prints, likes)
    random.Random(seed).shuffle(likes)
    current: dict[Key, WirePrint] = {}
    for run in range(4):
        found = [one for one in likes if max(_run(one.left, runs), _run(one.right, runs)) == run]
        touched = {current[k].wire_id for one in found for k in _ends(one) if k in current}
        stored = [row for row in current.values() if row.wire_id in touched]
        current |= joined(prints, found, stored)
    assert current == at_once


def _run(one: Key, runs: Sequence[int]) -> int:
    return runs[NAMES.index(one[0][0])]


def _ends(one: Likeness) -> tuple[Key, Key]:
    return one.left, one.right
