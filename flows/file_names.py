"""Names of files as they are kept and shown: whatever a file is called, one harmless line."""

from __future__ import annotations

import os
import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_BYTE = 0xFF
_FIRST_BYTE = 0xDC80
_LAST_BYTE = 0xDCFF
"""Bytes of a name that are no UTF-8 come from the file system as these characters (PEP 383)."""


def printable_name(name: str) -> str:
    r"""Return `name` with escapes for what cannot be stored or would not show: "a\x0ab.txt".

    Line breaks, other control characters, marks of writing direction or without width, and bytes
    that are no UTF-8 become escapes as Python writes them.
    """
    return _HIDDEN.sub(_escape, name)


def storable_path(path: str) -> str | bytes:
    """Return `path` as SQLite can hold it: as bytes where they are no UTF-8.

    `os.fsdecode` is the way back.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def _escape(found: re.Match[str]) -> str:
    number = ord(found.group())
    if _FIRST_BYTE <= number <= _LAST_BYTE:
        return f"\\x{number - _FIRST_BYTE + 0x80:02x}"
    return f"\\x{number:02x}" if number <= _BYTE else f"\\u{number:04x}"
