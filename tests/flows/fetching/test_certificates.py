"""Over TLS the name decides, though the connection goes to an address: SNI, certificate, Host."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.fetching import Fetched, Fetcher, FetchPolicy, FetchRefused, Limits
from flows.fetching.network import Network
from tests.flows.fetching.site import QUICK, QuickClock, Site, page, serving

NAME = "paper.example"


class Authority:
    """Signs certificates, for the time of a test."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tests")])
        self.certificate = self.sign(self.name, self.key, is_authority=True)

    def sign(
        self,
        name: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        *,
        host: str | None = None,
        is_authority: bool = False,
        days: int = 1,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=9))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        )
        if host:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def trusted(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        context.load_verify_locations(cadata=_pem(self.certificate).decode("ascii"))
        return context

    def server(self, folder: Path, host: str, days: int = 1) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        private = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path = folder / "server.pem"
        path.write_bytes(private + _pem(self.sign(name, key, host=host, days=days)))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def _here(_host: str, _port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def _fetcher(site: Site, trusted: ssl.SSLContext) -> Fetcher:
    given = FetchPolicy(
        allowed=frozenset({f"{NAME}:{site.port}"}),
        limits=Limits(tries=2),
        patience=replace(QUICK, connect_s=0.3),
    )
    network = Network(_here, certificates=trusted)
    return Fetcher(given, network, QuickClock().clock())


def test_the_name_is_sent_and_checked(authority: Authority, tmp_path: Path) -> None:
    names: list[str | None] = []
    context = authority.server(tmp_path, NAME)
    context.sni_callback = lambda _stream, name, _context: names.append(name)
    with serving({"/": page(b"word")}, context) as site:
        with _fetcher(site, authority.trusted()) as fetcher:
            found = fetcher.get(f"https://{NAME}:{site.port}/")
        assert isinstance(found, Fetched)
        assert found.content == b"word"
        assert set(names) == {NAME}
        assert {one.headers["host"] for one in site.requests} == {f"{NAME}:{site.port}"}


REFUSED = (
    ("other.example", 1, "Hostname mismatch"),
    (NAME, -1, "certificate has expired"),
)


@pytest.mark.parametrize(("host", "days", "said"), REFUSED, ids=[case[2] for case in REFUSED])
def test_a_certificate_that_does_not_fit_is_refused_at_once(
    authority: Authority, tmp_path: Path, host: str, days: int, said: str
) -> None:
    with serving({"/": page()}, authority.server(tmp_path, host, days)) as site:
        refused = _refused(site, authority.trusted())
        assert refused.rule_code == "unreachable"
        assert said in refused.reason
        assert (site.connections, site.requests) == (1, [])


def test_an_unknown_authority_is_refused(authority: Authority, tmp_path: Path) -> None:
    with serving({"/": page()}, authority.server(tmp_path, NAME)) as site:
        refused = _refused(site, ssl.create_default_context())
        assert refused.rule_code == "unreachable"
        assert "proves no identity" in refused.reason
        assert site.requests == []


def test_a_server_without_tls_is_refused(authority: Authority) -> None:
    with serving({"/": page()}) as site:
        assert _refused(site, authority.trusted()).rule_code == "unreachable"


def _refused(site: Site, trusted: ssl.SSLContext) -> FetchRefused:
    fetcher = _fetcher(site, trusted)
    with fetcher, pytest.raises(FetchRefused) as caught:
        fetcher.get(f"https://{NAME}:{site.port}/")
    return caught.value
