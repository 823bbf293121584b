"""`newsledger source` and `newsledger run NAME`: a real list, and a site of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.feed_samples import ARTICLE, TEASER, item, rss
from tests.flows.fetching.site import Site, serving
from tests.flows.running import ask, run
from tests.flows.test_polls import conditional, feed_of, page

MANY = 500
NUMBERED = "<content:encoded><![CDATA[<p>Story {}. " + ARTICLE + "</p>]]></content:encoded>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NEWSLEDGER_SOURCES", raising=False)
    monkeypatch.setenv("NEWSLEDGER_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("NEWSLEDGER_FETCH_DELAY", "0")
    return tmp_path


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving() as served:
        monkeypatch.setenv("NEWSLEDGER_FETCH_ALLOW", served.authority)
        yield served


@pytest.mark.parametrize("words", [[], ["add"], ["list"], ["test"]])
def test_help_shows_an_example(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["source", *words, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert f"example:\n  newsledger source {' '.join(words)}".rstrip() in shown


def test_a_source_is_added_and_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "day.jsonl").write_text("{}", encoding="utf-8")
    words = ["bay", "day.jsonl", "--schedule", "0 7 * * 1-5", "--publisher", "Example Bay News"]
    assert main(["source", "add", *words, "--map", "body=text"]) == 0
    assert main(["source", "add", "old", "https://example.com/feed.xml", "--disabled"]) == 0
    capsys.readouterr()
    assert main(["source", "list"]) == 0
    head, _, bay, old = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "name"
    assert "0 7 * * 1-5" in bay
    assert "Example Bay News" in bay
    assert "never" in bay
    assert "disabled" in old
    assert not (folder / "warehouse").exists()


MISTAKES = (
    (["source", "add", "bay", "nowhere.xml"], "no such file", "no such file"),
    (["source", "add", "Bay", "day.jsonl"], "a-z", "a bad name"),
    (["source", "add", "day", "https://me:pw@example.com/"], "password", "a password"),
    (["source", "test", "nowhere"], "no such file", "neither a name nor a file"),
    (["run", "nowhere"], "no listed source", "neither a name nor a file"),
    (["run", "--sources"], "no source is enabled", "an empty list"),
    (["run"], "no path", "nothing to read"),
)


@pytest.mark.parametrize(("words", "said", "why"), MISTAKES, ids=[case[2] for case in MISTAKES])
def test_mistakes_are_one_sentence(
    words: list[str], said: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1, why
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("newsledger: ")
    assert said in line


def test_a_broken_list_stops_only_who_asks_for_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "newsledger.toml").write_text("[[source", encoding="utf-8")
    for words in (["run", "bay"], ["run", "--sources"], ["source", "list"]):
        assert main(words) == 1
        assert "newsledger.toml" in capsys.readouterr().err


def test_a_mapping_is_not_passed_over_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    main(["source", "add", "bay", "https://example.com/a"])
    capsys.readouterr()
    assert main(["run", "bay", "--map", "body=text"]) == 1
    assert "--map" in capsys.readouterr().err
    assert main(["source", "test", "bay", "--map", "body=text"]) == 1
    assert "bay is listed" in capsys.readouterr().err


@pytest.mark.parametrize("when", ["hourly", "60 * * * *", "every 0s"])
def test_a_bad_schedule_is_wrong_usage(when: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["source", "add", "bay", "https://example.com/a", "--schedule", when])
    assert ended.value.code == 2
    assert repr(when) in capsys.readouterr().err


def test_a_name_that_is_also_a_path_is_not_guessed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["source", "add", "bay", "https://example.com/a"])
    (folder / "bay").mkdir()
    capsys.readouterr()
    assert main(["run", "bay"]) == 1
    assert "./bay" in capsys.readouterr().err


@pytest.mark.slow
def test_a_trial_shows_what_would_be_stored_and_stores_nothing(
    folder: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages["/story/1"] = conditional(page(1), "text/html")
    site.pages["/feed"] = conditional(
        feed_of(site, range(2), f"<description>{TEASER}</description>")
    )
    main(["source", "add", "bay", site.url("/feed"), "--publisher", "Example Bay News"])
    capsys.readouterr()
    assert main(["source", "test", "bay"]) == 0
    shown = capsys.readouterr().out
    assert "held back" in shown  # the page of the first item is gone: the second is shown
    assert "http_error" in shown
    assert "The harbour board of Example Bay paid 3 million pounds" in shown
    assert "3,000,000" in shown
    assert "stored     nothing" in shown
    assert not (folder / "warehouse").exists()
    assert "/story/2" not in site.paths


@pytest.mark.slow
def test_a_trial_of_nothing_readable_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "feed.xml").write_text(rss(), encoding="utf-8")
    assert main(["source", "test", "feed.xml"]) == 1
    assert "empty_feed" in capsys.readouterr().out


def last_run(warehouse: Path) -> tuple[object, ...]:
    sql = (
        "SELECT sources, articles_in, articles_stored, articles_duplicate, articles_quarantined,"
        " state FROM core.runs ORDER BY started_at DESC LIMIT 1"
    )
    return ask(warehouse, sql)[0]


@pytest.mark.slow
def test_a_listed_feed_of_500_items_polled_three_times(
    folder: Path, site: Site, prefect_api: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    warehouse = folder / "warehouse"
    items = [item(f"g{n}", NUMBERED.format(n), title=f"Story {n}") for n in range(MANY + 1)]
    site.pages["/feed"] = conditional(rss("".join(items[:MANY])).encode())
    main(["source", "add", "bay", site.url("/feed"), "--publisher", "Example Bay News"])
    more = {**prefect_api, "NEWSLEDGER_BATCH_SIZE": "50"}
    assert run(["run", "bay"], warehouse, more).code == 0
    assert last_run(warehouse) == ("bay", MANY, MANY, 0, 0, "published")
    again = run(["run", "--sources"], warehouse, more)
    assert "nothing new: the source has not changed" in again.out
    assert last_run(warehouse) == ("bay", 0, 0, 0, 0, "unchanged")
    site.pages["/feed"] = conditional(rss("".join(items)).encode())
    assert run(["run", "bay"], warehouse, more).code == 0
    assert last_run(warehouse) == ("bay", 1, 1, 0, 0, "published")
    assert len(site.asked("/feed")) == 3
    capsys.readouterr()
    main(["source", "list"])
    assert capsys.readouterr().out.splitlines()[2].split()[-3:] == ["1", "1", "0"]


@pytest.mark.slow
def test_one_source_that_is_gone_does_not_stop_the_others(
    folder: Path, prefect_api: Mapping[str, str]
) -> None:
    (folder / "feed.xml").write_text(rss(item("g1", NUMBERED.format(1))), encoding="utf-8")
    (folder / "gone.txt").write_text(ARTICLE, encoding="utf-8")
    main(["source", "add", "gone", "gone.txt"])
    main(["source", "add", "here", "feed.xml"])
    (folder / "gone.txt").unlink()
    assert run(["run", "--sources"], folder / "warehouse", prefect_api).code == 0
    assert last_run(folder / "warehouse") == ("gone; here", 2, 1, 0, 1, "published")
    (held,) = ask(folder / "warehouse", "SELECT rule_code, source_name FROM core.quarantine")
    assert held == ("source_not_found", "gone")
