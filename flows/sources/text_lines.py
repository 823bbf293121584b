"""Lines of a text file of any encoding, one at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.sources.members import read_to_damage
from flows.sources.record import HeldDocument
from flows.sources.sniff import sniff_charset
from flows.sources.unpack import open_regular

_SAMPLE = 32_768
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def text_charset(path: Path) -> str:
    """Return the encoding of a whole text file.

    Its mark tells, then UTF-8's own rules, then a guess from where it is not UTF-8.

    Raises:
        HeldDocument: The file cannot be opened.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    before = b""
    with open_regular(path) as file:
        try:
            for step in read_to_damage(file):
                if not before and (wide := sniff_charset(step)).startswith(("utf-16", "utf-32")):
                    return wide
                decoder.decode(step)
                before = step
        except UnicodeDecodeError as error:
            around = before[-_SAMPLE:] + step
            at = len(before[-_SAMPLE:]) + error.start
            return sniff_charset(around[max(0, at - _SAMPLE) : at + _SAMPLE])
        except HeldDocument:
            # What is before the damage is read, and the damage is told then.
            if not before:
                raise
    return "utf-8"


def read_text_lines(
    steps: Iterable[bytes], charset: str, limit: int
) -> Iterator[tuple[int, str | None]]:
    """Yield each line with its number from 1, its end still on; None for one beyond `limit`.

    Lines end at a newline, a carriage return or both. Bytes that fit no character become U+FFFD;
    a byte order mark is left out.

    Args:
        steps: The bytes, in order.
        charset: Their encoding.
        limit: Most characters of a line.
    """
    number = 1
    length = 0
    kept: list[str] = []
    for part in _parts(steps, charset):
        length += len(part)
        if length <= limit:
            kept.append(part)
        if part.endswith(("\n", "\r")):
            yield number, "".join(kept) if length <= limit else None
            number, length, kept = number + 1, 0, []
    if length:
        yield number, "".join(kept) if length <= limit else None


def _parts(steps: Iterable[bytes], charset: str) -> Iterator[str]:
    """Yield lines and, where a line is longer than a step, its pieces."""
    held_back = ""
    is_start = True
    for step in _decoded(steps, charset):
        text = held_back + (step.removeprefix("\ufeff") if is_start else step)
        is_start = False
        # Its newline may come with the next step.
        held_back = "\r" if text.endswith("\r") else ""
        yield from _LINE.findall(text.removesuffix(held_back))
    if held_back:
        yield held_back


def _decoded(steps: Iterable[bytes], charset: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(charset)("replace")
    for step in steps:
        if text := decoder.decode(step):
            yield text
    if text := decoder.decode(b"", final=True):
        yield text
