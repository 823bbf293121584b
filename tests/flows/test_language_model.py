"""The real model behind the Protocol; loading it takes seconds."""

from __future__ import annotations

import importlib
import random
import time
from pathlib import Path

import pytest

from flows.language_model import (
    MODEL_PACKAGE,
    UNBROKEN,
    UNUSED_PARTS,
    keep_amounts_whole,
    load_language_model,
)
from transforms.text.parse import LanguageModel, NamedSpan, Token
from transforms.text.universal_pos import universal_pos

ROOT = Path(__file__).resolve().parents[2]

MOST_WORDS_HERE = 3000
"""Words that a model keeps in the test that fills its store."""
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
@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("The mill warns of a £70m hit.", "70m"),
        ("Sales of €800m beat hopes.", "800m"),
        ("Its loss grew to A$9m.", "9m"),
        ("A 5m-tonne pit closed.", "5m"),
    ],
)
def test_an_amount_in_millions_is_one_word_and_no_verb(
    text: str, amount: str, model: LanguageModel
) -> None:
    (parse,) = model([text])
    (token,) = (token for token in parse.tokens if token.text.startswith(amount[0]))
    assert token.text == amount
    assert token.pos in {"NUM", "NOUN", "PROPN"}


@pytest.mark.slow
@pytest.mark.parametrize("row", ["(" * 8000 + "$5m" + ")" * 8000, '"' * 16000, "x=" * 8000])
def test_a_text_is_cut_at_an_endless_row_of_signs(row: str, model: LanguageModel) -> None:
    started = time.process_time()
    whole, cut = model([row, f"The mill closed. {row}"])
    assert time.process_time() - started < 1
    assert whole.tokens == ()
    assert [token.text for token in cut.tokens] == ["The", "mill", "closed", "."]


def sample_lines() -> list[str]:
    """Lines of the sample articles and our own pages, and shapes that spaCy treats apart."""
    lines = [
        line
        for path in (*sorted((ROOT / "seeds" / "articles").iterdir()), *sorted(ROOT.glob("*.md")))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not UNBROKEN.search(line)
    ]
    odd = [
        "Leeds",
        "$",
        "New",
        "The Bank of England\t\tsaid  so ",
        "A. New York. In Paris",
        "\u00a0x",
    ]
    return lines + odd


@pytest.mark.slow
def test_tokens_and_names_are_those_of_spacy(model: LanguageModel) -> None:
    pipeline = importlib.import_module(MODEL_PACKAGE).load(exclude=list(UNUSED_PARTS))
    keep_amounts_whole(pipeline.tokenizer, pipeline.Defaults.suffixes)
    lines = sample_lines()
    assert len(lines) > 100
    for document, parse in zip(pipeline.pipe(lines), model(lines), strict=True):
        assert parse.tokens == tuple(
            Token(
                start=token.idx,
                end=token.idx + len(token),
                text=token.text,
                lemma=token.norm_.lower(),
                pos=universal_pos(token.tag_, token.dep_, token.norm_.lower()),
                tag=token.tag_,
                dependency=token.dep_,
                head=token.head.i,
            )
            for token in document
        )
        assert parse.names == tuple(
            NamedSpan(span.start_char, span.end_char, span.label_) for span in document.ents
        )


@pytest.mark.slow
def test_a_parse_depends_on_no_text_read_before() -> None:
    model, lines = load_language_model(MOST_WORDS_HERE), sample_lines()[::7]
    before = [model([line])[0] for line in lines]
    # More words than are remembered: the store begins anew on the way.
    letters = "bcdfghjklmnp"
    words = random.Random(7).sample([a + b + c + d + "e" for a in letters for b in letters
                                     for c in letters for d in "aeiou"],
                                    MOST_WORDS_HERE + 100)  # fmt: skip
    for first in range(0, len(words), 500):
        model([" ".join(words[first : first + 500])])
    assert [model([line])[0] for line in lines] == before
