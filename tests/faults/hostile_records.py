"""JSON that is deep, doubled, endless or not quite JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.faults.hostile_case import PROSE, Hostile, prose, stored, words

BROKEN = "broken_record"


def _record(name: str, more: str | Callable[[], str], result: str = "") -> Hostile:
    """One good record with `more` fields before it."""

    def content() -> bytes:
        fields = more() if callable(more) else more
        title, _, body = prose(name).partition("\n\n")
        good = json.dumps({"title": title, "body": body}).removeprefix("{")
        return f"{{{fields}{good}\n".encode("utf-8", "surrogatepass")

    return Hostile(f"{name}.jsonl", words(content), result or stored(name), name)


def _whole(name: str, content: str | bytes, result: str) -> Hostile:
    return Hostile(f"{name}.json", words(content), result, name)


RECORDS = (
    _record("deep-list", '"x": ' + "[" * 100_000 + "]" * 100_000 + ", ", BROKEN),
    _record("deep-object", '"x": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + ", ", BROKEN),
    _record("deep-enough", '"x": ' + "[" * 900 + "]" * 900 + ", "),
    _record("number-10000", '"x": ' + "9" * 10_000 + ", ", BROKEN),
    _record("number-1e999999", '"x": 1e999999, "y": -1e-999999, "z": NaN, '),
    _record("same-keys", '"title": "First", "body": "' + "First body. " * 20 + '", '),
    _record("odd-keys", '"": 1, "title.x": 2, "__proto__": {"title": "no"}, "\\u0000": 3, '),
    _record(
        "wrong-types",
        '"id": {"a": [1]}, "source": 7, "authors": {"x": 1}, "url": ["a"], "language": 5, '
        '"published_on": [2025], ',
    ),
    _record("wrong-dates", '"published_on": "' + "2025-13-45T" * 9_000 + '", '),
    _record(
        "wrong-addresses",
        '"url": "javascript:alert(1)\\r\\nHost: x", "id": "../../../etc/passwd", ',
    ),
    _record(
        "surrogates", '"source": "\\ud800", "authors": ["\\udfff", "a\\u0000b"], "id": "\\udc00", '
    ),
    _record("wide-list", lambda: '"x": [' + "{}," * 500_000 + "{}], "),
    _record("too-wide-list", lambda: '"x": [' + "{}," * 4_000_000 + "{}], ", "document_too_large"),
    _record("too-long-line", lambda: '"x": "' + "a" * 21_000_000 + '", ', "document_too_large"),
    _whole(
        "body-of-lists",
        json.dumps({"title": "Lists", "body": ["a"] * 30_000}),
        "document_too_large",
    ),
    _whole("body-of-numbers", '{"title": 5, "body": [1, 2, null]}', "empty_document"),
    _whole("body-of-marks", '{"title": "\\u200b", "body": "\\ud800\\u0000"}', "empty_document"),
    _whole("list", "[" + '{"title": "a"},' * 10 + "{}]", BROKEN),
    _whole("cut", '{"title": "a", "body": "' + PROSE, BROKEN),
    _whole("two-on-a-line", '{"title": "a"}{"title": "b"}', BROKEN),
    _whole("comment", '{"title": "a", /* no */ "body": "b"}', BROKEN),
    Hostile(
        "noise.jsonl",
        words(b'{"title": ""}\n' + b'{"id": 1, "title": "a\n' * 5_000),
        "empty_document|broken_json_line|mostly_unreadable",
        "5,000 broken lines",
    ),
)
"""Hostile records."""
