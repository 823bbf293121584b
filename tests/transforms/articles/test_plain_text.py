"""Pasted pages: roles, title, agency, publisher, authors; broken lines; places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.articles.lexicon import article_lexicon
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.lines import join_broken_lines
from transforms.articles.plain_text import read_plain_text
from transforms.text.mapped import clean_lines

PROSE_1 = (
    "The harbour board agreed to buy a second crane on Monday, after long talks with its bank."
)
PROSE_2 = (
    "Work begins in spring, and the board expects the crane to lift its first box by next winter."
)
PROSE_3 = (
    "Its chairwoman said that the loan would be repaid from fees, not from the town's own purse."
)

PAGES: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
    (
        "a headline that ends in a short form",
        f"Board to buy crane in the U.S.\n\n{PROSE_1}\n\n{PROSE_2}",
        [("title", "Board to buy crane in the U.S."), ("body", PROSE_1), ("body", PROSE_2)],
    ),
    (
        "label, title, byline, stamp",
        f"Shipping\n\nBoard to buy crane\n\nBy Jane Roe\n\n4 March 2025\n\n{PROSE_1}",
        [
            ("boilerplate", "Shipping"),
            ("title", "Board to buy crane"),
            ("boilerplate", "By Jane Roe"),
            ("boilerplate", "4 March 2025"),
            ("body", PROSE_1),
        ],
    ),
    (
        "standfirst and caption before a credit",
        "Board to buy crane\n\nLoan to be repaid from fees, says chairwoman\n\n"
        f"The quay at dusk.\n\nPHOTO: REUTERS\n\nFollow topic:\n\n{PROSE_1}\n\n{PROSE_2}",
        [
            ("title", "Board to buy crane"),
            ("standfirst", "Loan to be repaid from fees, says chairwoman"),
            ("caption", "The quay at dusk."),
            ("boilerplate", "PHOTO: REUTERS"),
            ("boilerplate", "Follow topic:"),
            ("body", PROSE_1),
            ("body", PROSE_2),
        ],
    ),
    (
        "a caption with its credit in it, a heading, end matter",
        f"Board to buy crane\n\n{PROSE_1}\n\nThe quay at dusk. Photograph: Jane Roe/Getty"
        f"\n\nFees to rise\n\n{PROSE_2}\n\nTopics\n\nShipping\n\nTrade",
        [
            ("title", "Board to buy crane"),
            ("body", PROSE_1),
            ("caption", "The quay at dusk. Photograph: Jane Roe/Getty"),
            ("heading", "Fees to rise"),
            ("body", PROSE_2),
            ("boilerplate", "Topics"),
            ("boilerplate", "Shipping"),
            ("boilerplate", "Trade"),
        ],
    ),
    (
        "a ticker table and a link in capitals",
        f"Board to buy crane\n\n{PROSE_1}\n\nCRN\nCRANE MAKERS INC.\n12.50\n-0.25\n-1.96%"
        f"\n\n{PROSE_2}\n\nWATCH THE CRANE MAKERS EXPLAIN THEIR PLAN\n\n{PROSE_3}",
        [
            ("title", "Board to buy crane"),
            ("body", PROSE_1),
            ("boilerplate", "CRN"),
            ("boilerplate", "CRANE MAKERS INC."),
            ("boilerplate", "12.50"),
            ("boilerplate", "-0.25"),
            ("boilerplate", "-1.96%"),
            ("body", PROSE_2),
            ("boilerplate", "WATCH THE CRANE MAKERS EXPLAIN THEIR PLAN"),
            ("body", PROSE_3),
        ],
    ),
    (
        "related stories after the end are no prose",
        f"Board to buy crane\n\n{PROSE_1}\n\n{PROSE_2}\n\n{PROSE_3}\n\nMost read\n\n"
        "Ferry fares rise again...",
        [
            ("title", "Board to buy crane"),
            ("body", PROSE_1),
            ("body", PROSE_2),
            ("body", PROSE_3),
            ("boilerplate", "Most read"),
            ("boilerplate", "Ferry fares rise again..."),
        ],
    ),
    (
        "a short last paragraph with its agency",
        f"Board to buy crane\n\n{PROSE_1}\n\nTwo firms made bids, the board said. BLOOMBERG",
        [
            ("title", "Board to buy crane"),
            ("body", PROSE_1),
            ("body", "Two firms made bids, the board said."),
            ("boilerplate", "BLOOMBERG"),
        ],
    ),
    ("prose alone has no title", PROSE_1, [("body", PROSE_1)]),
)

CREDITS = (
    (f"{PROSE_1} BLOOMBERG", "agency", "Bloomberg", "a wire's name closes the story"),
    (f"{PROSE_1} (Reuters)", "agency", "Reuters", "in brackets"),
    (f"OSLO (AP) — {PROSE_1}", "agency", "AP", "in the dateline"),
    (f"The Bloomberg terminal went dark. {PROSE_1}", "agency", None, "a company in the prose"),
    (
        f"Board to buy crane\n\nPTI | Mumbai\n\n{PROSE_1}",
        "agency",
        "PTI",
        "its own line",
    ),
    (
        f"Board to buy crane\n\nReuters\n\n{PROSE_1}",
        "publisher_name",
        "Reuters",
        "a wire alone above its story publishes it",
    ),
    (
        f"Sign up now: Get ST's newsletters before breakfast\n\n{PROSE_1}",
        "publisher_name",
        "The Straits Times",
        "a line that one paper prints",
    ),
    (
        f"Board to buy crane\n\nThe Board told CNBC. {PROSE_1}",
        "publisher_name",
        None,
        "being told is no evidence",
    ),
    (
        f"Board to buy crane\n\nThe quay.\n\nJane Roe | Bloomberg | Getty Images\n\n{PROSE_1}",
        "publisher_name",
        None,
        "nor is a picture credit",
    ),
    (
        f"Board to buy crane\n\nBy Jane Roe and John A. Poe\n\n{PROSE_1}",
        "authors",
        ("Jane Roe", "John A. Poe"),
        "two names",
    ),
    (
        f"Board to buy crane\n\nJANE ROE, Nikkei staff writer\n\n{PROSE_1}",
        "authors",
        ("Jane Roe",),
        "capitals and a trade",
    ),
    (
        f"Board to buy crane\n\nBy Jane Roe\nShipping Editor\n\n4 May 2025\n\n{PROSE_1}",
        "authors",
        ("Jane Roe",),
        "a trade is no name",
    ),
)

BROKEN = (
    (
        "The mayor spoke at a long and very crowded\n\nmeeting of harbour hands\n\n– a rare sight.",
        ["The mayor spoke at a long and very crowded meeting of harbour hands – a rare sight."],
        "a page's boxes stood inside the sentence",
    ),
    (
        "Crane Co said\nInc of Oslo would buy the second of its two old cranes\n"
        "for ten million crowns in cash.",
        [
            "Crane Co said Inc of Oslo would buy the second of its two old cranes for ten million"
            " crowns in cash."
        ],
        "a wire wraps its lines, the first one cut",
    ),
    (
        "Ferry fares rise again as fuel costs climb\nHarbour board sued\n"
        "Town votes on a second bridge in June",
        [
            "Ferry fares rise again as fuel costs climb",
            "Harbour board sued",
            "Town votes on a second bridge in June",
        ],
        "a list of headlines is not wrapped",
    ),
    (
        "The board of the old port said that it had signed a long-\nterm loan for the second crane,"
        " which the whole town had been\nawaiting for years.",
        [
            "The board of the old port said that it had signed a long-term loan for the second"
            " crane, which the whole town had been awaiting for years."
        ],
        "a hyphen at the end of a line",
    ),
)


def _roles(document: Document) -> list[tuple[str, str]]:
    return [(line.role, document.text[line.start : line.end]) for line in document.lines]


@pytest.mark.parametrize(("why", "page", "expected"), PAGES, ids=[case[0] for case in PAGES])
def test_roles(why: str, page: str, expected: list[tuple[str, str]]) -> None:
    assert _roles(read_plain_text(page, article_lexicon())) == expected, why


@pytest.mark.parametrize(("page", "field", "value", "why"), CREDITS, ids=[c[3] for c in CREDITS])
def test_credits(page: str, field: str, value: object, why: str) -> None:
    assert getattr(read_plain_text(page, article_lexicon()), field) == value, why


def test_a_closing_agency_is_a_line_of_its_own() -> None:
    document = read_plain_text(f"{PROSE_1} BLOOMBERG", article_lexicon())
    assert _roles(document) == [("body", PROSE_1), ("boilerplate", "BLOOMBERG")]


@pytest.mark.parametrize(("source", "expected", "why"), BROKEN, ids=[case[2] for case in BROKEN])
def test_broken_lines(source: str, expected: list[str], why: str) -> None:
    joined = join_broken_lines(clean_lines(source), lambda _: False)
    assert [line.text for line in joined] == expected, why


@given(st.text(st.sampled_from('aB1.,\n \u00a0é\u200b–"|'), max_size=200))
@settings(max_examples=60)
def test_every_character_keeps_its_place(source: str) -> None:
    try:
        document = read_plain_text(source, article_lexicon())
    except UnreadableDocument as error:
        assert error.rule_code == "empty_document"
        return
    kept = [char for char in source if not char.isspace() and char != "\u200b"]
    assert [char for char in document.text if not char.isspace()] == kept
    for segment in document.segments:
        shown = document.text[segment.text_start : segment.text_start + segment.length]
        printed = source[segment.source_start : segment.source_start + segment.length]
        assert shown.split() == printed.split()
    inside = " ".join(document.text[line.start : line.end] for line in document.lines)
    assert inside.split() == document.text.split()


@pytest.mark.parametrize(
    ("source", "rule_code"),
    [("... --\n", "empty_document"), ("a\n" * 20_001, "document_too_large")],
)
def test_refusals(source: str, rule_code: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        read_plain_text(source, article_lexicon())
    assert error.value.rule_code == rule_code
