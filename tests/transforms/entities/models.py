"""A stand-in for the language model: splits words and guesses parts of speech, finds no names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.entities.gazetteer import Gazetteer
from transforms.entities.reading import MentionReading
from transforms.entities.recognise import recognise_entities
from transforms.text.parse import NamedSpan, Parse, Token
from transforms.text.sentences import SentenceSpan

FUNCTION_WORDS = {"the", "a", "an", "in", "on", "at", "by", "it", "but", "and", "for", "after"}


def plain_parse(text: str, names: Sequence[tuple[str, str]] = ()) -> Parse:
    """Return a parse whose names are the given (words, label) pairs, wherever they stand."""
    tokens = tuple(
        Token(
            start=match.start(),
            end=match.end(),
            text=match.group(),
            lemma=match.group().lower(),
            pos=_part_of_speech(match.group()),
            tag="NNP" if _part_of_speech(match.group()) == "PROPN" else "NN",
            dependency="dep",
            head=index,
        )
        for index, match in enumerate(re.finditer(r"\w+(?:[.&-]\w+)*|['’]s\b|[^\w\s]", text))
    )
    spans = tuple(
        NamedSpan(found.start(), found.end(), label)
        for words, label in names
        for found in re.finditer(re.escape(words), text)
    )
    return Parse(tokens=tokens, names=spans)


def _part_of_speech(word: str) -> str:
    if word.lower() in FUNCTION_WORDS:
        return "DET"
    return "PROPN" if word[0].isupper() else "NOUN"


def read_lines(
    lines: Sequence[str], gazetteer: Gazetteer, names: Sequence[tuple[str, str]] = ()
) -> tuple[str, tuple[SentenceSpan, ...], tuple[Parse, ...], tuple[MentionReading, ...]]:
    """Return an article of one sentence a line, with its parses and mentions."""
    text, sentences = "\n".join(lines), []
    at = 0
    for line in lines:
        sentences.append(SentenceSpan(at, at + len(line), "body"))
        at += len(line) + 1
    parses = tuple(plain_parse(line, names) for line in lines)
    mentions = recognise_entities(text, sentences, parses, gazetteer)
    return text, tuple(sentences), parses, mentions
