"""Why a process that reads a source ended before it was done."""

from __future__ import annotations

import signal

from flows.sources.record import HeldDocument


def too_slow(seconds: int) -> HeldDocument:
    """Return what holds a source that takes more CPU time than `seconds`."""
    return HeldDocument("too_slow", f"Reading it takes more than {seconds} seconds of CPU time.")


def cause_of_end(code: int, seconds: int, broken: str) -> HeldDocument:
    """Return why a process ended that did not say so itself.

    Args:
        code: Its exit code as `subprocess` has it: below 0 for a signal.
        seconds: CPU time that the kernel lets it take.
        broken: Rule code of a source that a process died of.
    """
    if code == -signal.SIGXCPU:
        return too_slow(seconds)
    if code == -signal.SIGKILL:
        return HeldDocument("too_much_memory", "The process that reads it was killed.")
    name = signal.Signals(-code).name if code < 0 else f"code {code}"
    return HeldDocument(broken, f"The process that reads it died of it ({name}).")
