"""Kinds of files that hold more than one document, each known by how it begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.sources.csv_table import looks_like_table, table_captures
from flows.sources.feeds import feed_captures, looks_like_feed
from flows.sources.jsonl import json_captures, looks_like_json
from flows.sources.mail import looks_like_mail, mail_captures
from flows.sources.members import read_head
from flows.sources.parquet import looks_like_parquet, parquet_captures
from flows.sources.record import RunStamp, SourceOptions
from flows.sources.refused_archives import looks_refused, refuse_archive
from flows.sources.warc import warc_captures
from flows.sources.warc_records import looks_like_warc
from flows.sources.zip_folder import looks_like_zip, zip_captures
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

HEAD_BYTES = 65_536
"""Bytes of a file, unpacked, by which its kind is judged; a file's name is no evidence."""

Reader = Callable[[Path, str, SourceOptions, RunStamp], Iterator[Capture | Quarantine]]
"""Path, its name without machine paths, options and run to captures, one a document."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        name: What users call it.
        recognises: Whether a file with these first HEAD_BYTES bytes, unpacked, is of this kind.
        captures: Reads such a file; it may raise HeldDocument for the file as a whole.
    """

    name: str
    recognises: Callable[[bytes], bool]
    captures: Reader


KINDS = (
    Kind("web archive (WARC)", looks_like_warc, warc_captures),
    Kind("Parquet", looks_like_parquet, parquet_captures),
    Kind("zip archive", looks_like_zip, zip_captures),
    Kind("archive that is not read (tar, ARC)", looks_refused, refuse_archive),
    Kind("mail", looks_like_mail, mail_captures),
    Kind("feed", looks_like_feed, feed_captures),
    Kind("JSON Lines", looks_like_json, json_captures),
    Kind("table (CSV, TSV)", looks_like_table, table_captures),
)
"""In the order they are asked; a file of none of them is one document: a page or plain text."""


def kind_of(path: Path) -> Kind | None:
    """Return what kind of file `path` is; None for one document: a page or plain text.

    Raises:
        HeldDocument: unreadable_file: no regular file, or it cannot be opened.
    """
    head = read_head(path, HEAD_BYTES)
    return next((kind for kind in KINDS if kind.recognises(head)), None)
