"""What the worker processes do: clean captures, read articles, stage their rows.

A job gets plain values, stages its rows by content and returns only what the run must know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq

from flows.child_end import Lost
from flows.isolated import Limits, work_isolated
from flows.job_parts import (
    CleanedBatch,
    CleaningJob,
    ReadBatch,
    ReadingJob,
    Staged,
    StagedRates,
)
from flows.kept import Kept, cleaned_of, keep_documents, load_documents
from flows.language_model import load_language_model
from flows.rates import fx_rate_rows, load_rates, rates_source
from flows.reference import load_reference, rules_version
from flows.sources import RunStamp
from flows.sources.record import HeldDocument, quarantine_document
from transforms.article import ArticleRows, Reader, Recording, read_article
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.publication_date import day_of
from transforms.articles.read import read_document
from transforms.contracts import Capture, Quarantine, declared_tables
from warehouse.arrow import ValueDoesNotFit, arrow_from_rows
from warehouse.paths import WarehousePaths
from warehouse.staging import stage_batch, staged_batch

MOST_ROWS = 20_000
"""Rows of one article: a market table of ten thousand prices has fewer, a flood of signs more."""
UNREADABLE = "unreadable_article"
"""Rule of an article that the reading failed on."""
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

_Cleaning = tuple[Document, date | None] | Quarantine
"""A clean document and its day, or why there is none."""
ReadOne = Callable[[Document | None, Recording], ArticleRows | Quarantine]


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
        return CleanedBatch(job.batch_id, tuple(map(cleaned_of, kept)), staged)
    readings = _clean_all(job.captures, job.limits, job.stamp)
    held = [reading for _, reading in readings if isinstance(reading, Quarantine)]
    documents = _kept(readings)
    keep_documents(paths, job.batch_id, documents)
    staged = stage_batch(
        paths, job.batch_id, {"raw.captures": job.captures, "core.quarantine": held}
    )
    return CleanedBatch(job.batch_id, tuple(map(cleaned_of, documents)), staged)


def read_batch(job: ReadingJob) -> ReadBatch:
    """Read the articles of a cleaned batch and stage their rows."""
    paths = WarehousePaths(job.warehouse)
    staged = staged_batch(paths, job.batch_id)
    if staged is None:
        staged = _stage_readings(paths, job)
    reasons = _faults(staged)
    fault = reasons[0] if reasons else None
    return ReadBatch(job.batch_id, len(job.versions), staged, len(reasons), fault)


def _stage_readings(paths: WarehousePaths, job: ReadingJob) -> Staged:
    try:
        return stage_batch(paths, job.batch_id, _read_all(job, _read))
    except ValueDoesNotFit:
        # Once more, to find the article that it comes from: only that one is held.
        return stage_batch(paths, job.batch_id, _read_all(job, _read_and_fit))


def _faults(staged: Staged) -> list[str]:
    """Why articles made the reading itself fail; what a document did to it is no fault of ours."""
    if "core.quarantine" not in staged:
        return []
    held = pq.read_table(staged["core.quarantine"], columns=["rule_code", "reason"]).to_pylist()
    return [str(row["reason"]) for row in held if row["rule_code"] == UNREADABLE]


def _read_all(job: ReadingJob, read: ReadOne) -> dict[str, list[object]]:
    kept = load_documents(WarehousePaths(job.warehouse), job.documents_id)
    documents = {capture_id: document for capture_id, document, _ in kept or _clean_again(job)}
    rows: dict[str, list[object]] = {name: [] for name, _ in ROWS}
    rows["core.quarantine"] = []
    recordings = [_recording(version, job.stamp) for version in job.versions]
    readings = work_isolated(
        lambda recording: read(documents.get(recording.capture_id), recording),
        recordings,
        job.limits,
    )
    for recording, reading in zip(recordings, readings, strict=True):
        if isinstance(reading, Lost):
            rows["core.quarantine"].append(_given_up(recording, reading, job.limits))
        else:
            _add_rows(rows, reading)
    return rows


def _recording(version: tuple[str, str, int], stamp: RunStamp) -> Recording:
    capture_id, article_id, number = version
    return Recording(
        article_id=article_id,
        version=number,
        capture_id=capture_id,
        rules_version=reading_tools().rules_version,
        run_id=stamp.run_id,
        recorded_at=stamp.recorded_at,
    )


def _clean_again(job: ReadingJob) -> tuple[Kept, ...]:
    """Return the documents of a batch whose kept ones are gone or damaged, from its captures."""
    staged = staged_batch(WarehousePaths(job.warehouse), job.documents_id) or {}
    if "raw.captures" not in staged:
        return ()
    captures = pq.read_table(staged["raw.captures"]).to_pylist()
    return _kept(_clean_all([Capture(**capture) for capture in captures], job.limits, job.stamp))


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


def place_of(capture: Capture) -> str:
    """Return where a document stands, as people read it: its file, and the place in it."""
    return f"{capture.source_name}, {capture.locator}" if capture.locator else capture.source_name


def _clean_all(
    captures: Sequence[Capture], limits: Limits, stamp: RunStamp
) -> list[tuple[Capture, _Cleaning]]:
    reading_tools()  # before the children are forked that share them
    cleaned = work_isolated(lambda capture: _clean(capture, stamp), captures, limits)
    return [
        (capture, _lost(capture, found, limits, stamp) if isinstance(found, Lost) else found)
        for capture, found in zip(captures, cleaned, strict=True)
    ]


def _clean(capture: Capture, stamp: RunStamp) -> _Cleaning:
    try:
        document = read_document(capture, reading_tools().articles)
        return document, day_of(document, reading_tools().reader.periods)
    except UnreadableDocument as error:
        return _held(capture, HeldDocument(error.rule_code, error.reason), stamp)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one broken document must not stop the others
        reason = f"The document could not be cleaned: {_named(error)}."
        return _held(capture, HeldDocument("unreadable_document", reason), stamp)


def _lost(capture: Capture, lost: Lost, limits: Limits, stamp: RunStamp) -> Quarantine:
    reason = f"Cleaning the document was given up: {lost.reason}."
    return _held(capture, HeldDocument(lost.rule_code, reason, expected=limits.words), stamp)


def _read(document: Document | None, recording: Recording) -> ArticleRows | Quarantine:
    if document is None:
        return _unread(recording, "Its cleaned text was lost before it was read.")
    try:
        rows = read_article(document, reading_tools().reader, recording)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one broken article must not stop the others
        return _unread(recording, f"The article could not be read: {_named(error)}.")
    count = sum(len(getattr(rows, attribute)) for _, attribute in ROWS)
    if count > MOST_ROWS:
        reason = f"It gives {count:,} rows; an article gives {MOST_ROWS:,} at most."
        return _unread(recording, reason, "too_many_rows")
    return rows


def _read_and_fit(document: Document | None, recording: Recording) -> ArticleRows | Quarantine:
    """Read an article whose rows fit their columns, or hold it."""
    rows = _read(document, recording)
    if isinstance(rows, Quarantine):
        return rows
    try:
        for name, attribute in ROWS:
            arrow_from_rows(declared_tables()[name], getattr(rows, attribute))
    except ValueDoesNotFit as error:
        return _unread(recording, f"It cannot be stored: {error}.", "unstorable_article")
    return rows


def _add_rows(rows: dict[str, list[object]], read: ArticleRows | Quarantine) -> None:
    if isinstance(read, Quarantine):
        rows["core.quarantine"].append(read)
        return
    for name, attribute in ROWS:
        rows[name].extend(getattr(read, attribute))


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": .")


def _held(capture: Capture, held: HeldDocument, stamp: RunStamp) -> Quarantine:
    return quarantine_document("core.articles", capture.capture_id, held, place_of(capture), stamp)


def _given_up(recording: Recording, lost: Lost, limits: Limits) -> Quarantine:
    reason = f"Reading the article was given up: {lost.reason}."
    return _hold(recording, HeldDocument(lost.rule_code, reason, expected=limits.words))


def _unread(recording: Recording, reason: str, rule_code: str = UNREADABLE) -> Quarantine:
    return _hold(recording, HeldDocument(rule_code, reason))


def _hold(recording: Recording, held: HeldDocument) -> Quarantine:
    stamp = RunStamp(recording.run_id, recording.recorded_at)
    return quarantine_document("core.articles", recording.capture_id, held, None, stamp)


def _kept(readings: Sequence[tuple[Capture, _Cleaning]]) -> tuple[Kept, ...]:
    return tuple(
        (capture.capture_id, *((None, None) if isinstance(reading, Quarantine) else reading))
        for capture, reading in readings
    )
