from __future__ import annotations

import pytest

from flows.reverts import Reverts
from flows.sources.record import Content, Place, RunStamp, SourceOptions, make_capture
from tests.flows.test_ledger import MOMENT
from transforms.contracts import Capture
from transforms.identity import content_id


def capture(text: str, name: str = "a.txt") -> Capture:
    found = Content(text.encode(), "text/plain", "utf-8")
    return make_capture(Place(name), name, found, SourceOptions(), RunStamp("run", MOMENT))


OLD, NEW, NEWEST = capture("old"), capture("new"), capture("newest")


@pytest.mark.parametrize(
    ("found", "expected", "why"),
    [
        ([OLD], [OLD], "the source holds the older text alone: it went back"),
        ([OLD, OLD], [OLD], "and so it does twice"),
        ([NEW], [], "the latest text is known"),
        ([OLD, NEW], [], "both stand side by side"),
        ([NEW, OLD], [], "in either order"),
        ([OLD, NEWEST], [], "a further correction beside it"),
        ([capture("old", "b.txt")], [], "another article"),
    ],
)
def test_a_source_goes_back(found: list[Capture], expected: list[Capture], why: str) -> None:
    reverts = Reverts({content_id("a.txt"): {OLD.capture_id}})
    kept = sum(reverts.keeps(one) for one in found)
    settled = list(reverts.settle())
    assert len(settled) == kept, "every kept capture is accounted for"
    assert [one for one, is_back in settled if is_back] == expected, why
