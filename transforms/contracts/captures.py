"""raw.captures: documents exactly as they arrived."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from transforms.contracts.columns import ID_PATTERN, RecordedAt, RunId
from transforms.contracts.table import Column, table


@table(
    "raw.captures",
    grain="one document as fetched, byte for byte",
    key=("capture_id",),
    sort_by=("source_name", "capture_id"),
)
class Capture:
    """Root of everything: all other tables can be rebuilt from these bytes."""

    capture_id: Annotated[
        str, Column("Hash of identity, mapping, content and envelope.", pattern=ID_PATTERN)
    ]
    identity: Annotated[
        str,
        Column(
            "What makes the document the same one at a later capture: its URL; its record id in "
            "a named dump, or what stands for it there (~: a hash of title, source and day, or "
            "of the text); or its way from the folder that was read."
        ),
    ]
    source_name: Annotated[str, Column("File or feed it came from, without machine paths.")]
    locator: Annotated[
        str | None, Column("Place in that file, such as a line number.", null_means="whole file")
    ]
    media_type: Annotated[
        str,
        Column("Sniffed type: text/plain, text/html or application/json.", pattern=r"^\w+/\S+$"),
    ]
    charset: Annotated[str, Column("Sniffed character encoding, as named by IANA.")]
    field_mapping: Annotated[
        str | None,
        Column(
            "JSON object: our field to the record's field.",
            null_means="the record uses our field names, or is no record",
        ),
    ]
    content_sha256: Annotated[
        str, Column("SHA-256 of the content in hex.", pattern=r"^[0-9a-f]{64}$")
    ]
    byte_count: Annotated[int, Column("Length of the content.", unit="byte", minimum=0)]
    content: Annotated[bytes, Column("The bytes as fetched.")]
    run_id: RunId
    recorded_at: RecordedAt
    envelope: Annotated[
        str | None,
        Column(
            "JSON object: what the feed, archive, mail or list of sources says of the document: "
            "url, title, published, updated, publisher, authors, language, withdrawn (the words in "
            "which a feed or server says that it took the document back), default_publisher (the "
            "list's, for documents that name none).",
            null_means="the source says nothing besides the bytes",
        ),
    ] = None
    captured_at: Annotated[
        datetime | None,
        Column(
            "Moment of capture as a web archive records it (UTC).",
            null_means="no archive: captured when it was recorded",
        ),
    ] = None
