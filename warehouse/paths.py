"""Where everything of one warehouse lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WarehousePaths:
    """The files of the warehouse in folder `root`; another root is another warehouse."""

    root: Path

    @property
    def catalog(self) -> Path:
        """SQLite file in which DuckLake keeps its catalog and snapshots."""
        return self.root / "catalog.sqlite"

    @property
    def tables(self) -> Path:
        """Parquet files of the tables; DuckLake owns them."""
        return self.root / "tables"

    @property
    def staging(self) -> Path:
        """Batches that are read and checked, but not yet published."""
        return self.root / "staging"

    @property
    def extensions(self) -> Path:
        """DuckDB extensions, linked from their installed packages."""
        return self.root / "extensions"

    @property
    def copy(self) -> Path:
        """Self-contained DuckDB file of the last published snapshot, for every tool."""
        return self.root / "newsledger.duckdb"

    @property
    def report(self) -> Path:
        """Folder of the data-quality report."""
        return self.root / "report"

    @property
    def ledger(self) -> Path:
        """State of the runs that are under way: leases, and what to go on with."""
        return self.root / "ledger"

    @property
    def spill(self) -> Path:
        """Where DuckDB puts what does not fit into memory while it works."""
        return self.staging / ".spill"
