"""Write tests/golden/parses.jsonl: what the language model says of the sentences in cases.py."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flows.language_model import load_language_model
from tests.transforms.claims.cases import EVERY_STORY
from tests.transforms.claims.marked import GOLDEN_PARSES, read_story
from tests.transforms.claims.speaker_cases import SOURCES
from tests.transforms.claims.test_evidence import STORIES
from tests.transforms.claims.test_tense import TIMED
from transforms.text.parse import Parse


def case_sentences() -> list[str]:
    """Return every sentence of the cases once, sorted."""
    marked = (*EVERY_STORY, *STORIES, *(row[0] for row in TIMED), *(row[0] for row in SOURCES))
    stories = [read_story(text) for text in marked]
    return sorted({s.text[span.start : span.end] for s in stories for span in s.sentences})


def parse_sentences(sentences: Iterable[str]) -> dict[str, Parse]:
    """Return the model's parse of each sentence."""
    texts = list(sentences)
    return dict(zip(texts, load_language_model()(texts), strict=True))


def main() -> None:
    """Write one JSON line per sentence."""
    rows = [
        {"text": text, "tokens": [list(token) for token in parse.tokens]}
        for text, parse in parse_sentences(case_sentences()).items()
    ]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    GOLDEN_PARSES.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
