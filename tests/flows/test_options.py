"""Options of the command line: what fits, and what is refused."""

from __future__ import annotations

import importlib.metadata
from argparse import ArgumentTypeError
from collections.abc import Callable

import pytest

from flows.cli import main
from flows.options import counted, counted_or_none, port, seconds
from flows.settings import SettingsError, load_settings

FITTING: list[tuple[Callable[[str], float], str, float]] = [
    (counted, "1", 1),
    (counted_or_none, "0", 0),
    (port, "65535", 65535),
    (port, "0", 0),
    (seconds, "0.5", 0.5),
]
REFUSED: list[tuple[Callable[[str], float], str]] = [
    (counted, "0"),
    (counted, "-5"),
    (counted, "٣"),
    (counted_or_none, "-5"),
    (counted_or_none, "many"),
    (port, "99999"),
    (seconds, "-5"),
    (seconds, "nan"),
    (seconds, "inf"),
    (seconds, ""),
]
SETTINGS = [
    ("NEWSLEDGER_WORKERS", "0"),
    ("NEWSLEDGER_BATCH_SIZE", "many"),
    ("NEWSLEDGER_COPY", "maybe"),
    ("NEWSLEDGER_DOCUMENT_LIMIT", "-1"),
]


@pytest.mark.parametrize(("read", "text", "value"), FITTING)
def test_a_fitting_option_is_read(read: Callable[[str], float], text: str, value: float) -> None:
    assert read(text) == value


@pytest.mark.parametrize(("read", "text"), REFUSED)
def test_anything_else_is_refused(read: Callable[[str], float], text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        read(text)


@pytest.mark.parametrize(("name", "text"), SETTINGS)
def test_a_bad_setting_is_named(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=name):
        load_settings({name: text})


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.split()[-1] == importlib.metadata.version("newsledger")
