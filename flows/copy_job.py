"""What the gate's process does about copies: find those of a run's articles among all articles.

The articles that the gate let through are compared with one another and with the stored ones of
about the same days. Stored articles without a signature, of older versions of this program, are
taken for new.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from expectations.context import AuditContext, AuditWords
from expectations.gate import audit
from flows.job_parts import Audited, CopyJob
from flows.reference import load_reference
from transforms.contracts import CopySignature, Run, declared_tables
from transforms.copies.candidates import SketchIndex
from transforms.copies.compare import FAR_DAYS, Likeness, compare
from transforms.copies.find import Unpacked, find_copies
from transforms.copies.signature import Key, sign
from transforms.copies.wires import Finding, Printed, join_wires
from warehouse.arrow import arrow_from_rows
from warehouse.copies import (
    read_prose,
    read_signatures,
    read_sketches,
    read_stored,
    read_stories,
    read_unsigned,
)
from warehouse.lake import Lake, open_lake, query_tables
from warehouse.paths import WarehousePaths
from warehouse.staging import stage_batch

CHUNK = 5_000
"""Article versions that are compared at a time: bounds the memory of the comparison. The run's own
signatures, about 3 KB each, are all in memory: they are rows that it adds."""

Rows = dict[str, list[object]]


def link_copies(job: CopyJob) -> Audited:
    """Find the copies of a run's articles, judge the rows and stage them."""
    paths = WarehousePaths(job.warehouse)
    with open_lake(paths, read_only=True) as lake:
        rows = find_rows(lake, job.staged, Finding(job.run.run_id, job.run.started_at))
    return _judged(paths, job.run, rows)


def find_rows(lake: Lake, staged: Mapping[str, Sequence[Path]], finding: Finding) -> Rows:
    """Return the rows of core.copy_signatures and core.wire_prints that a run adds."""
    unsigned = read_unsigned(lake.connection, staged)
    signatures = _sign(lake, staged, unsigned)
    found = list(_find(lake, signatures))
    linked = {key for likeness in found for key in (likeness.left, likeness.right)}
    stories = read_stories(lake.connection, linked)
    stored = read_stored(lake.connection, (linked | stories.keys()) - unsigned.keys())
    return {
        "core.copy_signatures": list(signatures),
        "core.wire_prints": list(join_wires(found, stored | unsigned, stories, finding)),
    }


def _sign(
    lake: Lake, staged: Mapping[str, Sequence[Path]], unsigned: Mapping[Key, Printed]
) -> list[CopySignature]:
    return [
        sign(key, unsigned[key].published_on, unsigned[key].title, lines)
        for key, lines in read_prose(lake.connection, staged, unsigned)
    ]


def _find(lake: Lake, signatures: Sequence[CopySignature]) -> Iterator[Likeness]:
    """Yield the copies of new articles, each pair once, with no more than a chunk in memory."""
    for first in range(0, len(signatures), CHUNK):
        chunk = signatures[first : first + CHUNK]
        yield from find_copies(chunk)
        yield from _among_others(lake, chunk, signatures[:first])


def _among_others(
    lake: Lake, chunk: Sequence[CopySignature], before: Sequence[CopySignature]
) -> Iterator[Likeness]:
    """Yield the copies of a chunk's articles among stored ones and those of the chunks before."""
    index = SketchIndex((_key(one), one.sketch) for one in chunk)
    others = ((_key(one), one.sketch) for one in before)
    pairs = [
        (other, new)
        for other, sketch in chain(read_sketches(lake.connection, _span(chunk)), others)
        for new in index.like(sketch)
    ]
    wanted = {other for other, _ in pairs}
    stored = read_signatures(lake.connection, wanted).values()
    features = Unpacked((*chunk, *stored, *(one for one in before if _key(one) in wanted)))
    for other, new in pairs:
        likeness = compare(features[other], features[new])
        if likeness is not None:
            yield likeness


def _span(chunk: Collection[CopySignature]) -> tuple[date, date] | None:
    """Return the days whose articles can be copies of those of `chunk`; None: all days."""
    days = [one.published_on for one in chunk if one.published_on is not None]
    if len(days) < len(chunk):
        return None
    far = timedelta(days=FAR_DAYS)
    return max(min(days), date.min + far) - far, min(max(days), date.max - far) + far


def _key(signature: CopySignature) -> Key:
    return signature.article_id, signature.version


def _judged(paths: WarehousePaths, run: Run, rows: Rows) -> Audited:
    """Let the gate judge the rows, and stage them with its checks.

    Raises:
        TableRefused: A row breaks its contract: no document can be at fault.
    """
    tables = {
        name: arrow_from_rows(declared_tables()[name], found)
        for name, found in rows.items()
        if found
    }
    if not tables:
        return Audited({}, {})
    context = AuditContext(
        run_id=run.run_id,
        recorded_at=run.started_at,
        words=AuditWords.from_reference(load_reference()),
        query=query_tables,
    )
    result = audit(tables, context)
    staged = stage_batch(
        paths,
        f"copies-found-{run.run_id}",
        {
            **rows,
            "core.checks": result.checks,
        },
    )
    failed = sum(not check.is_success for check in result.checks)
    return Audited({name: (file,) for name, file in staged.items()}, {"checks_failed": failed})
