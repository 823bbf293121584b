"""The whole command on web addresses: stored once, refusals held, nothing else lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.cli import main
from flows.ledger import WEB_MEMORY, Ledger
from flows.settings import SettingsError, load_settings
from tests.flows.fetching import CONTACT
from tests.flows.fetching.site import TAG, Reply, Site, page, redirect, serving, status, tagged
from tests.flows.running import Outcome, ask, run
from tests.flows.stories import STORIES


def _html(story: str) -> bytes:
    title, *paragraphs = story.strip().split("\n\n")
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<!doctype html><html><body><h1>{title}</h1>{body}</body></html>".encode()


def _record(number: int, name: str) -> str:
    title, _, body = STORIES[name].partition("\n\n")
    return json.dumps({"id": number, "title": title, "body": body})


PAGES: Mapping[str, Reply] = {
    "/ferry.html": tagged(_html(STORIES["ferry"]), Content_Type="text/html; charset=utf-8"),
    "/go": redirect("/mill.txt"),
    "/mill.txt": tagged(STORIES["mill"].encode(), Content_Type="text/plain"),
    "/day.jsonl": page(
        "\n".join([_record(1, "orchard"), _record(2, "library")]).encode(),
        Content_Type="application/x-ndjson",
    ),
    "/gone": status(410),
    "/private": redirect("http://169.254.169.254/"),
    "/closed/page": page(_html(STORIES["mill"])),
    "/robots.txt": page(b"User-agent: *\nDisallow: /closed/\n", Content_Type="text/plain"),
}
ASKED = ("/ferry.html", "/go", "/day.jsonl", "/gone", "/private", "/closed/page")


def _run(site: Site, warehouse: Path, prefect_api: Mapping[str, str]) -> Outcome:
    more = {
        **prefect_api,
        "NEWSLEDGER_FETCH_ALLOW": site.authority,
        "NEWSLEDGER_FETCH_DELAY": "0",
        "NEWSLEDGER_CONTACT": CONTACT,
    }
    return run(["run", *(site.url(path) for path in ASKED)], warehouse, more)


@pytest.mark.slow
def test_addresses_are_read_once_and_refusals_held(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    with serving(PAGES) as site:
        first = _run(site, tmp_path, prefect_api)
        assert (first.code, "Traceback" in first.err) == (0, False), first.err
        assert "7 in: 4 stored, 0 duplicate, 3 held back" in first.out
        held = ask(tmp_path, "SELECT rule_code, source_name FROM core.quarantine ORDER BY 1")
        assert [row for row in held if str(row[1]).startswith("http")] == [
            ("forbidden_address", site.url("/private")),
            ("forbidden_by_robots", site.url("/closed/page")),
            ("http_error", site.url("/gone")),
        ]
        assert site.asked("/closed/page") == []
        agents = {request.headers["user-agent"].partition("/")[2] for request in site.requests}
        assert {agent.partition(" ")[2] for agent in agents} == {f"(+{CONTACT})"}
        captures = ask(tmp_path, "SELECT DISTINCT source_name FROM raw.captures ORDER BY 1")
        names = [site.url(path) for path in ("/day.jsonl", "/ferry.html", "/mill.txt")]
        assert captures == [(name,) for name in names]

        second = _run(site, tmp_path, prefect_api)
        assert (second.code, "nothing new" in second.out) == (0, True), second.err
        for path in ("/ferry.html", "/mill.txt"):
            assert site.asked(path)[-1].headers["if-none-match"] == TAG
        assert ask(tmp_path, "SELECT count(*) FROM core.articles") == [(4,)]


@pytest.mark.slow
def test_a_page_that_is_gone_for_good_says_nothing_until_it_is_back(
    tmp_path: Path, prefect_api: Mapping[str, str]
) -> None:
    more = {**prefect_api, "NEWSLEDGER_FETCH_DELAY": "0"}
    stories = "SELECT version, article_status, correction_note FROM core.articles ORDER BY version"
    with serving() as site:
        more["NEWSLEDGER_FETCH_ALLOW"] = site.authority
        said = []
        for reply in (PAGES["/ferry.html"], status(410), status(410), PAGES["/ferry.html"]):
            site.pages["/a"] = reply
            done = run(["run", site.url("/a")], tmp_path, more)
            assert done.code == 0, done.err
            said += ask(tmp_path, "SELECT count(*) FROM said")
    assert said == [said[0], (0,), (0,), said[0]]
    assert said[0] != (0,)
    assert ask(tmp_path, stories) == [
        (1, "live", None),
        (2, "withdrawn", "The server answers 410 Gone."),
        (3, "live", None),
    ]
    counts = ask(
        tmp_path,
        "SELECT articles_in - articles_duplicate - articles_quarantined FROM core.runs"
        " ORDER BY started_at",
    )
    assert counts == [(1,), (1,), (0,), (1,)]


def test_another_scheme_is_no_location(capsys: pytest.CaptureFixture[str]) -> None:
    scheme = "only http and https addresses are fetched"
    for location, words in (
        ("ftp://paper.example/", scheme),
        ("file:///etc/hostname", scheme),
        ("paper.example", "did you mean https://paper.example?"),
    ):
        assert main(["run", location]) == 1
        assert words in capsys.readouterr().err


SETTINGS: tuple[tuple[str, str, str, object], ...] = (
    ("NEWSLEDGER_FETCH_DELAY", "0.5", "fetch_delay_s", 0.5),
    ("NEWSLEDGER_FETCH_DELAY", "", "fetch_delay_s", 1.0),
    ("NEWSLEDGER_FETCH_LIMIT", "5", "fetch_limit_s", 5),
    ("NEWSLEDGER_FETCH_LIMIT", "", "fetch_limit_s", 60),
    ("NEWSLEDGER_CONTACT", CONTACT, "contact", CONTACT),
    ("NEWSLEDGER_CONTACT", " ", "contact", None),
    (
        "NEWSLEDGER_FETCH_ALLOW",
        "127.0.0.1:8000, [::1]:80,Localhost:9",
        "fetch_allowed",
        frozenset({"127.0.0.1:8000", "[::1]:80", "localhost:9"}),
    ),
    ("NEWSLEDGER_FETCH_ALLOW", "", "fetch_allowed", frozenset()),
)


@pytest.mark.parametrize(("name", "text", "field", "value"), SETTINGS)
def test_settings_of_fetching(name: str, text: str, field: str, value: object) -> None:
    assert getattr(load_settings({name: text}), field) == value


REFUSED = (
    ("NEWSLEDGER_FETCH_DELAY", "-1"),
    ("NEWSLEDGER_FETCH_DELAY", "soon"),
    ("NEWSLEDGER_FETCH_DELAY", "nan"),
    ("NEWSLEDGER_FETCH_LIMIT", "0"),
    ("NEWSLEDGER_FETCH_LIMIT", "1.5"),
    ("NEWSLEDGER_CONTACT", "word)\r\nX: y"),
    ("NEWSLEDGER_CONTACT", "two words"),
    ("NEWSLEDGER_FETCH_ALLOW", "127.0.0.1"),
    ("NEWSLEDGER_FETCH_ALLOW", "http://127.0.0.1:8000"),
    ("NEWSLEDGER_FETCH_ALLOW", "*:80"),
)


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_settings_that_cannot_be_used_are_named(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({name: text})


def test_notes_of_the_web_are_for_one_reader_and_not_for_ever(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    start = datetime(2025, 2, 24, tzinfo=UTC)
    ledger.note_web({"page a": "1", "page b": "2"}, "rules-1", start)
    assert ledger.web_note("page a", "rules-1") == "1"
    assert ledger.web_note("page a", "rules-2") is None, "other rules read the page again"
    assert ledger.web_note("page c", "rules-1") is None
    ledger.note_web({"page b": "3"}, "rules-1", start + WEB_MEMORY)
    ledger.note_web({}, "rules-1", start + WEB_MEMORY + timedelta(seconds=1))
    assert ledger.web_note("page a", "rules-1") is None, "nobody came by for long"
    assert ledger.web_note("page b", "rules-1") == "3"
