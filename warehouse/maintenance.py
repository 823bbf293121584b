"""Keep the lake small: merge files, forget old snapshots, remove what killed writers left."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.lake import Connection


def remove_orphans(connection: Connection) -> list[str]:
    """Delete the Parquet files that no snapshot knows, and return their names."""
    rows = connection.execute(
        "CALL ducklake_delete_orphaned_files('lake', cleanup_all => true)"
    ).fetchall()
    return [str(row[0]) for row in rows]


def compact_lake(connection: Connection, keep: timedelta) -> None:
    """Merge adjacent small files, then expire the snapshots older than `keep` and their files.

    A reader that is inside an expired snapshot would lose its files: keep more than a query takes.
    """
    limit = f"now() - INTERVAL '{int(keep.total_seconds())} seconds'"
    connection.execute("CALL ducklake_merge_adjacent_files('lake')")
    connection.execute(f"CALL ducklake_expire_snapshots('lake', older_than => {limit})")
    connection.execute(f"CALL ducklake_cleanup_old_files('lake', older_than => {limit})")
