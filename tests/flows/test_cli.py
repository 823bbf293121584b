"""What every command shares."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.flows.running import start

pytestmark = pytest.mark.slow

COMMANDS = (["source", "list"], ["--help"], ["source", "test", "seeds/articles/alibaba_pledge.txt"])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, words: list[str]) -> None:
    """As in `newsledger source list | head -1`."""
    process: subprocess.Popen[str] = start(words, tmp_path, {})
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
