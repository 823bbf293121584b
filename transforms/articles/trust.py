"""What a document's source says of it, put before what the document says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transforms.articles.addresses import canonical_url
from transforms.articles.document import Document, Publisher, StatedDate
from transforms.articles.envelope import Envelope
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.stated import read_stated, read_url_date
from transforms.articles.statements import read_language


def trust_envelope(document: Document, envelope: Envelope, lexicon: ArticleLexicon) -> Document:
    """Return `document` with what `envelope` says in place of what the document says.

    The title is the reader's matter: it is part of the text. Dates in their order of trust: the
    source's, the document's own, the address's; a time of change only where no other day is
    stated. A publisher that seeds/reference knows goes before one that it does not; the default
    comes last, where nothing names or shows another. The address is the canonical one. The
    article's status is what its source, its headline and its notes say.
    """
    url = envelope.url or document.url
    publisher = _publisher(document, envelope, lexicon)
    named = envelope.publisher or document.publisher_name or envelope.default_publisher
    lines = [document.text[line.start : line.end] for line in document.lines]
    correction = lexicon.corrections.find(envelope.title or document.title, lines)
    return replace(
        document,
        url=(canonical_url(url) or url) if url else None,
        authors=envelope.authors or document.authors,
        publisher=publisher,
        publisher_name=publisher.name if publisher else named,
        language_code=read_language(envelope.language) or document.language_code,
        stated_dates=tuple(_dates(document, envelope)),
        status="withdrawn" if envelope.withdrawn else correction.status,
        correction_note=envelope.withdrawn or correction.note,
    )


def _publisher(document: Document, envelope: Envelope, lexicon: ArticleLexicon) -> Publisher | None:
    known = lexicon.publishers
    shown = known.find(envelope.publisher) or document.publisher or known.at_host(envelope.url)
    if shown or envelope.publisher or document.publisher_name:
        return shown
    return known.find(envelope.default_publisher)


def _dates(document: Document, envelope: Envelope) -> Iterator[StatedDate]:
    said = envelope.published and read_stated(
        envelope.published, f"source published {envelope.published}"
    )
    stated = [said] if said else []
    stated += document.stated_dates
    by_address = read_url_date(envelope.url) if envelope.url else None
    if by_address and by_address not in stated:
        stated.append(by_address)
    yield from stated
    if envelope.updated and not any(one.published_on for one in stated):
        changed = read_stated(envelope.updated, f"source updated {envelope.updated}")
        if changed:
            yield changed
