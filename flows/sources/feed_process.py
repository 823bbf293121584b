"""Parsing of a feed, in a process of its own where it is large: one that hangs is killed alone.

`python -m flows.sources.feed_process ADDRESS` reads a feed from its standard input and writes what
it holds as JSON. feedparser's time grows with the square of the length of hostile text: 2 MB of
nested elements take it 7 seconds, an author of 20,000 dots 3.5.
"""

from __future__ import annotations

import resource
import subprocess
import sys

from flows.child_end import cause_of_end, too_slow
from flows.sources.child_end import held_for
from flows.sources.feed_answer import Answer, read_answer, write_answer
from flows.sources.feed_items import ParsedFeed
from flows.sources.json_feed import opens_json_feed, parse_json_feed
from flows.sources.record import HeldDocument

HEAD_CHARACTERS = 65_536
SMALL_FEED = 10_000
"""Characters up to which no markup takes feedparser more than a second: 20,000 take it 3.5."""
CPU_LIMIT_S = 10
"""2,600 items a second are parsed: what is not done by then is no feed."""
WAIT_LIMIT_S = 120
"""Time by the clock, on a machine that is busy."""
MEMORY_LIMIT = 500_000_000


def parse_feed(text: str, address: str | None) -> ParsedFeed:
    """Return what a feed holds: JSON Feed, else XML.

    Raises:
        HeldDocument: See `parse_xml_feed` and `parse_json_feed`.
    """
    if opens_json_feed(text[:HEAD_CHARACTERS]):
        return parse_json_feed(text, address)
    from flows.sources.xml_feed import parse_xml_feed  # noqa: PLC0415 - feedparser takes a while

    return parse_xml_feed(text, address)


def parse_feed_within_limits(
    text: str, address: str | None, wait_s: float = WAIT_LIMIT_S
) -> ParsedFeed:
    """Return what a feed holds, or give it up after CPU_LIMIT_S or at MEMORY_LIMIT bytes.

    Args:
        text: The feed.
        address: Where it was found, which relative links count from.
        wait_s: Seconds by the clock after which a large one is given up as well.

    Raises:
        HeldDocument: The feed cannot be read; too_slow or too_much_memory where it was given up.
    """
    is_small = len(text) <= SMALL_FEED
    answer = _answer(text, address) if is_small else _ask_child(text, address, wait_s)
    if isinstance(answer, ParsedFeed):
        return answer
    raise HeldDocument(*answer)


def _answer(text: str, address: str | None) -> Answer:
    try:
        return parse_feed(text, address)
    except HeldDocument as held:
        return held.rule_code, held.reason
    except MemoryError:
        return "too_much_memory", "Reading it takes more memory than is allowed."
    except Exception as error:  # noqa: BLE001 - one hostile feed must not stop the others
        return "broken_feed", f"The feed cannot be read: {type(error).__name__}."


def _ask_child(text: str, address: str | None, wait_s: float) -> Answer:
    command = [sys.executable, "-m", "flows.sources.feed_process", address or ""]
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "surrogatepass"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=wait_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise held_for(too_slow(CPU_LIMIT_S)) from None
    if done.returncode:
        raise held_for(cause_of_end(done.returncode, CPU_LIMIT_S, "broken_feed"))
    return read_answer(done.stdout)


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_S, CPU_LIMIT_S + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))
    text = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    sys.stdout.write(write_answer(_answer(text, sys.argv[1] or None)))


if __name__ == "__main__":
    _main()
