"""Where the strings of a JSON text stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from transforms.articles.document import Segment

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL
)


@dataclass(slots=True)
class _Level:
    """An open object or array: the key or index of the value that comes next."""

    is_object: bool
    key: str | int = ""
    expects_key: bool = field(default=False)


def locate_strings(source: str) -> Mapping[str, int]:
    """Return where the opening quote of each string value of a valid JSON text stands.

    Keys are paths: the names and positions on the way, joined by dots ("body.0"). The text must
    be valid JSON: it is not checked here. A repeated key keeps its last place, as `json` does.
    """
    places: dict[str, int] = {}
    levels: list[_Level] = []
    for token in _TOKEN.finditer(source):
        mark = token.group()
        if mark[0] == '"' and levels and levels[-1].expects_key:
            levels[-1].key, levels[-1].expects_key = unescape(mark[1:-1]), False
        elif mark[0] == '"':
            places[".".join(str(level.key) for level in levels)] = token.start()
        else:
            _step(levels, mark)
    return places


def map_string(source: str, quote_at: int) -> tuple[Segment, ...]:
    """Return the segments of the string value whose opening quote is source[quote_at].

    Text offsets count in the string as `json` reads it, source offsets in `source`; an escape
    of several characters stands at its backslash.
    """
    segments: list[Segment] = []
    length = 0
    for start, raw, is_escape in _runs(source, quote_at + 1):
        count = 1 if is_escape else len(raw)
        segments.append(Segment(length, start, count))
        length += count
    return tuple(segments)


def unescape(raw: str) -> str:
    """Return what the inside of a JSON string literal stands for."""
    return _ESCAPE.sub(_escaped, raw) if "\\" in raw else raw


def _step(levels: list[_Level], mark: str) -> None:
    if mark == "{":
        levels.append(_Level(True, "", True))
    elif mark == "[":
        levels.append(_Level(False, 0))
    elif mark in "}]":
        levels.pop()
    elif mark == "," and levels:
        last = levels[-1]
        if last.is_object:
            last.expects_key = True
        elif isinstance(last.key, int):
            last.key += 1


def _runs(source: str, start: int) -> Iterator[tuple[int, str, bool]]:
    end = source.index('"', start)
    token = _TOKEN.match(source, start - 1)
    end = token.end() - 1 if token else end
    for escape in _ESCAPE.finditer(source, start, end):
        if escape.start() > start:
            yield start, source[start : escape.start()], False
        yield escape.start(), escape.group(), True
        start = escape.end()
    if start < end:
        yield start, source[start:end], False


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    if mark[1] != "u":
        return {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}.get(mark[1], mark[1])
    units = [int(part, 16) for part in mark.replace("\\", "").split("u") if part]
    if len(units) == 1:
        return chr(units[0])
    return chr(0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00))
