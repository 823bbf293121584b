"""The user's list of sources: a TOML file, read whole and checked, added to without a change."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from flows.schedules import Schedule, ScheduleError, read_schedule

FIELDS = ("id", "title", "published_on", "source", "body", "url", "authors", "language")
"""What a record may hold; a mapping gives other names for them, dots lead into objects."""
GLOB_SIGNS = frozenset("*?[")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_KEYS = {
    "name": str,
    "location": str,
    "schedule": str,
    "publisher": str,
    "enabled": bool,
    "follow_links": bool,
    "mapping": dict,
}


class SourceListError(ValueError):
    """The list cannot be used; the message names the file, the source and the key."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One source of the list.

    Attributes:
        name: What it is called in commands and in `core.runs`.
        location: Web address, file, folder or glob, as the list has it.
        folder: Folder that a location which is no absolute path counts from: the list's own.
        schedule: When `newsledger serve` reads it; None: only `newsledger run` does.
        publisher: For documents that do not name theirs.
        mapping: Our field to the record's.
        enabled: Whether `run --sources` and `serve` read it.
        follow_links: Whether the pages of a feed in a file are fetched.
    """

    name: str
    location: str
    folder: Path
    schedule: str | None = None
    publisher: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    enabled: bool = True
    follow_links: bool = False

    @property
    def is_web(self) -> bool:
        """Whether it is an address rather than a path."""
        return is_web(self.location)

    @property
    def place(self) -> str:
        """The location as a run takes it: an address, or an absolute path or glob."""
        return self.location if self.is_web else str(self.folder / Path(self.location).expanduser())

    @property
    def times(self) -> Schedule | None:
        """Its schedule, read."""
        return read_schedule(self.schedule) if self.schedule else None


def load_sources(path: Path) -> tuple[ListedSource, ...]:
    """Return the sources of the list at `path`, in its order; none where there is no file.

    Raises:
        SourceListError: It cannot be read, or a source in it cannot be used.
    """
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise SourceListError(f"{path}: the list is no UTF-8 text") from error
    except OSError as error:
        raise SourceListError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise SourceListError(f"{path}: {error}") from error
    tables = listed.get("source", [])
    others = ", ".join(sorted(set(listed) - {"source"}))
    if others or not isinstance(tables, list):
        named = f", not {others}" if others else ""
        raise SourceListError(f"{path}: a list holds [[source]] tables and nothing else{named}")
    try:
        sources = [read_source(table, path.parent) for table in tables]
        _check_names(sources)
    except SourceListError as error:
        raise SourceListError(f"{path}: {error}") from error
    return tuple(sources)


def is_web(location: str) -> bool:
    """Whether a location is an address rather than a path."""
    return bool(_WEB.match(location))


def is_path(word: str) -> bool:
    """Files and folders must be there; what is on the web, or matches a glob, shows in the run."""
    return is_web(word) or bool(GLOB_SIGNS & set(word)) or Path(word).exists()


def named_sources(path: Path, names: Sequence[str]) -> tuple[ListedSource, ...]:
    """Return the sources of the list at `path` that have these names, in their order.

    Raises:
        SourceListError: It cannot be read, or has no source of such a name.
    """
    if not names:
        return ()
    listed = {source.name: source for source in load_sources(path)}
    missing = next((name for name in names if name not in listed), None)
    if missing is not None:
        raise SourceListError(f"{path} has no source called {missing!r}")
    return tuple(listed[name] for name in names)


def read_source(table: object, folder: Path) -> ListedSource:
    """Return the source that one [[source]] table describes.

    Args:
        table: The table.
        folder: Folder of the list.

    Raises:
        SourceListError: A key is missing, unknown, or has a value that cannot be used.
    """
    if not isinstance(table, dict):
        raise SourceListError("a source is a [[source]] table")
    name = table.get("name")
    called = f"source {name!r}" if isinstance(name, str) else "a source without a name"
    for key, value in table.items():
        if key not in _KEYS:
            raise SourceListError(f"{called}: {key!r} is none of {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise SourceListError(f"{called}: {key} = {value!r} is no {_KEYS[key].__name__}")
    for key in ("name", "location"):
        if not table.get(key, "").strip():
            raise SourceListError(f"{called} has no {key}")
    source = ListedSource(folder=folder.absolute(), **table)
    _check(source)
    return source


def not_found(word: str, listed: Iterable[ListedSource]) -> str:
    """Return the sentence for a word that is neither a path nor a listed source's name."""
    if _SCHEME.match(word):
        return f"{word}: only http and https addresses are fetched"
    near = difflib.get_close_matches(word, [source.name for source in listed], n=1)
    meant = near[0] if near else f"https://{word}" if _HOST.match(word) else None
    hint = f"; did you mean {meant}?" if meant else ""
    return f"{word}: no such file or folder, and no listed source{hint}"


def check_place(source: ListedSource) -> None:
    """Check that a source's location can be one: an address is well formed, a path is there.

    Raises:
        SourceListError: It cannot be.
    """
    if source.is_web:
        _check_address(source)
    elif not GLOB_SIGNS & set(source.location) and not Path(source.place).exists():
        raise SourceListError(f"{source.place}: no such file or folder")


def _check(source: ListedSource) -> None:
    if not _NAME.fullmatch(source.name):
        raise SourceListError(f"source {source.name!r}: a name has a-z, 0-9, - and _ only")
    if source.schedule is not None:
        try:
            read_schedule(source.schedule)
        except ScheduleError as error:
            raise SourceListError(f"source {source.name!r}: schedule {error}") from error
    for ours, theirs in source.mapping.items():
        if ours not in FIELDS or not isinstance(theirs, str) or not theirs:
            known = ", ".join(FIELDS)
            reason = f"mapping {ours} = {theirs!r} (our fields: {known})"
            raise SourceListError(f"source {source.name!r}: {reason}")


def _check_address(source: ListedSource) -> None:
    try:
        parts = urlsplit(source.location)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or re.search(r"\s", source.location):
        raise SourceListError(f"{source.location}: no web address")
    if parts.username is not None or parts.password is not None:
        raise SourceListError("an address with a user name or password is not taken")


def _check_names(sources: list[ListedSource]) -> None:
    names = [source.name for source in sources]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise SourceListError(f"two sources are called {twice!r}")
