"""Adding to the user's list of sources: what stands in it stays, comments and all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from flows.source_list import ListedSource, SourceListError, check_place, load_sources

_HEAD = """\
# Sources that `newsledger serve` reads by their schedules and `newsledger run NAME` by hand.
# A source has a name and a location (web address, file, folder or glob; paths count from here), and
# maybe a schedule ("every 15m", or cron in UTC: "0 7 * * 1-5"), the publisher of documents that do
# not name theirs, mapping = { body = "text" } for records, enabled, and follow_links (a feed in a
# file may fetch the pages of its items).
"""


def add_source(path: Path, source: ListedSource) -> None:
    """Add a source at the end of the list at `path`; the list is replaced as a whole or not at all.

    Raises:
        SourceListError: The list cannot be read, has a source of that name, or the location
            cannot be one.
        OSError: The list cannot be written.
    """
    if any(known.name == source.name for known in load_sources(path)):
        raise SourceListError(f"{path} has a source called {source.name!r} already")
    check_place(source)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
        document = tomlkit.parse(before)
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise SourceListError(f"{path}: {error}") from error
    listed = document.get("source")
    tables = listed if isinstance(listed, AoT) else tomlkit.aot()
    tables.append(_table(source))
    if not isinstance(listed, AoT):
        document.append("source", tables)
    _replace(path, tomlkit.dumps(document))


def _table(source: ListedSource) -> Table:
    table = tomlkit.table()
    table.add("name", source.name)
    table.add("location", source.location)
    for key in ("schedule", "publisher"):
        value = getattr(source, key)
        if value:
            table.add(key, value)
    if source.mapping:
        mapping = tomlkit.inline_table()
        mapping.update(source.mapping)
        table.add("mapping", mapping)
    if source.follow_links:
        table.add("follow_links", True)  # noqa: FBT003 - a value of the file
    table.add("enabled", source.enabled)
    return table


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    real = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(real)
    finally:
        Path(name).unlink(missing_ok=True)
