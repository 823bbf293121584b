"""A watched folder or glob: which of its files are complete and new, round by round."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flows.lease import LeaseHeld
from flows.ledger import SeenFile
from flows.session import Order, Session, open_session
from flows.settings import Settings
from flows.sources.find import files_below, files_matching

PARENT_LOOK_S = 1.0
LEASE_LOOK_S = 2.0
LONGEST_WAIT_S = 3600.0


def watched_locations(session: Session, roots: Iterable[str]) -> list[str]:
    """Return the files that this round reads: unchanged since the last, and not yet read.

    A file that is new or still growing is only noted: the next round finds it complete. What is
    returned is marked as read once the run has published.
    """
    seen = session.ledger.seen_files()
    waiting, ripe = {}, {}
    for path, now in _look_at(roots):
        before = seen.get(path)
        if before is None or not _is_same(before, now):
            waiting[path] = now
        elif not before.is_read:
            ripe[path] = replace(now, is_read=True)
    session.ledger.note_files(waiting)
    session.ripe_files.update(ripe)
    return sorted(ripe)


@contextmanager
def open_round(order: Order, settings: Settings) -> Iterator[Session]:
    """Open a round of `serve`: it waits for a run that is under way, so that no round is lost.

    Raises:
        LeaseHeld: The other run took longer than LONGEST_WAIT_S.
    """
    deadline = time.monotonic() + LONGEST_WAIT_S
    with contextlib.ExitStack() as stack:
        while True:
            try:
                session = stack.enter_context(open_session(order, settings))
                break
            except LeaseHeld:
                if time.monotonic() > deadline:
                    raise
                time.sleep(LEASE_LOOK_S)
        yield session


def announce(session: Session) -> None:
    """Print one line on a round of `serve` that found something."""
    counts = session.counts
    print(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  {session.order.words}:"
        f" {counts['articles_stored']} stored,"
        f" {counts['articles_duplicate']} known, {counts['articles_quarantined']} held back,"
        f" {counts['figures_stored']} figures",
        file=sys.stderr,
        flush=True,
    )


def end_with_parent() -> None:
    """End this process as soon as `serve`, which started it, is gone."""
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_LOOK_S)
    os._exit(1)


def _files(root: Path) -> list[str]:
    if root.is_file():
        return [str(root)]
    found = files_below(root) if root.is_dir() else files_matching(str(root))
    return [str(path) for path in found if path.is_file()]


def _look_at(roots: Iterable[str]) -> Iterator[tuple[str, SeenFile]]:
    for root in roots:
        for path in _files(Path(root)):
            with contextlib.suppress(OSError):
                found = Path(path).stat()
                yield path, SeenFile(found.st_size, found.st_mtime_ns, is_read=False)


def _is_same(before: SeenFile, now: SeenFile) -> bool:
    return (before.byte_count, before.changed_ns) == (now.byte_count, now.changed_ns)
