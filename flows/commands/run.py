"""`newsledger run`: read articles, check them and publish their figures."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.cli import EXIT_FAILED, CommandError
from flows.options import counted
from flows.settings import Settings

EXAMPLE = "newsledger run seeds/articles\n  newsledger run dump.jsonl.gz --map body=text --limit 99"

GLOB_SIGNS = frozenset("*?[")
WEB = ("http://", "https://")
FIELDS = ("id", "title", "published_on", "source", "body", "url")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `run`."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="file, folder, glob or web address"
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        type=_pair,
        help=f"field of JSON records; ours: {', '.join(FIELDS)} (repeatable)",
    )
    parser.add_argument(
        "--limit", type=counted, metavar="N", help="read the first N documents only"
    )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run once over the given paths.

    Raises:
        CommandError: The run failed; nothing of it was published unless the sentence says so.
    """
    for path in arguments.paths:
        if not path.strip():
            raise CommandError("an empty path: name a file, a folder or a glob")
        if not _is_there(path):
            raise CommandError(f"{path}: no such file or folder")
    from flows.runner import run_order  # noqa: PLC0415 - `run --help` needs none of it
    from flows.session import Order  # noqa: PLC0415

    order = Order(tuple(arguments.paths), dict(arguments.map), arguments.limit)
    ending = run_order(order, settings)
    for line in ending.lines:
        print(line)
    return EXIT_FAILED if ending.is_fruitless else 0


def _is_there(path: str) -> bool:
    """Files and folders must be there; what is on the web, or matches a glob, shows in the run."""
    return path.lower().startswith(WEB) or bool(GLOB_SIGNS & set(path)) or Path(path).exists()


def _pair(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not equals or not theirs:
        raise argparse.ArgumentTypeError(f"{text!r}: write OURS=THEIRS, such as body=text")
    if ours not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise argparse.ArgumentTypeError(f"{text!r}: {ours!r} is none of our fields ({known})")
    return ours, theirs
