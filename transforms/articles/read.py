"""Captures become documents: the one way in for every kind of content."""

from __future__ import annotations

from transforms.articles.decode import decode_content
from transforms.articles.document import Document, UnreadableDocument
from transforms.articles.envelope import Envelope, read_envelope
from transforms.articles.html import read_html
from transforms.articles.json_record import read_json_record
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.plain_text import read_plain_text
from transforms.articles.statements import tidy_statements
from transforms.articles.trust import trust_envelope
from transforms.contracts.captures import Capture

__all__ = ["UnreadableDocument", "read_document"]

LONGEST_SOURCE = 5_000_000
"""Characters of markup, record or prose: a hundred times what an article needs."""
LONGEST_TEXT = 1_000_000
"""Characters of clean text: a long novel has as many, the longest articles a fifth."""


def read_document(capture: Capture, lexicon: ArticleLexicon) -> Document:
    """Return the article that `capture` holds, by its sniffed media type.

    What its source says of it, in the capture's envelope, goes before what it says itself.

    Every segment of the document counts source offsets in decode_content(capture.content,
    capture.charset).

    Raises:
        UnreadableDocument: It holds no article, or is too large for one; rule_code and reason say
            why.
    """
    source = decode_content(capture.content, capture.charset)
    _check_length(source, LONGEST_SOURCE)
    envelope = read_envelope(capture.envelope)
    document = trust_envelope(_read(source, capture, envelope, lexicon), envelope, lexicon)
    document = tidy_statements(document)
    _check_length(document.text, LONGEST_TEXT)
    return document


def _read(source: str, capture: Capture, envelope: Envelope, lexicon: ArticleLexicon) -> Document:
    if capture.media_type == "text/html":
        return read_html(source, lexicon, envelope.title)
    if capture.media_type == "application/json":
        return read_json_record(source, capture.field_mapping, lexicon)
    return read_plain_text(source, lexicon, envelope.title)


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        reason = f"It has {len(text):,} characters; {limit:,} are read at most."
        raise UnreadableDocument("document_too_large", reason)
