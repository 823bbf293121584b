"""The same input gives the same rows whatever the clock, the time zone and the locale.

Each case reads seeds/articles in a process of its own whose surroundings are really others: the
zone by TZ, the locale by LC_ALL (compiled for the test where the system has its source), the
clock by libfaketime.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TWO_YEARS = 730 * 24 * 3600
ZONES = (
    # TZ, minutes west of UTC
    ("Asia/Tokyo", -540),
    ("America/Los_Angeles", 480),
    ("Pacific/Kiritimati", -840),
)
LOCALES = (("de_DE", "Januar"), ("tr_TR", "Ocak"))
CLOCKS = (
    # offset, seconds by which the process must find its clock moved
    ("+730d", TWO_YEARS),
    ("@1970-01-02 00:00:00", None),
    ("@2039-06-01 12:00:00", None),
)
pytestmark = pytest.mark.slow


def read_in(surroundings: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return what a process in `surroundings` finds around it, and the rows that it reads."""
    plain = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "random"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.read_samples"],
        cwd=ROOT,
        env={**os.environ, **plain, **surroundings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first, *rows = done.stdout.splitlines()
    return json.loads(first), rows


@pytest.fixture(scope="module")
def usual_rows() -> list[str]:
    found, rows = read_in({})
    assert (found["zone"], found["decimal_mark"], found["first_month"]) == ("UTC", ".", "January")
    assert len(rows) > 100
    return rows


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the compiled locales."""
    compiler = shutil.which("localedef")
    if compiler is None:
        pytest.skip("needs localedef, which makes a locale")
    folder = tmp_path_factory.mktemp("locales")
    for name, _ in LOCALES:
        made = folder / f"{name}.UTF-8"
        done = subprocess.run(
            [compiler, "-i", name, "-f", "UTF-8", str(made)], capture_output=True, check=False
        )
        if not (made / "LC_TIME").exists():
            pytest.skip(f"needs the source of locale {name} (package locales): {done.stderr!r}")
    return folder


@pytest.fixture(scope="module")
def moved_clock() -> str:
    """Path of the library that moves a process's clock."""
    folders = ("/usr/lib", "/usr/lib64", "/usr/local/lib")
    found = [path for folder in folders for path in Path(folder).glob("**/libfaketime.so.1")]
    if not found:
        pytest.skip("needs libfaketime (package libfaketime), which moves a process's clock")
    return str(sorted(found)[0])


@pytest.mark.parametrize(("zone", "minutes_west"), ZONES)
def test_time_zones(zone: str, minutes_west: int, usual_rows: list[str]) -> None:
    found, rows = read_in({"TZ": zone})
    assert found["minutes_west"] == minutes_west
    assert rows == usual_rows


@pytest.mark.parametrize(("name", "january"), LOCALES)
def test_locales(name: str, january: str, locales: Path, usual_rows: list[str]) -> None:
    found, rows = read_in({"LC_ALL": f"{name}.UTF-8", "LOCPATH": str(locales)})
    assert (found["first_month"], found["decimal_mark"]) == (january, ",")
    assert rows == usual_rows


@pytest.mark.parametrize(("offset", "moved"), CLOCKS)
def test_clocks(offset: str, moved: int | None, moved_clock: str, usual_rows: list[str]) -> None:
    found, rows = read_in({"LD_PRELOAD": moved_clock, "FAKETIME": offset})
    distance = found["clock"] - time.time()
    assert abs(distance) > TWO_YEARS / 2
    assert moved is None or abs(distance - moved) < 600
    assert rows == usual_rows


def test_all_at_once(moved_clock: str, locales: Path, usual_rows: list[str]) -> None:
    """Two years ahead, on the other side of the date line, in Turkish."""
    _, rows = read_in(
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "tr_TR.UTF-8",
            "LOCPATH": str(locales),
            "LD_PRELOAD": moved_clock,
            "FAKETIME": "+730d",
        }
    )
    assert rows == usual_rows
