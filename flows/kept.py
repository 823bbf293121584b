"""Cleaned documents on their way from cleaning to reading, in a file that proves itself whole."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.job_parts import Cleaned
from transforms.article_rows import text_digest
from transforms.articles.document import Document
from warehouse.paths import WarehousePaths
from warehouse.publishing import Told

Kept = tuple[str, Document | None, date | None]
"""Capture id, the document, None where it is unreadable, and the day it gives for its own."""

_DIGEST_BYTES = hashlib.sha256().digest_size


def keep_documents(paths: WarehousePaths, batch_id: str, documents: Sequence[Kept]) -> None:
    """Write the documents of a batch, moved in by one rename, behind a hash of them."""
    file = documents_file(paths, batch_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    content = pickle.dumps(tuple(documents), protocol=pickle.HIGHEST_PROTOCOL)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(hashlib.sha256(content).digest() + content)
    aside.replace(file)


def load_documents(paths: WarehousePaths, batch_id: str) -> tuple[Kept, ...] | None:
    """Return the documents kept for a batch; None where there are none, or they are damaged."""
    try:
        found = documents_file(paths, batch_id).read_bytes()
    except OSError:
        return None
    digest, content = found[:_DIGEST_BYTES], found[_DIGEST_BYTES:]
    if hashlib.sha256(content).digest() != digest:
        return None
    kept: tuple[Kept, ...] = pickle.loads(content)
    return kept


def cleaned_of(kept: Kept) -> Cleaned:
    """Return what the run must know of a kept document."""
    capture_id, document, day = kept
    if document is None:
        return Cleaned(capture_id, None)
    return Cleaned(
        capture_id,
        text_digest(document.text),
        document.publisher.name if document.publisher else document.publisher_name,
        document.status == "withdrawn",
        Told(document.title, document.url, day),
    )


def documents_file(paths: WarehousePaths, batch_id: str) -> Path:
    """Return where the documents of a batch are kept."""
    return paths.staging / f"{batch_id}.documents"
