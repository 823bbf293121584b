"""Whole articles: folder of .txt -> one prediction JSON each, in the format of score_gold.py.

Offsets of predictions count in the raw file, so they also prove the map back to the capture.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from flows.language_model import load_language_model
from flows.rates import load_rates
from flows.reference import load_reference
from transforms.article import ArticleReading, Reader, read_document_text
from transforms.articles.document import Segment
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.contracts import Capture
from transforms.figures.reading import FigureReading

NAMED_IN_WORDS = {"count", "quantity", "index", "rate"}
NOWHERE = datetime(2000, 1, 1, tzinfo=UTC)


def predict(source: Path, target: Path) -> None:
    """Write target/NAME.json for every source/NAME.txt."""
    reference = load_reference()
    lexicon = ArticleLexicon.from_reference(reference)
    reader = Reader.of(reference, load_language_model(), load_rates())
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.txt")):
        document = read_document(article_capture(path), lexicon)
        prediction = _prediction(read_document_text(document, reader))
        (target / f"{path.stem}.json").write_text(
            json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8"
        )


def article_capture(path: Path) -> Capture:
    """Return the capture of one labelled article."""
    content = path.read_bytes()
    return Capture(
        capture_id="0" * 16,
        identity=path.name,
        source_name=path.name,
        locator=None,
        media_type="text/plain",
        charset="utf-8",
        field_mapping=None,
        content_sha256=hashlib.sha256(content).hexdigest(),
        byte_count=len(content),
        content=content,
        run_id="evaluation",
        recorded_at=NOWHERE,
    )


def _prediction(reading: ArticleReading) -> dict[str, Any]:
    published = reading.published.published_on
    publisher = reading.document.publisher
    return {
        "figures": [_figure(reading, index) for index in range(len(reading.figures))],
        "entities": _entities(reading),
        "relations": [
            {"subject": r.subject.name, "predicate": r.predicate, "object": r.object.name}
            for r in reading.relations
        ],
        "article": {
            "title": reading.document.title,
            "published_on": _iso(published),
            "publisher": publisher.name if publisher else reading.document.publisher_name,
            "agency": reading.document.agency,
        },
    }


def _figure(reading: ArticleReading, index: int) -> dict[str, Any]:
    figure, binding = reading.figures[index], reading.bindings[index]
    period, link = reading.periods[index], reading.links[index]
    segments = reading.document.segments
    return {
        "start": source_offset(segments, figure.start),
        "end": source_offset(segments, figure.end - 1) + 1,
        "kind": figure.kind,
        "value": _number(figure.value),
        "value_high": _number(figure.value_high),
        "bound": figure.bound,
        "unit": _unit(figure),
        "subject": binding.subject.name if binding.subject else None,
        "category": binding.category,
        "direction": binding.direction,
        "status": binding.status,
        "same_as_start": (
            source_offset(segments, reading.figures[link.earlier].start) if link else None
        ),
        "period_start": _iso(period.period_start),
        "period_end": _iso(period.period_end),
    }


def _entities(reading: ArticleReading) -> list[dict[str, Any]]:
    surfaces: dict[tuple[str, str], list[str]] = {}
    for mention in reading.mentions:
        key = (mention.entity.name, mention.entity.entity_type)
        words = reading.document.text[mention.start : mention.end]
        known = surfaces.setdefault(key, [])
        if words not in known:
            known.append(words)
    return [
        {"name": name, "type": entity_type, "surfaces": words}
        for (name, entity_type), words in surfaces.items()
    ]


def _unit(figure: FigureReading) -> str | None:
    """The labels name counted things and physical units in words, all else by code."""
    if figure.kind in NAMED_IN_WORDS and figure.unit_text:
        return figure.unit_text
    return figure.unit_code or figure.unit_text


def source_offset(segments: Sequence[Segment], position: int) -> int:
    """Return where the character text[position] stands in the raw file."""
    for segment in segments:
        if segment.text_start <= position < segment.text_start + segment.length:
            return segment.source_start + position - segment.text_start
    raise LookupError(f"no segment holds character {position}")


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
