"""Which internet addresses may be fetched from: public ones only."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_V4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier's customers"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's own"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "a 6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for measurements"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
"""Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890), its entries that are not globally
reachable; RFC 5771 (multicast); RFC 7526 (6to4 relays); Azure's documentation (168.63.129.16)."""
_GLOBAL_V6 = IPv6Network("2000::/3")
"""All that is given out of IPv6 (IANA IPv6 Address Space, global unicast)."""
_CLOSED_V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("2001::/23", "for protocols, such as Teredo"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "6to4, which may lead inside"),
        ("3fff::/20", "for documentation"),
    )
)
"""Source: IANA IPv6 Special-Purpose Address Registry; RFC 7526 (6to4 is deprecated)."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""Networks without IPv4 reach it by these addresses (RFC 6052): the last 32 bits decide."""
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""Middle 32 bits of an ISATAP address, whose last 32 are an IPv4 address (RFC 5214)."""
_LOW_32 = 0xFFFFFFFF


def why_closed(address: str) -> str | None:
    """Return why `address` may not be fetched from, such as "private"; None where it may.

    Args:
        address: An IPv4 or IPv6 address as a resolver gives it. What is no such address is closed.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return "no address"
    return _closed_v4(found) if isinstance(found, IPv4Address) else _closed_v6(found)


def _closed_v4(address: IPv4Address) -> str | None:
    return next((kind for network, kind in _CLOSED_V4 if address in network), None)


def _closed_v6(address: IPv6Address) -> str | None:
    if address.scope_id:
        return "bound to an interface"
    inner = IPv4Address(int(address) & _LOW_32)
    if address in _NAT64:
        return _closed_v4(inner)
    if address not in _GLOBAL_V6:
        return "not public"
    if (int(address) >> 32) & _LOW_32 in _ISATAP and _closed_v4(inner):
        return "a way to a private address"
    return next((kind for network, kind in _CLOSED_V6 if address in network), None)
