"""What a source says of a document goes before what the document says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from flows.reference import load_reference
from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.document import Document
from transforms.articles.envelope import Envelope
from transforms.articles.publication_date import date_article
from transforms.articles.read import read_document
from transforms.contracts.captures import Capture
from transforms.periods.lexicon import PeriodLexicon

PROSE = (
    "The harbour board approved a second crane on Monday, after two years of talks.",
    "It will cost £3 million, half of it borrowed, said the head of the board.",
)
PAGE = (
    '<html lang="de"><head><meta property="og:title" content="Board backs crane">'
    '<meta property="og:site_name" content="The Example Post">'
    '<meta name="author" content="Jane Roe">'
    '<meta property="article:published_time" content="2025-02-23T06:05:00+08:00">'
    '<link rel="canonical" href="https://www.example.com/2025/02/22/crane/?utm_source=x">'
    f"</head><body><article><h1>Board backs crane</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
    "</article></body></html>"
)
FRAGMENT = "".join(f"<p>{line}</p>" for line in PROSE)


def _read(content: str, media_type: str, envelope: Envelope) -> Document:
    bytes_ = content.encode()
    capture = Capture(
        capture_id="0" * 16,
        identity="x",
        source_name="x",
        locator=None,
        media_type=media_type,
        charset="utf-8",
        field_mapping=None,
        content_sha256="0" * 64,
        byte_count=len(bytes_),
        content=bytes_,
        run_id="x",
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        envelope=envelope.to_json(),
    )
    return read_document(capture, article_lexicon())


ALL = Envelope(
    url="https://m.straitstimes.com/2025/02/24/crane?utm_source=rss#top",
    title="Second crane approved",
    published="Mon, 24 Feb 2025 09:30:00 +0100",
    updated="2025-02-25T00:00:00Z",
    publisher="The Straits Times",
    authors=("John Poe",),
    language="en-GB",
)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(PAGE, "text/html"), (FRAGMENT, "text/html"), ("\n".join(PROSE), "text/plain")],
    ids=["page", "fragment", "text"],
)
def test_the_source_goes_first(content: str, media_type: str) -> None:
    document = _read(content, media_type, ALL)
    assert document.title == "Second crane approved"
    assert document.text.split("\n") == ["Second crane approved", *PROSE]
    assert document.lines[0].role == "title"
    assert document.url == "https://straitstimes.com/2025/02/24/crane"
    assert document.authors == ("John Poe",)
    assert document.language_code == "en"
    assert document.publisher is not None
    assert document.publisher.name == "The Straits Times"
    first = document.stated_dates[0]
    assert first.published_at == datetime(2025, 2, 24, 8, 30, tzinfo=UTC)
    assert first.evidence == "source published Mon, 24 Feb 2025 09:30:00 +0100"


def test_where_the_source_is_silent_the_page_speaks() -> None:
    document = _read(PAGE, "text/html", Envelope())
    assert document.title == "Board backs crane"
    assert document.url == "https://example.com/2025/02/22/crane"
    assert (document.authors, document.language_code) == (("Jane Roe",), "de")
    assert document.publisher_name == "The Example Post"
    assert document.stated_dates[0].published_on == date(2025, 2, 23)
    assert (document.status, document.correction_note) == ("live", None)


def test_what_its_source_takes_back_is_withdrawn_and_reads_the_same() -> None:
    words = "The server answers 410 Gone."
    document = _read(PAGE, "text/html", Envelope(withdrawn=words))
    assert (document.status, document.correction_note) == ("withdrawn", words)
    assert document.text == _read(PAGE, "text/html", Envelope()).text


def test_a_known_publisher_goes_before_an_unknown_one() -> None:
    page = PAGE.replace("The Example Post", "The Straits Times")
    document = _read(page, "text/html", Envelope(publisher="Example Feed - Business"))
    assert document.publisher_name == "The Straits Times"
    document = _read(PAGE, "text/html", Envelope(publisher="Example Feed - Business"))
    assert document.publisher_name == "Example Feed - Business"
    document = _read(PAGE, "text/html", Envelope(url="https://www.straitstimes.com/crane"))
    assert document.publisher_name == "The Straits Times"


NAMELESS_PAGE = PAGE.replace("The Example Post", "")
DEFAULTS = [
    # page, envelope, publisher, why
    (NAMELESS_PAGE, Envelope(), "Bay News", "nothing else names one"),
    (PAGE, Envelope(), "The Example Post", "the page does"),
    (NAMELESS_PAGE, Envelope(publisher="Coast Wire"), "Coast Wire", "the source does"),
    (
        NAMELESS_PAGE,
        Envelope(url="https://www.straitstimes.com/crane"),
        "The Straits Times",
        "its host is known",
    ),
]


@pytest.mark.parametrize(("page", "envelope", "publisher", "why"), DEFAULTS)
@pytest.mark.parametrize("default", ["Bay News", "Reuters"])
def test_a_default_publisher_comes_last(
    page: str, envelope: Envelope, publisher: str, why: str, default: str
) -> None:
    document = _read(page, "text/html", replace(envelope, default_publisher=default))
    expected = default if publisher == "Bay News" else publisher
    assert document.publisher_name == expected, why
    known = document.publisher.name if document.publisher else None
    assert known in {None, expected}, why


def test_a_time_of_change_only_where_no_day_is_stated() -> None:
    changed = Envelope(updated="2025-02-26T00:00:00Z")
    assert [one.evidence for one in _read(FRAGMENT, "text/html", changed).stated_dates] == [
        "source updated 2025-02-26T00:00:00Z"
    ]
    page = _read(PAGE, "text/html", changed)
    assert not any(one.evidence.startswith("source") for one in page.stated_dates)


def test_the_order_of_trust_of_dates() -> None:
    periods = PeriodLexicon.from_reference(load_reference())
    document = _read(PAGE, "text/html", ALL)
    evidence = [one.evidence.split()[0] for one in document.stated_dates]
    assert evidence == ["source", "meta", "URL", "URL"]
    dated = date_article(document, (), periods)
    assert dated.published_on == date(2025, 2, 24)
    assert dated.evidence.startswith("source published")


def test_the_headline_in_the_text_is_not_doubled() -> None:
    text = "By Jane Roe\nSECOND crane  approved\n" + "\n".join(PROSE)
    document = _read(text, "text/plain", Envelope(title="Second crane approved"))
    assert document.text.count("approved") == 2
    assert document.title == "SECOND crane approved"


def test_a_correction_by_headline_and_note() -> None:
    title = "CORRECTED-Harbour board approves a second crane"
    document = _read("\n\n".join((title, *PROSE)), "text/plain", Envelope())
    assert (document.status, document.correction_note) == ("corrected", "CORRECTED-")
    noted = "\n\n".join((*PROSE, "(Corrects the price in paragraph 2)"))
    document = _read(noted, "text/plain", Envelope(title="A second crane"))
    assert document.correction_note == "(Corrects the price in paragraph 2)"
