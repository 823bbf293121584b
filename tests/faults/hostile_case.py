"""What a hostile file is, and the words that good and bad ones are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.file_names import printable_name

Write = Callable[[Path], object]
"""Builds a file at a path; large ones are made anew for every test and never kept."""
Content = bytes | str | Callable[[], bytes] | Callable[[], str]
"""What is in a file; by a function where it is large."""

PROSE = (
    "The harbour line will spend US$40 million on two electric ferries over the next two years, "
    "its chief executive said on Monday. The ferries carry about 300 passengers each and replace "
    "boats that were built more than 30 years ago."
)
SECRET = "heron-seven-lantern"
"""Stands in files outside the folder: it must never be in the warehouse."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile file.

    Attributes:
        name: Its name below the folder.
        write: Builds it.
        result: The code of the rule that holds it, several of them parted by "|" (of what it holds,
            or of what may come first); or, with a space in it, words of the text that is stored.
        why: What is hostile about it.
    """

    name: str
    write: Write
    result: str
    why: str

    @property
    def source_name(self) -> str:
        """The file as raw.captures and core.quarantine name it."""
        return f"in/{printable_name(self.name)}"

    @property
    def rule_codes(self) -> frozenset[str]:
        """The rules that may hold it, none where it is stored or passed over."""
        return frozenset() if " " in self.result else frozenset(self.result.split("|"))


def prose(name: str) -> str:
    """Return an article that no other name gives: copies of one would count as one."""
    return f"Harbour line of {name} orders ferries\n\n{PROSE} The port of {name} is pleased.\n"


def words(content: Content) -> Write:
    """Return what writes `content`, text as UTF-8.

    In it "{secret}" becomes the path of a file outside, "{host}" an address that listens.
    """

    def write(path: Path) -> None:
        found = content() if callable(content) else content
        data = found.encode() if isinstance(found, str) else found
        outside = path.parent.parent / "outside"
        for mark, value in (("secret", str(outside / "secret.txt")), ("host", _host(outside))):
            data = data.replace(f"{{{mark}}}".encode(), value.encode())
        path.write_bytes(data)

    return write


def _host(outside: Path) -> str:
    return (outside / "host").read_text(encoding="utf-8")


def page(name: str, body: str = "", head: str = "") -> str:
    """Return a page with the article of `name`, more of a body behind it and more of a head."""
    title, _, text = prose(name).partition("\n\n")
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1><p>{text}</p>{body}</article></body></html>"
    )


PASSED_OVER = "passed over"


def stored(name: str) -> str:
    """Return words that are in the text of the article of `name` alone."""
    return f"The port of {name} is pleased."
