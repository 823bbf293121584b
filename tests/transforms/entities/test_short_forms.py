"""Shorter forms by which an article goes on naming what it named in full."""

from __future__ import annotations

import pytest

from tests.transforms.entities.models import read_lines
from transforms.entities.acronyms import initial_forms
from transforms.entities.forms import find_words
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.resolve import leading_forms


@pytest.mark.parametrize(
    ("name", "forms", "why"),
    [
        ("Quorvex National Bank", {"Quorvex", "Quorvex National"}, "words before the type's"),
        ("Quorvex, Lund and Co Inc", {"Quorvex", "Quorvex, Lund"}, "no comma ends a form"),
        ("A.B. Quorvex and Co Inc", {"Quorvex", "A.B. Quorvex"}, "a surname behind initials"),
        ("A.B. Quorvex", {"Quorvex"}, "also without any form"),
        ("QVL Industries Inc", {"QVL", "QVL Industries"}, "three capitals are enough"),
        ("Quorvex and Lund", {"Quorvex"}, "the first of two partners"),
        ("Bank of Korea", set(), "a body's word begins no short form"),
        ("Quorvex Lund", set(), "nothing tells where a short form would end"),
    ],
)
def test_leading_forms(name: str, forms: set[str], why: str, gazetteer: Gazetteer) -> None:
    found = leading_forms(name, gazetteer.lexicon)
    assert forms <= set(found), why
    assert found or not forms


@pytest.mark.parametrize(
    ("name", "forms", "why"),
    [
        ("Quorvex Metal Exchange", ("QME",), "initials of all words"),
        ("Alliance of Quorvex Makers", ("AQM",), "without small words"),
        ("Quorvex Electric Co Plc", ("QECP", "QEC"), "and without legal forms"),
        ("Quorvex Bank", (), "two letters are too few"),
        ("QVL Metal Exchange", (), "it has an acronym already"),
        ("eBay Metal Exchange", (), "a word in small letters"),
    ],
)
def test_initial_forms(name: str, forms: tuple[str, ...], why: str, gazetteer: Gazetteer) -> None:
    assert initial_forms(name, gazetteer.lexicon) == forms, why


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (
            ("The Quorvex Metal Exchange opened.", "Trade at QME fell."),
            {"Quorvex Metal Exchange"},
            "initials without a bracket",
        ),
        (
            ("The Chicago Mercantile Exchange opened.", "Trade at CME fell."),
            {"Chicago Mercantile Exchange"},
            "the body in the article, not another with that name",
        ),
        (
            ("The Chicago Mercantile Exchange opened.", "CME Group said CME trade fell."),
            {"Chicago Mercantile Exchange", "CME Group"},
            "the other body is named too",
        ),
        (
            ("It hired Quorvex, Lund & Roe, LLP.", "It paid Quorvex, Lund & Roe."),
            {"Quorvex, Lund & Roe, LLP"},
            "a partnership's names before the last",
        ),
        (("Johnson and Johnson gained.",), {"Johnson & Johnson"}, '"and" for the sign'),
        (("It paid Merck and Co Inc.",), {"Merck & Co."}, "a known firm's partners are its form"),
        (("AB Volvo and PT Indosat rose.",), {"Volvo", "Indosat"}, "a form before the name"),
        (
            ("Milk rose, the Quorvex Dairy Organization (QUDO) said.", "QUDO set no price."),
            {"Quorvex Dairy Organization"},
            "letters from within the words",
        ),
        (
            ("Quorvex Corp (IBM) and Lund Industries Inc <QVX.N> met.", "Roe Corp <HP> fell."),
            {"Quorvex Corp", "Lund Industries Inc", "Roe Corp", "IBM"},
            "a code is its company's: surely in Reuters' brackets, else if nobody else's",
        ),
        (
            ("Gaps in the exponential moving averages (EMA) close.", "The EMA of gold rose."),
            set(),
            "a term in small letters names nobody",
        ),
        (
            ("The central quorvex works department (CQWD) paid.", "It took the EMA to court."),
            {"European Medicines Agency"},
            "the acronym of another is left alone",
        ),
        (
            (
                "She left the American Institute of Quorvex.",
                "He left the French Ministry of Tin.",
            ),
            {"American Institute of Quorvex", "Ministry of Tin"},
            "a nation's institute bears its name, its ministry does not",
        ),
        (("It sued The Quorvex Lund Corp.",), {"Quorvex Lund Corp"}, "no article in a name"),
        (
            ("America West Airlines Inc lost a suit.", "It cost America West a year."),
            {"America West Airlines Inc"},
            "no place within a firm's short form",
        ),
        (
            ("Selby Insurance Co split its stock.", "Hanover Insurance did too, Hanover said."),
            {"Selby Insurance Co", "Hanover Insurance"},
            "a place that acts as a firm does",
        ),
        (
            ("Hanover Insurance built in Hanover, and Hanover said so.",),
            {"Hanover Insurance", "Hanover"},
            "but not where it also stands as a place",
        ),
        (
            ("Abu Dhabi Quorvex Co grew.", "An Abu Dhabi official said so."),
            {"Abu Dhabi Quorvex Co", "Abu Dhabi"},
            "a place of two words is no form of several",
        ),
        (
            ("Japan Quorvex Corp grew.", "Japan said it is glad."),
            {"Japan Quorvex Corp", "Japan"},
            "a country says things too",
        ),
        (
            ("Dow Chemical Co grew.", "It was a good year, Dow said."),
            {"Dow Inc."},
            "a short name that is another's full one, where only the firm is named",
        ),
        (
            ("The Dow Jones fell.", "Dow Chemical rose, but not the Dow."),
            {"Dow Inc.", "Dow Jones Industrial Average"},
            "where both are named it is the other's",
        ),
        (
            ("It left the Selby, Texas refinery alone.",),
            {"Texas"},
            "where a site's town is",
        ),
        (
            ("The Bank of Japan bought bonds.", "On Monday the Bank sold some."),
            {"Bank of Japan"},
            "a central bank's own short name",
        ),
    ],
)
def test_who_is_named(
    lines: tuple[str, ...], expected: set[str], why: str, gazetteer: Gazetteer
) -> None:
    *_, mentions = read_lines(lines, gazetteer)
    assert {mention.entity.name for mention in mentions} == expected, why


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ma, Ma and Mar", [0, 4]),
        ("IMa_Ma Ma", [7]),
        ("x.Ma Ma&Co Ma-like", [11]),
        ("éMa Maé Ma", [8]),
    ],
)
def test_find_words_at_their_bounds(text: str, places: list[int]) -> None:
    assert list(find_words(text, "Ma", before=".&", after="&")) == places
