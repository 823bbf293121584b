"""What the worker processes do: clean captures, read articles, stage their rows.

A job gets plain values, stages its rows by content and returns only what the run must know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from flows.job_parts import (
    Cleaned,
    CleanedBatch,
    CleaningJob,
    ReadBatch,
    ReadingJob,
    StagedRates,
)
from flows.kept import Kept, keep_documents, load_documents
from flows.language_model import load_language_model
from flows.rates import fx_rate_rows, load_rates, rates_source
from flows.reference import load_reference, rules_version
from flows.sources import RunStamp
from flows.sources.record import HeldDocument, quarantine_document
from flows.time_limit import TimeLimitReached, time_limit
from transforms.article import ArticleRows, Reader, Recording, read_article
from transforms.article_rows import text_digest
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.read import read_document
from transforms.contracts import Capture, Quarantine
from transforms.identity import content_id
from warehouse.paths import WarehousePaths
from warehouse.staging import stage_batch, staged_batch

READING_LIMIT_S = 30
"""Most CPU time that cleaning or reading one document may take before it is held back."""

ROWS = (
    ("core.articles", "articles"),
    ("core.sentences", "sentences"),
    ("core.figures", "figures"),
    ("core.other_numbers", "other_numbers"),
    ("core.mentions", "mentions"),
    ("core.entities", "entities"),
    ("core.relations", "relations"),
    ("core.claims", "claims"),
)


@dataclass(frozen=True, slots=True)
class ReadingTools:
    """What every worker process loads once."""

    reader: Reader
    articles: ArticleLexicon
    rules_version: str


def clean_batch(job: CleaningJob) -> CleanedBatch:
    """Clean captures, stage them with what was held back, and keep the documents for reading."""
    paths = WarehousePaths(job.warehouse)
    staged = staged_batch(paths, job.batch_id)
    kept = load_documents(paths, job.batch_id)
    if staged is not None and kept is not None:
        return CleanedBatch(job.batch_id, _cleaned(kept), staged)
    readings = [_clean(capture, job.stamp) for capture in job.captures]
    held = [reading for _, reading in readings if isinstance(reading, Quarantine)]
    documents = _kept(readings)
    keep_documents(paths, job.batch_id, documents)
    staged = stage_batch(
        paths, job.batch_id, {"raw.captures": job.captures, "core.quarantine": held}
    )
    return CleanedBatch(job.batch_id, _cleaned(documents), staged)


def read_batch(job: ReadingJob) -> ReadBatch:
    """Read the articles of a cleaned batch and stage their rows."""
    paths = WarehousePaths(job.warehouse)
    staged = staged_batch(paths, job.batch_id)
    if staged is None:
        staged = stage_batch(paths, job.batch_id, _read_all(job))
    held = staged.get("core.quarantine")
    reasons = pq.read_table(held, columns=["reason"])["reason"].to_pylist() if held else []
    fault = reasons[0] if reasons else None
    return ReadBatch(job.batch_id, len(job.versions), staged, len(reasons), fault)


def _read_all(job: ReadingJob) -> dict[str, list[object]]:
    kept = load_documents(WarehousePaths(job.warehouse), job.documents_id)
    documents = {capture_id: document for capture_id, _, document in kept or _clean_again(job)}
    rows: dict[str, list[object]] = {name: [] for name, _ in ROWS}
    rows["core.quarantine"] = []
    for capture_id, article_id, version in job.versions:
        document = documents.get(capture_id)
        recording = Recording(
            article_id=article_id,
            version=version,
            capture_id=capture_id,
            rules_version=reading_tools().rules_version,
            run_id=job.stamp.run_id,
            recorded_at=job.stamp.recorded_at,
        )
        _add_rows(rows, _read(document, recording))
    return rows


def _clean_again(job: ReadingJob) -> tuple[Kept, ...]:
    """Return the documents of a batch whose kept ones are gone or damaged, from its captures."""
    staged = staged_batch(WarehousePaths(job.warehouse), job.documents_id) or {}
    if "raw.captures" not in staged:
        return ()
    captures = pq.read_table(staged["raw.captures"]).to_pylist()
    return _kept([_clean(Capture(**capture), job.stamp) for capture in captures])


def stage_new_rates(warehouse: Path, known_sha256: str | None) -> StagedRates | None:
    """Stage the ECB rates; None where their file is the one that is known."""
    source = rates_source()
    if source.sha256 == known_sha256:
        return None
    paths = WarehousePaths(warehouse)
    batch_id = f"rates-{source.sha256[:16]}"
    staged = staged_batch(paths, batch_id)
    if staged is None:
        staged = stage_batch(paths, batch_id, {"core.fx_rates": tuple(fx_rate_rows())})
    return StagedRates(source.sha256, staged)


@cache
def reading_tools() -> ReadingTools:
    """Return lexicons, rates and language model, loaded once per process."""
    reference = load_reference()
    return ReadingTools(
        reader=Reader.of(reference, load_language_model(), load_rates()),
        articles=ArticleLexicon.from_reference(reference),
        rules_version=rules_version(),
    )


def _clean(capture: Capture, stamp: RunStamp) -> tuple[Capture, Document | Quarantine]:
    try:
        with time_limit(READING_LIMIT_S):
            return capture, read_document(capture, reading_tools().articles)
    except UnreadableDocument as error:
        return capture, _held(capture, error.rule_code, error.reason, stamp)
    except TimeLimitReached:
        reason = f"Cleaning the document took more than {READING_LIMIT_S} seconds of CPU time."
        return capture, _held(capture, "too_slow", reason, stamp)
    except Exception as error:  # noqa: BLE001 - one broken document must not stop the others
        reason = f"The document could not be cleaned: {_named(error)}."
        return capture, _held(capture, "unreadable_document", reason, stamp)


def _read(document: Document | None, recording: Recording) -> ArticleRows | Quarantine:
    if document is None:
        return _unread(recording, "Its cleaned text was lost before it was read.")
    try:
        with time_limit(READING_LIMIT_S):
            return read_article(document, reading_tools().reader, recording)
    except TimeLimitReached:
        return _unread(recording, f"Reading took over {READING_LIMIT_S} seconds of CPU time.")
    except Exception as error:  # noqa: BLE001 - one broken article must not stop the others
        return _unread(recording, f"The article could not be read: {_named(error)}.")


def _add_rows(rows: dict[str, list[object]], read: ArticleRows | Quarantine) -> None:
    if isinstance(read, Quarantine):
        rows["core.quarantine"].append(read)
        return
    for name, attribute in ROWS:
        rows[name].extend(getattr(read, attribute))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")


def _held(capture: Capture, rule_code: str, reason: str, stamp: RunStamp) -> Quarantine:
    place = f"{capture.source_name}, {capture.locator}" if capture.locator else capture.source_name
    held = HeldDocument(rule_code, reason)
    return quarantine_document("core.articles", capture.capture_id, held, place, stamp)


def _unread(recording: Recording, reason: str) -> Quarantine:
    stamp = RunStamp(recording.run_id, recording.recorded_at)
    held = HeldDocument("unreadable_article", reason)
    return quarantine_document("core.articles", recording.capture_id, held, None, stamp)


def _kept(readings: Sequence[tuple[Capture, Document | Quarantine]]) -> tuple[Kept, ...]:
    return tuple(
        (capture.capture_id, content_id(capture.identity), _document_of(reading))
        for capture, reading in readings
    )


def _document_of(reading: Document | Quarantine) -> Document | None:
    return reading if isinstance(reading, Document) else None


def _cleaned(kept: Sequence[Kept]) -> tuple[Cleaned, ...]:
    return tuple(
        Cleaned(capture_id, article_id, text_digest(document.text) if document else None)
        for capture_id, article_id, document in kept
    )
