"""What a person sees of a run while it goes on: bars in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Stage(Protocol):
    """One stage of a run as its bar sees it."""

    def advance(self, count: int = 1) -> None:
        """Say that `count` more are done."""
        ...

    def total(self, count: int) -> None:
        """Say how many there will be."""
        ...

    def result(self, words: str) -> None:
        """Say in a few words what came of it."""
        ...


class PlainStage:
    """A stage that says nothing until it is over."""

    def __init__(self) -> None:
        self.words = ""

    def advance(self, count: int = 1) -> None:
        """Say nothing."""

    def total(self, count: int) -> None:
        """Say nothing."""

    def result(self, words: str) -> None:
        """Keep the words for the stage's line."""
        self.words = words


class BarStage:
    """A stage with a bar of rich."""

    def __init__(self, bars: Progress, bar: TaskID) -> None:
        self._bars = bars
        self._bar = bar

    def advance(self, count: int = 1) -> None:
        """Move the bar on."""
        self._bars.advance(self._bar, count)

    def total(self, count: int) -> None:
        """Give the bar its length."""
        self._bars.update(self._bar, total=count)

    def result(self, words: str) -> None:
        """Write the words behind the bar."""
        self._bars.update(self._bar, words=words)


class PlainDisplay:
    """One line per stage on standard error, for logs and pipes."""

    def __init__(self) -> None:
        self._has_begun = False

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Print the stage's line once it is over; before the first, which is slow, its name."""
        if not self._has_begun:
            self._has_begun = True
            print(f"{name} ...", file=sys.stderr, flush=True)
        began = time.monotonic()
        stage = PlainStage()
        yield stage
        line = f"{name:<8} {time.monotonic() - began:6.1f} s  {stage.words}"
        print(line.rstrip(), file=sys.stderr, flush=True)


class NoDisplay:
    """Nothing at all: the rounds of `serve` speak only when something is new."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Show nothing of the stage called `name`."""
        yield PlainStage()


class BarDisplay:
    """Progress bars on standard error."""

    def __init__(self) -> None:
        self._bars: Progress | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Show a bar for the stage; it stays behind when the stage is over."""
        from rich.console import Console  # noqa: PLC0415 - only where there is a terminal
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (
            TextColumn("{task.description:<8}"),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("{task.fields[words]}"),
        )
        with Progress(*columns, console=Console(stderr=True)) as bars:
            bar = bars.add_task(name, total=None, words="")
            yield BarStage(bars, bar)
            done = bars.tasks[0].total or 1
            bars.update(bar, total=done, completed=done)


Display = PlainDisplay | BarDisplay | NoDisplay


def choose_display(*, is_watch: bool) -> Display:
    """Return bars where standard error is a terminal, plain lines elsewhere."""
    if is_watch:
        return NoDisplay()
    return BarDisplay() if sys.stderr.isatty() else PlainDisplay()
