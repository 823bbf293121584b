from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from flows.known import KnownArticles, Version
from flows.sameness import Arrival, Latest, Text
from flows.sources.record import Content, Place, RunStamp, SourceOptions, make_capture
from transforms.identity import content_id
from warehouse.publishing import Told

A1, A2, A3 = (content_id(name) for name in ("a1", "a2", "a3"))
JANUARY, FEBRUARY, MARCH = (datetime(2024, month, 1, tzinfo=UTC) for month in (1, 2, 3))


def known() -> KnownArticles:
    return KnownArticles(
        captures={"c1"},
        held={"q1"},
        latest={A1: Latest(1, Text("t1"))},
        owners={Text("t1"): {A1}, Text("t1", "Paper"): {A1}},
    )


def number(version: Version | None) -> int | None:
    return version.number if version else None


@pytest.mark.parametrize(
    ("given", "expected", "why"),
    [
        ([("a1", "t1")], [None], "the stored text again"),
        ([("a2", "t1")], [None], "the stored text under another name"),
        ([("a1", "t2")], [2], "another text of a stored article"),
        ([("a1", "t2"), ("a1", "t3")], [2, 3], "two corrections in one run"),
        ([("a1", "t2"), ("a1", "t1")], [2, 3], "a correction taken back"),
        ([("a1", "t2"), ("a1", "t1"), ("a1", "t1")], [2, 3, None], "taken back, and again"),
        ([("a1", "t2"), ("a2", "t1")], [2, None], "another article with a former text"),
        ([("a2", "t2")], [1], "a new article"),
        ([("a2", "t2"), ("a3", "t2")], [1, None], "the same text twice in one run"),
    ],
)
def test_versions(given: list[tuple[str, str]], expected: list[int | None], why: str) -> None:
    articles = known()
    found = [articles.next_version(Arrival("c", one, Text(text))) for one, text in given]
    assert [number(version) for version in found] == expected, why


def test_a_text_of_this_run_names_the_capture_that_brought_it() -> None:
    articles = known()
    articles.next_version(Arrival("c2", "a2", Text("t2")))
    articles.next_version(Arrival("c3", "a3", Text("t2")))
    assert articles.leaders == {Text("t2"): "c2"}


PAPERS = [
    # publisher, version of the same text under another name, why
    (None, None, "unknown publishers are one"),
    ("Paper", None, "the same paper"),
    ("Other Paper", 1, "another paper that prints it"),
]


@pytest.mark.parametrize(("publisher", "version", "why"), PAPERS)
def test_a_text_in_another_paper_is_an_article(
    publisher: str | None, version: int | None, why: str
) -> None:
    found = known().next_version(Arrival("c2", "a2", Text("t1", publisher)))
    assert number(found) == version, why


def test_an_article_whose_publisher_is_recognised_later_is_no_new_version() -> None:
    assert known().next_version(Arrival("c2", "a1", Text("t1", "Other Paper"))) is None


def test_an_article_that_is_taken_back_without_another_word_is_a_new_version() -> None:
    articles = known()
    withdrawn = Arrival("c2", "a1", Text("t1", is_withdrawn=True))
    assert [number(articles.next_version(withdrawn)) for _ in range(2)] == [2, None]
    again = articles.next_version(Arrival("c1", "a1", Text("t1")))
    assert number(again) == 3, "and stands again"


CAPTURED = [
    # when the stored version was captured, the other text, its number, what is held, why
    (FEBRUARY, MARCH, 2, None, "a later capture"),
    (FEBRUARY, JANUARY, None, FEBRUARY, "an older archive read later"),
    (FEBRUARY, FEBRUARY, 2, None, "of the same moment: the order of reading counts"),
    (None, JANUARY, 2, None, "nobody knows when the stored one was captured"),
    (FEBRUARY, None, 2, None, "nobody knows when this one was"),
]


@pytest.mark.parametrize(("stored", "captured", "expected", "newer", "why"), CAPTURED)
def test_an_older_capture_never_follows_a_newer_one(
    stored: datetime | None,
    captured: datetime | None,
    expected: int | None,
    newer: datetime | None,
    why: str,
) -> None:
    articles = known()
    articles.latest[A1] = Latest(1, Text("t1"), captured_at=stored)
    arrival = Arrival("c2", "a1", Text("t2"), captured_at=captured)
    assert articles.newer_capture(arrival) == newer, why
    assert number(articles.next_version(arrival)) == expected, why


def test_an_older_capture_with_a_known_text_is_a_duplicate() -> None:
    articles = known()
    articles.next_version(Arrival("c2", "a1", Text("t2"), captured_at=FEBRUARY))
    arrival = Arrival("c3", "a1", Text("t1"), captured_at=JANUARY)
    assert articles.newer_capture(arrival) is None
    assert articles.next_version(arrival) is None


PLANT = Told("Mill to build a plant", "https://a.example/1", date(2024, 1, 2))
SHIP = Told("Yard to build a ship")
NAMES = [
    # identity, kind, what it tells, publisher, whether the other came in this run, is other, why
    ("x/1.txt", "file", SHIP, "Paper", False, False, "another title only: the headline changed"),
    ("x/1.txt", "file", SHIP, "Paper", True, True, "two files of one name in one run"),
    ("x/1.txt", "file", SHIP, "Other", False, True, "another title and publisher"),
    ("x/1.txt", "file", SHIP._replace(published_on=date(2024, 1, 3)), None, False, True, "and day"),
    ("x/1.txt", "file", SHIP._replace(url="https://a.example/2"), None, False, True, "and address"),
    ("x/1.txt", "file", SHIP._replace(url=PLANT.url), "Paper", False, False, "the same address"),
    ("x/1.txt", "file", PLANT._replace(published_on=MARCH.date()), "Paper", False, False, "a day"),
    (
        "x/1.txt",
        "file",
        Told(published_on=MARCH.date()),
        "Other",
        True,
        False,
        "no title: who knows",
    ),
    (
        "x/1.txt",
        "file",
        Told("UPDATE 2-Mill to build a plant", None, MARCH.date()),
        "Paper",
        True,
        False,
        "a tag before the title",
    ),
    ("x/news#1", "record", SHIP, "Other", False, True, "one id in two papers' dumps"),
    ("x/news#1", "record", SHIP, "Paper", True, False, "corrected further down in the dump"),
    ("x/news#~ab", "record", PLANT, "Paper", True, True, "side by side in a dump without ids"),
    ("x/news#~ab", "record", PLANT, "Paper", False, False, "corrected in a later run"),
    ("https://a.example/1", "page", SHIP, "Other", True, False, "an address names one article"),
    ("https://a.example/1", "record", SHIP, "Other", False, True, "but a dump may misname it"),
]


@pytest.mark.parametrize("case", NAMES, ids=[case[-1] for case in NAMES])
def test_another_article_of_the_same_name_is_one_of_its_own(
    case: tuple[str, str, Told, str | None, bool, bool, str],
) -> None:
    identity, kind, told, publisher, is_of_this_run, is_other, why = case
    articles = KnownArticles(set(), set(), {}, {})
    base = content_id(identity)
    stored = Latest(1, Text("t1", "Paper"), PLANT, is_of_this_run=is_of_this_run)
    articles.latest[base] = stored
    arrival = Arrival(
        "c2",
        identity,
        Text("t2", publisher),
        told,
        is_file=kind == "file",
        is_record=kind == "record",
    )
    found = articles.next_version(arrival)
    assert found is not None
    assert (found.article_id != base, found.number) == (is_other, 1 if is_other else 2), why
    assert articles.next_version(arrival) is None, "and is known from then on"


def test_a_corrected_article_of_its_own_is_its_next_version() -> None:
    articles = KnownArticles(set(), set(), {A1: Latest(1, Text("t1", "Paper"), PLANT)}, {})
    ship = SHIP._replace(published_on=date(2024, 1, 3))
    first, second = (
        articles.next_version(Arrival("c", "a1", Text(text, "Paper"), ship))
        for text in ("t2", "t3")
    )
    assert first is not None
    assert second == Version(first.article_id, 2)


def test_a_capture_or_held_document_is_new_once() -> None:
    articles = known()
    assert [articles.add_capture(one) for one in ("c1", "c2", "c2")] == [False, True, False]
    assert [articles.add_held(one) for one in ("q1", "q2", "q2")] == [False, True, False]


SETTLED = [
    # source, place in it, what it settles, why
    ("x/a.html", None, {"x/a.html"}, "the page that was a picture"),
    ("x/b.html", None, set(), "another page"),
    ("x/day.csv", "line 3", {"x/day.csv:line 3"}, "the row that was broken"),
    ("x/day.csv", "line 4", set(), "another row; the file is damaged still, for all it shows"),
    ("x/dump.csv", "line 2", {"x/dump.csv"}, "a row of the table that had no mapping"),
]


@pytest.mark.parametrize(("source", "locator", "expected", "why"), SETTLED)
def test_what_can_be_read_now_settles_what_was_held(
    source: str, locator: str | None, expected: set[str], why: str
) -> None:
    articles = known()
    articles.held_places = {"x/a.html", "x/day.csv:line 3", "x/day.csv", "x/dump.csv"}
    articles.held_files = {"x/a.html", "x/dump.csv"}
    found = Content(b"{}", "application/json", "utf-8")
    stamp = RunStamp("run", MARCH)
    capture = make_capture(Place(source, locator), source, found, SourceOptions(), stamp)
    assert articles.settled_places(capture) == expected, why
