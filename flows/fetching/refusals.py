"""Why an address was not fetched: one rule code each, as it stands in quarantine."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType(
    {
        "forbidden_url": "no plain http or https address: another scheme, a user name, an unusual "
        "port, a host in an odd notation",
        "forbidden_address": "its host is, or resolves to, an address that is not public",
        "forbidden_by_robots": "the site's robots.txt does not allow it, or cannot be had from a "
        "server at fault",
        "redirect_loop": "its redirects lead in a circle, nowhere, or through too many addresses",
        "unreachable": "no connection: no such host, nobody answers, or no valid certificate",
        "fetch_timeout": "the answer was not complete within the time limit",
        "http_error": "the server answers with an error, or asks to come back later",
        "broken_answer": "the answer breaks off, breaks HTTP, or is packed in a way that cannot be "
        "unpacked",
        "document_too_large": "the answer has more bytes than allowed, as sent or unpacked",
    }
)
"""Each rule code of fetching in plain words."""
PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may be gone at the next try (RFC 9110, section 15; RFC 6585; RFC 8470)."""
MISSING_STATUSES = frozenset({403, 404, 410, 451})
"""Statuses of a page that is not there, or not for us: it may be soon (RFC 9110; RFC 7725)."""
AT_FAULT = 500
"""From here on a status is the server's fault, whatever it calls it (RFC 9110, section 15.6)."""
_PASSING_RULES = frozenset({"unreachable", "fetch_timeout", "broken_answer"})


class FetchRefused(Exception):
    """An address that was not fetched.

    Attributes:
        rule_code: One of RULES.
        reason: A sentence for the reader of quarantine.
        status: The HTTP status where a server gave one: 410 says that a page was taken back.
    """

    def __init__(self, rule_code: str, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.rule_code = rule_code
        self.reason = reason
        self.status = status

    @property
    def is_passing(self) -> bool:
        """Whether a later run may be luckier: a fault of network or server, not an answer."""
        if self.status is None:
            return self.rule_code in _PASSING_RULES
        return self.status in PASSING_STATUSES or self.status >= AT_FAULT

    @property
    def is_taken_back(self) -> bool:
        """Whether the server says that there was a page, and that it is gone for good."""
        return self.status == HTTPStatus.GONE

    @property
    def is_missing(self) -> bool:
        """Whether the server has no such page, or none for us: its feed may run ahead of it."""
        return self.status in MISSING_STATUSES
