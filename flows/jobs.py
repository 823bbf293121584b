"""What the worker processes do: clean captures, read articles, stage their rows.

A job gets plain values, stages its rows by content and returns only what the run must know.
"""

from __future__ import annotations

import os
import pickle
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
from flows.language_model import load_language_model
from flows.rates import fx_rate_rows, load_rates, rates_source
from flows.reference import load_reference, rules_version
from flows.sources import RunStamp
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
"""Longest time that cleaning or reading one document may take before it is held back."""

ROWS = (
    ("core.articles", "articles"),
    ("core.sentences", "sentences"),
    ("core.figures", "figures"),
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
    kept = _load_documents(paths, job.batch_id) if staged is not None else None
    if staged is not None and kept is not None:
        return CleanedBatch(job.batch_id, _cleaned(kept), staged)
    readings = [_clean(capture, job.stamp) for capture in job.captures]
    held = [reading for _, reading in readings if isinstance(reading, Quarantine)]
    documents = [
        (capture.capture_id, content_id(capture.identity), _document_of(reading))
        for capture, reading in readings
    ]
    _keep_documents(paths, job.batch_id, documents)
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
    kept = _load_documents(WarehousePaths(job.warehouse), job.documents_id) or ()
    documents = {capture_id: document for capture_id, _, document in kept}
    rows: dict[str, list[object]] = {name: [] for name, _ in ROWS}
    rows["core.quarantine"] = []
    for capture_id, article_id, version in job.versions:
        document = documents[capture_id]
        assert document is not None, "only readable documents are given versions"
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
        reason = f"Cleaning the document took more than {READING_LIMIT_S} seconds."
        return capture, _held(capture, "too_slow", reason, stamp)
    except Exception as error:  # noqa: BLE001 - one broken document must not stop the others
        reason = f"The document could not be cleaned: {_named(error)}."
        return capture, _held(capture, "unreadable_document", reason, stamp)


def _read(document: Document, recording: Recording) -> ArticleRows | Quarantine:
    try:
        with time_limit(READING_LIMIT_S):
            return read_article(document, reading_tools().reader, recording)
    except TimeLimitReached:
        return _unread(recording, f"Reading the article took over {READING_LIMIT_S} seconds.")
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
    place = f", {capture.locator}" if capture.locator else ""
    return _quarantine(
        capture.capture_id, rule_code, reason, f"{capture.source_name}{place}", stamp
    )


def _unread(recording: Recording, reason: str) -> Quarantine:
    stamp = RunStamp(recording.run_id, recording.recorded_at)
    return _quarantine(recording.capture_id, "unreadable_article", reason, None, stamp)


def _quarantine(
    row_key: str, rule_code: str, reason: str, source_name: str | None, stamp: RunStamp
) -> Quarantine:
    return Quarantine(
        quarantine_id=content_id("core.articles", row_key, rule_code),
        table_name="core.articles",
        row_key=row_key,
        rule_code=rule_code,
        reason=reason,
        expected=None,
        found=None,
        quote=None,
        article_id=None,
        version=None,
        start_char=None,
        end_char=None,
        sentence=None,
        source_name=source_name,
        held_row=None,
        run_id=stamp.run_id,
        recorded_at=stamp.recorded_at,
    )


Kept = tuple[str, str, Document | None]
"""Capture id, article id and the document, None where it is unreadable."""


def _document_of(reading: Document | Quarantine) -> Document | None:
    return reading if isinstance(reading, Document) else None


def _cleaned(kept: Sequence[Kept]) -> tuple[Cleaned, ...]:
    return tuple(
        Cleaned(capture_id, article_id, text_digest(document.text) if document else None)
        for capture_id, article_id, document in kept
    )


def _documents_file(paths: WarehousePaths, batch_id: str) -> Path:
    return paths.staging / f"{batch_id}.documents"


def _keep_documents(paths: WarehousePaths, batch_id: str, documents: Sequence[Kept]) -> None:
    file = _documents_file(paths, batch_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(pickle.dumps(tuple(documents), protocol=pickle.HIGHEST_PROTOCOL))
    aside.replace(file)


def _load_documents(paths: WarehousePaths, batch_id: str) -> tuple[Kept, ...] | None:
    """Return the documents kept for a batch; None where there are none, or they are damaged."""
    try:
        kept: tuple[Kept, ...] = pickle.loads(_documents_file(paths, batch_id).read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, TypeError):
        return None
    return kept
