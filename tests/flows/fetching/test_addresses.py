"""Which internet addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.fetching.addresses import why_closed

OPEN = (
    ("9.9.9.9", "any public one"),
    ("99.255.255.255", "just before the carriers' range"),
    ("100.128.0.0", "just after it"),
    ("172.15.255.255", "just before the private range"),
    ("172.32.0.0", "just after it"),
    ("223.255.255.255", "the last before multicast"),
    ("2620:fe::9", "a public IPv6 one"),
    ("2001:200::1", "just after the range for protocols"),
    ("64:ff9b::909:909", "a public one behind NAT64"),
    ("2620:fe::5efe:909:909", "an ISATAP address of a public one"),
)
CLOSED = (
    ("0.0.0.0", "this network", "unspecified"),
    ("0.1.2.3", "this network", "the whole of 0/8"),
    ("10.255.255.255", "private", "the last of 10/8"),
    ("100.64.0.1", "shared by a carrier's customers", "carrier-grade NAT"),
    ("100.127.255.255", "shared by a carrier's customers", "its last"),
    ("100.100.100.200", "shared by a carrier's customers", "a cloud's metadata"),
    ("127.0.0.1", "this machine", "loopback"),
    ("127.255.255.254", "this machine", "loopback is a whole /8"),
    ("168.63.129.16", "a cloud's own", "a cloud's metadata under a public address"),
    ("169.254.169.254", "link-local", "clouds' metadata"),
    ("172.16.0.0", "private", "the first of 172.16/12"),
    ("172.31.255.255", "private", "its last"),
    ("192.0.0.192", "reserved", "a cloud's metadata"),
    ("192.0.2.1", "for documentation", "TEST-NET-1"),
    ("192.88.99.1", "a 6to4 relay", "anycast relay"),
    ("192.168.1.1", "private", "a home's router"),
    ("198.19.0.1", "for measurements", "benchmarks"),
    ("198.51.100.7", "for documentation", "TEST-NET-2"),
    ("203.0.113.7", "for documentation", "TEST-NET-3"),
    ("224.0.0.1", "multicast", "all hosts"),
    ("239.255.255.255", "multicast", "its last"),
    ("240.0.0.1", "reserved", "class E"),
    ("255.255.255.255", "reserved", "broadcast"),
    ("::", "not public", "unspecified"),
    ("::1", "not public", "loopback"),
    ("::ffff:127.0.0.1", "not public", "IPv4-mapped"),
    ("::ffff:9.9.9.9", "not public", "IPv4-mapped, even of a public one"),
    ("::127.0.0.1", "not public", "IPv4-compatible"),
    ("::ffff:0:127.0.0.1", "not public", "IPv4-translated"),
    ("64:ff9b::127.0.0.1", "this machine", "NAT64 of loopback"),
    ("64:ff9b::a9fe:a9fe", "link-local", "NAT64 of metadata"),
    ("64:ff9b:1::9.9.9.9", "not public", "a network's own NAT64"),
    ("100::1", "not public", "discarded"),
    ("2001::1", "for protocols, such as Teredo", "Teredo"),
    ("2001:0:7f00:1::", "for protocols, such as Teredo", "Teredo by way of loopback"),
    ("2001:20::1", "for protocols, such as Teredo", "ORCHID"),
    ("2001:db8::1", "for documentation", "documentation"),
    ("2002:7f00:1::", "6to4, which may lead inside", "6to4 of loopback"),
    ("2002:a00:1::1", "6to4, which may lead inside", "6to4 of 10.0.0.1"),
    ("2620:fe::5efe:a00:1", "a way to a private address", "ISATAP of 10.0.0.1"),
    ("2620:fe::200:5efe:7f00:1", "a way to a private address", "ISATAP of loopback"),
    ("3fff::1", "for documentation", "documentation, the new range"),
    ("5f00::1", "not public", "segment routing"),
    ("fc00::1", "not public", "unique local"),
    ("fd00::2", "not public", "unique local"),
    ("fe80::1", "not public", "link-local"),
    ("fe80::1%eth0", "bound to an interface", "a zone"),
    ("2620:fe::9%eth0", "bound to an interface", "a zone where none belongs"),
    ("fec0::1", "not public", "site-local, old"),
    ("ff02::1", "not public", "multicast"),
    ("127.1", "no address", "a short form is none"),
    ("", "no address", "nothing"),
)


@pytest.mark.parametrize(("address", "why"), OPEN, ids=[case[1] for case in OPEN])
def test_a_public_address_is_open(address: str, why: str) -> None:
    assert why_closed(address) is None, why


@pytest.mark.parametrize(("address", "kind", "why"), CLOSED, ids=[case[2] for case in CLOSED])
def test_any_other_address_is_closed(address: str, kind: str, why: str) -> None:
    assert why_closed(address) == kind, why


@settings(derandomize=True, max_examples=1000)
@given(st.ip_addresses())
def test_what_python_calls_not_global_is_closed(address: IPv4Address | IPv6Address) -> None:
    assert address.is_global or why_closed(str(address))


@settings(derandomize=True, max_examples=300)
@given(st.integers(0, 2**32 - 1).map(IPv4Address), st.sampled_from(["64:ff9b::", "2620::5efe:"]))
def test_an_address_within_an_address_decides(inner: IPv4Address, prefix: str) -> None:
    low = int(inner)
    outer = f"{prefix}{low >> 16:x}:{low & 0xFFFF:x}"
    assert (why_closed(outer) is None) == (why_closed(str(inner)) is None)
