"""Adding to the user's list of sources: what stands in it stays, comments and all."""

from __future__ import annotations

import os
import tempfile
import tomllib
from pathlib import Path

import tomlkit

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
        SourceListError: The list cannot be read or added to, has a source of that name, or the
            location cannot be one.
        OSError: The list cannot be written.
    """
    if any(known.name == source.name for known in load_sources(path)):
        raise SourceListError(f"{path} has a source called {source.name!r} already")
    check_place(source)
    before = path.read_bytes().decode() if path.exists() else _HEAD
    gap = "\n" if before.endswith("\n") or not before else "\n\n"
    text = f"{before}{gap}{tomlkit.dumps({'source': [_keys(source)]})}"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = "a source can be added only where the others are [[source]] tables"
        raise SourceListError(f"{path}: {reason}") from error
    _replace(path, text)


def _keys(source: ListedSource) -> dict[str, object]:
    """The keys of a source that say more than their absence."""
    mapping = tomlkit.inline_table()
    mapping.update(source.mapping)
    keys = {
        "name": source.name,
        "location": source.location,
        "schedule": source.schedule,
        "publisher": source.publisher,
        "mapping": mapping,
        "follow_links": source.follow_links,
    }
    return {**{key: value for key, value in keys.items() if value}, "enabled": source.enabled}


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    real = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        mode = real.stat().st_mode & 0o777 if real.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(real)
    finally:
        Path(name).unlink(missing_ok=True)
