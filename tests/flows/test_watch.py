from __future__ import annotations

from pathlib import Path

import pytest

from flows.session import Order, Session, open_session
from flows.settings import load_settings
from flows.source_list import ListedSource
from flows.walk import Walk
from flows.watch import watched_locations
from transforms.contracts import Quarantine


def round_over(folder: Path, warehouse: Path) -> list[str]:
    """One round of `serve` that publishes all it found."""
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(warehouse)})
    with open_session(Order((str(folder),), is_watch=True), settings) as session:
        return names(session)


def names(session: Session) -> list[str]:
    found = watched_locations(session, session.order.locations)
    session.ledger.note_files(session.ripe_files)
    return [Path(path).name for path in found]


@pytest.mark.parametrize("pattern", ["", "*.txt", "s[t]ory.txt"])
def test_a_file_is_read_once_it_has_stopped_growing(tmp_path: Path, pattern: str) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    file = folder / "story.txt"
    rounds = []
    for words in ("Half a", "Half a story", None, None, "Corrected", None, None):
        if words:
            file.write_text(words, encoding="utf-8")
        rounds.append(round_over(folder / pattern, tmp_path / "warehouse"))
    assert rounds == [[], [], ["story.txt"], [], [], ["story.txt"], []]


def test_hidden_and_vanished_files_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    (folder / ".aside").mkdir(parents=True)
    (folder / ".aside" / "a.txt").write_text("a", encoding="utf-8")
    (folder / ".b.txt").write_text("b", encoding="utf-8")
    gone = folder / "gone.txt"
    gone.write_text("gone", encoding="utf-8")
    assert round_over(folder, tmp_path / "warehouse") == []
    gone.unlink()
    assert round_over(folder, tmp_path / "warehouse") == []


LISTED = ("inbox", "inbox/*.txt", "*/story.txt", "inbox/story.txt")


@pytest.mark.parametrize("location", LISTED)
def test_a_listed_location_is_watched_as_a_folder_is(tmp_path: Path, location: str) -> None:
    (tmp_path / "inbox").mkdir()
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(tmp_path / "warehouse")})
    order = Order(sources=(ListedSource("bay", location, tmp_path),), is_watch=True)
    rounds = []
    for words in ("Half a", "Half a story", None, None):
        if words:
            (tmp_path / "inbox" / "story.txt").write_text(words, encoding="utf-8")
        with open_session(order, settings) as session:
            found = [Path(one.source_name or "").name for one in Walk(session).documents()]
            rounds.append(found)
            session.ledger.note_files(session.ripe_files)
    assert rounds == [[], [], ["story.txt"], []]


def test_a_listed_glob_that_matches_nothing_is_told(tmp_path: Path) -> None:
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(tmp_path / "warehouse")})
    order = Order(sources=(ListedSource("bay", "inbox/*.txt", tmp_path),), is_watch=True)
    with open_session(order, settings) as session:
        (held,) = Walk(session).documents()
    assert isinstance(held, Quarantine)
    assert held.rule_code == "source_not_found"
