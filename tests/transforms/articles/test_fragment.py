"""Fragments of pages, as feeds hold them: all that they show, a line for each block."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from transforms.articles.fragment import is_fragment, read_fragment

A = "The harbour board paid 3 million pounds for a second crane on Monday."
B = "It lent the money from two banks and pays it back within ten years."

FRAGMENTS: tuple[tuple[str, list[str], str], ...] = (
    (f"<p>{A}</p><p>{B}</p>", [A, B], "paragraphs"),
    (f"{A}<br/><br/>{B}", [A, B], "line breaks"),
    (f"<div>{A}</div>\n<div>{B}</div>", [A, B], "divisions"),
    (f"{A}<p>{B}</p>", [A, B], "bare words first"),
    (f"<p>{A}</p>{B}", [A, B], "bare words last"),
    (f"<div>{A}<p>{B}</p>So it is.</div>", [A, B, "So it is."], "words around a block"),
    (f"{A} <b>{B}</b> <a href='u'>So <i>it</i> is.</a>", [f"{A} {B} So it is."], "inline markup"),
    (f"<p>{A}</p><ul><li>{B}</li><li>So</li></ul>", [A, B, "So"], "a list"),
    (f"<h2>Costs</h2><p>{A} {B}</p>", ["Costs", f"{A} {B}"], "a heading"),
    (f"<p>{A}</p><p>{A}</p>", [A, A], "a line said twice"),
    (f"<p>{A[:20]}\n   {A[20:]}</p>{B}", [A[:20] + " " + A[20:].strip(), B], "wrapped markup"),
    (f"<p>{A}</p><script>x</script><style>y</style><!-- z --><p>{B}</p>", [A, B], "no prose"),
    ("<p>Too few words.</p>", [], "a notice"),
    ("", [], "nothing"),
)
WHOLES = (
    ("<!DOCTYPE html><p>a</p>", False, "a doctype"),
    ("<html><p>a</p>", False, "its root"),
    ("  <body class='x'><p>a</p>", False, "its body"),
    ("<p>a</p><header>b</header>", True, "a header is no head"),
    ("<p>a</p>", True, "a paragraph"),
)


@pytest.mark.parametrize(("markup", "lines", "why"), FRAGMENTS, ids=[c[2] for c in FRAGMENTS])
def test_all_that_is_shown_is_read(markup: str, lines: list[str], why: str) -> None:
    assert list(read_fragment(LexborHTMLParser(markup)).lines) == lines, why


@pytest.mark.parametrize(("markup", "expected", "why"), WHOLES, ids=[c[2] for c in WHOLES])
def test_a_page_is_no_fragment(markup: str, expected: bool, why: str) -> None:
    assert is_fragment(markup) == expected, why


def test_headings_are_told() -> None:
    fragment = LexborHTMLParser(f"<h2>Costs</h2><p>{A} {B}</p>")
    assert read_fragment(fragment).headings == {"Costs"}


@pytest.mark.parametrize("piece", ["<b>", "<div>", "<p>a", "a<br>", "<a href=x>a"])
def test_hostile_fragments_take_linear_time(piece: str) -> None:
    read_fragment(LexborHTMLParser(piece * 4000))
