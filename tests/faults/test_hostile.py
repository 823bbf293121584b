"""Two hundred hostile files in one folder, one run: each is stored or held, and nothing else."""

from __future__ import annotations

import hashlib
import socket
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.hostile_case import PASSED_OVER, SECRET, Hostile, prose
from tests.faults.hostile_files import FILES
from tests.faults.hostile_packed import ARCHIVES, PACKED
from tests.faults.hostile_pages import PAGES
from tests.faults.hostile_records import RECORDS
from tests.faults.hostile_texts import TEXTS
from tests.faults.memory import watched_memory
from tests.flows.running import Outcome, ask, run
from transforms.articles.decode import decode_content

pytestmark = pytest.mark.slow

CASES = (*PACKED, *ARCHIVES, *PAGES, *TEXTS, *RECORDS, *FILES)
SLOWEST_S = 2
MOST_MEMORY = 600_000_000
"""Bytes that any process may hold, pages included that it shares with its parent."""
GOOD = "zz-good.txt"
SETTINGS = {"NEWSLEDGER_READING_LIMIT": str(SLOWEST_S), "NEWSLEDGER_BATCH_SIZE": "20"}


@dataclass
class Found:
    """What the warehouse holds of one file."""

    texts: list[str]
    rules: set[str]


@dataclass
class World:
    """One run over all hostile files, and what was seen of it."""

    top: Path
    outcome: Outcome
    peak: int
    calls: int
    before: Mapping[str, str]
    found: Mapping[str, Found]

    @property
    def warehouse(self) -> Path:
        return self.top / "warehouse"

    def found_in(self, source_name: str) -> Found:
        """What became of a file, or of the files in it."""
        mine = [
            found
            for name, found in self.found.items()
            if name == source_name or name.startswith(f"{source_name}/")
        ]
        texts = [text for found in mine for text in found.texts]
        return Found(texts, {rule for found in mine for rule in found.rules})


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, prefect_api: Mapping[str, str]
) -> Iterator[World]:
    top = tmp_path_factory.mktemp("hostile")
    for name in ("in", "outside", "warehouse"):
        (top / name).mkdir()
    (top / "outside" / "secret.txt").write_text(f"{SECRET} {prose(SECRET)}", encoding="utf-8")
    with listener() as server:
        host = f"127.0.0.1:{server.getsockname()[1]}"
        (top / "outside" / "host").write_text(host, encoding="utf-8")
        for case in CASES:
            case.write(top / "in" / case.name)
        (top / "in" / GOOD).write_text(prose("Goodhaven"), encoding="utf-8")
        before = digests(top)
        with watched_memory(top / "warehouse") as watch:
            outcome = run(["run", str(top / "in")], top / "warehouse", {**prefect_api, **SETTINGS})
        calls = waiting_calls(server)
    yield World(top, outcome, watch.peak, calls, before, stored_and_held(top / "warehouse"))


@contextmanager
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        server.setblocking(False)
        yield server


def waiting_calls(server: socket.socket) -> int:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return 0
    return 1


def digests(top: Path) -> dict[str, str]:
    """What every regular file outside the warehouse holds; large ones by their first bytes."""
    found = {}
    for path in sorted(top.rglob("*")):
        if path.is_relative_to(top / "warehouse") or path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            found[str(path)] = hashlib.sha256(file.read(1 << 20)).hexdigest()
    return found


def stored_and_held(warehouse: Path) -> dict[str, Found]:
    found: dict[str, Found] = defaultdict(lambda: Found([], set()))
    sources = {
        str(capture): str(source)
        for capture, source in ask(warehouse, "SELECT capture_id, source_name FROM raw.captures")
    }
    for capture, text in ask(warehouse, "SELECT capture_id, text FROM core.articles"):
        found[sources[str(capture)]].texts.append(str(text))
    held = (
        "SELECT source_name, row_key, rule_code FROM core.quarantine "
        "WHERE table_name IN ('raw.captures', 'core.articles')"
    )
    for source, key, rule in ask(warehouse, held):
        found[sources.get(str(key), str(source))].rules.add(str(rule))
    return found


@pytest.mark.parametrize("case", CASES, ids=[ascii(case.name)[:40] for case in CASES])
def test_it_is_stored_or_held(world: World, case: Hostile) -> None:
    found = world.found_in(case.source_name)
    if case.result == PASSED_OVER:
        assert found == Found([], set()), case.why
    elif case.rule_codes:
        assert found.rules and found.rules <= case.rule_codes, (case.why, found.rules)
        assert found.texts == [], case.why
    else:
        assert found.rules == set(), case.why
        assert [case.result in text for text in found.texts] == [True], case.why


def test_there_are_enough_of_them() -> None:
    assert len(CASES) > 150
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_run_ends_well_and_the_good_article_is_there(world: World) -> None:
    assert world.outcome.code == 0, world.outcome.err
    assert "Traceback" not in world.outcome.err
    (text,) = world.found[f"in/{GOOD}"].texts
    assert "Goodhaven" in text
    figures = ask(
        world.warehouse,
        "SELECT count(*) FROM core.figures JOIN core.articles USING (article_id) "
        "WHERE value = 40000000 AND contains(text, 'port of Goodhaven')",
    )
    assert figures == [(1,)]


def test_in_is_stored_and_duplicate_and_held(world: World) -> None:
    counts = ask(
        world.warehouse,
        "SELECT articles_in, articles_stored, articles_duplicate, articles_quarantined, "
        "(SELECT count(*) FROM core.articles) FROM core.runs",
    )
    ((found, stored, duplicate, held, rows),) = [[int(str(cell)) for cell in row] for row in counts]
    assert found == stored + duplicate + held
    assert (stored, duplicate) == (rows, 0)


def test_no_process_takes_more_memory_than_it_may(world: World) -> None:
    assert 50_000_000 < world.peak < MOST_MEMORY, world.peak


def test_nothing_outside_is_read(world: World) -> None:
    assert world.calls == 0
    tables = ("core.articles", "core.quarantine", "core.sentences")
    for table in tables:
        rows = ask(world.warehouse, f"SELECT t::VARCHAR FROM {table} t")
        assert not [row for row in rows if SECRET in str(row)], table
    captures = ask(world.warehouse, "SELECT content FROM raw.captures")
    assert not [1 for (content,) in captures if SECRET.encode() in bytes(content)]  # type: ignore[call-overload]


def test_nothing_outside_is_written(world: World) -> None:
    assert digests(world.top) == world.before
    assert not Path("/tmp/owned").exists()


def test_texts_are_clean_and_prove_themselves(world: World) -> None:
    query = (
        "SELECT text, offset_map, content, charset FROM core.articles JOIN raw.captures "
        "USING (capture_id)"
    )
    hidden = set("\x00\u200b\u200e\u202e\u2066\ufeff\u00ad")
    for text, offset_map, content, charset in ask(world.warehouse, query):
        assert not hidden & set(str(text))
        source = decode_content(bytes(content), str(charset))  # type: ignore[call-overload]
        for segment in str(offset_map).split():
            at, source_at, length = map(int, segment.split(":"))
            if str(text)[at : at + length].isascii():
                printed = " ".join(source[source_at : source_at + length].split())
                shown = " ".join(str(text)[at : at + length].split())
                assert printed == shown or "&" in printed or "\\" in printed


def test_names_and_titles_do_nothing_in_the_report_or_the_terminal(world: World) -> None:
    file = world.top / "warehouse" / "report.html"
    written = run(["report", "--to", str(file)], world.warehouse, {})
    assert written.code == 0, written.err
    markup = file.read_text(encoding="utf-8")
    for mark in ("<script>alert(1)", "<img src=x", "\x1b", "\u202e"):
        assert mark not in markup, mark
        assert mark not in world.outcome.out + world.outcome.err
    names = "SELECT source_name FROM raw.captures UNION SELECT source_name FROM core.quarantine"
    hidden = {chr(code) for code in (0x0A, 0x0D, 0x1B, 0x202E, 0x200B)}
    assert not [name for (name,) in ask(world.warehouse, names) if hidden & set(str(name))]
