"""Digests as web archives state them."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable

_ALGORITHMS = {
    "md5": hashlib.md5,
    "sha1": hashlib.sha1,
    "sha-1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha-256": hashlib.sha256,
    "sha512": hashlib.sha512,
    "sha-512": hashlib.sha512,
}


def disagrees(stated: str | None, forms: Iterable[bytes]) -> bool:
    """Tell whether a digest "algorithm:value" is that of none of `forms`.

    Crawlers differ in what they take the digest of: the body as sent, without its chunks, or
    unpacked. Without a digest, or with one of an unknown form, nothing disagrees.

    Args:
        stated: A digest in base 32 or hex, as ISO 28500 shows them.
        forms: What it may be the digest of.
    """
    name, _, value = (stated or "").strip().partition(":")
    algorithm = _ALGORITHMS.get(name.strip().lower())
    if algorithm is None:
        return False
    wanted = _read(value.strip(), algorithm().digest_size)
    return wanted is not None and all(algorithm(form).digest() != wanted for form in forms)


def _read(value: str, size: int) -> bytes | None:
    """Return the bytes of a digest of `size` bytes, from hex or base 32; None for neither."""
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        padded = value.upper() + "=" * (-len(value) % 8)
        read = base64.b32decode(padded)
    except (ValueError, binascii.Error):
        return None
    return read if len(read) == size else None
