"""Forged addresses and hostile servers in one run: each is a row, and the good pages are there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.source_list import is_web
from tests.faults.memory import watched_memory
from tests.flows.fetching.forgeries import FORGERIES
from tests.flows.fetching.listener import listening
from tests.flows.fetching.site import Reply, Site, page, poured, redirect, serving, status
from tests.flows.running import Outcome, ask, run

pytestmark = pytest.mark.slow

LIMIT_S = 2
LONGEST_S = 90
"""Past what all hostile servers together may take, beside the start of the run."""
MOST_MEMORY = 600_000_000
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Bay</title>'
GOOD = ("First", "Last")


def _story(name: str) -> bytes:
    """An article that no other name gives."""
    return (
        f"<!doctype html><html><body><article><h1>Port of {name} buys a crane</h1>"
        f"<p>The port of {name} paid 3 million pounds for a crane that lifts 40 tonnes, its "
        "harbour master said on Monday. It came by sea from a yard in the north.</p>"
        f"<p>The port of {name} is pleased.</p></article></body></html>"
    ).encode()


SERVERS: Mapping[str, tuple[Reply, str, str]] = {
    "/loop": (redirect("/loop"), "redirect_loop", "a redirect to itself"),
    "/inside": (redirect("http://169.254.169.254/"), "forbidden_address", "a redirect inside"),
    "/file": (redirect("file:///etc/hostname"), "forbidden_url", "a redirect to a file"),
    "/drip": (
        poured(HEAD + b"\r\n", piece=b"x", step_s=0.05),
        "fetch_timeout",
        "a body that drips",
    ),
    "/head": (poured(HEAD, piece=b"X: y\r\n", step_s=0.05), "fetch_timeout", "a head that drips"),
    "/endless": (
        poured(HEAD + b"\r\n", piece=b"<p>It lifts.</p>\n" * 4000),
        "document_too_large",
        "a page without end",
    ),
    "/feed": (
        poured(HEAD + b"\r\n", FEED, piece=b"<item><title>It lifts.</title></item>" * 2000),
        "document_too_large",
        "a feed without end",
    ),
    "/bomb": (
        page(gzip.compress(bytes(400_000_000)), Content_Encoding="gzip"),
        "document_too_large",
        "a bomb on the way",
    ),
    "/file-bomb": (
        page(gzip.compress(b"<p>It lifts.</p>" * 20_000_000)),
        "document_too_large",
        "a bomb as a file",
    ),
    "/half": (
        lambda _request: [HEAD + b"Content-Length: 900\r\n\r\nhalf"],
        "broken_answer",
        "half a page",
    ),
    "/noise": (poured(piece=bytes(range(256)) * 64), "broken_answer", "no HTTP"),
    "/gone": (status(410), "http_error", "a page taken back"),
    "/picture": (page(b"\x89PNG\r\n\x1a\n" + bytes(500)), "binary_document", "a picture"),
    "/empty": (page(b""), "empty_document", "nothing"),
}


@dataclass
class World:
    """One run over all of it."""

    site: Site
    forged: Mapping[str, str]
    warehouse: Path
    outcome: Outcome
    connections: int
    peaks: Mapping[int, int]


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, prefect_api: Mapping[str, str]
) -> Iterator[World]:
    warehouse = tmp_path_factory.mktemp("hostile_web")
    pages = {path: given for path, (given, _, _) in SERVERS.items()}
    pages |= {f"/{name}": page(_story(name)) for name in GOOD}
    with serving(pages) as site, listening() as listener, watched_memory(warehouse) as watch:
        forged = {
            url.replace("PORT", str(listener.port)): rule_code
            for url, rule_code, _ in FORGERIES
            if is_web(url) and "\0" not in url
        }
        more = {
            **prefect_api,
            "NEWSLEDGER_FETCH_ALLOW": site.authority,
            "NEWSLEDGER_FETCH_DELAY": "0",
            "NEWSLEDGER_FETCH_LIMIT": str(LIMIT_S),
        }
        first, last = (site.url(f"/{name}") for name in GOOD)
        asked = [first, *forged, *(site.url(path) for path in SERVERS), last]
        outcome = run(["run", *asked], warehouse, more)
        yield World(site, forged, warehouse, outcome, listener.settle(), watch.peaks)


def rules(world: World) -> dict[str, set[str]]:
    held = "SELECT source_name, rule_code FROM core.quarantine WHERE table_name = 'raw.captures'"
    found: dict[str, set[str]] = {}
    for source, rule_code in ask(world.warehouse, held):
        found.setdefault(str(source), set()).add(str(rule_code))
    return found


def test_the_run_ends_well_and_in_time(world: World) -> None:
    assert (world.outcome.code, "Traceback" in world.outcome.err) == (0, False), world.outcome.err
    (line,) = [line for line in world.outcome.err.splitlines() if line.startswith("ingest")]
    assert float(line.split()[1]) < LONGEST_S, line


def test_no_forged_address_was_connected_to(world: World) -> None:
    assert world.connections == 0
    assert len(world.forged) > 80


def test_each_forged_address_is_a_row(world: World) -> None:
    found = rules(world)
    held = [rule for name, given in found.items() if not _is_ours(world, name) for rule in given]
    assert len(held) == len(world.forged)
    assert set(held) == {"forbidden_url", "forbidden_address"}


def _is_ours(world: World, name: str) -> bool:
    return name.startswith(world.site.url())


@pytest.mark.parametrize("path", SERVERS)
def test_each_hostile_server_is_a_row(world: World, path: str) -> None:
    _, expected, why = SERVERS[path]
    (found,) = rules(world)[world.site.url(path)]
    assert found == expected, why


def test_the_good_pages_are_there(world: World) -> None:
    texts = [str(text) for (text,) in ask(world.warehouse, "SELECT text FROM core.articles")]
    assert len(texts) == len(GOOD)
    for name in GOOD:
        assert any(f"The port of {name} is pleased." in text for text in texts)


def test_in_is_stored_and_duplicate_and_held(world: World) -> None:
    ((found, kept, duplicate, held),) = ask(
        world.warehouse,
        "SELECT articles_in, articles_stored, articles_duplicate, articles_quarantined"
        " FROM core.runs",
    )
    assert found == len(world.forged) + len(SERVERS) + len(GOOD)
    assert (kept, duplicate, held) == (len(GOOD), 0, len(world.forged) + len(SERVERS))


def test_no_process_takes_more_memory_than_it_may(world: World) -> None:
    assert 50_000_000 < max(world.peaks.values()) < MOST_MEMORY, world.peaks
