"""Archives and tables through the whole command, and a crawl of 2,000 pages measured."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.flows.running import ask, run
from tests.flows.sources.archives import SITE, Archive, page, write_crawl

pytestmark = pytest.mark.slow

PAGES = 2000
MOST_MEGABYTES = 600
FEWEST_PAGES_A_SECOND = 100
"""On a machine that does much else; alone it finds well over a thousand."""
COUNTS = (
    "SELECT articles_in, articles_stored, articles_duplicate, articles_quarantined FROM core.runs"
)

_INGEST = """
import json, sys, time
from datetime import UTC, datetime
from flows.sources import RunStamp, SourceOptions, find_captures
from transforms.contracts import Capture
began = time.monotonic()
stamp = RunStamp("run-1", datetime.now(UTC))
found = [isinstance(one, Capture) for one in find_captures(sys.argv[1], SourceOptions(), stamp)]
seconds = time.monotonic() - began
(peak,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(json.dumps([len(found), all(found), seconds, int(peak) / 1024]))
"""
"""Run alone. The peak is that of its own memory: getrusage would count the starting process's."""


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_crawl_is_read_fast_and_in_little_memory(tmp_path: Path, name: str) -> None:
    write_crawl(tmp_path / name, PAGES)
    command = [sys.executable, "-c", _INGEST, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    count, is_all, seconds, megabytes = json.loads(done.stdout)
    print(f"{name}: {count / seconds:.0f} pages/s, peak {megabytes:.0f} MB")
    assert (count, is_all) == (PAGES, True)
    assert count / seconds > FEWEST_PAGES_A_SECOND
    assert megabytes < MOST_MEGABYTES


def _write_small_crawl(path: Path) -> None:
    """Four pages, one of them twice and one changed; a broken record, an error and a picture."""
    archive = Archive(is_packed=True)
    archive.info()
    for number in range(4):
        archive.add(f"{SITE}/news/{number}?utm_source=mail", page(number))
    archive.add(f"{SITE}/news/0", page(0))
    archive.add(f"{SITE}/news/1", page(1).replace(b"million on", b"million in all on"))
    archive.add(f"{SITE}/gone", b"<p>Gone</p>", status="404 Not Found")
    archive.add(f"{SITE}/a.png", b"\x89PNG", http={"Content-Type": "image/png"})
    archive.add(f"{SITE}/news/9", page(9), warc={"WARC-Truncated": "length"})
    path.write_bytes(archive.content)


def _write_table(path: Path) -> None:
    """Four rows in Windows' encoding, and one that is cut off."""
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "text", "date", "source", "url"])
        for number in range(4):
            sums = f"The port will spend £{number + 10} million on {number + 2} cranes,"
            text = f"{sums} its board said.\n\nThe old ones are “worn out”, it said."
            address = f"{SITE}/{number}?utm_source=a"
            day = f"2025-03-{number + 1:02}"
            row = [f"Port orders {number + 2} cranes", text, day, "Harbour Daily", address]
            writer.writerow(row)
        file.write("cut,row\r\n")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory, prefect_api: Mapping[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("archives")
    paths = [folder / "crawl.warc.gz", folder / "dump.csv"]
    _write_small_crawl(paths[0])
    _write_table(paths[1])
    mapping = ["--map", "body=text", "--map", "published_on=date"]
    outcome = run(["run", *map(str, paths), *mapping], folder / "warehouse", prefect_api)
    assert outcome.code == 0, outcome.err
    return folder / "warehouse"


def test_every_document_is_accounted_for(warehouse: Path) -> None:
    assert ask(warehouse, COUNTS) == [(12, 9, 1, 2)]
    held = ask(warehouse, "SELECT row_key, rule_code FROM core.quarantine ORDER BY row_key")
    assert [str(key).rpartition("/")[2].partition(":")[0] for key, _ in held] == [
        "crawl.warc.gz",
        "dump.csv",
    ]
    assert {rule for _, rule in held} == {"broken_record"}


def test_a_crawl_is_stored(warehouse: Path) -> None:
    rows = ask(
        warehouse,
        "SELECT url, version, title, CAST(published_on AS VARCHAR), publisher FROM core.articles"
        " WHERE contains(url, '/news/') ORDER BY url, version",
    )
    assert rows == [
        (f"{SITE}/news/0", 1, "Alderton port orders 2 cranes", "2025-03-01", "Harbour Daily"),
        (f"{SITE}/news/1", 1, "Brackwater port orders 3 ferries", "2025-03-02", "Harbour Daily"),
        (f"{SITE}/news/1", 2, "Brackwater port orders 3 ferries", "2025-03-02", "Harbour Daily"),
        (f"{SITE}/news/2", 1, "Corley port orders 4 turbines", "2025-03-03", "Harbour Daily"),
        (f"{SITE}/news/3", 1, "Dunmere port orders 5 buses", "2025-03-04", "Harbour Daily"),
    ]
    captured = ask(
        warehouse,
        "SELECT DISTINCT strftime(captured_at, '%Y-%m-%dT%H:%M:%SZ') FROM raw.captures"
        " WHERE media_type = 'text/html'",
    )
    assert captured == [("2025-03-03T10:00:00Z",)]


def test_a_table_is_stored(warehouse: Path) -> None:
    rows = ask(
        warehouse,
        "SELECT title, CAST(published_on AS VARCHAR), publisher, url FROM core.articles"
        " WHERE title LIKE 'Port orders%' ORDER BY title",
    )
    assert rows == [
        (f"Port orders {n + 2} cranes", f"2025-03-{n + 1:02}", "Harbour Daily", f"{SITE}/{n}")
        for n in range(4)
    ]
    figures = ask(
        warehouse,
        "SELECT count(*) FROM core.figures WHERE unit_code = 'GBP' AND value >= 10000000",
    )
    assert figures == [(4,)]
