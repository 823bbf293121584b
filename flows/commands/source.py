"""`newsledger source`: keep a list of sources, and try one before it is stored."""

from __future__ import annotations

import argparse
from pathlib import Path

from flows.answers import table_lines
from flows.cli import EXIT_FAILED, VERSION, CommandError
from flows.ledger import LEDGER_NAME, Ledger
from flows.options import add_mapping, schedule
from flows.settings import Settings
from flows.source_list import (
    ListedSource,
    SourceListError,
    check_place,
    is_path,
    load_sources,
    not_found,
    read_source,
)
from flows.source_readings import last_reading
from flows.source_writing import add_source
from warehouse.paths import WarehousePaths

EXAMPLE = (
    'newsledger source add bay-news https://example.com/feed.xml --schedule "every 15m"\n'
    "  newsledger source list\n"
    "  newsledger source test bay-news"
)
_EXAMPLES = {
    "add": (
        'newsledger source add bay-news https://example.com/feed.xml --schedule "every 15m" '
        '--publisher "Example Bay News"\n'
        "  newsledger source add dumps 'dumps/*.jsonl.gz' --map body=text --schedule \"0 7 * * *\""
    ),
    "list": "newsledger source list",
    "test": "newsledger source test bay-news\n  newsledger source test https://example.com/feed.xml",
}
_SUMMARIES = {
    "add": "add a source to the list (NEWSLEDGER_SOURCES, default: newsledger.toml)",
    "list": "print the sources, and when each was last read",
    "test": "fetch one document and show what would be stored; nothing is",
}
COLUMNS = ("name", "location", "schedule", "publisher", "last read (UTC)", "read", "new", "held")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `add`, `list` and `test`, each with its options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    adding, _, testing = (_action(actions, name) for name in ("add", "list", "test"))
    adding.add_argument("name", metavar="NAME", help="what to call it: a-z, 0-9, - and _")
    adding.add_argument(
        "location", metavar="LOCATION", help="web address, file, folder or glob (quote it)"
    )
    adding.add_argument(
        "--schedule",
        type=schedule,
        metavar="WHEN",
        help='when `newsledger serve` reads it: "every 15m", or cron in UTC: "0 7 * * 1-5"',
    )
    adding.add_argument(
        "--disabled", action="store_true", help="list it, but read it only when it is named"
    )
    testing.add_argument("name", metavar="NAME", help="name of a listed source, or any location")
    for action in (adding, testing):
        action.add_argument(
            "--publisher", metavar="NAME", help="who publishes it, where documents do not say so"
        )
        add_mapping(action)
        action.add_argument(
            "--follow-links",
            action="store_true",
            help="fetch the pages of a feed in a file that holds only summaries",
        )


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Add, list or test.

    Raises:
        CommandError: The list cannot be used, or the source is none; one line says why.
    """
    try:
        if arguments.action == "add":
            return _add(arguments, settings)
        if arguments.action == "list":
            return _list(settings)
        return _test(arguments, settings)
    except SourceListError as error:
        raise CommandError(str(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse.ArgumentParser:
    summary = _SUMMARIES[name]
    return actions.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"example:\n  {_EXAMPLES[name]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add(arguments: argparse.Namespace, settings: Settings) -> int:
    source = _source(arguments, arguments.name, arguments.location, settings.sources.parent)
    add_source(settings.sources, source)
    print(
        f"added {source.name} to {settings.sources}; try it: newsledger source test {source.name}"
    )
    if source.schedule:
        print("a `newsledger serve` that is under way reads the list when it is started again")
    return 0


def _list(settings: Settings) -> int:
    sources = load_sources(settings.sources)
    if not sources:
        print(f"no sources in {settings.sources}; add one: newsledger source add --help")
        return 0
    has_ledger = (WarehousePaths(settings.warehouse).ledger / LEDGER_NAME).is_file()
    ledger = Ledger(settings.warehouse) if has_ledger else None
    for line in table_lines(COLUMNS, [_row(source, ledger) for source in sources]):
        print(line)
    return 0


def _row(source: ListedSource, ledger: Ledger | None) -> tuple[object, ...]:
    when = (source.schedule or "by hand") if source.enabled else "disabled"
    reading = last_reading(ledger, source.name) if ledger else None
    said = (source.name, source.location, when, source.publisher or "")
    if reading is None:
        return (*said, "never", "", "", "")
    read_at = f"{reading.read_at:%Y-%m-%d %H:%M}"
    return (*said, read_at, reading.read, reading.new, reading.held)


def _test(arguments: argparse.Namespace, settings: Settings) -> int:
    listed = {source.name: source for source in load_sources(settings.sources)}
    source = listed.get(arguments.name)
    if source is None and not is_path(arguments.name):
        raise CommandError(not_found(arguments.name, listed.values()))
    if source is None:
        source = _source(arguments, "test", arguments.name, Path.cwd())
        check_place(source)
    elif arguments.map or arguments.publisher or arguments.follow_links:
        raise CommandError(f"{source.name} is listed: how it is read stands in {settings.sources}")
    # What reads an article takes seconds to import, which --help need not wait for.
    from flows.source_trial import try_source  # noqa: PLC0415
    from flows.sources import SourceNotFound  # noqa: PLC0415
    from flows.trial_lines import trial_lines  # noqa: PLC0415

    try:
        trial = try_source(source, settings, VERSION)
    except SourceNotFound as error:
        raise CommandError(str(error)) from error
    for line in trial_lines(source, trial):
        print(line)
    return 0 if trial.capture else EXIT_FAILED


def _source(arguments: argparse.Namespace, name: str, location: str, folder: Path) -> ListedSource:
    table = {
        "name": name,
        "location": location,
        "schedule": getattr(arguments, "schedule", None),
        "publisher": arguments.publisher,
        "mapping": dict(arguments.map),
        "enabled": not getattr(arguments, "disabled", False),
        "follow_links": arguments.follow_links,
    }
    return read_source({key: value for key, value in table.items() if value is not None}, folder)
