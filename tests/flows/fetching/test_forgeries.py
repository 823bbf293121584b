"""No address leads into this machine or its network: not at first, not by redirect, not by name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

import httpcore
import pytest

from flows.fetching import Fetcher, FetchPolicy, FetchRefused
from flows.fetching.network import Network, resolve_name
from tests.flows.fetching.forgeries import FORGERIES, NAMES, ONLY_WHOLE
from tests.flows.fetching.listener import Listener, listening
from tests.flows.fetching.site import (
    QUICK,
    QuickClock,
    Reply,
    Site,
    page,
    policy,
    redirect,
    serving,
)

FEWEST = 40
PUBLIC = "9.9.9.9"
REDIRECTED = frozenset({"forbidden_address", "forbidden_url", "broken_answer", "http_error"})
"""Headers end at a line break and hold no NUL, and some of the addresses are relative: the site
then answers with an error itself."""


def resolve(host: str, _port: int) -> Sequence[str]:
    """Names of the tests; addresses are themselves, as a system's resolver has it."""
    if host in NAMES:
        return NAMES[host]
    raise OSError("no such name")


def _policy(listener: Listener, *sites: Site) -> FetchPolicy:
    """The listener's port is open, so that its address alone must be what is refused."""
    base = policy(*sites)
    return replace(base, ports=base.ports | {listener.port})


def _refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchRefused) as caught:
        fetcher.get(url)
    assert caught.value.reason.endswith(".")
    return caught.value.rule_code


def test_there_are_enough_of_them() -> None:
    assert len({url for url, _, _ in FORGERIES}) == len(FORGERIES) >= FEWEST


def test_the_listener_hears_who_connects() -> None:
    with listening() as listener:
        for host in ("127.0.0.1", "::1"):
            socket.create_connection((host, listener.port)).close()
        assert listener.settle() == 2


def test_no_forged_address_makes_a_connection() -> None:
    with listening() as listener, Fetcher(_policy(listener), Network(resolve)) as fetcher:
        found = {
            url: _refusal(fetcher, url.replace("PORT", str(listener.port)))
            for url, _, _ in FORGERIES
        }
        assert listener.settle() == 0
    assert found == {url: rule_code for url, rule_code, _ in FORGERIES}


def test_no_redirect_to_one_makes_a_connection() -> None:
    vectors = [case for case in FORGERIES if case[0] not in ONLY_WHOLE]
    with listening() as listener, serving() as site:
        clock = QuickClock().clock()
        with Fetcher(_policy(listener, site), Network(_or_here), clock) as fetcher:
            for number, (url, _, why) in enumerate(vectors):
                target = url.replace("PORT", str(listener.port))
                site.pages[f"/{number}"] = _raw_redirect(target)
                found = _refusal(fetcher, site.url(f"/{number}"))
                assert found in REDIRECTED, why
        assert listener.settle() == 0
        assert len(site.paths) >= len(vectors)


def _or_here(host: str, port: int) -> Sequence[str]:
    return (host,) if host == "127.0.0.1" else resolve(host, port)


def _raw_redirect(location: str) -> Reply:
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
    return lambda _request: head + location.encode("utf-8") + b"\r\n\r\n"


def test_the_system_s_own_resolver_is_vetted_too() -> None:
    """ "localhost" written as a full name, as any resolver that searches domains may answer it."""
    with listening() as listener:
        network = Network(lambda _host, port: resolve_name("localhost", port))
        with Fetcher(_policy(listener), network) as fetcher:
            assert _refusal(fetcher, f"http://here.example:{listener.port}/") == "forbidden_address"
        assert listener.settle() == 0


class Dialled(httpcore.SyncBackend):
    """Real connections, all to one site of this machine; writes down where they were to go."""

    def __init__(self, site: Site) -> None:
        self.hosts: list[str] = []
        self._site = site

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self.hosts.append(host)
        return super().connect_tcp("127.0.0.1", self._site.port, timeout)


class Rebinding:
    """A name that is public when it is looked at, and this machine when asked again."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return (PUBLIC,) if self.asked == 1 else ("127.0.0.1",)


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    rebinding = Rebinding()
    with serving({"/": page(), "/next": page(Connection="close")}) as site:
        dialled = Dialled(site)
        with Fetcher(policy(), Network(rebinding, dialled)) as fetcher:
            fetcher.get("http://paper.example/")
            fetcher.get("http://paper.example/next")
            assert (dialled.hosts, rebinding.asked) == ([PUBLIC], 1), "vetted once, used as vetted"
            assert {request.headers["host"] for request in site.requests} == {"paper.example"}
            assert _refusal(fetcher, "http://paper.example/later") == "forbidden_address"
        assert (dialled.hosts, rebinding.asked) == ([PUBLIC], 2), "a new connection is vetted anew"


def test_a_redirect_is_resolved_and_vetted_like_the_first_address() -> None:
    with listening() as listener, serving() as site:
        site.pages["/"] = redirect(f"http://inside.example:{listener.port}/")
        with Fetcher(_policy(listener, site), Network(_or_here)) as fetcher:
            assert _refusal(fetcher, site.url()) == "forbidden_address"
        assert listener.settle() == 0


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening() as listener, serving({"/": page()}) as site:
        for name in ("http_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{listener.port}")
        with Fetcher(policy(site), Network(_or_here)) as fetcher:
            fetcher.get(site.url())
        assert listener.settle() == 0
        assert site.connections == 1


def test_what_is_allowed_is_one_port_of_one_host() -> None:
    with serving({"/": page()}) as site, serving({"/": page()}) as other:
        with Fetcher(policy(site), Network(_or_here)) as fetcher:
            fetcher.get(site.url())
            assert _refusal(fetcher, other.url()) == "forbidden_address"
            assert _refusal(fetcher, f"http://localhost:{site.port}/") == "forbidden_url"
        assert (site.connections, other.connections) == (1, 0)


def test_a_resolver_that_hangs_is_left_behind() -> None:
    release = threading.Event()

    def hang(_host: str, _port: int) -> Sequence[str]:
        release.wait(30)
        return (PUBLIC,)

    quick = replace(QUICK, connect_s=0.05, total_s=0.2)
    with Fetcher(FetchPolicy(patience=replace(quick, backoff_s=0.01)), Network(hang)) as fetcher:
        assert _refusal(fetcher, "http://paper.example/") == "unreachable"
    release.set()
