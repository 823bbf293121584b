"""What a language model says of a sentence, free of any library's types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """One token; `start` and `end` are offsets in the parsed text, `head` a token index.

    `pos` is the Universal Dependencies part of speech, `tag` the Penn Treebank tag,
    `dependency` the ClearNLP label; the root's head is its own index. A tuple, because articles
    have many: it is made three times as fast as a data class.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dependency: str
    head: int


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name found by the model, with its OntoNotes label such as ORG or GPE."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and names of one text; offsets count within that text."""

    tokens: tuple[Token, ...]
    names: tuple[NamedSpan, ...]


class LanguageModel(Protocol):
    """A tagger, parser and name finder that is loaded in `flows` and passed in."""

    def __call__(self, texts: Sequence[str]) -> Sequence[Parse]:
        """Return one parse per text, in order."""
        ...
