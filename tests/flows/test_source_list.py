"""The list of sources: what may stand in it, what is refused in one sentence, what adding keeps."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from flows.schedules import ScheduleError, check_cron, read_schedule, read_span
from flows.source_list import ListedSource, SourceListError, load_sources, named_sources, not_found
from flows.source_writing import add_source

LIST = """\
# Our papers.
[[source]]
name = "bay"          # the local one
location = "https://example.com/feed.xml"
schedule = "every 15m"
publisher = "Example Bay News"

[[source]]
name = "dumps"
location = "dumps/*.jsonl.gz"
mapping = { body = "text", title = "head.line" }
enabled = false
"""

REFUSED = (
    ("[[source", "Expected", "no TOML"),
    ('[source]\nname = "a"', r"\[\[source\]\]", "a table where a list of tables belongs"),
    ('name = "a"', r"\[\[source\]\]", "a key outside a source"),
    ('[[source]]\nlocation = "a"', "without a name", "no name"),
    ('[[source]]\nname = "a"', "no location", "no location"),
    ('[[source]]\nname = "a"\nlocation = " "', "no location", "a blank location"),
    ('[[source]]\nname = "A b"\nlocation = "a"', "a-z", "a name that looks like words"),
    ('[[source]]\nname = "../a"\nlocation = "a"', "a-z", "a name that looks like a path"),
    ('[[source]]\nname = "a"\nlocation = "a"\nschedul = "every 1h"', "'schedul'", "a slip"),
    ('[[source]]\nname = "a"\nlocation = "a"\nenabled = "no"', "no bool", "text for yes or no"),
    ('[[source]]\nname = "a"\nlocation = "a"\nschedule = "hourly"', "every 15m", "no schedule"),
    ('[[source]]\nname = "a"\nlocation = "a"\nmapping = {text = "x"}', "our fields", "no field"),
    ('[[source]]\nname = "a"\nlocation = "a"\n' * 2, "two sources", "a name given twice"),
)
SPANS = (
    ("every 15m", timedelta(minutes=15), "with its word"),
    ("30s", timedelta(seconds=30), "seconds"),
    (" every  2 h ", timedelta(hours=2), "spaces"),
    ("1d", timedelta(days=1), "a day"),
)
CRONS = ("0 7 * * 1-5", "*/15 * * * *", "5,35 8-18/2 1 jan-mar MON,fri", "0 0 29 2 7")
NO_SCHEDULES = (
    "", "every", "15", "0m", "every 0s", "9999d", "15 m m", "0 7 * *", "@daily", "0 7 * * * *",
    "; rm * * *", "½ * * * *",
)  # fmt: skip
NO_CRONS = ("60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 9", "a b c d e")


def _list(folder: Path, text: str = LIST) -> Path:
    path = folder / "newsledger.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_read_in_its_order(tmp_path: Path) -> None:
    bay, dumps = load_sources(_list(tmp_path))
    assert (bay.place, bay.publisher) == ("https://example.com/feed.xml", "Example Bay News")
    assert bay.times is not None
    assert bay.times.every == timedelta(minutes=15)
    assert dumps.place == str(tmp_path / "dumps/*.jsonl.gz")
    assert dict(dumps.mapping) == {"body": "text", "title": "head.line"}
    assert [one.enabled for one in (bay, dumps)] == [True, False]
    assert named_sources(tmp_path / "newsledger.toml", ["dumps", "bay"]) == (dumps, bay)
    with pytest.raises(SourceListError, match="'Dumps'"):
        named_sources(tmp_path / "newsledger.toml", ["Dumps"])


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "newsledger.toml") == ()


@pytest.mark.parametrize(("text", "words", "why"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, words: str, why: str) -> None:
    path = _list(tmp_path, text)
    with pytest.raises(SourceListError, match=words) as caught:
        load_sources(path)
    assert str(path) in str(caught.value), why


@pytest.mark.parametrize(("text", "span", "why"), SPANS, ids=[case[2] for case in SPANS])
def test_spans(text: str, span: timedelta, why: str) -> None:
    assert read_schedule(text).every == span, why


@pytest.mark.parametrize("text", CRONS)
def test_cron(text: str) -> None:
    assert read_schedule(text).cron == text
    check_cron(read_schedule(text))


@pytest.mark.parametrize("text", NO_CRONS)
def test_what_prefect_cannot_keep_is_refused(text: str) -> None:
    with pytest.raises(ScheduleError, match="no cron"):
        check_cron(read_schedule(text))


@pytest.mark.parametrize("text", NO_SCHEDULES)
def test_no_schedule(text: str) -> None:
    with pytest.raises(ScheduleError, match="write a span"):
        read_schedule(text)
    with pytest.raises(ScheduleError, match="write a span"):
        read_span(text)


STANDING = (
    (LIST, "a plain list"),
    (LIST.rstrip("\n"), "no end of its last line"),
    (LIST.replace("\n", "\r\n"), "lines of another system"),
    (f'{LIST}[source.mapping]\nbody = "b"\n'.replace("mapping = {", "# {"), "a mapping below"),
)


@pytest.mark.parametrize(("text", "why"), STANDING, ids=[case[1] for case in STANDING])
def test_adding_keeps_every_byte_that_stood_there(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "newsledger.toml"
    path.write_bytes(text.encode())
    new = ListedSource("mail", "mail", tmp_path, "0 7 * * 1-5", "A", {"body": "b"})
    (tmp_path / "mail").mkdir()
    add_source(path, new)
    assert path.read_bytes().startswith(text.encode()), why
    assert load_sources(path)[2] == new
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["newsledger.toml"]


def test_the_first_source_makes_the_list(tmp_path: Path) -> None:
    path = tmp_path / "new" / "newsledger.toml"
    source = ListedSource("bay", "https://example.com/feed.xml", path.parent)
    add_source(path, source)
    assert load_sources(path) == (source,)
    assert path.read_text(encoding="utf-8").startswith("# Sources")


NOT_ADDED = (
    (ListedSource("bay", "https://example.com/a", Path()), "already", "a name that is taken"),
    (ListedSource("a", "nowhere.txt", Path()), "no such file", "no file"),
    (ListedSource("a", "https://", Path()), "no web address", "no host"),
    (ListedSource("a", "https://a b.example/", Path()), "no web address", "a space"),
    (ListedSource("a", "https://me:pw@example.com/", Path()), "user name", "a password"),
    (ListedSource("a", "http://example.com:99999/", Path()), "no web address", "no port"),
)


def test_a_list_that_cannot_be_added_to_says_so(tmp_path: Path) -> None:
    path = _list(tmp_path, "source = []")
    with pytest.raises(SourceListError, match=r"\[\[source\]\]"):
        add_source(path, ListedSource("a", "https://example.com/a", tmp_path))
    assert path.read_text(encoding="utf-8") == "source = []"


@pytest.mark.parametrize(("source", "words", "why"), NOT_ADDED, ids=[c[2] for c in NOT_ADDED])
def test_what_is_not_added_leaves_the_list_alone(
    tmp_path: Path, source: ListedSource, words: str, why: str
) -> None:
    path = _list(tmp_path)
    with pytest.raises(SourceListError, match=words):
        add_source(path, source)
    assert path.read_text(encoding="utf-8") == LIST, why


NOWHERE = (
    ("harbor", "did you mean harbour?", "a name a letter off"),
    ("ftp://example.com/a", "only http and https", "another protocol"),
    ("example.com/news.html", "did you mean https://example.com/news.html?", "no protocol"),
    ("localhost/news", "and no listed source", "no host that is one for sure"),
    ("zebra", "and no listed source", "like nothing"),
)


@pytest.mark.parametrize(("word", "words", "why"), NOWHERE, ids=[case[2] for case in NOWHERE])
def test_a_word_that_names_nothing(word: str, words: str, why: str) -> None:
    listed = [ListedSource("harbour", "https://example.com/feed.xml", Path())]
    assert words in not_found(word, listed), why


def test_a_list_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "newsledger.toml"
    path.write_bytes(b'[[source]]\nname = "\xff"\n')
    with pytest.raises(SourceListError, match="no UTF-8"):
        load_sources(path)
    with pytest.raises(SourceListError, match="directory"):
        load_sources(tmp_path)
    with pytest.raises(SourceListError, match="not sources"):
        load_sources(_list(tmp_path, '[[sources]]\nname = "a"\n'))
