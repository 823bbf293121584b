"""Which words of a text name whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.reference import load_reference
from tests.transforms.entities.models import read_lines
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.type_words import split_at_titles
from transforms.text.parse import Token

CASES: tuple[
    tuple[tuple[str, ...], tuple[tuple[str, str], ...], set[tuple[str, str]], str], ...
] = (
    (
        ("Alibaba Group Holding will build more data centres.", "Alibaba gave no dates."),
        (("Alibaba", "GPE"),),
        {("Alibaba Group", "company")},
        "an alias overrides the model's label and joins the short form",
    ),
    (
        ("Sales of iPhones fell.", "Amazon.com rents servers through AWS."),
        (),
        {("iPhone", "product"), ("Amazon", "company"), ("Amazon Web Services", "product")},
        "plural products; a domain that is a name; the longest alias wins",
    ),
    (
        ("Google parent Alphabet reports on Tuesday.",),
        (),
        {("Google", "company"), ("Alphabet", "company")},
        "an apposition is no third company",
    ),
    (
        ("Harbour Mills said on Monday it would hire 300 people.", "Tove Lund said it will rain."),
        (("Harbour Mills", "PERSON"), ("Tove Lund", "PERSON")),
        {("Harbour Mills", "company"), ("Tove Lund", "person")},
        "what says it of itself is no person; rain is",
    ),
    (
        ("Budget 2031 brings no new tax.", "Critics say Budget 2031 is thin."),
        (("Budget 2031", "ORG"),),
        {("Budget 2031", "event")},
        "a state's budget of a year is no company",
    ),
    (
        ("It built the 1.4GW Quorvale offshore wind farm.", "A Lund Corp refinery burnt."),
        (),
        {("Quorvale offshore wind farm", "facility"), ("Lund Corp", "company")},
        "a size is no part of a site's name; a firm's refinery has none",
    ),
    (
        ("The Ekofisk oilfield and the Quorvale nuclear power station went on.",),
        (),
        {("Ekofisk", "facility"), ("Quorvale nuclear power station", "facility")},
        "a known site, with what it is and without, is one; a noun of three words",
    ),
    (
        ("Lund gasfield, Roe oil terminal, Abel gas terminal, Kipp dam",)
        + ("They run the Sund solar park, Tveit wind park and Vik data center.",),
        (),
        {
            ("Lund gasfield", "facility"),
            ("Roe oil terminal", "facility"),
            ("Abel gas terminal", "facility"),
            ("Kipp dam", "facility"),
            ("Sund solar park", "facility"),
            ("Tveit wind park", "facility"),
            ("Vik data center", "facility"),
        },
        "words for sites",
    ),
    (
        ("Shares of Selby Quorvex Corp QVX rose.",),
        (("Selby Quorvex Corp QVX", "ORG"),),
        {("Selby Quorvex Corp", "company")},
        "a ticker after the legal form is no part of the name",
    ),
    (
        ("Prices on the Copper Merchants Exchange (CME) fell.", "The CME gave no reason."),
        (),
        {("Copper Merchants Exchange", "organization")},
        "an acronym that the article explains is nobody else's",
    ),
    (
        ("They met the Quorvexes and went home.", "All flew to Quorvale (QVL) at once."),
        (("Quorvexes and", "ORG"), ("Quorvale (QVL", "GPE")),
        {("Quorvexes", "company"), ("Quorvale", "place")},
        "small words and opened brackets end no name",
    ),
    (
        ("We read the Quorvex Outlook and the Selby Statement.", "The HPV vaccine helped."),
        (("Quorvex Outlook", "ORG"), ("Selby Statement", "ORG"), ("HPV", "ORG")),
        set(),
        "documents and terms of medicine are no firms",
    ),
    (
        ("Orders went to Selby Quorvex GmbH in Omaha, Neb., on Monday.",),
        (("Selby Quorvex GmbH", "PERSON"), ("Neb.", "GPE")),
        {("Selby Quorvex GmbH", "company"), ("Omaha", "place"), ("Nebraska", "place")},
        "legal forms of other countries; states as agencies shorten them",
    ),
    (
        ("Apple pie is popular.", "Orders for pie rose."),
        (),
        set(),
        "an everyday word that opens a sentence needs support",
    ),
    (
        ("Makers of tablets such as Apple raised prices.", "Apple added colours."),
        (),
        {("Apple", "company")},
        "a sure mention elsewhere supports the opening word",
    ),
    (
        ("Chief executive Eddie Wu spoke first.", "Later Mr Wu left, and Wu wrote a letter."),
        (),
        {("Eddie Wu", "person")},
        "title and surname mean the one person named in full",
    ),
    (
        ("Jack Ma met Pony Ma.", "Mr Ma declined to comment."),
        (),
        {("Jack Ma", "person"), ("Pony Ma", "person")},
        "a surname that two bear names neither",
    ),
    (
        ("Chinese President Xi Jinping spoke.", "Mr Xi named no sum."),
        (),
        {("Xi Jinping", "person")},
        "nationality and office are no part of the name; the surname may come first",
    ),
    (
        ("The Ghanaian government bought three jets.",),
        (),
        {("Government of Ghana", "government")},
        "an adjective with 'government' names it",
    ),
    (
        ("Talks were held in Beijing.", "A hotel in Beijing was full."),
        (),
        {("Beijing", "place")},
        "a capital after 'in' is a place",
    ),
    (
        ("Beijing has agreed to lower duties.",),
        (),
        {("Government of China", "government")},
        "a capital that acts is the government",
    ),
    (
        ("The Asian Development Bank (ADB) met.", "The ADB lends to cities."),
        (),
        {("Asian Development Bank", "organization")},
        "an acronym introduced in brackets",
    ),
    (
        ("Shares of Quorvex Resources rose.", "Analysts said Quorvex was cheap."),
        (),
        {("Quorvex Resources", "company")},
        "an unknown company by its last word, and its short form",
    ),
    (
        ("The Institute of Tunnel Engineers in England and Wales met on Monday.",),
        (),
        {("Institute of Tunnel Engineers in England and Wales", "organization")},
        "a body's title runs on through small words, over the places in it",
    ),
    (
        ("Profits rose (AP Photo/Jane Roe, File).", "The market was calm. BLOOMBERG"),
        (("Jane Roe", "PERSON"),),
        set(),
        "credits of pictures and of agencies name nobody",
    ),
    (
        ("It cost 90 Hong Kong dollars.", "It was paid in U.S. dollars."),
        (),
        set(),
        "a country in a currency's name is no mention",
    ),
    (
        ("The Bank of England held rates.", "Economists said the Bank may cut soon."),
        (),
        {("Bank of England", "organization")},
        "a short name counts after the full one",
    ),
    (
        ("The bank may cut rates.", "He went to the Bank on Friday."),
        (),
        set(),
        "a short name alone names nobody",
    ),
    (
        ("Farmers in Auckland and Wellington wait.", "They say Treasury expects growth."),
        (("Treasury", "ORG"),),
        {
            ("Auckland", "place"),
            ("Wellington", "place"),
            ("New Zealand Treasury", "government"),
        },
        "a home name means the body of the article's country",
    ),
    (
        ("Rent at 18 Harbour Road fell.",),
        (("Harbour Road", "FAC"),),
        set(),
        "an address is no mention",
    ),
    (
        ("Shares of Zorn-Quorvex and Co rose.", "They sold American Quorvend Corp to it."),
        (),
        {("Zorn-Quorvex and Co", "company"), ("American Quorvend Corp", "company")},
        "hyphens, 'and Co' and a nation's adjective within a firm's name",
    ),
    (
        ("They met Jane Abbott in Leeds.", "A crowd heard Abbott speak."),
        (),
        {("Jane Abbott", "person"), ("Leeds", "place")},
        "a surname introduced in the article outweighs a company's alias",
    ),
    (
        ("The deal was signed by Morningstar, Inc. on Monday.",),
        (),
        {("Morningstar", "company")},
        "a legal form after a comma belongs to the name",
    ),
    (
        ("The Selby distribution centre opened.", "It pays U.S. government bonds."),
        (),
        {("Selby distribution centre", "facility")},
        "small words make a site; a government's bonds are no mention of it",
    ),
    (
        ("The firm spent US$80 billion and AT&T nothing.",),
        (),
        {("AT&T", "company")},
        "a currency sign is no country, an ampersand no boundary",
    ),
)


@pytest.mark.parametrize(("lines", "labels", "expected", "why"), CASES, ids=[c[3] for c in CASES])
def test_recognises(
    lines: tuple[str, ...],
    labels: tuple[tuple[str, str], ...],
    expected: set[tuple[str, str]],
    why: str,
    gazetteer: Gazetteer,
) -> None:
    *_, mentions = read_lines(lines, gazetteer, labels)
    assert {(m.entity.name, m.entity.entity_type) for m in mentions} == expected, why


def test_spans_hold_no_title_article_or_possessive(gazetteer: Gazetteer) -> None:
    lines = ("The Fed’s Jerome Powell met Mr Jack Ma.", "Mr Powell said Ma's plan is good.")
    text, *_, mentions = read_lines(lines, gazetteer)
    assert [text[m.start : m.end] for m in mentions] == [
        "Fed",
        "Jerome Powell",
        "Jack Ma",
        "Powell",
        "Ma",
    ]


GAZETTEER = Gazetteer.from_reference(load_reference())
PIECES = st.sampled_from(
    ["Alibaba", "Mr Ma", "Jack Ma", "US$5", "the", "Bank of England", "Bank", "(ADB)", "Apple"]
    + ["Asian Development Bank", "Beijing has", "in", "’s", "Quorvex Resources", "Quorvex", "Meta"]
    + ["iPhones", "said", ".", ",", "and", "Ghanaian government", "AP", "Treasury", "of", "Ltd"]
    + ["New York", "Sheikh", "\u00a0", "—", "&", "Harbour Road", "18", "gold mine", "Institute of"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4))
def test_mentions_never_overlap_and_stay_in_their_sentence(lines: list[str]) -> None:
    text, sentences, _, mentions = read_lines([line.strip() for line in lines], GAZETTEER)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
        assert any(s.start <= mention.start and mention.end <= s.end for s in sentences)
        end = mention.end


@pytest.mark.parametrize(
    ("words", "parts", "why"),
    [
        ("Quorvex Corp. Amber Systems", [(0, 2), (2, 4)], "a sentence may end with the form"),
        ("Selby & Co. Inc", [(0, 4)], "one form follows another"),
        ("Selby Corp Amber", [(0, 3)], "a form without full stop ends nothing"),
        ("Dr. Selby Amber", [(1, 3)], "an abbreviated title is no form"),
    ],
)
def test_a_run_of_names_ends_with_a_legal_form(
    gazetteer: Gazetteer, words: str, parts: list[tuple[int, int]], why: str
) -> None:
    tokens = [
        Token(at, at + len(word), word, word.lower(), "PROPN", "NNP", "dep", at)
        for at, word in enumerate(words.split())
    ]
    assert list(split_at_titles(tokens, 0, len(tokens), gazetteer.lexicon)) == parts, why
