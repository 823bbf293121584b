"""What a person reads when a run is over."""

from __future__ import annotations

from flows.summary import unfinished_lines


def test_feeds_that_take_too_long_are_named() -> None:
    feed = "https://example.com/feed.xml"
    assert unfinished_lines([feed]) == [f"unread    {feed}: its other pages come with the next run"]
    assert unfinished_lines([]) == []
