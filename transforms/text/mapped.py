"""Clean lines whose characters still know where they stood in the capture."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.articles.document import Segment

_SPACES = "\t \x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_DROPPED = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ODD = re.compile(f"[{_DROPPED}]|[{_SPACES}]{{2}}|[^\\S ]")
_TOKEN = re.compile(f"(?P<space>[{_SPACES}]+)|[{_DROPPED}]+|(?P<plain>[^{_SPACES}{_DROPPED}]+)")
_HANGUL_TAIL = re.compile("[\u1160-\u11ff]")
MOST_MARKS = 30
"""Combining marks in a row that are kept, as in the Stream-Safe Text Format of UAX 15: the time of
normalisation grows with the square of their number, and no script has more than a few."""
_MAYBE_MARKS = re.compile(f"[\u0300-\U0010ffff{_DROPPED}]{{{MOST_MARKS + 1},}}")
_DROP = re.compile(f"[{_DROPPED}]")


@dataclass(frozen=True, slots=True)
class MappedLine:
    """One clean line; its segments count text offsets from the start of the line.

    `after_blank` and `indented` say how it stood in the source: after an empty line, and with
    white space before it.
    """

    text: str
    segments: tuple[Segment, ...]
    after_blank: bool = False
    indented: bool = False


def clean_lines(source: str) -> list[MappedLine]:
    """Return the lines of `source` that hold more than white space, cleaned.

    A clean line is NFC; has no NUL, control, zero-width or bidirectional mark and no lone
    surrogate; every white space in it is one plain space (NBSP too); and it has none outside.
    Segments keep: source[s.source_start + i] gave text[s.text_start + i]. Where normalisation
    made one character of several, it stands at the first of them.
    """
    lines: list[MappedLine] = []
    after_blank = False
    for start, end in _raw_lines(source):
        text, segments = clean_line(source[start:end], start)
        if not text:
            after_blank = True
            continue
        indented = segments[0].source_start > start
        lines.append(MappedLine(text, segments, after_blank, indented))
        after_blank = False
    return lines


def clean_one_line(source: str) -> str:
    """Return `source`, cleaned, as one line without its places: for names and headlines."""
    return " ".join(line.text for line in clean_lines(source))


def clean_line(raw: str, source_start: int) -> tuple[str, tuple[Segment, ...]]:
    """Return `raw`, one line that stands at `source_start`, cleaned, with its segments."""
    raw = thin_marks(raw)
    if not _ODD.search(raw) and unicodedata.is_normalized("NFC", raw):
        text = raw.strip(" ")
        lead = len(raw) - len(raw.lstrip(" "))
        return text, (Segment(0, source_start + lead, len(text)),) if text else ()
    pieces = _pieces(raw, source_start)
    text = "".join(piece for piece, _ in pieces)
    if not unicodedata.is_normalized("NFC", text):
        pieces = _compose(pieces)
        text = "".join(piece for piece, _ in pieces)
    return text, _segments(pieces)


def thin_marks(text: str) -> str:
    """Return `text` with NUL in place of each combining mark beyond MOST_MARKS in a row."""
    return _MAYBE_MARKS.sub(_thinned, text)


def join_mapped(lines: Iterable[MappedLine], joint: str) -> MappedLine:
    """Return the lines as one, with `joint` between them; the joints belong to no segment.

    A one-character joint over a one-character gap of the source is part of the segment.
    """
    texts: list[str] = []
    segments: list[Segment] = []
    length = 0
    first: MappedLine | None = None
    for line in lines:
        if first is None:
            first = line
        else:
            texts.append(joint)
            length += len(joint)
        _extend(segments, (Segment(s.text_start + length, s.source_start, s.length)
                           for s in line.segments), len(joint))  # fmt: skip
        texts.append(line.text)
        length += len(line.text)
    if first is None:
        return MappedLine("", ())
    return MappedLine("".join(texts), tuple(segments), first.after_blank, first.indented)


def chain_segments(first: Iterable[Segment], second: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the map text to source, from `first` (text to middle) and `second` (middle to source).

    Args:
        first: In any order.
        second: Ordered by text_start, without overlaps.
    """
    found: list[Segment] = []
    for segment in first:
        _extend(found, _through(segment, second), 1)
    return tuple(found)


def source_offset(segments: Sequence[Segment], offset: int) -> int | None:
    """Return where in the capture text[offset] stands, or None where no segment holds it."""
    at = bisect_right(segments, offset, key=lambda segment: segment.text_start) - 1
    if at < 0 or offset >= segments[at].text_start + segments[at].length:
        return None
    return segments[at].source_start + offset - segments[at].text_start


def _raw_lines(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(source):
        yield start, found.start()
        start = found.end()
    yield start, len(source)


def _pieces(raw: str, source_start: int) -> list[tuple[str, int]]:
    """Clean stretches with their source offsets, before normalisation."""
    pieces: list[tuple[str, int]] = []
    space: int | None = None
    for token in _TOKEN.finditer(raw):
        if token.lastgroup == "space":
            space = token.start() if space is None else space
        elif token.lastgroup == "plain":
            if space is not None and pieces:
                pieces.append((" ", source_start + space))
            space = None
            pieces.append((token.group(), source_start + token.start()))
    return pieces


def _thinned(run: re.Match[str]) -> str:
    count = 0
    kept: list[str] = []
    for char in run.group():
        if unicodedata.combining(char):
            count += 1
        elif not _DROP.match(char):
            count = 0
        kept.append(char if count <= MOST_MARKS else "\x00")
    return "".join(kept)


def _compose(pieces: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """NFC, cluster by cluster, so that the offsets stay right."""
    grouped: list[tuple[list[str], int]] = []
    placed = ((char, start + i) for piece, start in pieces for i, char in enumerate(piece))
    for char, start in placed:
        if grouped and (unicodedata.combining(char) or _HANGUL_TAIL.match(char)):
            grouped[-1][0].append(char)
        else:
            grouped.append(([char], start))
    return _settled(
        [(unicodedata.normalize("NFC", "".join(chars)), start) for chars, start in grouped]
    )


def _settled(clusters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Join neighbours until the whole is NFC: some scripts compose across clusters."""
    settled: list[tuple[str, int]] = []
    for text, start in clusters:
        if settled and not text.isascii():
            both = settled[-1][0][-1:] + text
            composed = unicodedata.normalize("NFC", both)
            if composed != both:
                settled[-1] = (settled[-1][0][:-1] + composed, settled[-1][1])
                continue
        settled.append((text, start))
    return settled


def _segments(pieces: Iterable[tuple[str, int]]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    length = 0
    for text, start in pieces:
        _extend(segments, (Segment(length, start, len(text)),), 0)
        length += len(text)
    return tuple(segments)


def _extend(segments: list[Segment], more: Iterable[Segment], bridge: int) -> None:
    """Append `more`, merging what continues the last segment, also over a gap of `bridge`."""
    for segment in more:
        if segments:
            last = segments[-1]
            gap = segment.text_start - last.text_start - last.length
            if gap in (0, bridge) and gap <= 1 and (
                segment.source_start == last.source_start + last.length + gap
            ):  # fmt: skip
                segments[-1] = Segment(
                    last.text_start, last.source_start, last.length + gap + segment.length
                )
                continue
        segments.append(segment)


def _through(segment: Segment, second: Sequence[Segment]) -> Iterator[Segment]:
    begin, end = segment.source_start, segment.source_start + segment.length
    at = max(bisect_right(second, begin, key=lambda other: other.text_start) - 1, 0)
    while at < len(second) and second[at].text_start < end:
        other = second[at]
        low = max(begin, other.text_start)
        high = min(end, other.text_start + other.length)
        if low < high:
            yield Segment(
                segment.text_start + low - begin,
                other.source_start + low - other.text_start,
                high - low,
            )
        at += 1
