"""newsledger sql: ask the warehouse a question."""

from __future__ import annotations

import argparse
import contextlib
import itertools
import resource
import shutil
import sys
from collections.abc import Iterator

from flows.answers import csv_lines, json_lines, table_lines
from flows.cli import CommandError
from flows.options import counted_or_none, seconds
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.lake import Limits
from warehouse.paths import WarehousePaths
from warehouse.questions import Answer, QuestionError, open_questions

EXAMPLE = 'newsledger sql "FROM pledges SELECT who, what, usd_per_year ORDER BY usd_per_year DESC"'
ROWS_SHOWN = 1000
PROMPT = "newsledger> "
CONTINUED = "       ...> "
GOODBYES = frozenset({"exit", "quit", ".exit", ".quit", "\\q"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `newsledger sql`."""
    parser.add_argument(
        "query", nargs="?", metavar="QUERY", help="SQL; without it, statements come from stdin"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print CSV, all rows")
    form.add_argument("--json", action="store_true", help="print a JSON array, all rows")
    parser.add_argument(
        "--limit", type=counted_or_none, default=ROWS_SHOWN, metavar="N",
        help=f"rows of a table to print, 0 for all (default {ROWS_SHOWN})",
    )  # fmt: skip
    parser.add_argument(
        "--seconds", type=seconds, default=Limits().seconds, metavar="S",
        help=f"stop a statement after S seconds (default {Limits().seconds:g})",
    )  # fmt: skip


def execute(arguments: argparse.Namespace, settings: Settings) -> int:
    """Answer the question, or those that stdin holds, and return the exit code.

    Raises:
        CommandError: There is no warehouse, or the SQL cannot be answered; one line says why.
    """
    paths = WarehousePaths(settings.warehouse)
    try:
        if arguments.query is not None:
            _answer(paths, arguments.query, arguments)
        elif sys.stdin.isatty():
            _converse(paths, arguments)
        else:
            _answer(paths, sys.stdin.read(), arguments)
    except (WarehouseError, QuestionError) as error:
        raise CommandError(str(error)) from error
    return 0


def _answer(paths: WarehousePaths, sql: str, arguments: argparse.Namespace) -> None:
    limits = Limits(seconds=arguments.seconds)
    with _bounded_memory(2 * limits.memory_mb), open_questions(paths, limits) as questions:
        for answer in questions.ask(sql):
            for text in _texts(answer, arguments):
                sys.stdout.write(text)


@contextlib.contextmanager
def _bounded_memory(megabytes: int) -> Iterator[None]:
    # DuckDB does not count the strings that a query makes towards its own limit.
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = megabytes * 1_000_000
    known = [limit for limit in (soft, hard, wanted) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min(known), hard))
    try:
        yield
    except MemoryError as error:
        raise QuestionError(f"stopped at {megabytes:,} MB of memory: ask for less") from error
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _texts(answer: Answer, arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.csv:
        return csv_lines(answer.columns, answer.rows)
    if arguments.json:
        return json_lines(answer.columns, answer.rows)
    return _table_texts(answer, arguments.limit)


def _table_texts(answer: Answer, limit: int) -> Iterator[str]:
    rows = list(itertools.islice(answer.rows, limit or None))
    has_more = bool(limit) and next(answer.rows, None) is not None
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in table_lines(answer.columns, rows, width):
        yield f"{line}\n"
    count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    yield f"({count}; there are more: --limit 0 prints all)\n" if has_more else f"({count})\n"


def _converse(paths: WarehousePaths, arguments: argparse.Namespace) -> None:
    print("SQL ends with a semicolon; SHOW TABLES lists the views; exit leaves.")
    for statement in _typed_statements():
        try:
            _answer(paths, statement, arguments)
        except (WarehouseError, QuestionError) as error:
            print(error)


def _typed_statements() -> Iterator[str]:
    lines: list[str] = []
    while True:
        try:
            lines.append(input(CONTINUED if lines else PROMPT))
        except EOFError:
            print()
            return
        if len(lines) == 1 and lines[0].strip().lower().rstrip(";") in GOODBYES:
            return
        if lines[-1].rstrip().endswith(";"):
            yield "\n".join(lines)
            lines.clear()
