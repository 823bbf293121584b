"""What is in the current folder is the user's own: its Python is not run, its settings not read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.sources.feed_process import SMALL_FEED
from tests.flows.feed_samples import ARTICLE, item, rss
from tests.flows.running import environment, wait_for_articles

pytestmark = pytest.mark.slow

SCRIPT = Path(sys.executable).with_name("newsledger")
NAMES = (
    ("flows/__init__.py", "the usual folder of a project with Prefect: our server, our workers"),
    ("flows/sources/__init__.py", "the same"),
    ("feedparser.py", "imported by the process that reads a large feed"),
    ("random.py", "imported by Python's fork server and by Prefect"),
    ("prefect.py", "imported by the server, the runner and each round"),
)
SETTINGS = (
    ("prefect.toml", '[server.api]\nauth_string = "reader:secret"\n[api]\nkey = "secret"\n'),
    (".env", "PREFECT_SERVER_API_AUTH_STRING=reader:other\n"),
)
"""Of a project's own Prefect server."""
COUNT = 1 + SMALL_FEED // len(ARTICLE)
FEED = rss(
    "".join(
        item(
            f"g{number}",
            f"<content:encoded>In year {number}: {ARTICLE}</content:encoded>",
            f"https://example.com/{number}",
        )
        for number in range(COUNT)
    )
)
PATIENCE_S = 300


@pytest.fixture
def current(tmp_path: Path) -> Path:
    """A folder of Python files that leave a word in `ran`, and a feed in `inbox`."""
    for name, _ in NAMES:
        path = tmp_path / "current" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        note = f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})"
        path.write_text(f"{note}\nraise SystemExit('the file of the current folder')\n")
    for name, words in SETTINGS:
        (tmp_path / "current" / name).write_text(words)
    inbox = tmp_path / "current" / "inbox"
    inbox.mkdir()
    (inbox / "feed.xml").write_text(FEED, encoding="utf-8")
    return tmp_path / "current"


def test_a_run_runs_none_of_them(tmp_path: Path, current: Path) -> None:
    done = subprocess.run(
        [SCRIPT, "run", "inbox"],
        env=environment(tmp_path / "warehouse", {}),
        cwd=current,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert not (tmp_path / "ran").exists()
    assert done.returncode == 0, done.stderr
    assert f"{COUNT} in: {COUNT} stored" in done.stdout


def test_rounds_of_serve_run_none_of_them(tmp_path: Path, current: Path) -> None:
    warehouse = tmp_path / "warehouse"
    process = subprocess.Popen(
        [SCRIPT, "serve", "inbox", "--every", "4s", "--port", "0"],
        env=environment(Path("../warehouse"), {}),
        cwd=current,
    )
    try:
        wait_for_articles(warehouse, "true", COUNT, PATIENCE_S)
    finally:
        process.kill()
        process.wait()
    assert not (tmp_path / "ran").exists()
