"""Captures of a file, a folder or a glob."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.file_names import printable_name
from flows.sources.kinds import kind_of
from flows.sources.members import open_to_damage
from flows.sources.record import (
    HeldDocument,
    Place,
    RunStamp,
    SourceNotFound,
    SourceOptions,
    decode_document,
    hold_document,
    make_capture,
)
from flows.sources.sniff import sniff
from flows.sources.unpack import open_regular, read_whole
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine

MOST_HELD = 1_000
"""Records of a file that are held back one by one, if they are more than those that are not."""
MARKED_BYTES = 1_000_000
"""Bytes at a held file's beginning by which, with its size, it is told from another one."""


def find_captures(
    location: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    """Yield one capture a document of `location`, in the order of names.

    A document that cannot be taken gives one quarantine row (binary_document, broken_json_line,
    broken_record, document_too_large, empty_document, unreadable_document, unreadable_encoding,
    unreadable_file, unsupported_type), and the rest goes on. A file is given up behind 1,000 of
    them if they are most of it (mostly_unreadable).

    Args:
        location: A file, a folder (read with all below it, hidden files aside), a glob, or a web
            address (its further rules are in `flows.fetching.RULES`).
        options: Field mapping and size limit.
        stamp: The run that records.

    Raises:
        SourceNotFound: No such path, or no file in it; raised at the call, not at the first row.
    """
    if location.lower().startswith(("http://", "https://")):
        from flows.sources.web import web_captures  # noqa: PLC0415 - files need no web client

        return web_captures(location, options, stamp)
    found = _files(location, options.tops)
    return _captures(found, options, stamp)


def _captures(
    files: list[tuple[Path, str]], options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    for path, name in files:
        try:
            yield from given_up(_file_captures(path, name, options, stamp))
        except HeldDocument as held:
            yield hold_document(Place(name), _marked(held, path), stamp)
        except OSError as error:
            reason = f"The file cannot be read: {error.strerror or error}."
            yield hold_document(Place(name), HeldDocument("unreadable_file", reason), stamp)
        except Exception as error:  # noqa: BLE001 - one broken file must not stop the others
            reason = f"The file could not be taken: {type(error).__name__}: {error}."
            yield hold_document(Place(name), HeldDocument("unreadable_document", reason), stamp)


def _marked(held: HeldDocument, path: Path) -> HeldDocument:
    """Return `held` as held for what the file holds; what may not be opened is not looked at."""
    if held.rule_code == "unreadable_file":
        return held
    with contextlib.suppress(HeldDocument, OSError), open_regular(path) as file:
        return held.with_content(f"{path.stat().st_size} ".encode() + file.read(MARKED_BYTES))
    return held


def given_up(found: Iterator[Capture | Quarantine]) -> Iterator[Capture | Quarantine]:
    """Yield what is `found` in a file, up to where nearly nothing of it can be read.

    Raises:
        HeldDocument: mostly_unreadable.
    """
    captured = held = 0
    for one in found:
        yield one
        held += isinstance(one, Quarantine)
        captured += isinstance(one, Capture)
        if held >= MOST_HELD and held > captured:
            reason = f"{held} of its first {held + captured} records cannot be read; no more are."
            raise HeldDocument("mostly_unreadable", reason)


def _file_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture | Quarantine]:
    _check_file(path)
    kind = kind_of(path)
    if kind is None:
        yield document_capture(path, name, options, stamp)
    else:
        yield from kind.captures(path, name, options, stamp)


def document_capture(path: Path, name: str, options: SourceOptions, stamp: RunStamp) -> Capture:
    """Return the capture of a file that is one document: a page or plain text.

    Raises:
        HeldDocument: It cannot be taken; see `find_captures`.
    """
    with open_to_damage(path) as file:
        found = sniff(read_whole(file, options.document_limit))
    decode_document(found.content, found.charset)
    return make_capture(Place(name), name, found, options, stamp)


def _files(location: str, tops: Sequence[str]) -> list[tuple[Path, str]]:
    """Every file of `location` with its name: its way from the top folder, that one's name first.

    The top is the folder that was asked for, and of a file by itself the one of `tops` that it
    lies in, else its own folder. So a name holds no machine path, and new files change none.
    """
    path = Path(location)
    if path.is_dir():
        files = files_below(path)
        if not files:
            raise SourceNotFound(f"The folder {location} holds no file to read.")
        return _named(files, path)
    if path.exists() or path.is_symlink():
        return _named([path], _top_of(path, tops))
    top, pattern = _split_pattern(path)
    files = files_matching(location)
    if not files:
        reason = "No file matches" if pattern else "There is no file or folder"
        raise SourceNotFound(f"{reason} {location}.")
    return _named(files, top)


def files_matching(location: str) -> list[Path]:
    """Return the files that a glob matches, by name, hidden ones aside."""
    top, pattern = _split_pattern(Path(location))
    matches = sorted(top.glob(pattern)) if pattern else []
    return [match for match in matches if not match.is_dir() and match.name[0] != "."]


def _split_pattern(path: Path) -> tuple[Path, str]:
    """The folder before the first part with a wildcard, and the pattern from there; "" if none."""
    for number, part in enumerate(path.parts):
        if any(char in part for char in "*?["):
            return Path(*path.parts[:number]), "/".join(path.parts[number:])
    return path, ""


def _top_of(path: Path, tops: Sequence[str]) -> Path:
    folders = [_split_pattern(Path(top))[0] for top in tops]
    around = [folder for folder in folders if path != folder and path.is_relative_to(folder)]
    return around[0] if around else path.parent


def _named(files: list[Path], top: Path) -> list[tuple[Path, str]]:
    folder = _folder_name(top)
    return [(file, printable_name(f"{folder}/{file.relative_to(top)}")) for file in files]


def files_below(folder: Path) -> list[Path]:
    """Return what is below `folder` by name, links too; what is hidden is passed over."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(root, name) for name in names if not name.startswith(".")]
        found += [Path(root, name) for name in folders if Path(root, name).is_symlink()]
    return sorted(found)


def _folder_name(folder: Path) -> str:
    return folder.absolute().name or folder.resolve().name or "root"


def _check_file(path: Path) -> None:
    """Hold what is no regular file, without opening it; a link must stay in its own folder."""
    try:
        if path.is_symlink():
            if not path.resolve(strict=True).is_relative_to(path.parent.resolve()):
                raise HeldDocument("unreadable_file", "It is a link that leads out of its folder.")
            if path.is_dir():
                raise HeldDocument("unreadable_file", "It is a link to a folder.")
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        raise HeldDocument(
            "unreadable_file", "It leads nowhere or may not be looked at."
        ) from error
    if not stat.S_ISREG(mode):
        raise HeldDocument("unreadable_file", "It is no regular file (a pipe, socket or device).")
