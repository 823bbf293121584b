"""A process that reads a source and is lost: what its source is held for."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

from flows.child_end import cause_of_end
from flows.sources.child_end import held_for
from flows.sources.feed_process import SMALL_FEED, parse_feed_within_limits
from flows.sources.feeds import LARGEST_FEED
from flows.sources.record import HeldDocument
from tests.flows.feed_samples import ARTICLE, item, json_feed, rss
from tests.flows.sources.finding import find_in

ENDS = (
    (-signal.SIGXCPU, "too_slow", "7 seconds of CPU time"),
    (-signal.SIGKILL, "too_much_memory", "killed"),
    (-signal.SIGSEGV, "broken_feed", "(SIGSEGV)"),
    (3, "broken_feed", "(code 3)"),
)
FEED = rss(item("g1", f"<description>{ARTICLE * (SMALL_FEED // len(ARTICLE) + 1)}</description>"))


@pytest.mark.parametrize(("code", "rule", "words"), ENDS, ids=[case[2] for case in ENDS])
def test_the_exit_code_tells_the_cause(code: int, rule: str, words: str) -> None:
    held = held_for(cause_of_end(code, 7, "broken_feed"))
    assert held.rule_code == rule
    assert words in held.reason


def test_a_feed_that_is_waited_for_too_long_is_too_slow() -> None:
    with pytest.raises(HeldDocument) as caught:
        parse_feed_within_limits(FEED, None, wait_s=0)
    assert caught.value.rule_code == "too_slow"


@pytest.mark.slow
def test_a_feed_that_takes_more_memory_than_is_allowed_is_held_for_that() -> None:
    lists = ("[" * 100 + "]" * 100 + ",") * (LARGEST_FEED // 201)
    feed = json_feed().replace('"items": [', f'"items": [{{"_lists": [{lists}0]}},')
    with pytest.raises(HeldDocument) as caught:
        parse_feed_within_limits(feed, None)
    assert caught.value.rule_code == "too_much_memory"


def test_a_feed_that_its_process_dies_of_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    found = find_in(tmp_path, FEED.encode())
    assert found.rules == ["broken_feed"]
    assert "(code 1)" in found.held[0].reason
