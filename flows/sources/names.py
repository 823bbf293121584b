"""What documents are known by from one reading to the next: addresses, and places in files."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from transforms.articles.addresses import canonical_url

NAMELESS = "#~"
"""Before the hash that stands for a record without address and id."""
_SUFFIXES = re.compile(
    r"(?:\.(?:csv|gz|json|jsonl|ndjson|parquet|pq|tsv|txt|zip))+$", re.IGNORECASE
)
_GLOBAL = re.compile(r"(?:https?|mid|tag|urn):")


def article_address(url: str) -> str | None:
    """Return the canonical form of an article's address; None for no address, or a front page."""
    address = canonical_url(url)
    if address is None:
        return None
    parts = urlsplit(address)
    return address if parts.path.strip("/") or parts.query or parts.fragment else None


def dump_name(source_name: str) -> str:
    """Return what a file of many records is called: without the suffixes of its kind.

    Of a web address it is the canonical form without parameters: they may be a key or a day.
    """
    address = canonical_url(source_name)
    name = address.partition("?")[0] if address else source_name
    return _SUFFIXES.sub("", name) or name


def is_global(identity: str) -> bool:
    """Tell whether an identity names one article the world over: an address, or a mail's id."""
    return bool(_GLOBAL.match(identity))


def is_own_place(identity: str, source_name: str) -> bool:
    """Tell whether a document is known by the file that it stands in."""
    return identity == source_name or identity.startswith(f"{dump_name(source_name)}#")
