"""The characters that a page's markup shows, each with its place in the markup."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from transforms.articles.document import Segment
from transforms.text.mapped import MappedLine, chain_segments, clean_line, thin_marks

_TOKEN = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->)?"
    r"|<(?P<hidden>script|style|noscript|template|svg|title)\b[^>]*>"
    r"(?:[^<]++|<(?!/(?P=hidden)\s*>))*+(?:</(?P=hidden)\s*>)?"
    r"|</?[a-zA-Z!?][^>]*(?:>|\Z)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});?)"
    r"|(?P<words>[^<&]+|[<&])",
    re.DOTALL,
)
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)]*(?=\s|$))?")
SHORTEST_SEARCH = 12
"""Fewer characters than this are found in too many places to prove one."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a page shows, without white space; each piece of it as it stands in the markup.

    Attributes:
        text: The non-space characters, cleaned.
        starts: Where in `text` each piece begins, in order.
        pieces: The pieces as printed, with their offsets in the markup.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[tuple[str, int], ...]

    def place_of(self, line: str, after: int = 0, before: int | None = None) -> int:
        """Return where `line` begins in the text between `after` and `before`, or -1."""
        squeezed = "".join(line.split())
        return self.text.find(squeezed, after, before) if squeezed else -1

    def segments_of(self, start: int, end: int) -> list[Segment]:
        """Return the map from text[start:end] to the markup, ordered by text_start."""
        found: list[Segment] = []
        for number in range(max(bisect_right(self.starts, start) - 1, 0), len(self.starts)):
            if self.starts[number] >= end:
                break
            length = self.starts[number]
            for cleaned, places in _clean_words(*self.pieces[number]):
                found += [Segment(length + s.text_start, s.source_start, s.length) for s in places]
                length += len(cleaned)
        return found


def read_shown_text(markup: str) -> ShownText:
    """Return the non-space characters of `markup` outside tags, comments, scripts and head.

    Character references are read; what they stand for is placed at their first character.
    """
    texts: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[str, int]] = []
    length = 0
    for text, start in _shown_pieces(markup):
        squeezed = "".join(text.split())
        is_plain = squeezed.isascii() and squeezed.isprintable()
        if not is_plain and clean_line(squeezed, 0)[0] != squeezed:
            squeezed = "".join(cleaned for cleaned, _ in _clean_words(text, start))
        if squeezed:
            texts.append(squeezed)
            starts.append(length)
            pieces.append((text, start))
            length += len(squeezed)
    joined = "".join(texts)
    if thin_marks(joined) != joined or not unicodedata.is_normalized("NFC", joined):
        return ShownText("", (), ())
    return ShownText(joined, tuple(starts), tuple(pieces))


def _clean_words(text: str, start: int) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Each word of a piece, cleaned, with its segments in the markup."""
    for word in _WORD.finditer(text):
        yield clean_line(word.group(), start + word.start())


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
            for segment in found:
                _append(segments, segment)
            end = max(end, found_end)
    return MappedLine(text, tuple(segments)), end


def _locate(text: str, offset: int, shown: ShownText, after: int) -> tuple[list[Segment], int]:
    squeezed = "".join(text.split())
    if not squeezed:
        return [], after
    at = shown.text.find(squeezed, after)
    if at < 0 and len(squeezed) >= SHORTEST_SEARCH:
        at = shown.text.find(squeezed)
    if at < 0:
        return [], after
    end = at + len(squeezed)
    segments = _by_pieces(text.strip(), shown, at) or _by_words(text.strip(), shown, at)
    offset += len(text) - len(text.lstrip())
    moved = [Segment(offset + s.text_start, s.source_start, s.length) for s in segments]
    return moved, max(after, end)


def _by_pieces(line: str, shown: ShownText, at: int) -> list[Segment]:
    """The segments of a line whose pieces the markup prints just so; none where it does not."""
    number = bisect_right(shown.starts, at) - 1
    raw, source = shown.pieces[number]
    begin = raw.find(line[:SHORTEST_SEARCH])
    if begin < 0 or len("".join(raw[:begin].split())) != at - shown.starts[number]:
        return []
    segments: list[Segment] = []
    done = 0
    while done < len(line):
        part = raw[begin:].rstrip()[: len(line) - done]
        if not line.startswith(part, done):
            return []
        _append(segments, Segment(done, source + begin, len(part)))
        done += len(part)
        done += line.startswith(" ", done)
        number += 1
        raw, source = shown.pieces[number] if number < len(shown.pieces) else ("", 0)
        begin = len(raw) - len(raw.lstrip())
        if not raw and done < len(line):
            return []
    return segments


def _append(segments: list[Segment], segment: Segment) -> None:
    """Append `segment`, as a part of the last one where it goes on in text and markup."""
    last = segments[-1] if segments else None
    gap = segment.text_start - last.text_start - last.length if last else None
    if last and gap in (0, 1) and segment.source_start == last.source_start + last.length + gap:
        segments[-1] = Segment(
            last.text_start, last.source_start, last.length + gap + segment.length
        )
    else:
        segments.append(segment)


def _by_words(line: str, shown: ShownText, at: int) -> list[Segment]:
    segments: list[Segment] = []
    place = at
    for word in _WORD.finditer(line):
        segments.append(Segment(word.start(), place, len(word.group())))
        place += len(word.group())
    return list(chain_segments(segments, shown.segments_of(at, place)))


def _shown_pieces(markup: str) -> Iterator[tuple[str, int]]:
    bodies = [found.start() for found in islice(_BODY.finditer(markup), 2)]
    for token in _TOKEN.finditer(markup, bodies[0] if len(bodies) == 1 else 0):
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


def map_lines(texts: Sequence[str], shown: ShownText) -> list[MappedLine]:
    """Return each of `texts`, in page order, with its segments in the markup."""
    lines: list[MappedLine] = []
    after = 0
    for text in texts:
        line, after = locate_line(text, shown, after)
        lines.append(line)
    return lines
