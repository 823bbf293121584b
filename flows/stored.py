"""Documents as the warehouse holds them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from transforms.contracts import Capture
from transforms.identity import content_id
from warehouse.lake import Lake


def last_capture(lake: Lake, identity: str) -> Capture | None:
    """Return the capture of the current version of an article; None where it has none.

    Args:
        lake: The warehouse.
        identity: What the document is known by: see `raw.captures.identity`.
    """
    names = [field.name for field in fields(Capture)]
    rows = lake.query(
        f"SELECT {', '.join(f'capture.{name}' for name in names)} FROM core.articles article"
        " JOIN raw.captures capture USING (capture_id)"
        " WHERE article.article_id = ? ORDER BY article.version DESC LIMIT 1",
        [content_id(identity)],
    )
    stored: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
    return Capture(**stored[0]) if stored else None
