from __future__ import annotations

from dataclasses import replace

import pytest

from flows.reverts import Reverts
from flows.sources.record import Content, Place, RunStamp, SourceOptions, make_capture
from tests.flows.test_ledger import MOMENT
from transforms.contracts import Capture


def found(text: str) -> Content:
    return Content(text.encode(), "text/plain", "utf-8")


def capture(text: str, name: str = "a.txt") -> Capture:
    return make_capture(Place(name), name, found(text), SourceOptions(), RunStamp("run", MOMENT))


def record(text: str, **changes: object) -> Capture:
    """A record of a dump that is known by its address."""
    place = Place("x/dump.jsonl", "line 1")
    made = make_capture(
        place, "https://paper.example/a", found(text), SourceOptions(), RunStamp("run", MOMENT)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


OLD, NEW, NEWEST = capture("old"), capture("new"), capture("newest")
IN_DUMP = record("old")
ON_ITS_PAGE = record("old", source_name="https://paper.example/a", locator=None)
IN_ARCHIVE = record("old", source_name="https://paper.example/old.warc", captured_at=MOMENT)
IN_ITS_FILE = record("old", identity="x/dump#1")


@pytest.mark.parametrize(
    ("seen", "expected", "counted", "why"),
    [
        ([OLD], [OLD], [0], "the source holds the older text alone: it went back"),
        ([OLD, OLD], [OLD], [0, 1], "and so it does twice"),
        ([NEW], [], [1], "the latest text is known"),
        ([OLD, NEW], [], [0, 2], "both stand side by side"),
        ([NEW, OLD], [], [1, 1], "in either order"),
        ([OLD, NEW, OLD], [], [0, 2, 1], "and where the older one comes again"),
        ([OLD, NEWEST], [], [0, 1], "a further correction beside it, which is new itself"),
        ([capture("old", "b.txt")], [], [1], "another article"),
        ([IN_DUMP], [], [1], "a dump that is read again says nothing of today"),
        ([IN_ARCHIVE], [], [1], "nor does an archive, wherever it lies"),
        ([ON_ITS_PAGE], [ON_ITS_PAGE], [0], "the address itself does"),
        ([IN_ITS_FILE], [IN_ITS_FILE], [0], "so does the file that it is known by"),
    ],
)
def test_a_source_goes_back(
    seen: list[Capture], expected: list[Capture], counted: list[int], why: str
) -> None:
    older = (OLD, IN_DUMP, ON_ITS_PAGE, IN_ARCHIVE, IN_ITS_FILE)
    replaced: dict[str, set[str]] = {}
    for one in older:
        replaced.setdefault(one.identity, set()).add(one.capture_id)
    reverts = Reverts(replaced)
    assert [reverts.take(one, is_known=one is not NEWEST) for one in seen] == counted, why
    assert reverts.settle() == expected, why
