"""`newsledger serve`: watch a folder and listed sources on schedules, with the Prefect page."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from flows.cli import CommandError
from flows.options import port, span
from flows.settings import Settings
from flows.source_list import ListedSource, SourceListError, load_sources

EXAMPLE = "newsledger serve inbox --every 15m"
PORT = 4200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `serve`."""
    parser.add_argument(
        "folder", nargs="?", help="folder to watch (default: inbox in the warehouse's folder)"
    )
    parser.add_argument(
        "--every",
        type=span,
        default=timedelta(minutes=15),
        metavar="SPAN",
        help="time between two looks at the folder: 30s, 15m, 2h, 1d (default: 15m)",
    )
    parser.add_argument(
        "--port", type=port, default=PORT, help=f"port of the Prefect page (default: {PORT})"
    )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve until stopped.

    Raises:
        CommandError: The folder is none, the list of sources cannot be used, or the server does
            not start.
    """
    folder = Path(arguments.folder or settings.warehouse / "inbox")
    if arguments.folder and not folder.is_dir():
        raise CommandError(f"{folder}: no such folder")

    sources = _scheduled(settings.sources)
    from flows.serve import Rounds, serve_rounds  # noqa: PLC0415 - `serve --help` needs none of it

    rounds = Rounds(folder.absolute(), arguments.every, sources)
    serve_rounds(rounds, arguments.port, settings)
    return 0


def _scheduled(path: Path) -> tuple[ListedSource, ...]:
    """Return the sources of the list that are enabled and have a schedule."""
    try:
        return tuple(one for one in load_sources(path) if one.enabled and one.times)
    except SourceListError as error:
        raise CommandError(str(error)) from error
