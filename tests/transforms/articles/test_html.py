"""Web pages: body, title, authors, dates, publisher, places, refusals."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.html import MOST_TAGS, body_lines, read_html
from transforms.articles.metadata import read_metadata
from transforms.text.mapped import source_offset

BODY = (
    "<p>The harbour board approved a second crane on Monday, after two years of talks.</p>"
    "<p>It will cost &pound;3&nbsp;million &ndash; half of it borrowed.</p>"
)


def _page(head: str = "", body: str = BODY, heading: str = "<h1>A second crane</h1>") -> str:
    menu = "<nav><a href='/'>Home</a><a href='/x'>News</a></nav>"
    return (
        f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{menu}<article>{heading}"
        f"{body}</article><footer>Contact us</footer></body></html>"
    )


def _json_ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


OG = '<meta property="og:title" content="A second crane | The Example Post">'
TWITTER = OG.replace("og:", "twitter:")
LONG = "Board backs a tall second crane for the old port for £3m by May 6"
SHORTER = (
    ("Board backs a second crane for port for £3m by May 6", OG + TWITTER, True, "passed on so"),
    ("Board backs a second crane for port for £3m by May 6", OG, False, "one tag alone"),
    ("Board backs a tall second crane for the old port by May 6", OG + TWITTER, False, "no price"),
    ("Board backs £3m by May 6", OG + TWITTER, False, "less than half"),
)
TITLES = (
    (_page(), "A second crane", "the h1 alone"),
    (_page(OG), "A second crane", "og:title without the site's name"),
    (
        _page(_json_ld('"headline": "Board backs a second crane"')),
        "Board backs a second crane",
        "JSON-LD that agrees with the h1",
    ),
    (
        _page(_json_ld('"headline": "Ferry timetable"')),
        "A second crane",
        "JSON-LD of something else",
    ),
    (
        _page(_json_ld('"headline": "Board\'s &#8216;second&#8217; crane"')),
        "Board's ‘second’ crane",
        "references inside JSON",
    ),
    (_page(_json_ld('"headline": "broken')), "A second crane", "broken JSON-LD is passed over"),
    (
        _page("<title>A second crane - Example Post</title>", heading=""),
        "A second crane - Example Post",
        "the title tag, the site unknown",
    ),
    (
        _page(
            OG.replace("A second", "Latest: a second")
            + _json_ld('"headline": "A crane, live"').replace("NewsArticle", "LiveBlogPosting")
        ),
        "Latest: a second crane",
        "a live blog's present headline",
    ),
)

AUTHORS = (
    (
        _json_ld(
            '"headline": "A second crane", "author": [{"name": "Jane Roe"}, {"name": "John Poe"}]'
        ),
        ("Jane Roe", "John Poe"),
        "a list",
    ),
    (
        _json_ld('"headline": "A second crane", "author": {"name": "Jane Roe and John Poe"}'),
        ("Jane Roe", "John Poe"),
        "two in one name",
    ),
    (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article",'
        ' "headline": "A second crane", "author": {"@id": "#p1"}},'
        ' {"@type": "Person", "@id": "#p1", "name": "Jane Roe"}]}</script>',
        ("Jane Roe",),
        "a reference",
    ),
    (
        '<meta name="author" content="https://example.com/jane">'
        '<meta name="sailthru.author" content="Jane Roe">',
        ("Jane Roe",),
        "an address is no name",
    ),
    ("", (), "none"),
    (
        _json_ld('"headline": "A second crane", "author": {"name": "Jane Roe For Example.Com"}'),
        ("Jane Roe",),
        "where she writes",
    ),
    (
        _json_ld(
            '"headline": "A second crane", "author": {"@type": "Organization", "name": "Post"}'
        )
        + '<meta name="author" content="Jane Roe">',
        ("Jane Roe",),
        "a person goes before a house",
    ),
    ('<meta name="article:author_name" content="Jane Roe">', ("Jane Roe",), "another tag"),
)

LISTED = "".join(f'<a rel="author" href="/a{n}">Writer Number{n}</a>' for n in range(9))

REFUSALS = (
    ("<html><body><p>Page not found</p></body></html>", "no_article", "too few words"),
    ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no_article", "a menu"),
    ("<html></html>", "no_article", "nothing"),
    ("<html><body>" + "<div>" * 5000 + "</body></html>", "no_article", "deep nesting"),
    ("<p>" * (MOST_TAGS + 1), "document_too_large", "more tags than can be read in time"),
    ("<p>" + "a" * 5_000_001, "document_too_large", "too long"),
)


@pytest.mark.parametrize(("page", "title", "why"), TITLES, ids=[case[2] for case in TITLES])
def test_title(page: str, title: str, why: str) -> None:
    assert read_metadata(LexborHTMLParser(page)).title == title, why


@pytest.mark.parametrize(("short", "tags", "wins", "why"), SHORTER, ids=[c[3] for c in SHORTER])
def test_the_same_headline_with_words_left_out(short: str, tags: str, wins: bool, why: str) -> None:
    head = tags.replace("A second crane", short) + _json_ld(f'"headline": "{LONG}"')
    page = LexborHTMLParser(_page(head, heading=f"<h1>{LONG}</h1>"))
    assert read_metadata(page).title == (short if wins else LONG), why


@pytest.mark.parametrize(("head", "authors", "why"), AUTHORS, ids=[case[2] for case in AUTHORS])
def test_authors(head: str, authors: tuple[str, ...], why: str) -> None:
    assert read_metadata(LexborHTMLParser(_page(head))).authors == authors, why


@pytest.mark.parametrize(("page", "rule_code", "why"), REFUSALS, ids=[c[2] for c in REFUSALS])
def test_refusals(page: str, rule_code: str, why: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_html(page, article_lexicon())
    assert error.value.rule_code == rule_code, why


def _read(head: str = "", body: str = BODY) -> Document:
    return read_html(_page(head, body), article_lexicon())


def test_body_without_menus() -> None:
    document = _read()
    assert document.text == (
        "A second crane\n"
        "The harbour board approved a second crane on Monday, after two years of talks.\n"
        "It will cost £3 million – half of it borrowed."
    )
    assert [line.role for line in document.lines] == ["title", "body", "body"]
    assert len(body_lines(document)) == 2
    assert document.language_code == "en"


def test_every_place_is_in_the_markup() -> None:
    page, document = _page(), _read()
    for number, char in enumerate(document.text):
        place = source_offset(document.segments, number)
        assert char.isspace() or (place is not None and page[place] in (char, "&"))


def test_publisher_and_dates() -> None:
    head = (
        '<meta property="og:site_name" content="The Straits Times">'
        '<link rel="canonical" href="https://www.straitstimes.com/2025/02/24/crane">'
        '<meta property="article:published_time" content="2025-02-24T06:05:00+08:00">'
    )
    document = _read(head)
    assert document.publisher is not None
    assert document.publisher.home_currency_code == "SGD"
    assert document.url == "https://www.straitstimes.com/2025/02/24/crane"
    tag, address = document.stated_dates
    assert str(tag.published_at) == "2025-02-23 22:05:00+00:00"
    assert str(tag.published_on) == str(address.published_on) == "2025-02-24"


def test_unknown_publisher_keeps_its_name() -> None:
    document = _read('<meta property="og:site_name" content="Example Post">')
    assert (document.publisher_name, document.publisher) == ("Example Post", None)


def test_a_name_line_beats_the_house() -> None:
    head = _json_ld('"headline": "A second crane", "author": {"name": "Example Post"}')
    head += '<meta property="og:site_name" content="Example Post">'
    document = _read(head, f"<p><b>Jane Roe/John Poe</b></p>{BODY}")
    assert document.authors == ("Jane Roe", "John Poe")
    assert body_lines(document)[0].startswith("The harbour board")


def test_a_list_of_writers_names_no_author() -> None:
    assert _read(body=f"{LISTED}{BODY}").authors == ()
    assert _read(body=f"{LISTED[: LISTED.index('</a>') + 4]}{BODY}").authors == ("Writer Number0",)


STANDFIRST = "The board wants it to lift twice as much by May"
MORE = [f"The port of town {n} lent it a crane for a year, and got it back." for n in "3456"]
AROUND: tuple[tuple[str, str, list[str], str], ...] = (
    (f"<p class='sub'>{STANDFIRST}</p>", "", [STANDFIRST], "a standfirst below the headline"),
    ("", f"<div><p>{STANDFIRST}.</p></div>", [f"{STANDFIRST}."], "a paragraph at the end"),
    ("", "<p><a href='/x'>Another port buys a crane too</a></p>", [], "a link to another story"),
    (
        "",
        "<p><a href='/x'>The board</a> answered none of the questions.</p>",
        ["The board answered none of the questions."],
        "a link in a sentence",
    ),
    ("", "<p><img src='x.png'><br><em>The port at dusk</em></p>", [], "a picture's caption"),
    (
        "",
        "<p><img src='x.png'><em>The port</em> lies in the north of the town.</p>",
        ["The port lies in the north of the town."],
        "a picture in a paragraph",
    ),
    (
        "",
        "<p>Jane Roe is a reporter at the harbour desk of this paper.</p>",
        [],
        "the author's life",
    ),
    (
        "",
        "<p>John Poe is a member of the board of the harbour since May.</p>",
        ["John Poe is a member of the board of the harbour since May."],
        "another's life",
    ),
    ("", "<h3>A second crane</h3>", [], "the headline again"),
    (
        "",
        "<p>To read the full story, please subscribe to the Post.</p><p>All the news of the port"
        " comes to you before the ferry leaves.</p><p>If you’re already a subscriber, log in.</p>",
        [],
        "an offer at the end",
    ),
    (
        "",
        "<p>If you’re already a subscriber, log in.</p>"
        + "".join(f"<p>{line}</p>" for line in MORE)
        + "<p>To read the full story, please subscribe to the Post.</p>",
        MORE,
        "an offer in the midst",
    ),
    (
        "",
        "<blockquote class='twitter-tweet'><p>Cranes are fine things, all three.</p></blockquote>",
        [],
        "another's post",
    ),
)


@pytest.mark.parametrize(
    ("above", "below", "more", "why"), AROUND, ids=[case[3] for case in AROUND]
)
def test_what_stands_around_the_prose(above: str, below: str, more: list[str], why: str) -> None:
    head = (
        f'<meta name="description" content="{STANDFIRST}"><meta name="author" content="Jane Roe">'
    )
    prose = "".join(
        f"<p>Crane {n} lifts {n} tonnes at once, the head of it said.</p>" for n in "12"
    )
    document = read_html(_page(head, BODY + prose + below, HEADING + above), article_lexicon())
    usual = [line for line in body_lines(document) if line in _lines_of(BODY + prose)]
    assert usual == _lines_of(BODY + prose), why
    assert [line for line in body_lines(document) if line not in usual] == more, why
    roles = {document.text[line.start : line.end]: line.role for line in document.lines}
    assert roles.get(STANDFIRST, "standfirst") == "standfirst"


HEADING = "<h1>A second crane</h1>"


def _lines_of(body: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(body).css("p")]
