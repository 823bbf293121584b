"""Documents that their source takes back: a feed's tombstone, a page that is gone for good."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from flows.sources.record import (
    Content,
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    hold_document,
    make_capture,
)
from transforms.articles.envelope import read_envelope
from transforms.contracts.captures import Capture
from transforms.contracts.quarantine import Quarantine


def withdraw_document(
    identities: Iterable[str],
    place: Place,
    held: HeldDocument,
    options: SourceOptions,
    stamp: RunStamp,
) -> Capture | Quarantine:
    """Return the stored document once more, as one that was taken back.

    Args:
        identities: What it may be known by, the first that is stored counts; none: it is not taken
            back, only held.
        place: Where its source says so.
        held: The words in which it does.
        options: How stored documents are found.
        stamp: The run that records.

    Returns:
        Its last capture with these words in the envelope; where nothing is stored of it, the
        quarantine row of `held`.
    """
    if options.stored:
        found = filter(None, map(options.stored, identities))
        for stored in found:
            return _withdrawn(stored, held.reason, options, stamp)
    return hold_document(place, held, stamp)


def _withdrawn(stored: Capture, words: str, options: SourceOptions, stamp: RunStamp) -> Capture:
    envelope = replace(read_envelope(stored.envelope), withdrawn=words)
    found = Content(stored.content, stored.media_type, stored.charset, envelope, stored.captured_at)
    mapping = json.loads(stored.field_mapping) if stored.field_mapping else None
    read_as = replace(options, field_mapping=mapping, publisher=None)
    place = Place(stored.source_name, stored.locator)
    return make_capture(place, stored.identity, found, read_as, stamp)
