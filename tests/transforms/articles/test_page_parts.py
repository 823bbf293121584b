"""Parts of pages that are no article: every seed row by its example, and parts that stay."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from flows.reference import load_reference
from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.page_parts import MOST_SHARE, PageParts, clear_page, standfirsts

ROWS = load_reference()["page_parts"]
ASIDE = [row for row in ROWS if row["kind"] not in ("never", "standfirst")]
STANDFIRSTS = [row for row in ROWS if row["kind"] == "standfirst"]
PROSE = (
    "<p>The harbour board approved a second crane on Monday, after two years of talks, and the"
    " town will borrow half of the money from a bank that it did not name.</p>"
)


def _cleared(body: str, parts: PageParts | None = None) -> str:
    page = LexborHTMLParser(f"<html><body><h1>A second crane</h1>{body}</body></html>")
    clear_page(page, parts or article_lexicon().page_parts)
    return page.body.text() if page.body else ""


@pytest.mark.parametrize("row", ASIDE, ids=[row["selector"] for row in ASIDE])
def test_aside_example(row: dict[str, str]) -> None:
    alone = PageParts.from_rows([row])
    shown = LexborHTMLParser(row["example"]).text().strip()
    assert shown
    text = _cleared(PROSE * 3 + row["example"], alone)
    assert shown not in text
    assert text.count("harbour") == 3


@pytest.mark.parametrize(
    "row",
    [row for row in ROWS if row["kind"] == "never"],
    ids=[row["selector"] for row in ROWS if row["kind"] == "never"],
)
def test_never_example(row: dict[str, str]) -> None:
    alone = PageParts.from_rows([row])
    page = LexborHTMLParser(f"<html><head></head><body>{PROSE}{row['example']}</body></html>")
    assert page.css(row["selector"])
    clear_page(page, alone)
    assert not page.css(row["selector"])
    assert "harbour" in page.text()


@pytest.mark.parametrize("row", STANDFIRSTS, ids=[row["selector"] for row in STANDFIRSTS])
def test_standfirst_example(row: dict[str, str]) -> None:
    page = LexborHTMLParser(f"<h1>A second crane</h1>{row['example']}{PROSE}")
    texts = standfirsts(page, PageParts.from_rows([row]))
    assert texts == ["The board wants it to lift twice as much by May"]


STAYS = (
    (
        f"<div class='has-newsletter'>{PROSE}{PROSE}</div>",
        2,
        "a name that lies: it holds the prose",
    ),
    (f"<a href='/x'>{PROSE}{PROSE}</a>", 2, "a link that was never closed"),
    (f"<a name='top'>{PROSE}</a><a name='next'>{PROSE}</a>" * 3, 6, "anchors, no links"),
    (f"<article class='caption'>{PROSE}</article>", 1, "an article"),
    (f"<form>{PROSE}</form>", 1, "a page that is one form"),
)


@pytest.mark.parametrize(("body", "count", "why"), STAYS, ids=[case[2] for case in STAYS])
def test_what_stays(body: str, count: int, why: str) -> None:
    assert 0 < MOST_SHARE < 1
    assert _cleared(body).count("harbour") == count, why


def test_part_around_the_headline_stays() -> None:
    page = LexborHTMLParser(f"<div class='excerpt newsletter'><h1>A crane</h1></div>{PROSE * 4}")
    clear_page(page, article_lexicon().page_parts)
    assert page.css_first("h1") is not None


def test_parts_in_parts_go_once() -> None:
    nested = "<figure class='caption'><figcaption class='caption-text'><p>At dusk.</p></figcaption>"
    text = _cleared(PROSE * 4 + (nested + "</figure>") * 50)
    assert "dusk" not in text
    assert text.count("harbour") == 4
