from __future__ import annotations

import pytest

from flows.known import KnownArticles, Text


def known() -> KnownArticles:
    return KnownArticles(
        captures={"c1"},
        held={"q1"},
        latest={"a1": (1, Text("t1"))},
        owners={Text("t1"): {"a1"}, Text("t1", "Paper"): {"a1"}},
    )


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
    assert [articles.next_version(one, Text(text), "c") for one, text in given] == expected, why


def test_a_text_of_this_run_names_the_capture_that_brought_it() -> None:
    articles = known()
    articles.next_version("a2", Text("t2"), "c2")
    articles.next_version("a3", Text("t2"), "c3")
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
    assert known().next_version("a2", Text("t1", publisher), "c2") == version, why


def test_an_article_whose_publisher_is_recognised_later_is_no_new_version() -> None:
    assert known().next_version("a1", Text("t1", "Other Paper"), "c2") is None


def test_an_article_that_is_taken_back_without_another_word_is_a_new_version() -> None:
    articles = known()
    withdrawn = Text("t1", is_withdrawn=True)
    assert [articles.next_version("a1", withdrawn, "c2") for _ in range(2)] == [2, None]
    assert articles.next_version("a1", Text("t1"), "c1") == 3, "and stands again"


def test_a_capture_or_held_document_is_new_once() -> None:
    articles = known()
    assert [articles.add_capture(one) for one in ("c1", "c2", "c2")] == [False, True, False]
    assert [articles.add_held(one) for one in ("q1", "q2", "q2")] == [False, True, False]
