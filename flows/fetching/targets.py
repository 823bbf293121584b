"""The address of one request, read once and checked before anything is asked of the network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from flows.fetching.addresses import why_closed
from flows.fetching.policy import FetchPolicy
from flows.fetching.refusals import FetchRefused

PORTS = {"http": 80, "https": 443}
LONGEST_URL = 8000
"""Characters; RFC 9110, section 4.1, asks to support at least as many."""
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
"""Control characters and backslashes, which two readers of an address take for two hosts."""
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
"""A full name; a last label without a leading letter is a number (URL Standard: "ends in a
number"), so that 127.1, 0x7f.1 and 2130706433 are no names."""
_LONGEST_NAME = 253


@dataclass(frozen=True, slots=True)
class Target:
    """Where one request goes: the address without its fragment, its host as sent, and the port."""

    url: httpx.URL
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, by which robots.txt is kept: "https://example.org"."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}"

    @property
    def authority(self) -> str:
        """Host and port as a list of allowed ones writes them: "127.0.0.1:80"."""
        return authority(self.host, self.port)

    def __str__(self) -> str:
        return str(self.url)


def authority(host: str, port: int) -> str:
    """Return "host:port", an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def read_target(text: str, policy: FetchPolicy) -> Target:
    """Return where `text` leads.

    Args:
        text: An absolute address, as a user, feed or redirect gives it.
        policy: Which ports are open, and which hosts are taken as they are.

    Raises:
        FetchRefused: forbidden_url, or forbidden_address for a host that is a closed address.
    """
    url = _parse(text)
    _check_form(url)
    host = url.raw_host.decode("ascii").removesuffix(".")
    port = PORTS[url.scheme] if url.port is None else url.port
    target = Target(url.copy_with(fragment=None), host, port)
    if target.authority not in policy.allowed:
        _check_host(host)
        if port not in policy.ports:
            raise _forbidden(f"Port {port} is none that the web is served on.")
    return target


def next_target(target: Target, location: str, policy: FetchPolicy) -> Target:
    """Return where a redirect from `target` leads; `location` may be relative.

    Raises:
        FetchRefused: As `read_target`.
    """
    if len(location) > LONGEST_URL or _FORBIDDEN.search(location):
        raise _forbidden("It redirects to an address that cannot be read.")
    try:
        joined = target.url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise _forbidden("It redirects to an address that cannot be read.") from error
    return read_target(str(joined), policy)


def _parse(text: str) -> httpx.URL:
    if len(text) > LONGEST_URL:
        raise _forbidden(f"The address has more than {LONGEST_URL:,} characters.")
    if _FORBIDDEN.search(text):
        raise _forbidden("The address has a control character or a backslash.")
    try:
        return httpx.URL(text.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise _forbidden(f"The address cannot be read: {error}.") from error


def _check_form(url: httpx.URL) -> None:
    if url.scheme not in PORTS:
        raise _forbidden(f"{url.scheme or 'No scheme'} is neither http nor https.")
    if url.userinfo or b"@" in url.netloc:
        raise _forbidden("The address holds a user name.")
    if not url.raw_host:
        raise _forbidden("The address names no host.")


def _check_host(host: str) -> None:
    if _NAME.fullmatch(host) and len(host) <= _LONGEST_NAME:
        return
    try:
        ip_address(host)
    except ValueError as error:
        reason = f"{host} is no full host name, nor an address in its usual form."
        raise _forbidden(reason) from error
    closed = why_closed(host)
    if closed:
        raise FetchRefused("forbidden_address", f"The address {host} is not public: {closed}.")


def _forbidden(reason: str) -> FetchRefused:
    return FetchRefused("forbidden_url", reason)
