"""Ids: the same parts give the same id on every machine and in every run."""

from __future__ import annotations

import hashlib

ID_LENGTH = 16


def content_id(*parts: str | int) -> str:
    """Return the first 16 hex digits of a SHA-256 over `parts`, separated unambiguously."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
