"""`newsledger serve`: watch a folder and run on a schedule, with the Prefect page."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from flows.cli import CommandError
from flows.options import port, span
from flows.settings import Settings

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
        help="time between two rounds: 30s, 15m, 2h, 1d (default: 15m)",
    )
    parser.add_argument(
        "--port", type=port, default=PORT, help=f"port of the Prefect page (default: {PORT})"
    )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Serve until stopped.

    Raises:
        CommandError: The folder is none, or the server does not start.
    """
    folder = Path(arguments.folder or settings.warehouse / "inbox")
    if arguments.folder and not folder.is_dir():
        raise CommandError(f"{folder}: no such folder")

    from flows.serve import serve_folder  # noqa: PLC0415 - `serve --help` needs none of it

    serve_folder(folder.absolute(), arguments.every, arguments.port, settings)
    return 0
