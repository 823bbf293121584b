"""Predictions for score_pages.py: a bundle of .html.gz pages -> JSONL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from flows.reference import load_reference
from flows.sources import RunStamp, SourceOptions, find_captures
from transforms.articles.document import Document
from transforms.articles.html import body_lines
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.publication_date import date_article
from transforms.articles.read import UnreadableDocument, read_document
from transforms.contracts.captures import Capture
from transforms.periods.lexicon import PeriodLexicon
from transforms.text.sentences import split_sentences


def predict(source: Path, target: Path) -> None:
    """Write one record a page of `source`: {file, title, authors, published_on, body}."""
    reference = load_reference()
    lexicon = ArticleLexicon.from_reference(reference)
    periods = PeriodLexicon.from_reference(reference)
    stamp = RunStamp("evaluation", datetime(2000, 1, 1, tzinfo=UTC))
    with target.open("w", encoding="utf-8") as out:
        for path in sorted(source.glob("*.html.gz")):
            for capture in find_captures(str(path), SourceOptions(), stamp):
                if isinstance(capture, Capture):
                    record = {"file": path.name, **_read(capture, lexicon, periods)}
                    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _read(capture: Capture, lexicon: ArticleLexicon, periods: PeriodLexicon) -> dict[str, object]:
    try:
        document = read_document(capture, lexicon)
    except UnreadableDocument as error:
        return {"error": error.reason}
    published = date_article(document, split_sentences(document.text, document.lines), periods)
    return {
        "title": document.title,
        "authors": list(document.authors),
        "published_on": published.published_on.isoformat() if published.published_on else None,
        "body": _body(document),
    }


def _body(document: Document) -> str:
    return "\n".join(body_lines(document))
