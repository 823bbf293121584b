"""`newsledger run`: read articles, check them and publish their figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from flows.cli import EXIT_FAILED, CommandError
from flows.options import add_mapping, counted
from flows.settings import Settings
from flows.source_list import ListedSource, SourceListError, is_path, load_sources, not_found

EXAMPLE = (
    "newsledger run seeds/articles\n"
    "  newsledger run dump.jsonl.gz --map body=text --limit 99\n"
    "  newsledger run bay-news  # a source of your list; --sources: all of them"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `run`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="file, folder, glob, web address, or name of a listed source",
    )
    parser.add_argument(
        "--sources", action="store_true", help="read all listed sources that are enabled"
    )
    add_mapping(parser)
    parser.add_argument(
        "--follow-links",
        action="store_true",
        help="fetch the pages of a feed that is read from a file and holds only summaries",
    )
    parser.add_argument(
        "--limit", type=counted, metavar="N", help="read the first N documents only"
    )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run once over the given paths.

    Raises:
        CommandError: The run failed; nothing of it was published unless the sentence says so.
    """
    paths, sources = _asked_for(arguments, settings)
    from flows.runner import run_order  # noqa: PLC0415 - `run --help` needs none of it
    from flows.session import Order  # noqa: PLC0415

    order = Order(
        tuple(paths),
        dict(arguments.map),
        arguments.limit,
        sources=tuple(sources),
        follow_links=arguments.follow_links,
    )
    ending = run_order(order, settings)
    for line in ending.lines:
        print(line)
    return EXIT_FAILED if ending.is_fruitless else 0


def _asked_for(
    arguments: argparse.Namespace, settings: Settings
) -> tuple[list[str], list[ListedSource]]:
    """Return the paths and the listed sources that are to be read."""
    try:
        listed = load_sources(settings.sources)
    except SourceListError as error:
        if arguments.sources or not all(map(is_path, arguments.paths)):
            raise CommandError(str(error)) from error
        listed = ()  # a list that nobody asks for need not be whole
    paths, sources = _told_apart(arguments.paths, listed)
    if arguments.sources:
        sources += [one for one in listed if one.enabled and one not in sources]
    if not paths and not sources:
        what = f"no source is enabled in {settings.sources}" if arguments.sources else "no path"
        raise CommandError(f"{what}: name a file, a folder, an address or a listed source")
    if arguments.map and not paths:
        raise CommandError("--map is for paths: a listed source has its mapping in the list")
    return paths, sources


def _told_apart(
    words: Sequence[str], listed: Sequence[ListedSource]
) -> tuple[list[str], list[ListedSource]]:
    """Return the paths among `words`, and the sources whose names the others are."""
    by_name = {source.name: source for source in listed}
    paths: list[str] = []
    sources: list[ListedSource] = []
    for word in words:
        if not word.strip():
            raise CommandError("an empty path: name a file, a folder or a glob")
        if word not in by_name:
            if not is_path(word):
                raise CommandError(not_found(word, listed))
            paths.append(word)
        elif Path(word).exists():
            raise CommandError(
                f"{word}: both a path and a listed source; write ./{word} for a path"
            )
        elif by_name[word] not in sources:
            sources.append(by_name[word])
    return paths, sources
