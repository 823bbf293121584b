"""Why a child process that worked on a document was lost with it."""

from __future__ import annotations

import signal
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """Why a document was given up: too_slow, too_much_memory or a rule of its kind, and in words.

    Attributes:
        rule_code: Rule by which it is held.
        reason: A clause on the document: "it took more than 15 seconds of CPU time".
    """

    rule_code: str
    reason: str


def too_slow(seconds: int) -> Lost:
    """Return what a document is given up for that takes more CPU time than `seconds`."""
    return Lost("too_slow", f"it took more than {seconds} seconds of CPU time")


def cause_of_end(code: int, seconds: int, broken: str) -> Lost:
    """Return why a process ended that did not say so itself.

    Args:
        code: Its exit code as `subprocess` has it: below 0 for a signal.
        seconds: CPU time that the kernel lets it take.
        broken: Rule code of a document that a process died of.
    """
    if code == -signal.SIGXCPU:
        return too_slow(seconds)
    if code == -signal.SIGKILL:
        return Lost("too_much_memory", "its process was killed, for want of memory or by hand")
    name = signal.Signals(-code).name if code < 0 else f"code {code}" if code else "no result"
    return Lost(broken, f"its process died of it ({name})")
