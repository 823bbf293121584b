"""Open DuckDB: the lake, its self-contained copy, staged rows. No other module does."""

from __future__ import annotations

import contextlib
import importlib.util
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from warehouse.catalog import has_tables
from warehouse.ddl import literal, quoted
from warehouse.errors import NoWarehouse, WarehouseError
from warehouse.layout import prepare_layout
from warehouse.maintenance import compact_lake, remove_orphans
from warehouse.paths import WarehousePaths
from warehouse.publishing import (
    KnownVersion,
    publish_staged,
    read_keys,
    read_known_articles,
    read_known_captures,
)

if TYPE_CHECKING:
    import pyarrow as pa

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error

EXTENSIONS = {
    "ducklake": ("duckdb_extension_ducklake", "ducklake"),
    "sqlite_scanner": ("duckdb_extension_sqlite", "sqlite"),
}
"""DuckDB's name of each extension, the package it is installed from, and its name there."""

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person's question may use up."""

    memory_mb: int = 2000
    threads: int = 4
    seconds: float = 60


@dataclass(frozen=True, slots=True)
class Lake:
    """An open warehouse. `connection` resolves `core.figures` and `pledges` in it."""

    connection: Connection
    paths: WarehousePaths

    def publish(
        self,
        staged: Mapping[str, Sequence[Path]],
        message: str = "",
        guard: AbstractContextManager[None] | None = None,
        settled: Collection[str] = (),
    ) -> int:
        """Add the staged rows of all tables in one transaction and return its snapshot id.

        Args:
            staged: Full table name to Parquet files in the schema of its contract.
            message: What the snapshot list shows for it, such as the run id.
            guard: Entered around the commit; what it raises undoes everything.
            settled: Places of held documents that can be read now: their rows are forgotten.

        Raises:
            AlreadyPublished: An article version or run is in the warehouse already.
            WarehouseError: The rows do not fit; nothing of them was published.
        """
        with plain_errors("the rows could not be published"):
            return publish_staged(self.connection, staged, message, guard, settled)

    def known_captures(self, rules_version: str, limits: str) -> frozenset[str]:
        """Return the stored captures that need not be read again with these rules and limits."""
        return read_known_captures(self.connection, rules_version, limits)

    def known_articles(self) -> dict[str, tuple[KnownVersion, ...]]:
        """Return, by article id, its stored versions in order with the hash of their text."""
        return read_known_articles(self.connection)

    def existing_keys(self, table_name: str) -> set[tuple[object, ...]]:
        """Return the key of every stored row of a table, as the contract orders its columns."""
        return read_keys(self.connection, table_name)

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Return all rows of a query; `parameters` fill its question marks."""
        return self.connection.execute(sql, list(parameters)).fetchall()

    def snapshot_id(self) -> int:
        """Return the number of the current snapshot."""
        return int(str(self.query("FROM ducklake_current_snapshot('lake')")[0][0]))

    def remove_orphans(self) -> list[str]:
        """Delete the Parquet files that a killed writer left, and return their names.

        Only the holder of the lease may call it: the files of a run under way are orphans too.
        """
        return remove_orphans(self.connection)

    def compact(self, keep: timedelta) -> None:
        """Merge small files and forget the snapshots older than `keep`, with their files."""
        with plain_errors("the warehouse could not be compacted"):
            compact_lake(self.connection, keep)


@contextlib.contextmanager
def open_lake(paths: WarehousePaths, read_only: bool = False) -> Iterator[Lake]:
    """Open the warehouse, by default for writing, creating or extending it where needed.

    Readers and the writer do not lock each other out; a reader sees whole snapshots.

    Raises:
        NoWarehouse: `read_only`, and there is none.
        SchemaMismatch: A stored table does not have the columns that its contract declares.
        WarehouseError: A file cannot be opened; the message names it.
    """
    connection = _connect_lake(paths, read_only)
    try:
        if not read_only:
            with plain_errors(f"{paths.root} could not be prepared"):
                prepare_layout(connection)
        yield Lake(connection, paths)
    finally:
        connection.close()


@contextlib.contextmanager
def open_database(path: Path, read_only: bool = True) -> Iterator[Connection]:
    """Open a plain DuckDB file, such as the copy, or a new one.

    Raises:
        WarehouseError: It cannot be opened; the message names it.
    """
    with plain_errors(f"{path} cannot be opened"):
        connection = duckdb.connect(path, read_only=read_only, config=dict(_OFFLINE))
    try:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def open_locked(paths: WarehousePaths, limits: Limits) -> Iterator[tuple[Connection, bool]]:
    """Open the warehouse for questions of a person: nothing can be written, read or set outside.

    Yields:
        The connection, and whether it is the copy; without a copy the lake itself is opened,
        whose SQLite extension does not keep to DuckDB's locks: check what is asked of it.

    Raises:
        NoWarehouse: There is neither a copy nor a lake.
        WarehouseError: A file cannot be opened; the message names it.
    """
    is_copy = paths.copy.is_file()
    with open_database(paths.copy) if is_copy else _open_bare_lake(paths) as connection:
        connection.execute("SET temp_directory = ''")
        connection.execute(f"SET memory_limit = '{limits.memory_mb}MB'")
        connection.execute(f"SET threads = {limits.threads}")
        if not is_copy:
            tables = literal(f"{paths.tables.absolute()}/")
            connection.execute(f"SET allowed_directories = [{tables}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection, is_copy


def query_tables(sql: str, tables: Mapping[str, pa.Table]) -> pa.Table:
    """Return the rows of one SELECT over the given Arrow tables, each under its name.

    Raises:
        WarehouseError: DuckDB refuses the statement.
    """
    with contextlib.closing(duckdb.connect(config=dict(_OFFLINE))) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for name, table in tables.items():
            connection.register(name, table)
        with plain_errors("the check cannot be run"):
            return connection.execute(sql).to_arrow_table()


@contextlib.contextmanager
def plain_errors(what: str) -> Iterator[None]:
    """Turn any error of DuckDB into a WarehouseError that begins with `what`."""
    try:
        yield
    except duckdb.Error as error:
        raise WarehouseError(f"{what}: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """Return what an error says, without DuckDB's drawing of the query."""
    return str(error).strip().partition("\n")[0]


def load_extensions(connection: Connection, paths: WarehousePaths) -> None:
    """Load the DuckLake and SQLite extensions from their installed packages, never the network.

    Raises:
        WarehouseError: A package is missing or is not for this DuckDB.
    """
    for name in EXTENSIONS:
        with plain_errors(f"the DuckDB extension {name} cannot be loaded"):
            connection.execute(f"LOAD {literal(str(_link_extension(name, paths)))}")


def packaged_extension(name: str) -> Path | None:
    """Return the file of an extension in its installed package, None where there is none."""
    package, stem = EXTENSIONS[name]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}"
    file = folder / f"{stem}.duckdb_extension"
    return file if file.is_file() else None


def _link_extension(name: str, paths: WarehousePaths) -> Path:
    # DuckDB finds the entry point by the file's name, which differs in the package of SQLite.
    packaged = packaged_extension(name)
    if packaged is None:
        raise WarehouseError(
            f"the DuckDB extension {name} {duckdb.__version__} is not installed: run `make setup`"
        )
    link = paths.extensions.absolute() / f"{name}.duckdb_extension"
    if not link.is_symlink() or link.readlink() != packaged:
        link.parent.mkdir(parents=True, exist_ok=True)
        aside = link.with_suffix(f".{os.getpid()}")
        aside.symlink_to(packaged)
        aside.replace(link)
    return link


def _connect_lake(paths: WarehousePaths, read_only: bool) -> Connection:
    if not read_only:
        _make_folders(paths)
    elif not has_tables(paths.catalog):
        raise NoWarehouse(f"no warehouse in {paths.root} yet: run `newsledger run PATH` first")
    config = {**_OFFLINE, "temp_directory": str(paths.spill)}
    connection = duckdb.connect(config=config)
    try:
        load_extensions(connection, paths)
        _attach_lake(connection, paths, read_only)
    except WarehouseError:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def _open_bare_lake(paths: WarehousePaths) -> Iterator[Connection]:
    with open_lake(paths, read_only=True) as lake:
        yield lake.connection


def _make_folders(paths: WarehousePaths) -> None:
    try:
        paths.tables.mkdir(parents=True, exist_ok=True)
        paths.staging.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(f"{paths.root}: {error.strerror}") from error


def _attach_lake(connection: Connection, paths: WarehousePaths, read_only: bool) -> None:
    catalog = literal(f"ducklake:sqlite:{paths.catalog.absolute()}")
    folder = literal(f"{paths.tables.absolute()}/")
    options = f"DATA_PATH {folder}, OVERRIDE_DATA_PATH true, DATA_INLINING_ROW_LIMIT 0"
    if read_only:
        options += ", READ_ONLY"
    with plain_errors(f"{paths.catalog} cannot be opened"):
        connection.execute(f"ATTACH {catalog} AS {quoted('lake')} ({options})")
        connection.execute("USE lake")
        connection.execute("SET TimeZone = 'UTC'")
