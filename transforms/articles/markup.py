"""The characters that a page's markup shows, each with its place in the markup."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.articles.document import Segment
from transforms.text.mapped import MappedLine, chain_segments, clean_line, thin_marks

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|noscript|template|svg|title)\b[^>]*>.*?(?:</(?P=hidden)\s*>|\Z)"
    r"|</?[a-zA-Z!?][^>]*(?:>|\Z)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});?)"
    r"|(?P<words>[^<&]+|[<&])",
    re.DOTALL,
)
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)]*(?=\s|$))?")
SHORTEST_SEARCH = 12
"""Fewer characters than this are found in too many places to prove one."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a page shows, without white space; `segments` map it to the markup."""

    text: str
    segments: tuple[Segment, ...]


def read_shown_text(markup: str) -> ShownText:
    """Return the non-space characters of `markup` outside tags, comments, scripts and head.

    Character references are read; what they stand for is placed at their first character.
    """
    texts: list[str] = []
    segments: list[Segment] = []
    length = 0
    for text, start in _shown_pieces(markup):
        for word in _WORD.finditer(text):
            cleaned, places = clean_line(word.group(), start + word.start())
            texts.append(cleaned)
            segments += [Segment(length + s.text_start, s.source_start, s.length) for s in places]
            length += len(cleaned)
    joined = "".join(texts)
    if thin_marks(joined) != joined or not unicodedata.is_normalized("NFC", joined):
        return ShownText("", ())
    return ShownText(joined, tuple(segments))


def locate_line(text: str, shown: ShownText, after: int) -> tuple[MappedLine, int]:
    """Return `text` with its segments in the markup, and where to look for the next line.

    The line is looked for at or after `after` in the shown text, then anywhere before it; where
    the whole is not found, its sentences are looked for one by one. What is not found, or is
    too short to prove its place, has no segment.
    """
    segments, end = _locate(text, 0, shown, after)
    if not segments:
        for piece in _SENTENCE.finditer(text):
            found, found_end = _locate(piece.group(), piece.start(), shown, after)
            segments += found
            end = max(end, found_end)
    return MappedLine(text, chain_segments(segments, shown.segments)), end


def _locate(text: str, offset: int, shown: ShownText, after: int) -> tuple[list[Segment], int]:
    words = list(_WORD.finditer(text))
    squeezed = "".join(word.group() for word in words)
    if not squeezed:
        return [], after
    at = shown.text.find(squeezed, after)
    if at < 0 and len(squeezed) >= SHORTEST_SEARCH:
        at = shown.text.find(squeezed)
    if at < 0:
        return [], after
    segments: list[Segment] = []
    place = at
    for word in words:
        segments.append(Segment(offset + word.start(), place, len(word.group())))
        place += len(word.group())
    return segments, max(after, place)


def _shown_pieces(markup: str) -> Iterator[tuple[str, int]]:
    for token in _TOKEN.finditer(markup):
        if token.lastgroup == "words":
            yield token.group(), token.start()
        elif token.lastgroup == "reference":
            yield from _read_reference(token)


def _read_reference(token: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The character of a reference at its "&"; what follows it ("&copy2024") at its own place."""
    text = html.unescape(token.group())
    if text == token.group():
        yield text, token.start()
        return
    yield text[:1], token.start()
    if text[1:]:
        yield text[1:], token.end() - len(text[1:])


def map_lines(texts: Sequence[str], markup: str) -> list[MappedLine]:
    """Return each of `texts`, in page order, with its segments in `markup`."""
    shown = read_shown_text(markup)
    lines: list[MappedLine] = []
    after = 0
    for text in texts:
        line, after = locate_line(text, shown, after)
        lines.append(line)
    return lines
