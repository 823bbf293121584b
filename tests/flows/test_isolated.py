"""One document that hangs, grows or kills its process is lost alone."""

from __future__ import annotations

import contextlib
import os
import signal
import time
import unicodedata
from collections.abc import Callable

import pytest

from flows.child_end import Lost
from flows.isolated import Limits, work_isolated

LIMITS = Limits(seconds=1, grace=1, megabytes=60)
HUNDRED_MB = 100_000_000


def hang_in_python(_: str) -> object:
    while True:
        with contextlib.suppress(Exception):
            time.process_time()


def hang_in_c(_: str) -> object:
    return unicodedata.normalize("NFC", "e" + "\u0315\u0300" * 400_000)


def grow(_: str) -> object:
    return len(bytearray(HUNDRED_MB))


def grow_at_last(_: str) -> object:
    kept = []
    while True:
        kept.append("x" * 100_000)


def crash(_: str) -> None:
    os.kill(os.getpid(), signal.SIGALRM)  # which pytest, unlike SIGSEGV, does not write about


def leave(_: str) -> object:
    os._exit(3)


def fail(_: str) -> object:
    raise KeyError("title")


def give_back_what_cannot_travel(_: str) -> object:
    return lambda: None


CASES: tuple[tuple[Callable[[str], object], str, str], ...] = (
    (hang_in_python, "too_slow", "1 seconds of CPU time"),
    (hang_in_c, "too_slow", "1 seconds of CPU time"),
    (grow, "too_much_memory", "60 megabytes"),
    (grow_at_last, "too_much_memory", "60 megabytes"),
    (crash, "fatal_document", "SIGALRM"),
    (leave, "fatal_document", "code 3"),
    (fail, "fatal_document", "KeyError: 'title'"),
    (give_back_what_cannot_travel, "fatal_document", "no result"),
)


@pytest.mark.slow
@pytest.mark.parametrize(("work", "rule_code", "words"), CASES, ids=[c[0].__name__ for c in CASES])
def test_the_others_come_through(work: Callable[[str], object], rule_code: str, words: str) -> None:
    def do(document: str) -> object:
        return work(document) if document == "bad" else document.upper()

    first, lost, *rest = work_isolated(do, ["one", "bad", "two", "three"], LIMITS)
    assert [first, *rest] == ["ONE", "TWO", "THREE"]
    assert isinstance(lost, Lost)
    assert (lost.rule_code, words in lost.reason) == (rule_code, True), lost


def test_nothing_asked_is_nothing_done() -> None:
    assert work_isolated(str.upper, [], LIMITS) == []


def test_memory_that_others_left_is_not_held_against_a_document() -> None:
    kept: list[bytearray] = []

    def keep(megabytes: int) -> int:
        kept.append(bytearray(megabytes * 1_000_000))
        return megabytes

    assert work_isolated(keep, [25, 25, 25, 25], LIMITS) == [25, 25, 25, 25]


def test_a_silent_child_is_given_up_by_the_clock() -> None:
    (lost,) = work_isolated(time.sleep, [60.0], Limits(seconds=1, patience=1))
    assert isinstance(lost, Lost)
    assert lost.rule_code == "too_slow"


def test_no_child_is_left_behind() -> None:
    work_isolated(crash, ["a", "b"], LIMITS)
    with contextlib.suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG) == (0, 0), "one that ended was not waited for"
