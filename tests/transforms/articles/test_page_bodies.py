"""Where the body of a page comes from: fallbacks, gaps, repeats, pages made to be slow."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.body import Body, _paragraphs, fill_gaps, read_body
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.html import body_lines, read_html

BODY = (
    "<p>The harbour board approved a second crane on Monday, after two years of talks.</p>"
    "<p>It will cost &pound;3&nbsp;million &ndash; half of it borrowed.</p>"
)


def _page(body: str, fields: str = '"headline": "A second crane"') -> str:
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'
    return (
        f"<!doctype html><html><head>{stated}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>A second crane</h1>{body}</article></body></html>"
    )


def _read(body: str, fields: str = '"headline": "A second crane"') -> Document:
    return read_html(_page(body, fields), article_lexicon())


def test_repeated_paragraphs_are_kept() -> None:
    repeated = "<p>Nobody answered the question that the board had asked three times.</p>"
    assert _read(BODY + repeated + BODY + repeated * 2).text.count("Nobody") == 3


STATED = "The harbour board approved a second crane on Monday. It will cost a lot of money by May."
FALLBACKS = (
    (f'"headline": "A second crane", "articleBody": "{STATED}"', "<p>Wait</p>", STATED),
    (
        f'"headline": "A second crane", "articleBody": "<p>{STATED}</p><p>The end.</p>"',
        "<div id='app'></div>",
        f"{STATED}\nThe end.",
    ),
)


@pytest.mark.parametrize(("fields", "body", "text"), FALLBACKS, ids=["one line", "markup"])
def test_the_stated_body_where_the_page_shows_none(fields: str, body: str, text: str) -> None:
    assert "\n".join(body_lines(_read(body, fields))) == text


def test_paragraphs_where_nothing_else_finds_a_body() -> None:
    page = LexborHTMLParser(
        f"<div><p><a href='/x'>One link of many in a long list of links</a></p></div>"
        f"<div id='a'>{BODY}{BODY}</div><div id='b'>{BODY}</div>"
    )
    assert len(_paragraphs(page)) == 4
    assert read_body(page, None).word_count > 15


def test_a_paragraph_passed_over_between_two_is_put_back() -> None:
    lines = [f"Crane {n} lifts {n} tonnes at once, the head of the board said." for n in "12345"]
    page = LexborHTMLParser(
        f"<div>{''.join(f'<p>{line}</p>' for line in lines)}<p><a href='/x'>One link of many in"
        f" a long list</a></p><p>{lines[0]} Again.</p></div><p>{lines[0]} Elsewhere.</p>"
    )
    kept = Body((lines[0], lines[3], lines[4]))
    assert list(fill_gaps(page, kept).lines) == lines
    assert fill_gaps(page, Body((lines[1],))).lines == (lines[1],)


@pytest.mark.parametrize(
    ("shown", "kept", "filled"),
    [("12341", "1241", "12341"), ("12413", "123", "123"), ("12s", "1", "1")],
    ids=["before the second of two equal ones", "back to the first one", "a few letters"],
)
def test_where_a_paragraph_is_put_back(shown: str, kept: str, filled: str) -> None:
    lines = {n: f"Crane {n} lifts {n} tonnes at once, the head of the board said." for n in "1234"}
    lines["s"] = "said"
    page = LexborHTMLParser(f"<div>{''.join(f'<p>{lines[n]}</p>' for n in shown)}</div>")
    found = fill_gaps(page, Body(tuple(lines[n] for n in kept)))
    assert found.lines == tuple(lines[n] for n in filled)


SLOWEST_S = 10.0
HOSTILE = (
    ("<div class='caption'>" * 13_000, "nested parts"),
    ("<p class='caption'>a</p>" * 13_000, "many parts"),
    ("<p>The same short line again and again</p>" * 13_000, "many paragraphs"),
    ("<p><a href='/x'>One link after another link</a></p>" * 9_000, "many links"),
    ("<p><img><em>x</em></p>" * 7_000, "many pictures"),
    ("<h1>Crane</h1>" * 13_000, "many headlines"),
    ("<b>" * 39_000, "nested bold"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("body", "why"), HOSTILE, ids=[case[1] for case in HOSTILE])
def test_pages_made_to_be_slow(body: str, why: str) -> None:
    began = process_time()
    with suppress(UnreadableDocument):
        read_html(_page(BODY + body), article_lexicon())
    assert process_time() - began < SLOWEST_S, why
