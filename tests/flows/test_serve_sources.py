"""`newsledger serve` reads each listed source by its own schedule, beside the folder."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.feed_samples import ARTICLE, item, rss
from tests.flows.fetching.site import Site, serving
from tests.flows.running import ask, page_address, serve, wait_for_articles
from tests.flows.stories import STORIES
from tests.flows.test_polls import conditional

pytestmark = pytest.mark.slow

PATIENCE_S = 400
FROM_BAY = "publisher = 'Example Bay News'"
LIST = """\
[[source]]
name = "bay"
location = "{feed}"
schedule = "every 3s"
publisher = "Example Bay News"

[[source]]
name = "drop"
location = "drop"
schedule = "every 5s"

[[source]]
name = "dawn"
location = "drop"
schedule = "30 5 * * *"

[[source]]
name = "hourly"
location = "{feed}?hourly"
schedule = "every 1h"

[[source]]
name = "off"
location = "{feed}?off"
schedule = "every 1s"
enabled = false
"""


def feed(*numbers: int) -> bytes:
    text = "<content:encoded><![CDATA[<p>Number {}. " + ARTICLE + "</p>]]></content:encoded>"
    return rss("".join(item(f"g{n}", text.format(n)) for n in numbers)).encode()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as served:
        served.pages["/feed"] = conditional(feed(1, 2))
        yield served


@pytest.fixture(scope="module")
def served(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A served list: its folder, with the warehouse in it, and the address of the Prefect page."""
    folder = tmp_path_factory.mktemp("served")
    listed = folder / "newsledger.toml"
    listed.write_text(LIST.format(feed=site.url("/feed")), encoding="utf-8")
    (folder / "inbox").mkdir()
    (folder / "drop").mkdir()
    (folder / "drop" / "ferry.txt").write_text(STORIES["ferry"], encoding="utf-8")
    more = {
        "NEWSLEDGER_SOURCES": str(listed),
        "NEWSLEDGER_FETCH_ALLOW": site.authority,
        "NEWSLEDGER_FETCH_DELAY": "0",
    }
    with serve([str(folder / "inbox"), "--every", "1h"], folder / "warehouse", more) as process:
        yield folder, page_address(process)


def test_sources_are_read_when_they_are_due(served: tuple[Path, str], site: Site) -> None:
    warehouse = served[0] / "warehouse"
    wait_for_articles(warehouse, FROM_BAY, 2, PATIENCE_S)
    site.pages["/feed"] = conditional(feed(1, 2, 3))
    wait_for_articles(warehouse, FROM_BAY, 3, PATIENCE_S)
    sources = ask(warehouse, "SELECT DISTINCT sources FROM core.runs WHERE state = 'published'")
    assert ("bay",) in sources
    assert site.asked("/feed?off") == []
    assert len(site.asked("/feed?hourly")) == 1, "the first look is taken at once"


def test_a_listed_folder_is_watched(served: tuple[Path, str]) -> None:
    wait_for_articles(served[0] / "warehouse", "title LIKE 'Harbour line%'", 1, PATIENCE_S)


def test_each_source_has_its_own_schedule(served: tuple[Path, str]) -> None:
    asked = urllib.request.Request(
        f"{served[1]}/api/deployments/filter",
        data=b"{}",
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=30) as response:
        deployments = json.load(response)
    found = {
        one["name"]: [
            {key: part["schedule"].get(key) for key in ("interval", "cron")}
            for part in one["schedules"]
        ]
        for one in deployments
    }
    assert found == {
        "newsledger-watch": [{"interval": 3600.0, "cron": None}],
        "newsledger-source-bay": [{"interval": 3.0, "cron": None}],
        "newsledger-source-drop": [{"interval": 5.0, "cron": None}],
        "newsledger-source-hourly": [{"interval": 3600.0, "cron": None}],
        "newsledger-source-dawn": [{"interval": None, "cron": "30 5 * * *"}],
    }
