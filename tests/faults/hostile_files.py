"""Names and kinds of files that should not be opened, or not be believed."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.faults.hostile_case import PASSED_OVER, Hostile, Write, page, prose, stored, words

UNREADABLE = "unreadable_file"
SPARSE_BYTES = 10**12
DEEP = "d" * 200


def _named(name: str, tag: str) -> Hostile:
    """An article under a hostile name; `tag` makes its text its own."""
    return Hostile(name, words(prose(tag)), stored(tag), tag)


def link(target: str) -> Write:
    """A symbolic link; {secret} is a file outside the folder, {outside} its folder."""

    def write(path: Path) -> None:
        outside = path.parent.parent / "outside"
        path.symlink_to(target.format(secret=outside / "secret.txt", outside=outside))

    return write


def hear(path: Path) -> None:
    """Leave a socket behind, bound by a short relative name: the whole path may be too long."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(before)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"An article of a terabyte.\n")
        file.truncate(SPARSE_BYTES)


def device(path: Path) -> None:
    """The endless device, by a link: making a device needs the rights of root."""
    path.symlink_to("/dev/zero")


def folder_with(name: str, tag: str) -> Write:
    def write(path: Path) -> None:
        path.mkdir()
        (path / name).write_text(prose(tag), encoding="utf-8")

    return write


def deep_folder(path: Path) -> None:
    """Folders in one another, to a path of 3,000 characters."""
    path.mkdir()
    below = path
    for number in range(15):
        below = below / f"{DEEP}{number}"
        below.mkdir()
    (below / "deep.txt").write_text(prose("depth"), encoding="utf-8")


_pipe: Callable[[Path], None] = os.mkfifo

NAMES = (
    _named("n" * 251 + ".txt", "long-name"),
    _named("ü" * 125 + ".txt", "long-bytes"),
    _named("line\nbreak\r\n.txt", "line-break-name"),
    _named("\x1b[2J\x07bell\x7f.txt", "control-name"),
    _named("\u202etxt.exe\u200b", "turned-name"),
    _named(os.fsdecode(b"caf\xe9 \xff\xfe.txt"), "byte-name"),
    _named("a..%2f..%2fetc%2fpasswd", "percent-name"),
    _named("a..\\..\\windows\\system.ini", "backslash-name"),
    Hostile("...", words(prose("dots")), PASSED_OVER, "a name of dots is a hidden one"),
    _named("-rf --help;$(id)`id`.txt", "option-name"),
    _named("'; DROP TABLE core.articles; --.txt", "statement-name"),
    _named("<script>alert(1)<!--.txt", "markup-name"),
    _named("=1+1|cmd' !A0.csv", "formula-name"),
    _named("{{7*7}}{0}%s%n$HOME~.txt", "template-name"),
    _named("[a-z]*?.txt", "pattern-name"),
    _named("http:⁄⁄127.0.0.1⁄a.html", "address-name"),
    _named("CON.txt", "reserved-name"),
    _named(" ", "space-name"),
    _named("story.txt.gz", "plain-packed-name"),
    Hostile(
        "folder.html",
        folder_with("in.txt", "folder-name"),
        stored("folder-name"),
        "a folder",
    ),
    Hostile("deepest", deep_folder, stored("depth"), "a path of 3,000 characters"),
)
"""Hostile names: each is stored, under a name that is one harmless line."""

KINDS = (
    Hostile("pipe.txt", _pipe, UNREADABLE, "a pipe that no one writes to"),
    Hostile("socket.txt", hear, UNREADABLE, "a socket"),
    Hostile("endless.txt", device, UNREADABLE, "a link to the endless device"),
    Hostile("terabyte.txt", sparse, "document_too_large", "a terabyte that takes no room"),
    Hostile("empty.txt", words(b""), "empty_document", "no byte"),
    Hostile("leads-out.txt", link("{secret}"), UNREADABLE, "a link to a file outside"),
    Hostile("leads-up.txt", link("../outside/secret.txt"), UNREADABLE, "a link upwards"),
    Hostile("leads-round", link("leads-round"), UNREADABLE, "a link to itself"),
    Hostile("leads-nowhere.txt", link("gone.txt"), UNREADABLE, "a link to nothing"),
    Hostile("leads-to-folder", link("{outside}"), UNREADABLE, "a link to a folder outside"),
    Hostile("leads-to-itself", link("."), UNREADABLE, "a link to its own folder"),
    Hostile("leads-to-memory", link("/proc/self/mem"), UNREADABLE, "a link to its reader"),
    Hostile("leads-to-secrets", link("/proc/self/environ"), UNREADABLE, "the environment"),
    Hostile(".hidden.txt", words(page("hidden")), PASSED_OVER, "a hidden file"),
)
"""What is no regular file, or leads to another."""

FILES = (*NAMES, *KINDS)
