"""Time and memory grow with the text and no faster, whatever the text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.transforms.hostile import MOST_GROWTH, PIECES, growth

pytestmark = pytest.mark.slow
LENGTH = 6000
MOST_S = 30
MOST_BYTES = 10**9
PROSE = (
    "The firm paid $4.5 billion for {n} of the ports, up 12 per cent from €3.9bn (US$4.2bn) a year "
    "earlier, and hired about {n} people in the three years to March 2021, or one in five, ",
    "it added in a note to clients that named neither a price nor a place for what comes next, ",
)
ONE_LINE = """
import re
from pathlib import Path
from tests.transforms.hostile import timings
from tests.transforms.test_linear_time import one_line
text = one_line(10_000_000)
taken = timings(text)
# The peak of this program alone: getrusage would count what the tests' own process took.
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
print(max(taken, key=taken.get), round(max(taken.values()), 1), peak)
"""


def one_line(length: int) -> str:
    """Return a line of news without a full stop, as dense in figures as a busy article."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(PROSE[0].format(n=1000 + len(parts)) + PROSE[1] * 3)
        size += len(parts[-1])
    return "".join(parts)[:length]


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    grown = growth(piece, LENGTH)
    assert max(grown.values()) <= MOST_GROWTH, grown


@pytest.mark.parametrize("piece", ["5% 0.2 point "])
def test_so_it_does_where_a_rule_looks_back_at_each_figure(piece: str) -> None:
    grown = growth(piece, 10 * LENGTH)
    assert max(grown.values()) <= MOST_GROWTH, grown


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc for the peak")
def test_ten_megabytes_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ONE_LINE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    slowest, took, peak = done.stdout.split()
    assert float(took) <= MOST_S, slowest
    assert int(peak) <= MOST_BYTES
