"""Sentences of samples, tests and examples are our own: labelled texts are for measuring only."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared_data import SHARED, needs_shared

ROOT = Path(__file__).resolve().parent.parent
SHARED_WORDS = 8
"""So many words in a row are a quotation; fewer are how everyone writes."""
NAMES_AND_FURNITURE = {"boilerplate.csv", "entities.csv", "publishers.csv"}
"""Their rows are the names and page lines themselves."""
IMPORT = re.compile(r"^(?:from|import) .*$", re.MULTILINE)
WORD = re.compile(r"[a-z0-9$£€%]+")


def runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return zip(*(words[start:] for start in range(SHARED_WORDS)), strict=False)


def texts_of_others() -> Iterator[str]:
    labelled = SHARED / "eval"
    for path in labelled.glob("articles/*/*.txt"):
        yield path.read_text(encoding="utf-8")
    for name in ("times/timebank.jsonl", "entities/link_reuters_128.jsonl"):
        for line in (labelled / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    sentences = json.loads((labelled / "newsquant" / "newsquant_dev.json").read_text("utf-8"))
    yield from (sentence["text"] for sentence in sentences)
    with gzip.open(SHARED / "corpus" / "modern.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from (json.loads(line)["body"] for line in file)


@pytest.fixture(scope="module")
def printed_elsewhere() -> frozenset[tuple[str, ...]]:
    return frozenset(run for text in texts_of_others() for run in runs_of_words(text))


def own_files() -> list[Path]:
    folders = ("seeds", "tests", "transforms")
    endings = {".txt", ".html", ".jsonl", ".csv", ".py", ".md"}
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in endings and path.name not in NAMES_AND_FURNITURE
    ]


@needs_shared
@pytest.mark.slow
def test_no_sentence_is_taken_from_the_labelled_texts(
    printed_elsewhere: frozenset[tuple[str, ...]],
) -> None:
    found = {
        str(path.relative_to(ROOT)): " ".join(run)
        for path in own_files()
        for run in runs_of_words(IMPORT.sub("", path.read_text(encoding="utf-8")))
        if run in printed_elsewhere
    }
    assert found == {}
