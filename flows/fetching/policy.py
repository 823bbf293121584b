"""How we fetch: who we say we are, what we allow, how long we wait."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.settings import Settings

PRODUCT = "Newsledger"
"""Name that a site's robots.txt knows us by (RFC 9309, section 2.2.1)."""
WEB_PORTS = frozenset({80, 443, 8080, 8443})
"""Ports that the web is served on; other services hear nothing from us."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes and counts past which a fetch is given up.

    Attributes:
        wire_bytes: Largest body as sent.
        content_bytes: Largest body unpacked.
        redirects: Most redirects followed; browsers follow 20, RFC 9309 asks for at least 5.
        tries: Requests for one address, the first included, where the fault may pass.
    """

    wire_bytes: int = 20_000_000
    content_bytes: int = 20_000_000
    redirects: int = 10
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds.

    Attributes:
        connect_s: To resolve a name and connect, each.
        read_s: Between two pieces of an answer.
        total_s: All of one `get` but for its waits: every redirect and try of it together. The
            robots.txt of each site has as long again.
        feed_s: For the pages of one feed, waits among it; those left then come with the next run.
        host_delay_s: Between two requests to one host; its robots.txt may ask for more.
        backoff_s: Before the second try; doubled before each further one.
        longest_wait_s: A host that asks to wait longer is not asked again in this run.
    """

    connect_s: float = 10.0
    read_s: float = 20.0
    total_s: float = 60.0
    feed_s: float = 600.0
    host_delay_s: float = 1.0
    backoff_s: float = 1.0
    longest_wait_s: float = 60.0


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Everything that decides whether and how an address is fetched.

    Attributes:
        user_agent: Who we say we are, to servers and to robots.txt.
        allowed: "host:port" that may be private or on another port, for tests on this machine;
            an IPv6 address stands in brackets.
        ports: Ports of all other hosts.
        limits: Sizes and counts.
        patience: Times.
    """

    user_agent: str = PRODUCT
    allowed: frozenset[str] = frozenset()
    ports: frozenset[int] = WEB_PORTS
    limits: Limits = Limits()
    patience: Patience = Patience()


def policy_of(settings: Settings, version: str) -> FetchPolicy:
    """Return how pages are fetched by these settings, by this version of ours."""
    size, usual = settings.document_limit, Patience()
    return FetchPolicy(
        user_agent=user_agent(version, settings.contact),
        allowed=settings.fetch_allowed,
        limits=Limits(wire_bytes=size, content_bytes=size),
        patience=replace(
            usual,
            connect_s=min(usual.connect_s, settings.fetch_limit_s),
            read_s=min(usual.read_s, settings.fetch_limit_s),
            total_s=settings.fetch_limit_s,
            host_delay_s=settings.fetch_delay_s,
        ),
    )


def user_agent(version: str, contact: str | None) -> str:
    """Return "Newsledger/VERSION (+CONTACT)": the contact is what the operator gave, or nothing."""
    return f"{PRODUCT}/{version} (+{contact})" if contact else f"{PRODUCT}/{version}"
