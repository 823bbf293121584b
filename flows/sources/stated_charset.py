"""The encoding that a server or mail names, where the bytes themselves do not tell."""

from __future__ import annotations

from email.message import Message

from resiliparse.parse.encoding import map_encoding_to_html5

from flows.sources.record import Content


def with_stated_charset(found: Content, content_type: str | None) -> str:
    """Return the charset of sniffed `found`: the one its Content-Type names, where that can be.

    Bytes with a mark and bytes that are UTF-8 tell by themselves; what is named is taken where it
    decodes all of the bytes. "ISO-8859-1" means windows-1252, as the WHATWG Encoding Standard has
    it; names that standard lacks are not followed.
    """
    if found.charset.startswith("utf-"):
        return found.charset
    header = Message()
    header["Content-Type"] = (content_type or "")[:1000].replace("\n", " ").replace("\r", " ")
    stated = header.get_content_charset()
    if not stated:
        return found.charset
    charset: str | None = map_encoding_to_html5(stated, fallback_utf8=False)
    if charset is None:
        return found.charset
    try:
        found.content.decode(charset)
    except ValueError:
        return found.charset
    return charset
