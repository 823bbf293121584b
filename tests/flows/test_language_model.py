"""The real model behind the Protocol; loading it takes seconds."""

from __future__ import annotations

import time

import pytest

from flows.language_model import load_language_model
from transforms.text.parse import LanguageModel

TEXTS = ("Tesco opened 12 shops in Leeds on Monday.", "", "  ", "Naïve café: it paid £5 — “yes”.")


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return load_language_model()


@pytest.mark.slow
def test_offsets_slice_each_text(model: LanguageModel) -> None:
    for text, parse in zip(TEXTS, model(TEXTS), strict=True):
        for token in parse.tokens:
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(parse.tokens)
        for name in parse.names:
            assert text[name.start : name.end].strip()


@pytest.mark.slow
def test_blank_texts_give_empty_parses_in_place(model: LanguageModel) -> None:
    parses = model(TEXTS)
    assert [bool(parse.tokens) for parse in parses] == [True, False, False, True]
    assert model([]) == []


@pytest.mark.slow
def test_names_and_parts_of_speech_are_told(model: LanguageModel) -> None:
    (parse,) = model(["Jane Roe moved from Paris to London in March."])
    labels = {name.label for name in parse.names}
    assert {"PERSON", "GPE"} <= labels
    assert {token.pos for token in parse.tokens} >= {"PROPN", "VERB", "ADP"}
    assert any(token.dependency == "ROOT" for token in parse.tokens)


@pytest.mark.slow
@pytest.mark.parametrize("row", ["(" * 8000 + "$5m" + ")" * 8000, '"' * 16000, "x=" * 8000])
def test_a_text_is_cut_at_an_endless_row_of_signs(row: str, model: LanguageModel) -> None:
    started = time.process_time()
    whole, cut = model([row, f"The mill closed. {row}"])
    assert time.process_time() - started < 1
    assert whole.tokens == ()
    assert [token.text for token in cut.tokens] == ["The", "mill", "closed", "."]
