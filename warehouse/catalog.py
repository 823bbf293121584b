"""Look into DuckLake's catalog without DuckDB."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

LAST_TABLE = "runs"
_SQL = "SELECT count(*) FROM ducklake_table WHERE table_name = ? AND end_snapshot IS NULL"


def has_tables(catalog: Path) -> bool:
    """Return whether the lake's tables are made; the first run makes all of them in one commit.

    A catalog that cannot be read counts as one that has them: opening it says what is wrong.
    """
    if not catalog.is_file():
        return False
    uri = f"{catalog.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            return bool(connection.execute(_SQL, (LAST_TABLE,)).fetchone()[0])
    except sqlite3.OperationalError as error:
        return "no such table" not in str(error)
    except sqlite3.Error:
        return True
