"""Texts in other languages: their numbers are named as such, and English ones stay."""

from __future__ import annotations

import re

import pytest

from tests.transforms.figures.reader import lexicon, passed
from transforms.figures.find import read_numbers
from transforms.text.sentences import SentenceSpan

FOREIGN = "other_language"
# Each row: sentences with "|" between, the numbers that are figures, and why.
TEXTS = [
    ("Mehr als 45.000 Besucher werden auf der Messe erwartet.", [], "German: 45,000"),
    ("Misture 200 g de farinha com 3 ovos e asse por 40 minutos.", [], "a recipe in Portuguese"),
    ("Смешайте 200 г муки с 3 яйцами.", [], "a recipe in Russian"),
    ("Le bénéfice est de 2,5 milliards pour les neuf mois.", [], "French"),
    ("Het bedrijf heeft een omzet van 45.000 euro.", [], "Dutch"),
    ("Lebih dari 17.000 orang yang tewas dalam perang itu.", [], "Indonesian"),
    ("El precio es de 45.000 pesos.|45.000 pesos!|No es mucho para una casa.", [],
     "too short to tell, between two that do"),
    ("Shares of Banco del Sur rose 4% on the day.", ["4%"], "a Spanish name"),
    ("Rio de Janeiro, El Paso: 45 jobs", ["45 jobs"], "names alone"),
    ("She said “que será, será” to all 45 guests of the hotel.", ["45 guests"], "a quotation"),
    ("Net profit $45 million, revenue $300 million", ["$45 million", "$300 million"],
     "a line without small words"),
    ("1 cup milk|½ cup flour", ["1 cup", "½ cup"], "a fraction is of no script"),
    ("They sold the mill.|Profit $45 million.|No es mucho para una casa.", ["$45 million"],
     "an English sentence on one side"),
]  # fmt: skip


def _sentences(text: str) -> list[SentenceSpan]:
    return [SentenceSpan(one.start(), one.end(), "body") for one in re.finditer(r"[^|]+", text)]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS, ids=[row[2] for row in TEXTS])
def test_numbers_of_other_languages_are_no_figures(
    text: str, expected: list[str], why: str
) -> None:
    sentences = _sentences(text)
    figures = read_numbers(text, sentences, lexicon()).figures
    assert [text[one.start : one.end] for one in figures] == expected, why
    if not expected:
        assert {reason for _, reason in passed(text, sentences)} == {FOREIGN}


def test_a_number_of_another_language_is_one_row_with_its_points() -> None:
    text = "Mehr als 45.000 Besucher werden auf der Messe erwartet."
    assert passed(text) == [("45.000", FOREIGN)]


@pytest.mark.parametrize(("language", "count"), [(None, 1), ("en", 1), ("de", 0)])
def test_the_language_of_the_source_decides_what_the_words_leave_open(
    language: str | None, count: int
) -> None:
    text = "Umsatz 45 Euro"
    assert len(read_numbers(text, _sentences(text), lexicon(), language).figures) == count


WORDS = [
    (word, role)
    for role in ("english_word", "foreign_word")
    for word in sorted(lexicon().functions[role])
]


@pytest.mark.parametrize(("word", "role"), WORDS, ids=[" ".join(row) for row in WORDS])
def test_each_word_tells_its_language(word: str, role: str) -> None:
    beside = {"english_word": ("que", "muy"), "foreign_word": ("que", "muy", "ist")}[role]
    text = " ".join([word, *beside, "45 tons"])
    assert bool(read_numbers(text, _sentences(text), lexicon()).figures) == (role == "english_word")
