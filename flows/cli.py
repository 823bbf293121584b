"""The `newsledger` command. Only the chosen command's module is imported, so that help is fast."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from flows.settings import SettingsError, load_settings

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130

VERSION = "0.1.0"
COMMANDS = {
    "run": "read articles, check them and publish their figures",
    "serve": "watch a folder and the listed sources on schedules, with the Prefect page",
    "source": "keep a list of sources, and try one before it is stored",
    "sql": "ask the warehouse a question",
    "explain": "show the words behind a row and why each field has its value",
    "report": "write the data-quality report",
    "doctor": "say what is installed, where things are and how the last run went",
}
"""Command to its one-line help. Each is flows/commands/NAME.py with EXAMPLE, add_arguments and
execute(arguments, settings) -> exit code."""


class CommandError(Exception):
    """A user's mistake or a failed run: one plain sentence, shown without a traceback."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 wrong usage."""
    # Python files in the current folder are the user's: no process that we start may import them.
    os.environ.setdefault("PYTHONSAFEPATH", "1")
    given = list(sys.argv[1:] if words is None else words)
    name = next((word for word in given if not word.startswith("-")), None)
    if not given:
        _parser(None).print_help()
        return EXIT_USAGE
    arguments = _parser(name if name in COMMANDS else None).parse_args(given)
    module = importlib.import_module(f"flows.commands.{arguments.command}")
    try:
        code = int(module.execute(arguments, load_settings()))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (CommandError, SettingsError) as error:
        print(f"newsledger: {error}", file=sys.stderr)
        return EXIT_FAILED
    except KeyboardInterrupt:
        print("newsledger: stopped; the next run goes on where this one was", file=sys.stderr)
        return EXIT_INTERRUPTED


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsledger",
        description="News articles in, a DuckDB warehouse of checked figures out.",
        epilog='example: newsledger run seeds/articles && newsledger sql "FROM pledges"',
    )
    parser.add_argument("--version", action="version", version=f"newsledger {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name == chosen:
            module = importlib.import_module(f"flows.commands.{name}")
            command.epilog = f"example:\n  {module.EXAMPLE}"
            module.add_arguments(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
