"""What the gate's process does: gather the staged rows of a run and let the audit judge them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.context import AuditWords, Digest, ReadSurface
from expectations.gate import AuditContext, AuditResult, audit, prepare
from expectations.shape import TableRefused
from flows.gate_captures import CAPTURES, load_captures, passed_captures
from flows.job_parts import Audited, AuditJob
from flows.rates import load_rates
from flows.reference import load_reference
from transforms.contracts import Run, declared_tables
from transforms.contracts.vocabulary import Kind
from transforms.figures.find import read_surface
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.reading import FigureReading
from warehouse.arrow import arrow_from_rows
from warehouse.lake import query_tables
from warehouse.paths import WarehousePaths
from warehouse.publishing import ENTITY_PREFERENCE
from warehouse.staging import gather_batches, stage_batch

REPEATED = "core.entities"
"""The one table whose rows come again in every batch of a run."""
_BEST_OF_EACH = (
    "SELECT * FROM staged QUALIFY row_number() OVER "
    f"(PARTITION BY entity_id ORDER BY {ENTITY_PREFERENCE}) = 1 ORDER BY entity_id"
)


def warm_gate() -> None:
    """Let Great Expectations do what is slow about its first use."""
    prepare()


def audit_batches(job: AuditJob) -> Audited:
    """Judge all rows of a run and stage what may be published, with checks and held rows.

    Raises:
        TableRefused: A table breaks its contract.
    """
    paths = WarehousePaths(job.warehouse)
    files = gather_batches(job.staged)
    tables, digests = _load_tables(files, job.run)
    tables["core.runs"] = arrow_from_rows(declared_tables()["core.runs"], [job.run])
    result = audit(tables, _context(job, digests))
    if not result.tables["core.runs"].num_rows:
        raise TableRefused("core.runs", "articles in = stored + duplicate + quarantined", 1, 1)
    return Audited(_stage(paths, job.run, result, files), _count_changes(result))


def _load_tables(
    files: Mapping[str, Sequence[Path]], run: Run
) -> tuple[dict[str, pa.Table], dict[str, Digest]]:
    """Every table of the run; that of captures without contents, and their digests."""
    tables = {
        name: _stamp(pa.concat_tables([pq.read_table(file) for file in files[name]]), run)
        for name in declared_tables()
        if name in files and name != CAPTURES
    }
    digests: dict[str, Digest] = {}
    if CAPTURES in files:
        captures, digests = load_captures(files[CAPTURES])
        tables[CAPTURES] = _stamp(captures, run)
    if REPEATED in tables:
        rows = tables[REPEATED]
        tables[REPEATED] = query_tables(_BEST_OF_EACH, {"staged": rows}).cast(rows.schema)
    return tables, digests


def _stamp(rows: pa.Table, run: Run) -> pa.Table:
    """Return `rows` recorded by this run: some may have been staged by one that was killed."""
    for name, value in (("run_id", run.run_id), ("recorded_at", run.started_at)):
        if name in rows.column_names:
            field = rows.schema.field(name)
            stamp = pa.repeat(pa.scalar(value, field.type), rows.num_rows)
            rows = rows.set_column(rows.column_names.index(name), field, stamp)
    return rows


def _context(job: AuditJob, digests: Mapping[str, Digest]) -> AuditContext:
    reference = load_reference()
    return AuditContext(
        run_id=job.run.run_id,
        recorded_at=job.run.started_at,
        words=AuditWords.from_reference(reference),
        query=query_tables,
        read_surface=_reread_with(FigureLexicon.from_reference(reference)),
        rates=load_rates(),
        stored=job.stored,
        digests=digests,
    )


def _reread_with(lexicon: FigureLexicon) -> ReadSurface:
    def reread(surface: str, kind: Kind) -> FigureReading:
        return read_surface(surface, lexicon, kind)

    return reread


def _stage(
    paths: WarehousePaths, run: Run, result: AuditResult, files: Mapping[str, Sequence[Path]]
) -> dict[str, tuple[Path, ...]]:
    """Stage what may be published; the run's own row follows when its counts are final."""
    judged = stage_batch(
        paths,
        f"judged-{run.run_id}",
        {"core.checks": result.checks, "core.quarantine": result.quarantine},
    )
    staged: dict[str, tuple[Path, ...]] = {name: (file,) for name, file in judged.items()}
    folder = paths.staging / f"passed-{run.run_id}"
    folder.mkdir(exist_ok=True)
    for name, rows in result.tables.items():
        if name != "core.runs" and rows.num_rows:
            file = folder / f"{name}.parquet"
            if name == CAPTURES:
                staged[name] = passed_captures(rows, files[name], file)
                continue
            pq.write_table(rows, file, compression="zstd")
            staged[name] = (*staged.get(name, ()), file)
    return staged


def _count_changes(result: AuditResult) -> dict[str, int]:
    held = result.held_counts
    passed = {name: rows.num_rows for name, rows in result.tables.items()}
    return {
        "articles_stored": passed.get("core.articles", 0),
        "articles_quarantined": held.get("core.articles", 0),
        "figures_stored": passed.get("core.figures", 0),
        "figures_quarantined": held.get("core.figures", 0),
        "claims_stored": passed.get("core.claims", 0),
        "checks_failed": sum(not check.is_success for check in result.checks),
    }
