"""The sentences of the benchmark: labelled ones, then those of the corpus or of the samples."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from flows.reference import load_reference
from flows.sources import RunStamp, SourceOptions, find_captures
from transforms.articles.document import TextLine
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.contracts import Capture
from transforms.text.sentences import Abbreviations, split_sentences

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
NEWSQUANT = SHARED / "eval" / "newsquant" / "newsquant_dev.json"
CORPUS = SHARED / "corpus" / "modern.jsonl.gz"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
LONGEST = 400
"""Characters of a corpus sentence; longer ones are tables."""


def newsquant_sentences() -> list[str]:
    labelled = json.loads(NEWSQUANT.read_text(encoding="utf-8"))
    return [one["text"] for one in labelled]


def corpus_sentences() -> Iterator[str]:
    abbreviations = Abbreviations.from_reference(load_reference())
    with gzip.open(CORPUS, "rt", encoding="utf-8") as file:
        for record in file:
            yield from split_prose(json.loads(record)["body"], abbreviations)


def sample_sentences() -> Iterator[str]:
    """Yield the sentences of the sample articles in seeds."""
    reference = load_reference()
    lexicon = ArticleLexicon.from_reference(reference)
    abbreviations = Abbreviations.from_reference(reference)
    samples = str(ROOT / "seeds" / "articles")
    for capture in find_captures(samples, SourceOptions(), RunStamp("bench", MOMENT)):
        if isinstance(capture, Capture):
            yield from split_prose(read_document(capture, lexicon).text, abbreviations)


def split_prose(text: str, abbreviations: Abbreviations) -> list[str]:
    """Return the sentences of an article's text that are not too long."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(TextLine(start, start + len(line), "body"))
        start += len(line) + 1
    spans = split_sentences(text, lines, abbreviations)
    return [text[span.start : span.end] for span in spans if span.end - span.start <= LONGEST]


def pick_sentences(count: int) -> tuple[list[str], int]:
    """Return NewsQuant's sentences, if present, and `count` more; and how many are NewsQuant's."""
    labelled = newsquant_sentences() if NEWSQUANT.exists() else []
    found = list(corpus_sentences() if CORPUS.exists() else sample_sentences())
    wanted = min(count, len(found))
    return labelled + [found[at * len(found) // wanted] for at in range(wanted)], len(labelled)
