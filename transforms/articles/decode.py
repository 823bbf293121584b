"""Bytes to characters: every offset into a capture counts in what comes back here."""

from __future__ import annotations

import codecs

from transforms.articles.document import UnreadableDocument

REPLACED_SHARE = 0.01
"""More characters than this that no encoding explains make a document unreadable."""


def decode_content(content: bytes, charset: str) -> str:
    """Return the characters of `content`; bytes that fit no character become U+FFFD.

    A byte order mark stays as a character, so that offsets count the same with and without one.

    Raises:
        UnreadableDocument: `charset` is unknown, or more than 1 in 100 characters do not fit it.
    """
    try:
        codecs.lookup(charset)
        text = content.decode(charset, "replace")
    except LookupError as error:
        raise UnreadableDocument(
            "unreadable_encoding", f"The character encoding {charset!r} is not known."
        ) from error
    broken = text.count("\ufffd")
    if broken > len(text) * REPLACED_SHARE:
        raise UnreadableDocument(
            "unreadable_encoding",
            f"{broken} of {len(text)} characters do not fit the encoding {charset}.",
        )
    return text
