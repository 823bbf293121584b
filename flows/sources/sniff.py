"""What a document is, judged by its bytes; a file's name is no evidence."""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding

from flows.sources.record import Content, HeldDocument

_BINARY_STARTS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"PAR1",
    b"SQLite format 3",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"OggS",
    b"ID3",
    b"II*\x00",
    b"(\xb5/\xfd",
    b"wOF",
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body)\b|<(?:article|main|meta|script|div|p|h1)\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|li|ul|td|article|script|meta|img)\b[^<>]*>", re.I
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ONE_BYTE = re.compile(r"(?:cp|windows-|iso-?8859-?)\d", re.IGNORECASE)
HEAD_BYTES = 65_536
CONTROL_SHARE = 0.01
"""Text with more control bytes than this is no text."""
UTF16_SHARE = 0.3
"""Share of NUL at even or odd places by which unmarked UTF-16 shows."""
FEWEST_TAGS = 3
WESTERN = "windows-1252"
STRANGE_SHARE = 0.05
FIRST_STRANGE = 0x80
"""Fewer bytes from here on are quotes and accents of English text, whatever a guess says."""


def sniff(content: bytes) -> Content:
    """Return `content` with its media type (text/plain or text/html) and charset.

    Raises:
        HeldDocument: empty_document, binary_document, or unsupported_type (XML, such as a feed).
    """
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise HeldDocument("empty_document", "The document is empty.")
    if content.startswith(_BINARY_STARTS):
        raise HeldDocument("binary_document", "The document is a picture, archive or program.")
    charset = sniff_charset(content)
    head = content[:HEAD_BYTES]
    if not charset.startswith("utf-16") and not charset.startswith("utf-32"):
        controls = len(_CONTROL.findall(head))
        if controls > len(head) * CONTROL_SHARE:
            raise HeldDocument(
                "binary_document", f"{controls} of the first {len(head)} bytes are no text."
            )
    text = head.decode(charset, "replace")
    is_html = _is_html(text)
    if not is_html and text.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise HeldDocument("unsupported_type", "The document is XML, but no web page.")
    return Content(content, "text/html" if is_html else "text/plain", charset)


def sniff_charset(content: bytes) -> str:
    """Return the character encoding of `content` by mark, by UTF-8's own rules, then by guess."""
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return charset
    wide = _unmarked_utf16(content[:HEAD_BYTES])
    if wide:
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return "utf-8"
        return _guess(content)
    return "utf-8"


def _guess(content: bytes) -> str:
    """The encoding of bytes that are no UTF-8: few strange bytes in English are Windows' own."""
    guess = detect_encoding(content[:HEAD_BYTES]) or WESTERN
    if guess == "utf-8":
        return _mostly_utf8(content)
    head = content[:HEAD_BYTES]
    strange = sum(byte >= FIRST_STRANGE for byte in head)
    is_few = strange < len(head) * STRANGE_SHARE
    return WESTERN if is_few and _ONE_BYTE.match(guess) else guess


def _mostly_utf8(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    others = sum(not char.isascii() for char in text)
    return "utf-8" if text.count("\ufffd") * 2 < others else WESTERN


def _unmarked_utf16(head: bytes) -> str | None:
    if len(head) < HEAD_BYTES and len(head) % 2:
        return None
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > half * UTF16_SHARE and head[::2].count(0) == 0:
        return "utf-16-le"
    if head[::2].count(0) > half * UTF16_SHARE and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _is_html(text: str) -> bool:
    found = _HTML.search(text)
    if not found:
        return False
    if found.group().lower().startswith(("<!doctype", "<html")):
        return True
    return len(_HTML_TAG.findall(text)) >= FEWEST_TAGS
