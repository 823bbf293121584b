"""What a fetch gives back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed (RFC 9110, section 8.8).

    Attributes:
        etag: Tag of what was sent.
        last_modified: When it changed last.
        url: The address that gave them, after redirects: no other one is asked by them. None: the
            address that is asked for.
    """

    etag: str | None = None
    last_modified: str | None = None
    url: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent, its content coding undone.

    Attributes:
        content: Its bytes; none of them where they are too many and lie in `file`.
        file: Where they lie instead.
        sha256: Their hash, in hex.
    """

    content: bytes
    file: Path | None
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Body:
        """Return a body that fits into memory."""
        return cls(content, None, hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server sent it, its content coding undone.

    Attributes:
        url: Address it was found at, after redirects.
        body: Its bytes.
        media_type: Type the server names, lower case; None where it names none.
        charset: Encoding the server names, lower case; None where it names none.
        validators: For the next fetch of the same address.
        redirects: Addresses that led here, the one asked for first; empty without redirects.
    """

    url: str
    body: Body
    media_type: str | None
    charset: str | None
    validators: Validators
    redirects: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        """The bytes of a page; none of those that lie in a file."""
        return self.body.content


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the page is what it was when `validators` were given."""

    url: str
    validators: Validators
