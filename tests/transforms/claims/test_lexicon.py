"""Every row of the claim tables is read; words outside the vocabularies are refused."""

from __future__ import annotations

import pytest

from tests.transforms.claims.marked import claim_lexicon, claim_reference
from transforms.claims.lexicon import WORD_COLUMNS, ClaimLexicon, LexiconError
from transforms.reference import Reference


def test_every_row_with_a_meaning_is_read_as_it_stands() -> None:
    reference, lexicon = claim_reference(), claim_lexicon()
    for row in reference["category_words"]:
        words = lexicon.categories[row["phrase"], row["part"]]
        assert row["category"] in {word.category for word in words}, row
    for row in reference["status_words"]:
        assert lexicon.statuses[row["word"], row["part"]] == row["status"], row
    for row in reference["direction_words"]:
        assert lexicon.directions[row["word"], row["part"]] == row["direction"], row
        is_moved = row["part"] == "verb" and row["word"] in lexicon.moved_objects
        assert is_moved == (row["direct_object"] == "thing"), row


def test_every_row_of_the_smaller_tables_is_read_as_it_stands() -> None:
    reference, lexicon = claim_reference(), claim_lexicon()
    for row in reference["speech_verbs"]:
        assert lexicon.speech[row["verb"]] == row["stance"], row
    for row in reference["purpose_words"]:
        assert (row["word"], row["preposition"]) in lexicon.purposes, row
    for row in reference["subject_nouns"]:
        assert lexicon.subject_nouns[row["noun"]] == row["role"], row
    for row in reference["irregular_forms"]:
        assert lexicon.irregular[row["form"]] == row["lemma"], row


@pytest.mark.parametrize(("table", "column"), WORD_COLUMNS)
def test_words_are_in_lower_case(table: str, column: str) -> None:
    words = [row[column] for row in claim_reference()[table]]
    assert words == [word.lower().strip() for word in words]
    assert all(words)


@pytest.mark.parametrize(
    ("table", "column", "word"),
    [
        ("category_words", "category", "weather"),
        ("category_words", "kinds", "colour"),
        ("status_words", "status", "maybe"),
        ("direction_words", "direction", "sideways"),
    ],
)
def test_a_word_outside_the_vocabulary_is_refused(table: str, column: str, word: str) -> None:
    reference: Reference = claim_reference()
    broken = {**reference[table][0], column: word}
    with pytest.raises(LexiconError, match=f"{table}.csv: '{word}'"):
        ClaimLexicon.from_reference({**reference, table: [broken]})
